"""The engraving of a seal: the ring's text along its arc, star, line, number, and personal seals."""

import math

import numpy as np
from PIL import Image, ImageChops, ImageDraw

from . import fonts


def engraved(seal, scale):
    """The seal upright, as a mask; `scale` in pixels per mm."""
    return draw_personal(seal, scale) if seal.kind == "personal" or seal.shape == "square" else draw_ring_seal(seal, scale)


def glyph_tile(character, font, width, height, weight):
    """One character scaled to exactly `width` by `height` pixels of em box, as coverage 0…255."""
    em = 96
    tile = Image.new("L", (em + 16, em + 16), 0)
    ImageDraw.Draw(tile).text((8 + em / 2, 8 + em * 0.86), character, fill=255, anchor="ms", stroke_width=weight,
                              font=fonts.pillow_font(fonts.font_for(character, font), em))  # fmt: skip
    size = (max(2, round(width * (em + 16) / em)), max(2, round(height * (em + 16) / em)))
    return tile.resize(size, Image.Resampling.LANCZOS)


def paste_turned(mask, tile, x, y, degrees):
    """Adds a tile, turned clockwise, with its middle at (x, y)."""
    turned = tile.rotate(-degrees, resample=Image.Resampling.BICUBIC, expand=True)
    at = (round(x - turned.width / 2), round(y - turned.height / 2))
    mask.paste(255, at, turned)


