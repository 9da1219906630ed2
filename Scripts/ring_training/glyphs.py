"""All characters in all fonts as signed distances to their outlines, to be looked up on the card."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import cv2
import numpy as np
import torch
from PIL import Image, ImageDraw

from test_images import fonts

from . import impressions, prints
from .names import CHARACTERS

# Those of drawn seals and lines.
FONTS = sorted({*impressions.FONTS, *prints.FONTS})
# What is drawn in each: the classes of the network, and what dates and numbers below a seal have besides.
DRAWN_CHARACTERS = list(dict.fromkeys([*CHARACTERS, *"0123456789"]))
# Pixels of a tile: strips are 48 high, a character about 36 of them.
SIDE = 64
# Drawn at three times that; a tile holds the em box with a margin as in `seal_cut.glyph_tile`.
EM, DRAWN = 164, 192
PER_EM = DRAWN / EM
# Distances reach so far, in em: half of a heavy stroke, and what a seal's rubber may swell (0.2 mm of 6).
REACH = 0.12


def tile(character, key):
    """Distances of one character: uint8, 128 at its outline, above inside."""
    drawn = Image.new("L", (DRAWN, DRAWN), 0)
    font = fonts.pillow_font(fonts.font_for(character, key), EM)
    at = (DRAWN / 2, (DRAWN - EM) / 2 + EM * 0.86)
    ImageDraw.Draw(drawn).text(at, character, fill=255, anchor="ms", font=font)
    inside = (np.asarray(drawn) > 127).astype(np.uint8)
    distance = cv2.distanceTransform(inside, cv2.DIST_L2, 5) - cv2.distanceTransform(1 - inside, cv2.DIST_L2, 5)
    # A blank has no outline: its distances are beyond all numbers.
    distance = np.clip(distance, -EM * REACH, EM * REACH)
    small = cv2.resize(distance / (EM * REACH), (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    return np.clip(128 + 127 * small, 0, 255).astype(np.uint8)


def tiles(part):
    key, characters = part
    return np.stack([tile(character, key) for character in characters])


class Atlas:
    """Tiles of all characters, font after font."""

    def __init__(self, device):
        drawn = DRAWN_CHARACTERS
        parts = [(key, drawn[start : start + 500]) for key in FONTS for start in range(0, len(drawn), 500)]
        # A worker that ends for want of a font ends the training; `multiprocessing.Pool` would wait for it for ever.
        with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
            found = np.concatenate(list(pool.map(tiles, parts)))
        self.tiles = torch.from_numpy(found).reshape(-1).to(device)

    def distance(self, glyph, u, v):
        """In em, inside above 0. `glyph` (font · characters + character) below 0: nothing; `u`, `v` in em from the tile's middle."""
        x = ((u / PER_EM + 0.5) * SIDE - 0.5).clamp(0, SIDE - 1.001)
        y = ((v / PER_EM + 0.5) * SIDE - 0.5).clamp(0, SIDE - 1.001)
        left, top = x.long(), y.long()
        x, y = x - left, y - top
        first = (glyph.clamp(min=0) * SIDE + top) * SIDE + left

        def at(step):
            return self.tiles[first + step].to(u.dtype)

        upper = at(0) * (1 - x) + at(1) * x
        lower = at(SIDE) * (1 - x) + at(SIDE + 1) * x
        distance = (upper * (1 - y) + lower * y - 128) / 127 * REACH
        outside = (glyph < 0) | (u.abs() > PER_EM / 2) | (v.abs() > PER_EM / 2)
        return torch.where(outside, torch.full_like(distance, -REACH), distance)
