"""Seals on paper with print, and the layers of ink that the program makes of them (`SealPicture`)."""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from PIL import Image, ImageDraw

from test_images import fonts, optics, seal_ink, seals

from . import names

# Song most often, as on real seals.
FONTS = ["song"] * 4 + ["serif", "serif-bold", "hei", "hei-bold", "kai", "wenkai", "zenhei", "microhei", "tw-kai"]
LINES = ["合同专用章", "人事专用章", "劳动合同专用章", "财务专用章", "人力资源部", "行政专用章", "业务专用章", "（1）", "技术部"]
# Dots per inch of what is sent in: photos of a page and scans.
RESOLUTIONS = [96, 110, 130, 150, 150, 170, 200, 200, 230]


# Of red, grey and blue seals. More grey ones than offices see: without a colour they are read worst.
COLOURS = [0.72, 0.24, 0.04]


@dataclass(frozen=True)
class Unit:
    """What the drawing of a seal wants to know of a company."""

    name: str
    seal_number: str
    code: str


@dataclass(frozen=True)
class Impression:
    seal: seals.Seal
    layers: list
    """Ink alone, darkness, colours; without darkness for a grey one. Float, 0…255."""
    centre: tuple
    axes: tuple
    """Half axes of the rim in pixels."""
    scale: float
    """Pixels per mm."""


def digits(rng, count):
    return "".join(rng.choice("0123456789") for _ in range(count))


def careless(rng):
    """Pressed as practice has it: faint, doubled, half pressed."""
    return seals.Wear(
        uneven=rng.uniform(0.1, 0.45), spread=rng.uniform(-0.09, 0.12), salt=rng.uniform(0.05, 0.5), warp=rng.uniform(0, 0.35),
        lost=(rng.uniform(0, 360), rng.uniform(0.05, 0.3), rng.uniform(0.15, 0.9)) if rng.random() < 0.3 else (),
        double=(rng.uniform(-0.9, 0.9), rng.uniform(-0.9, 0.9), rng.uniform(0.2, 0.6)) if rng.random() < 0.15 else (),
    )  # fmt: skip


def worn(rng, wear):
    """Seldom more than one fault besides what the seal has."""
    if rng.random() < 0.25:
        wear = replace(wear, lost=(rng.uniform(0, 360), rng.uniform(0.05, 0.3), rng.uniform(0.3, 0.9)))
    if rng.random() < 0.08:
        wear = replace(wear, smear=(rng.uniform(0, 360), rng.uniform(0.2, 0.8)))
    if rng.random() < 0.08:
        wear = replace(wear, double=(rng.uniform(-0.5, 0.5), rng.uniform(-0.5, 0.5), rng.uniform(0.3, 0.7)))
    if rng.random() < 0.2:
        wear = replace(wear, spread=rng.uniform(-0.08, 0.13), uneven=rng.uniform(0.1, 0.5), salt=rng.uniform(0.1, 0.5))
    return wear


def new_seal(rng):
    unit = Unit(names.unit_name(rng), "35" + digits(rng, 11), "9135" + digits(rng, 14))
    if rng.random() < 0.12:
        seal = (seals.invoice if rng.random() < 0.5 else seals.foreign_oval)(rng, unit)
        seal = replace(seal, size=tuple(side * rng.uniform(0.95, 1.1) for side in seal.size))
    else:
        line = rng.choice(LINES) if rng.random() < 0.35 else ""
        seal = seals.official(rng, unit, rng.choice(["official", "contract"]), line_text=line)
    wear = careless(rng) if rng.random() < 0.4 else worn(rng, seal.wear)
    cut = replace(seal.cut, gap=rng.uniform(0.4, 2.0))
    seal = replace(seal, font=rng.choice(FONTS), angle=0.0, wear=wear, opacity=rng.uniform(0.45, 0.97), cut=cut)
    return seals.electronic(seal, rng) if rng.random() < 0.08 else seal


def printed(rng, shape, dpi):
    """A piece of a page: lines of print, rulings, a pen's stroke. Grey levels."""
    height, width = shape
    paper = np.full(shape, rng.uniform(225, 255), np.float32)
    if rng.random() > 0.75:
        return paper
    image = Image.new("L", (width, height), 0)
    draw = ImageDraw.Draw(image)
    size = dpi / 25.4 * rng.uniform(3.2, 5.5)
    font = fonts.pillow_font(rng.choice(["song", "serif", "hei", "kai"]), size)
    leading = size * rng.uniform(1.3, 3.2)
    y = rng.uniform(-leading, leading)
    while y < height:
        text = "".join(rng.choice(names.LEVELS[0]) for _ in range(rng.randint(2, 30)))
        if rng.random() < 0.8:
            draw.text((rng.uniform(-width / 2, width * 0.6), y), text, fill=rng.randint(180, 255), font=font)
        y += leading
    thin = max(1, round(dpi / 120))
    if rng.random() < 0.4:
        x = rng.uniform(0, width)
        draw.line([x, 0, x, height], fill=230, width=thin)
    if rng.random() < 0.5:
        y = rng.uniform(0, height)
        draw.line([0, y, width, y], fill=230, width=thin)
    if rng.random() < 0.25:
        points = [(rng.uniform(0, width), rng.uniform(0, height)) for _ in range(6)]
        draw.line(points, fill=220, width=2 * thin, joint="curve")
    return paper * (1 - np.asarray(image, np.float32) / 255 * rng.uniform(0.75, 0.97))