def ellipse_points(a, b, count=1440):
    """Points of an ellipse clockwise from the bottom, with the length of the way to each."""
    t = np.linspace(0, 2 * math.pi, count + 1) + math.pi / 2
    x, y = a * np.cos(t), b * np.sin(t)
    way = np.concatenate([[0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
    return t, x, y, way


def arc_places(count, a, b, span, bottom=False):
    """(x, y, degrees clockwise) of characters along an ellipse of half axes a, b: over the top or along the bottom."""
    t, x, y, way = ellipse_points(a, b)
    total = way[-1]
    length = total * span / 360
    places = []
    for i in range(count):
        share = (i + 0.5) / count - 0.5
        at = total / 2 + share * length
        if bottom:
            at = (-share * length) % total
        phase = np.interp(at, way, t)
        normal = math.degrees(math.atan2(math.sin(phase) / b, math.cos(phase) / a))
        places.append((float(np.interp(at, way, x)), float(np.interp(at, way, y)), normal + (-90 if bottom else 90)))
    return places


def draw_arc(mask, text, centre, a, b, span, height, width, font, weight, bottom=False):
    for character, (x, y, turn) in zip(text, arc_places(len(text), a, b, span, bottom), strict=True):
        paste_turned(mask, glyph_tile(character, font, width, height, weight), centre + x, centre + y, turn)


def ring(seal):
    """The ring of letters in mm: half axes of their middle line, arc in degrees, height and width of a letter."""
    cut, count = seal.cut, max(1, len(seal.text))
    span = max(110.0, min(300.0, 18.0 * count)) * cut.span
    span = max(100.0, min(span, 250.0 if seal.line_text else 285.0 if seal.code else 318.0))
    height = cut.tall * min(seal.size) / 40 * (1.0 if count <= 16 else 0.9)
    if min(seal.size) < 36:  # an oval has less room
        height = min(height, 0.17 * min(seal.size))
    inset = cut.rim + cut.gap + cut.inner + height / 2
    a, b = seal.size[0] / 2 - inset, seal.size[1] / 2 - inset
    step = 2 * math.pi * math.sqrt((a * a + b * b) / 2) * span / 360 / count
    return a, b, span, height, min(height * cut.narrow, step * 0.94)


def letter_places(seal):
    """Middle (mm from the upright seal's centre), width and height of every letter of the ring and of the line across."""
    a, b, span, height, width = ring(seal)
    places = [(x, y, width, height) for x, y, _ in arc_places(len(seal.text), a, b, span)]
    if seal.line_text:
        low, room, tall = line_place(seal)
        step = min(0.85 * tall, room / len(seal.line_text))
        middle = (len(seal.line_text) - 1) / 2
        places += [((i - middle) * step, low, step, tall) for i in range(len(seal.line_text))]
    return places


def line_place(seal):
    """Of the line across in mm: how far below the centre, how much room, how high."""
    w, h = seal.size[0] / 2, seal.size[1] / 2
    free = seal.shape == "circle" and not seal.star
    low = 0.12 * h if free else 0.56 * h
    depth = seal.cut.rim + seal.cut.gap + seal.cut.inner + ring(seal)[3]
    room = 2 * 0.8 * (w - depth) if free else 2 * 0.64 * w * math.sqrt(1 - (low / h) ** 2)
    return low, room, 4.4 if seal.shape == "circle" else 3.6


def draw_ring_seal(seal, scale):
    cut = seal.cut
    w, h = seal.size[0] * scale / 2, seal.size[1] * scale / 2
    side = int(2 * max(w, h) + 8)
    centre = side / 2
    mask = Image.new("L", (side, side), 0)
    draw = ImageDraw.Draw(mask)
    outline(draw, centre, w, h, max(2, round(cut.rim * scale)))
    if cut.inner:
        inner = (cut.rim + cut.inner - 0.4) * scale
        outline(draw, centre, w - inner, h - inner, max(1, round(0.35 * scale)))
    a, b, span, height, width = (value if i == 2 else value * scale for i, value in enumerate(ring(seal)))
    draw_arc(mask, seal.text, centre, a, b, span, height, width, seal.font, cut.weight)
    depth = (cut.rim + cut.gap + cut.inner) * scale + height
    if seal.code:
        small = 1.75 * scale
        inset = (cut.rim + cut.inner + 1.3) * scale
        draw_arc(mask, seal.code, centre, w - inset, h - inset, 62, small, small * 1.24, "zenhei", 1, bottom=True)
    if seal.shape == "circle" and seal.star:
        draw.polygon(star_points(centre, centre, cut.star * scale * min(seal.size) / 42), fill=255)
    if seal.middle:
        draw_across(mask, seal.middle, centre, centre + 0.3 * scale, 2 * 0.92 * (w - depth), 3.0 * scale, "zenhei", 1, 0.62)
    if seal.line_text:
        low, room, tall = (value * scale for value in line_place(seal))
        draw_across(mask, seal.line_text, centre, centre + low, room, tall, seal.font, cut.weight, 0.85)
    return mask


def outline(draw, centre, w, h, width):
    draw.ellipse([centre - w, centre - h, centre + w, centre + h], outline=255, width=width)


def draw_across(mask, text, x, y, room, height, font, weight, widest):
    """A straight line of text centred at (x, y), squeezed into `room` pixels."""
    width = min(height * widest, room / len(text))
    for i, character in enumerate(text):
        narrow = 2 if character.isascii() else 1
        tile = glyph_tile(character, font, width * 0.96 * narrow, height, weight)
        paste_turned(mask, tile, x + (i + 0.5 - len(text) / 2) * width, y, 0)


def star_points(x, y, radius):
    inner = radius * math.sin(math.radians(18)) / math.sin(math.radians(54))
    return [
        (x + r * math.sin(math.radians(36 * i)), y - r * math.cos(math.radians(36 * i)))
        for i in range(10)
        for r in [radius if i % 2 == 0 else inner]
    ]


def draw_personal(seal, scale):
    """Two columns read from the right, in a square or a ring; white on the ink where it is hollow."""
    side = int(seal.size[0] * scale + 8)
    mask = Image.new("L", (side, side), 0)
    draw = ImageDraw.Draw(mask)
    rim = max(2, round(0.8 * seal.cut.rim * scale))
    shape = draw.ellipse if seal.shape == "circle" else draw.rectangle
    shape([4, 4, side - 4, side - 4], outline=255, width=rim)
    letters = Image.new("L", (side, side), 0)
    cell = (side - 8 - 2.6 * scale) / 2 * (0.76 if seal.shape == "circle" else 1)
    # A third character stands in the left column's upper half.
    places = [(1, 0), (1, 1), (0, 0), (0, 1)] if len(seal.text) > 2 else [(1, 0.5), (0, 0.5)]
    for character, (column, row) in zip(seal.text[:4], places, strict=False):
        x = side / 2 + (column - 0.5) * cell
        y = side / 2 + (row - 0.5) * cell
        paste_turned(letters, glyph_tile(character, seal.font, cell * 0.92, cell * 0.95, seal.cut.weight // 2), x, y, 0)
    if seal.hollow:
        draw.rectangle([4, 4, side - 4, side - 4], fill=255)
        return ImageChops.subtract(mask, letters)
    return ImageChops.lighter(mask, letters)
