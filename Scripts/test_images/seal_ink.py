"""Seals as ink on paper: the ring's text along its arc, star, line, wear, and the impression over a page."""

import math

import cv2
import numpy as np
from PIL import Image, ImageDraw

from . import fonts


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


def draw_arc(mask, text, centre, a, b, span, height, width, font, weight, bottom=False):
    """Characters along an ellipse of half axes a, b: over the top or along the bottom, read left to right."""
    t, x, y, way = ellipse_points(a, b)
    total = way[-1]
    length = total * span / 360
    for i, character in enumerate(text):
        share = (i + 0.5) / len(text) - 0.5
        at = total / 2 + share * length
        if bottom:
            at = (-share * length) % total
        px, py = np.interp(at, way, x), np.interp(at, way, y)
        phase = np.interp(at, way, t)
        normal = math.degrees(math.atan2(math.sin(phase) / b, math.cos(phase) / a))
        tile = glyph_tile(character, font, width, height, weight)
        paste_turned(mask, tile, centre + px, centre + py, normal + (90 if not bottom else -90))


def name_span(count):
    """Degrees that a name of so many characters takes."""
    return max(110.0, min(292.0, 18.0 * count))


def draw_ring_seal(seal, scale):
    w, h = seal.size[0] * scale / 2, seal.size[1] * scale / 2
    side = int(2 * max(w, h) + 8)
    centre = side / 2
    mask = Image.new("L", (side, side), 0)
    draw = ImageDraw.Draw(mask)
    rim = max(2, round((1.1 if seal.shape == "circle" else 0.9) * scale))
    draw.ellipse([centre - w, centre - h, centre + w, centre + h], outline=255, width=rim)
    weight = 3 if seal.font == "song" else 1
    span = name_span(len(seal.text))
    if seal.line_text:
        span = min(span, 236.0)  # leaves the lower quarter to the line
    height = (6.4 if len(seal.text) <= 16 else 5.6) * scale * min(1.0, min(seal.size) / 38)
    inset = 1.9 * scale + height / 2
    a, b = w - inset, h - inset
    step = 2 * math.pi * math.sqrt((a * a + b * b) / 2) * span / 360 / max(1, len(seal.text))
    width = min(height * 0.8, step * 0.94)
    draw_arc(mask, seal.text, centre, a, b, span, height, width, seal.font, weight)
    if seal.code:
        small = 1.75 * scale
        draw_arc(mask, seal.code, centre, w - rim - 1.3 * scale, h - rim - 1.3 * scale, 62, small, small * 0.62 * 2,
                 "zenhei", 1, bottom=True)  # fmt: skip
    if seal.shape == "circle" and seal.star:
        draw.polygon(star_points(centre, centre, 7.0 * scale * min(seal.size) / 42), fill=255)
    if seal.middle:
        draw_across(mask, seal.middle, centre, centre + 0.3 * scale, 2 * 0.9 * (w - 1.9 * scale - height), 3.0 * scale,
                    "zenhei", 1, 0.62)  # fmt: skip
    if seal.line_text:
        free = seal.shape == "circle" and not seal.star
        low = 0.12 * h if free else 0.56 * h
        inner = w - 1.9 * scale - height
        room = 2 * 0.8 * inner if free else 2 * 0.64 * w * math.sqrt(1 - (low / h) ** 2)
        tall = 4.4 if seal.shape == "circle" else 3.6
        draw_across(mask, seal.line_text, centre, centre + low, room, tall * scale, seal.font, weight, 0.85)
    return mask


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


def draw_square_seal(seal, scale):
    side = int(seal.size[0] * scale + 8)
    mask = Image.new("L", (side, side), 0)
    draw = ImageDraw.Draw(mask)
    draw.rectangle([4, 4, side - 4, side - 4], outline=255, width=max(2, round(0.9 * scale)))
    cell = (side - 8 - 2.6 * scale) / 2
    # Two columns, read from the right; a third character stands in the left column's upper half.
    places = [(1, 0), (1, 1), (0, 0), (0, 1)] if len(seal.text) > 2 else [(1, 0.5), (0, 0.5)]
    for character, (column, row) in zip(seal.text[:4], places, strict=False):
        x = side / 2 + (column - 0.5) * cell
        y = side / 2 + (row - 0.5) * cell
        paste_turned(mask, glyph_tile(character, seal.font, cell * 0.92, cell * 0.95, 0), x, y, 0)
    return mask


def ink_mask(seal, dpi):
    """Coverage 0…1 of the seal as pressed: turned, unevenly inked, cut to its slice; centred in the array."""
    scale = dpi / 25.4
    # Drawn at twice the size: thin strokes would otherwise break where they are pasted at an angle.
    mask = (draw_square_seal if seal.shape == "square" else draw_ring_seal)(seal, scale * 2)
    mask = mask.rotate(-seal.angle, resample=Image.Resampling.BICUBIC, expand=True)
    mask = mask.resize((max(2, mask.width // 2), max(2, mask.height // 2)), Image.Resampling.LANCZOS)
    ink = np.asarray(mask, dtype=np.float32) / 255
    ink = worn(ink, seal, scale)
    if seal.slice_of:
        part, parts = seal.slice_of
        width = ink.shape[1]
        ink = ink[:, width * part // parts : width * (part + 1) // parts]
    return ink


def worn(ink, seal, scale):
    """Uneven pressure in large waves, patches with little ink, and the paper's grain at the edges."""
    noise = np.random.default_rng(seal.seed)

    def field(period):
        shape = (max(2, int(ink.shape[0] / period) + 2), max(2, int(ink.shape[1] / period) + 2))
        small = noise.standard_normal(shape).astype(np.float32)
        return cv2.resize(small, (ink.shape[1], ink.shape[0]), interpolation=cv2.INTER_CUBIC)

    pressure = 1 - seal.wear * 0.55 * np.clip(field(9 * scale) * 0.6 + 0.3, 0, 1)
    patches = 1 - seal.wear * 0.75 * np.clip((field(3.5 * scale) - 1.1) * 1.6, 0, 1)
    grain = 1 - (0.12 + 0.45 * seal.wear) * np.clip(field(0.3 * scale), 0, 1)
    blurred = cv2.GaussianBlur(ink, (0, 0), 0.06 * scale)
    return np.clip(blurred * pressure * patches * grain, 0, 1) * seal.opacity


def press(array, page, dpi):
    """Multiplies the page's seals over its raster, in place of white paper showing the ink's own colour."""
    if not page.seals:
        return array
    result = array.astype(np.float32)
    scale = dpi / 25.4
    for seal, x, y in page.seals:
        ink = ink_mask(seal, dpi)
        left, top = round(x * scale - ink.shape[1] / 2), round(y * scale - ink.shape[0] / 2)
        x0, y0 = max(0, left), max(0, top)
        x1, y1 = min(result.shape[1], left + ink.shape[1]), min(result.shape[0], top + ink.shape[0])
        if x1 <= x0 or y1 <= y0:
            continue
        part = ink[y0 - top : y1 - top, x0 - left : x1 - left, None]
        tint = 1 - np.asarray(seal.colour, np.float32) / 255
        result[y0:y1, x0:x1] *= 1 - part * tint
    return np.clip(result, 0, 255).astype(np.uint8)
