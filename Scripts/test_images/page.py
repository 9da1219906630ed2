"""A page as a list of things to draw, in millimetres from its top left corner; drawn as pixels here."""

from dataclasses import dataclass, field, replace

import cv2
import numpy as np
from PIL import Image, ImageDraw

from . import fonts

INK = (22, 22, 26)


@dataclass(frozen=True)
class Style:
    """How text is set. `size` is the em in mm (小四 = 12 pt = 4.23 mm); `hand` makes it look filled in by hand."""

    font: str = "song"
    size: float = 4.23
    hand: bool = False
    colour: tuple = INK
    bold: bool = False
    stretch: float = 0.0
    slant: float = 0.0
    """Of a hand: how far the top leans right, as a share of the height."""
    wobble: float = 0.0
    """Of a hand: how far a stroke strays, as a share of the em."""
    digits: str = ""
    """Another font for figures; the text's own where empty."""

    def but(self, **changes):
        return replace(self, **changes)


@dataclass(frozen=True)
class Run:
    text: str
    style: Style
    underline: bool = False
    width: float = 0.0
    """At least so wide, in mm: a blank that was filled in, or was left empty."""


@dataclass
class Glyph:
    character: str
    font: str
    x: float
    baseline: float
    size: float
    angle: float
    colour: tuple
    bold: bool
    hand: bool
    slant: float = 0.0
    wobble: float = 0.0
    seed: int = 0


@dataclass(frozen=True)
class Stroke:
    """A pen's stroke: points in mm with the pen's width at each."""

    points: tuple
    widths: tuple
    colour: tuple


@dataclass
class Line:
    """What a reader should read, with its box in mm."""

    text: str
    box: tuple
    hand: bool


@dataclass
class Page:
    kind: str
    width: float = 210.0
    height: float = 297.0
    glyphs: list = field(default_factory=list)
    strokes: list = field(default_factory=list)
    fills: list = field(default_factory=list)
    pictures: list = field(default_factory=list)
    lines: list = field(default_factory=list)
    seals: list = field(default_factory=list)
    fields: dict = field(default_factory=dict)
    pen: list = field(default_factory=list)
    """`Stroke`s of signatures that are no text."""
    prints: list = field(default_factory=list)
    """Thumbprints: (RGB picture, x, y, width, height), multiplied over the page."""
    signing: list = field(default_factory=list)
    """Truth of the places to sign: role, ink, date."""
    faces: int | None = None
    """Faces in a photo, the one on a card among them."""

    def stroke(self, x0, y0, x1, y1, width=0.18, colour=INK):
        self.strokes.append((x0, y0, x1, y1, width, colour))

    def box(self, x, y, width, height, weight=0.18):
        for x0, y0, x1, y1 in (
            (x, y, x + width, y), (x, y + height, x + width, y + height),
            (x, y, x, y + height), (x + width, y, x + width, y + height),
        ):  # fmt: skip
            self.stroke(x0, y0, x1, y1, weight)

    def fill(self, x, y, width, height, colour):
        self.fills.append((x, y, width, height, colour))

    def picture(self, array, x, y, width, height):
        """`array` is RGB, drawn below the text."""
        self.pictures.append((array, x, y, width, height))

    def seal(self, seal, x, y):
        """A `seals.Seal` with its centre there; pressed on at the end, over everything."""
        self.seals.append((seal, x, y))

    def text(self, x, baseline, text, style, rng=None):
        """One line of text. Returns its width."""
        return self.runs(x, baseline, [Run(text, style)], rng)

    def runs(self, x, baseline, runs, rng=None):
        """Several runs on one baseline, recorded as one line for the truth. Returns the width."""
        start, parts, size = x, [], 0.0
        ink_end = x
        for run in runs:
            natural = run_text_width(run)
            width = max(natural, run.width)
            inset = (width - natural) / 2
            if run.underline:
                below = baseline + 0.18 * run.style.size
                self.stroke(x, below, x + width, below, 0.16)
            if run.text:
                place_glyphs(self.glyphs, x + inset, baseline, run, rng)
                ink_end = x + inset + natural
                parts.append(run.text)
                size = max(size, run.style.size)
            x += width
        read = "".join(parts).strip()
        if read:
            hand = any(run.style.hand for run in runs if run.text)
            self.lines.append(Line(read, (start, baseline - 0.88 * size, ink_end, baseline + 0.14 * size), hand))
        return x - start

    def centred(self, x, width, baseline, text, style, rng=None):
        self.text(x + (width - run_text_width(Run(text, style))) / 2, baseline, text, style, rng)


def run_text_width(run):
    style = run.style
    return sum(character_width(c, style) for c in run.text)


def font_key(character, style):
    return style.digits if style.digits and character.isascii() and character.isdigit() else style.font


def character_width(character, style):
    """With the space after it, in mm."""
    return fonts.character_width(character, font_key(character, style)) * style.size + style.stretch


