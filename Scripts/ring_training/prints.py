"""Printed lines with names of units and people: in a strip stands what the same network is asked about in print, too."""

import cv2
import numpy as np
from PIL import Image, ImageDraw

from test_images import fonts, seals

from .names import CHARACTERS, letters, unit_name

FONTS = ["song"] * 5 + ["serif", "hei", "kai", "wenkai", "zenhei", "microhei", "serif-bold", "hei-bold"]
RESOLUTIONS = [96, 120, 150, 150, 200, 200, 250]
HEIGHT = 48


def printed_line(rng):
    """(picture 48 high, BGR, text), or None where it would be too long."""
    text = unit_name(rng) if rng.random() < 0.7 else letters(rng, 2, rng.choice([3, 4, 12]))
    text = "".join(character for character in text if character in CHARACTERS)
    noise = np.random.default_rng(rng.randrange(1 << 30))
    dpi = rng.choice(RESOLUTIONS)
    # Sizes from 五号 (3.7 mm) with a margin for forms and headings.
    size = dpi / 25.4 * rng.uniform(3.2, 6.5)
    ink = printed(rng, text, size, dpi)
    height, width = ink.shape
    page = np.full((height, width, 3), [rng.uniform(215, 255) for _ in range(3)], np.float32)
    if rng.random() < 0.2:  # below it, a seal's
        grain = noise.random((4, max(4, width // 12))).astype(np.float32)
        blot = cv2.resize(grain, (width, height), interpolation=cv2.INTER_CUBIC) > 0.6
        page *= 1 - blot[..., None] * rng.uniform(0.2, 0.9) * (1 - np.asarray(seals.ink_colour(rng), np.float32) / 255)
    page *= 1 - ink[..., None] * rng.uniform(0.6, 0.97)
    if rng.random() < 0.5:
        page = cv2.GaussianBlur(page, (0, 0), rng.uniform(0.3, 1.4) * dpi / 150)
    if rng.random() < 0.6:
        page += noise.standard_normal(page.shape).astype(np.float32) * rng.uniform(0.5, 8)
    bgr = np.clip(page, 0, 255).astype(np.uint8)[..., ::-1]
    if rng.random() < 0.8:
        _, data = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, rng.randint(35, 92)])
        bgr = cv2.imdecode(data, cv2.IMREAD_COLOR)
    top, bottom = int(size * rng.uniform(0.05, 0.4)), int(size * rng.uniform(1.5, 1.9))
    left, right = int(size * rng.uniform(0, 0.45)), width - int(size * rng.uniform(0, 0.45))
    crop = bgr[top:bottom, left:right]
    columns = int(HEIGHT * crop.shape[1] / crop.shape[0] * rng.choice([1, 1, 1, rng.uniform(0.7, 1.4)]))
    if not 24 <= columns <= 1500:
        return None
    way = cv2.INTER_AREA if crop.shape[0] > HEIGHT else cv2.INTER_LINEAR
    return np.ascontiguousarray(cv2.resize(crop, (columns, HEIGHT), interpolation=way)), text


def printed(rng, text, size, dpi):
    """Ink of the line, 0…1, with half a character's margin."""
    font = fonts.pillow_font(rng.choice(FONTS), size)
    space = rng.choice([0, 0, 0, rng.uniform(0, 0.5) * size])
    width = int(sum(font.getlength(character) + space for character in text) + size)
    image = Image.new("L", (width, int(size * 2)), 0)
    draw = ImageDraw.Draw(image)
    x = size / 2
    for character in text:
        draw.text((x, size * 0.4), character, fill=255, font=font)
        x += font.getlength(character) + space
    if rng.random() < 0.15:  # a ruling below
        y = size * rng.uniform(1.55, 1.8)
        draw.line([0, y, width, y], fill=230, width=max(1, round(dpi / 120)))
    ink = np.asarray(image, np.float32) / 255
    roll = rng.random()
    if roll < 0.2:
        return cv2.dilate(ink, np.ones((2, 2)))
    if roll < 0.4:
        return np.clip(cv2.GaussianBlur(ink, (0, 0), 0.6) * rng.uniform(0.8, 1.4) - rng.uniform(0, 0.3), 0, 1)
    return ink