def spread(ink):
    paper = min(60, np.quantile(ink, 0.4))
    top = max(60, np.quantile(ink, 0.97) - paper)
    return 255 - np.clip((ink - paper) * 255 / top, 0, 255)


def filled(ink, hidden, reach):
    weight = np.where(hidden, 0.001, 1).astype(np.float32)
    box = (2 * reach + 1, 2 * reach + 1)
    return np.where(hidden, cv2.blur(ink * weight, box) / np.maximum(1e-4, cv2.blur(weight, box)), ink)


def layers(rgb, colour, radius):
    pixels = rgb.astype(np.float32)
    red, green, blue = pixels[..., 0], pixels[..., 1], pixels[..., 2]
    if colour == "gray":
        return [spread(np.clip(np.quantile(green, 0.9) - green, 0, 255)), pixels]
    reach = max(2, round(0.016 * radius))
    own, other = (red, (green + blue) / 2) if colour == "red" else (blue, (green + red) / 2)
    dark = (own < 0.55 * np.quantile(own, 0.9)).astype(np.uint8)
    hidden = cv2.dilate(dark, np.ones((3, 3), np.uint8)) > 0
    ink = spread(filled(np.clip(own - other - 4, 0, 255), hidden, reach))
    near = cv2.dilate(hidden.astype(np.uint8), np.ones((reach | 1, reach | 1), np.uint8)) > 0
    darkness = np.where(near, ink, spread(np.clip(np.quantile(green, 0.9) - other, 0, 255)))
    return [ink, darkness, pixels]


def crossed(rng, ink, dpi):
    """Another seal that reaches over this one."""
    other, _ = seal_ink.impression(replace(new_seal(rng), angle=rng.uniform(0, 360)), dpi)
    way, distance = rng.uniform(0, 2 * np.pi), rng.uniform(0.2, 1) * ink.shape[0]
    right = distance * np.cos(way) + (ink.shape[1] - other.shape[1]) / 2
    down = distance * np.sin(way) + (ink.shape[0] - other.shape[0]) / 2
    moved = cv2.warpAffine(other, np.float32([[1, 0, right], [0, 1, down]]), ink.shape[::-1])
    return 1 - (1 - ink) * (1 - moved)


def impression(rng):
    noise = np.random.default_rng(rng.randrange(1 << 30))
    seal = new_seal(rng)
    dpi = rng.choice(RESOLUTIONS)
    ink, _ = seal_ink.impression(seal, dpi)
    height, width = ink.shape
    if rng.random() < 0.1:
        ink = crossed(rng, ink, dpi)
    colour = rng.choices(["red", "gray", "blue"], COLOURS)[0]
    tint = (rng.randint(40, 140),) * 3 if colour == "gray" else seals.ink_colour(rng, colour)
    page = np.repeat(printed(rng, (height, width), dpi)[..., None], 3, 2)
    page *= 1 - ink[..., None] * (1 - np.asarray(tint, np.float32) / 255)
    light = cv2.resize(noise.standard_normal((3, 3)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    page *= (1 + rng.uniform(0, 0.12) * light)[..., None]
    page *= np.asarray([rng.uniform(0.93, 1.0) for _ in range(3)], np.float32)
    if colour == "gray" and rng.random() < 0.5:
        copy = optics.photocopy(page[..., 1], noise, rng.uniform(0.1, 1.4))
        page = np.repeat(copy[..., None], 3, 2).astype(np.float32)
    if rng.random() < 0.6:
        page = cv2.GaussianBlur(page, (0, 0), rng.uniform(0.3, 1.3) * dpi / 150)
    if rng.random() < 0.6:
        page += noise.standard_normal(page.shape).astype(np.float32) * rng.uniform(0.5, 7)
    rgb = np.clip(page, 0, 255).astype(np.uint8)
    if rng.random() < 0.8:
        _, data = cv2.imencode(".jpg", rgb[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, rng.randint(35, 92)])
        rgb = cv2.imdecode(data, cv2.IMREAD_COLOR)[..., ::-1]
    scale = dpi / 25.4
    axes = (seal.size[0] / 2 * scale, seal.size[1] / 2 * scale)
    return Impression(seal, layers(rgb, colour, sum(axes) / 2), (width / 2, height / 2), axes, scale)