def place_glyphs(glyphs, x, baseline, run, rng):
    style = run.style
    # A hand does not set straight: a slope for the word, and a jitter for each character (amounts chosen by eye).
    slope = rng.uniform(-0.02, 0.03) if style.hand and rng else 0.0
    start = x
    for character in run.text:
        size, angle, drop, shift = style.size, 0.0, 0.0, 0.0
        if style.hand and rng:
            size *= rng.uniform(0.92, 1.1)
            angle = rng.gauss(0, 2.2)
            drop = rng.gauss(0, 0.03) * style.size - slope * (x - start)
            shift = rng.gauss(0, 0.02) * style.size
        key = font_key(character, style)
        # Only a hand of its own draws on the stream: the other pages' bytes must stay.
        seed = rng.randrange(1 << 30) if style.wobble and rng else 0
        # No Debian CJK font has a ticked box: an empty one with a tick over it.
        for part in "□√" if character == fonts.TICKED else character.strip():
            glyphs.append(
                Glyph(part, fonts.font_for(part, key), x + shift, baseline + drop, size, angle,
                      style.colour, style.bold, style.hand, style.slant, style.wobble, seed)
            )  # fmt: skip
        x += character_width(character, style)


def rasterise(page, dpi, paper=(255, 255, 255)):
    """The page without its seals as an RGB array."""
    scale = dpi / 25.4
    image = Image.new("RGB", (round(page.width * scale), round(page.height * scale)), paper)
    draw = ImageDraw.Draw(image)
    for x, y, width, height, colour in page.fills:
        draw.rectangle([x * scale, y * scale, (x + width) * scale, (y + height) * scale], fill=colour)
    for array, x, y, width, height in page.pictures:
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        image.paste(Image.fromarray(array).resize(size, Image.Resampling.LANCZOS), (round(x * scale), round(y * scale)))
    for x0, y0, x1, y1, width, colour in page.strokes:
        points = [round(x0 * scale), round(y0 * scale), round(x1 * scale), round(y1 * scale)]
        draw.line(points, fill=colour, width=max(1, round(width * scale)))
    for glyph in page.glyphs:
        font = fonts.pillow_font(glyph.font, glyph.size * scale)
        weight = 0.022 * glyph.size * scale if glyph.bold else 0.0
        if abs(glyph.angle) < 0.05 and not glyph.wobble:
            draw.text((glyph.x * scale, glyph.baseline * scale), glyph.character, fill=glyph.colour, font=font,
                      anchor="ls", stroke_width=weight, stroke_fill=glyph.colour)  # fmt: skip
        else:
            draw_turned(image, glyph, font, scale)
    for stroke in page.pen:
        draw_stroke(draw, stroke, scale)
    array = np.asarray(image)
    return pressed(array, page.prints, scale) if page.prints else array


def draw_stroke(draw, stroke, scale):
    points = [(x * scale, y * scale) for x, y in stroke.points]
    for (x0, y0), (x1, y1), width in zip(points, points[1:], stroke.widths, strict=False):
        r = max(0.6, width * scale / 2)
        draw.line([x0, y0, x1, y1], fill=stroke.colour, width=max(1, round(2 * r)))
        draw.ellipse([x1 - r, y1 - r, x1 + r, y1 + r], fill=stroke.colour)


def pressed(array, prints, scale):
    """Thumbprints multiplied over the page."""
    array = array.copy()
    for picture, x, y, width, height in prints:
        left, top = round(x * scale), round(y * scale)
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        part = np.asarray(Image.fromarray(picture).resize(size, Image.Resampling.LANCZOS), np.float32) / 255
        below = array[max(0, top) : top + size[1], max(0, left) : left + size[0]]
        below[...] = below * part[: below.shape[0], : below.shape[1]]
    return array


def strayed(tile, glyph, em, base):
    """A character as a hand writes it: leaning, and every stroke a little off its way."""
    noise = np.random.default_rng(glyph.seed)
    side = tile.width
    coarse = noise.standard_normal((2, 5, 5)).astype(np.float32) * glyph.wobble * em
    dx, dy = (cv2.resize(part, (side, side), interpolation=cv2.INTER_CUBIC) for part in coarse)
    xs, ys = np.meshgrid(np.arange(side, dtype=np.float32), np.arange(side, dtype=np.float32))
    lean = glyph.slant * (ys - np.float32(base))
    moved = cv2.remap(np.asarray(tile), xs + dx + lean, ys + dy, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    return Image.fromarray(moved)


def draw_turned(image, glyph, font, scale):
    """One hand-written character: turned about its middle, with a pen a little thicker than the font's."""
    em = glyph.size * scale
    side = int(em * 1.8) + 2
    tile = Image.new("L", (side, side), 0)
    left, base = 0.4 * em, 1.25 * em
    ImageDraw.Draw(tile).text((left, base), glyph.character, fill=255, font=font, anchor="ls", stroke_width=0.008 * em)
    tile = tile.rotate(glyph.angle, resample=Image.Resampling.BICUBIC)
    if glyph.wobble or glyph.slant:
        tile = strayed(tile, glyph, em, base)
    at = (round(glyph.x * scale - left), round(glyph.baseline * scale - base))
    image.paste(Image.new("RGB", tile.size, glyph.colour), at, tile)
