"""Batches of chances for the card to render."""

import random

import numpy as np
import torch

from .chances import COUNT, PLACES, chance
from .glyphs import FONTS
from .names import LEVELS

# Letters of a ring at most; print below: lines, and letters of each; strokes of a pen.
LONGEST, LINES, LETTERS, STROKES = 40, 14, 26, 5
PRINT_FONTS = ["song", "serif", "hei", "kai", "microhei"]
FIGURES = [PLACES[character] for character in "0123456789"]


class Bands(torch.utils.data.IterableDataset):
    """Batches without end of strips with about as many columns, `columns` together; see `packed`."""

    def __init__(self, seed, columns, step):
        self.seed, self.columns, self.step = seed, columns, step

    def __iter__(self):
        worker = torch.utils.data.get_worker_info()
        # Other numbers than the drawing processes'.
        seed = self.seed * 1000 + 500 + (worker.id if worker else 0)
        rng, noise = random.Random(seed), np.random.default_rng(seed)
        buckets = {}
        while True:
            found = chance(rng)
            if found is None:
                continue
            width = -(-found[0]["columns"] // self.step) * self.step
            bucket = buckets.setdefault(width, [])
            bucket.append((*found, *below(rng, noise)))
            if len(bucket) >= max(1, self.columns // width):
                del buckets[width]
                yield packed(bucket, width)


def below(rng, noise):
    """Glyphs of print below a seal (below 0: none), and a pen's way over it in mm."""
    first = FONTS.index(rng.choice(PRINT_FONTS)) * COUNT
    glyphs = first + noise.integers(0, len(LEVELS[0]), (LINES, LETTERS))
    for line in glyphs:
        if rng.random() < 0.25:
            line[:] = -1
            continue
        start = rng.randrange(LETTERS)
        line[start : start + rng.randint(0, 12)] = -1
        if rng.random() < 0.3:
            figures = rng.randrange(LETTERS)
            line[:figures] = first + noise.choice(FIGURES, size=figures)
    return glyphs, noise.uniform(-22, 22, (STROKES + 1, 2))


def packed(bucket, width):
    """Numbers by name `[N]`, glyphs `[N, LONGEST]`, print, a pen's way, all labels in a row, and how many of each."""
    glyphs = np.full((len(bucket), LONGEST), -1, np.int64)
    for row, (_, text, *_) in zip(glyphs, bucket, strict=True):
        row[: len(text)] = text
    names = bucket[0][0]
    return {
        "width": width,
        "numbers": {name: torch.tensor([item[0][name] for item in bucket], dtype=torch.float32) for name in names},
        "glyphs": torch.from_numpy(glyphs),
        "print": torch.from_numpy(np.stack([item[3] for item in bucket])),
        "pen": torch.from_numpy(np.stack([item[4] for item in bucket]).astype(np.float32)),
        "labels": torch.tensor([label for item in bucket for label in item[2]]),
        "counts": torch.tensor([len(item[2]) for item in bucket]),
    }
