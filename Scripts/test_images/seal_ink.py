"""Seals as ink on paper: the impression of an engraved seal, and how it lies over a page."""

import cv2
import numpy as np
from PIL import Image

from . import seal_cut


def ink_mask(seal, dpi):
    """Coverage 0…1 of the seal as pressed: turned, unevenly inked, cut to its slice; centred in the array."""
    return impression(seal, dpi)[0]


def impression(seal, dpi):
    """The ink as pressed and, of the same shape, what ideal ink would be."""
    scale = dpi / 25.4
    # Drawn at twice the size: thin strokes would otherwise break where they are pasted at an angle.
    mask = seal_cut.engraved(seal, scale * 2)
    room = int(scale * 4)  # for smears and second touches
    mask = np.pad(np.asarray(mask), room)
    mask = Image.fromarray(mask).rotate(-seal.angle, resample=Image.Resampling.BICUBIC, expand=True)
    size = (max(2, mask.width // 2), max(2, mask.height // 2))
    if not seal.electronic:
        ink = pressed(np.asarray(mask, np.float32) / 255, seal, scale * 2)
        ink = cv2.resize(ink, size, interpolation=cv2.INTER_AREA)
    ideal = np.asarray(mask.resize(size, Image.Resampling.BOX), np.float32) / 255
    if seal.electronic:
        ink = ideal
    if seal.slice_of:
        part, parts = seal.slice_of
        edge = int(scale * 2)
        width = ink.shape[1] - 2 * edge
        cut = slice(edge + width * part // parts, edge + width * (part + 1) // parts)
        ink, ideal = ink[:, cut], ideal[:, cut]
    return ink * seal.opacity, ideal


def pressed(mask, seal, scale):
    """Rubber on paper: it gives way, ink spreads or stays away with the pressure, the paper's grain shows.

    Where the pressure is high a stroke swells, where it is low it breaks: the softened engraving is cut off at a threshold
    that follows the pressure.
    """
    wear = seal.wear
    noise = np.random.default_rng(seal.seed)
    height, width = mask.shape

    def field(period):
        shape = (max(2, int(height / period) + 2), max(2, int(width / period) + 2))
        small = noise.standard_normal(shape).astype(np.float32)
        return cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)

    if wear.warp:
        ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
        reach = wear.warp * scale
        mask = cv2.remap(mask, xs + reach * field(11 * scale), ys + reach * field(11 * scale), cv2.INTER_LINEAR)
    pressure = -wear.uneven * np.clip(0.5 * field(9 * scale) + 0.5 * field(4 * scale), -0.6, 2.2)
    if wear.lost:
        pressure -= missing(wear.lost, (height, width))
    soft = cv2.GaussianBlur(mask, (0, 0), 0.11 * scale)
    threshold = 0.5 - wear.spread - 0.5 * pressure
    ink = 1 / (1 + np.exp(-np.clip((soft - threshold) * 14, -30, 30)))
    ink *= np.clip(12 * soft, 0, 1)  # no pressure inks what is not engraved
    density = np.clip(1 + 0.8 * pressure, 0, 1)
    grain = field(0.22 * scale) + 0.7 * field(0.5 * scale)
    bare = np.clip((grain - 2.4 + 2.0 * wear.salt - 0.8 * pressure) * 2.5, 0, 1)
    ink *= density * (1 - (0.35 + 0.6 * min(1, 2 * wear.salt)) * bare) * (1 - 0.08 * np.clip(field(0.3 * scale), 0, 1))
    if wear.smear:
        ink = np.maximum(ink, smeared(ink, wear.smear, scale))
    if wear.double:
        dx, dy, strength = wear.double
        matrix = np.float32([[1, 0, dx * scale], [0, 1, dy * scale]])
        second = cv2.warpAffine(ink, matrix, (width, height))
        ink = 1 - (1 - ink) * (1 - strength * second)
    return cv2.GaussianBlur(np.clip(ink, 0, 1), (0, 0), 0.05 * scale)


def missing(lost, shape):
    """Less pressure towards one side: 0 where the seal was pressed well."""
    direction, share, depth = lost
    height, width = shape
    ys, xs = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j].astype(np.float32)
    way = xs * np.sin(np.radians(direction)) - ys * np.cos(np.radians(direction))
    return depth * np.clip((way - (1 - 2 * share)) / 0.25, 0, 1.6)


def smeared(ink, smear, scale):
    """Dragged while wet: a tail to one side."""
    direction, length = smear
    tail = np.zeros_like(ink)
    steps = max(2, int(length * scale / 2))
    for i in range(1, steps + 1):
        reach = length * scale * i / steps
        matrix = np.float32([[1, 0, reach * np.cos(np.radians(direction))], [0, 1, reach * np.sin(np.radians(direction))]])
        moved = cv2.warpAffine(ink, matrix, (ink.shape[1], ink.shape[0]))
        tail = np.maximum(tail, moved * 0.6 * (1 - i / (steps + 1)))
    return tail


def press(array, page, dpi):
    """Multiplies the page's seals over its raster, in place of white paper showing the ink's own colour."""
    if not page.seals:
        return array
    result = array.astype(np.float32)
    for seal, x, y in page.seals:
        ink = ink_mask(seal, dpi)
        place = window(ink.shape, result.shape, x, y, dpi)
        if place is None:
            continue
        rows, columns, part = place
        tint = 1 - np.asarray(seal.colour, np.float32) / 255
        result[rows, columns] *= 1 - ink[part][..., None] * tint
    return np.clip(result, 0, 255).astype(np.uint8)


def window(ink_shape, page_shape, x, y, dpi):
    """Where ink centred at (x, y) mm lies on the page: rows and columns there, and the part of the ink; None: beside it."""
    scale = dpi / 25.4
    left, top = round(x * scale - ink_shape[1] / 2), round(y * scale - ink_shape[0] / 2)
    x0, y0 = max(0, left), max(0, top)
    x1, y1 = min(page_shape[1], left + ink_shape[1]), min(page_shape[0], top + ink_shape[0])
    if x1 <= x0 or y1 <= y0:
        return None
    return slice(y0, y1), slice(x0, x1), (slice(y0 - top, y1 - top), slice(x0 - left, x1 - left))


def legible(seal, dpi):
    """Whether a person can read every letter of a whole seal at this resolution. The limits were set by eye."""
    if seal.electronic or seal.kind == "personal":
        return True
    wear = seal.wear
    if (wear.smear and wear.smear[1] > 1.0) or wear.spread > 0.12 or seal.opacity < 0.5:
        return False
    places = seal_cut.letter_places(seal)
    scale = dpi / 25.4
    if min(width for *_, width, _ in places) * scale < 11:
        return False
    ink, ideal = impression(seal, dpi)
    turn = np.radians(seal.angle)
    for x, y, width, height in places:
        cx = ink.shape[1] / 2 + (x * np.cos(turn) - y * np.sin(turn)) * scale
        cy = ink.shape[0] / 2 + (x * np.sin(turn) + y * np.cos(turn)) * scale
        reach = max(2, int(max(width, height) / 2 * scale))
        part = (slice(max(0, int(cy) - reach), int(cy) + reach), slice(max(0, int(cx) - reach), int(cx) + reach))
        wanted = float(ideal[part].sum())
        if wanted > 0 and float(ink[part].sum()) < 0.35 * seal.opacity * wanted:
            return False
    return True
