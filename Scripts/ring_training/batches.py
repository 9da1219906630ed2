"""Strips that processors drew, gathered into batches of about the same width."""

import math
import os
import pickle
import random

import numpy as np
import torch

from .chances import LABELS

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
# Columns of pixels in a batch: what fits into the cache of an ordinary processor, about sixteen strips; a card wants more.
COLUMNS = 160_000 if DEVICE == "cuda" else 9000
# Few shapes: a card's library plans anew for each, which took ten times the work itself.
STEP = 128


def taken(folder):
    found = []
    for name in sorted(os.listdir(folder)):
        if name.endswith(".strips"):
            with open(f"{folder}/{name}", "rb") as file:
                found += pickle.load(file)
            os.remove(f"{folder}/{name}")
    return [(picture, [LABELS[c] for c in text]) for picture, text in found if all(c in LABELS for c in text)]


def batch(items):
    """Pictures padded with grey, as the program does; labels, their counts, steps of each picture."""
    width = -(-max(picture.shape[1] for picture, _ in items) // STEP) * STEP
    pixels = np.full((len(items), 48, width, 3), 127.5, np.float32)
    for row, (picture, _) in zip(pixels, items, strict=True):
        row[:, : picture.shape[1]] = picture
    steps = [min(width // 8, math.ceil(picture.shape[1] / 8) + 1) for picture, _ in items]
    return (
        # Channels last: a fifth faster on processors.
        torch.from_numpy(pixels / 127.5 - 1).permute(0, 3, 1, 2).to(DEVICE),
        torch.tensor([label for _, labels in items for label in labels]).to(DEVICE),
        torch.tensor([len(labels) for _, labels in items]).to(DEVICE), torch.tensor(steps).to(DEVICE),
        torch.tensor([picture.shape[1] for picture, _ in items]).to(DEVICE),
    )  # fmt: skip


def batches(pool):
    pool = sorted(pool, key=lambda item: item[0].shape[1])
    groups = []
    while pool:
        # As many as always at this width, so that shapes come again.
        widest = -(-pool[-1][0].shape[1] // STEP) * STEP
        count = max(1, COLUMNS // widest)
        groups.append(pool[-count:])
        del pool[-count:]
    random.shuffle(groups)
    return groups
