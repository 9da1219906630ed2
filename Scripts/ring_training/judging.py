"""How well a network reads."""

import torch

from .batches import batch, batches


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a):
        next_row = [i + 1]
        for j, y in enumerate(b):
            next_row.append(min(row[j] + (x != y), row[j + 1] + 1, next_row[j] + 1))
        row = next_row
    return row[-1]


def judge(network, items):
    """Shares of strips read exactly and of characters read wrongly."""
    exact = wrong = total = 0
    with torch.no_grad():
        for group in batches(items):
            pictures, _, _, steps, _ = batch(group)
            for scores, count, (_, labels) in zip(network.logits(pictures), steps, group, strict=True):
                path = scores[:count].argmax(-1).tolist()
                read = [label for before, label in zip([0, *path], path) if label and label != before]
                exact += read == labels
                wrong += distance(read, labels)
                total += len(labels)
    return f"{exact / len(items):.3f} of strips exact, {wrong / total:.4f} of characters wrong"
