"""Batches that the card renders: far more strips than processors draw."""

import torch

from . import camera
from .bands import Bands
from .batches import COLUMNS, DEVICE, STEP
from .glyphs import Atlas
from .rendering import Renderer


class Rendered:
    def __init__(self, seed, processes):
        """`processes` choose what is shown."""
        bands = Bands(seed, COLUMNS, STEP)
        self.chosen = iter(torch.utils.data.DataLoader(bands, batch_size=None, num_workers=processes, prefetch_factor=4))
        self.renderer = Renderer(Atlas(DEVICE), DEVICE)

    def batch(self):
        """As `batches.batch` makes it of drawn strips."""
        chosen = next(self.chosen)
        chosen = {name: moved(value) for name, value in chosen.items()}
        with torch.no_grad():
            pictures, widths = camera.strips(chosen, self.renderer)
        steps = torch.minimum(torch.full_like(widths, chosen["width"] // 8), (widths / 8).ceil() + 1).long()
        return pictures.contiguous(memory_format=torch.channels_last), chosen["labels"], chosen["counts"], steps, widths


def moved(value):
    if isinstance(value, dict):
        return {name: moved(part) for name, part in value.items()}
    return value.to(DEVICE, non_blocking=True) if torch.is_tensor(value) else value
