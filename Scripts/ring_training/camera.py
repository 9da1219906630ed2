"""From ink on paper to the strip that the program reads: copy, lens, compression, and the program's own layers of ink."""

import math

import torch
import torch.nn.functional as F

from .chances import KINDS
from .strips import HEIGHT

# ITU-T T.81, table K.1: how coarsely JPEG keeps brightness; K.2: colours.
LUMINANCE = [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
    18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
]  # fmt: skip
CHROMINANCE = [
    17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99, 99,
] + [99] * 32  # fmt: skip
# Share of a strip that counts as full ink, as `SealPicture.spread` finds it on the whole seal: letters fill a third of the
# strip and the rim and they a seventh of the seal.
TOP, PAPER = 0.935, 0.31


def photographed(batch, ink, below, x, y, renderer):
    """Colours `[N, 3, 64, columns]`, 0…255, after paper, light, lens, noise and compression."""
    given = {name: value[:, None, None] for name, value in batch["numbers"].items()}
    tint = torch.stack([given["red"], given["green"], given["blue"]], 1) / 255
    cast = torch.stack([given["cast_red"], given["cast_green"], given["cast_blue"]], 1)
    light = given["paper"] * (1 - below) * (1 + given["light"] * renderer.field(x, y, 25, 1))
    page = light[:, None] * (1 - ink[:, None] * (1 - tint)) * cast
    grey = page.mean(1, keepdim=True)
    # A copier's tone, as in `test_images.optics.photocopy`.
    steep, level = 0.028 * (1 + given["copy"][:, None]), given["copy_level"][:, None] * 255
    copy = 255 * torch.sigmoid(steep * (grey - level)) / torch.sigmoid(steep * (255 - level))
    grey = torch.where(given["copy"][:, None] > 0, copy, grey)
    page = torch.where(given["colour"][:, None] == KINDS.index("gray"), grey.expand_as(page), page)
    page = blurred(page, batch["numbers"]["blur"] * batch["numbers"]["dots"] / 5.9)
    grain = torch.randn_like(page)
    grain = torch.where(given["colour"][:, None] == KINDS.index("gray"), grain[:, :1].expand_as(page), grain)
    return compressed((page + given["noise"][:, None] * grain).clamp(0, 255), batch["numbers"]["quality"])


def blurred(pictures, sigma):
    """Each by its own Gauss curve, up to four pixels wide on either side."""
    count, channels, height, width = pictures.shape
    offsets = torch.arange(-4, 5, device=pictures.device)
    weights = torch.exp(-0.5 * (offsets / sigma.clamp(min=0.2)[:, None]) ** 2)
    weights = (weights / weights.sum(1, keepdim=True)).repeat_interleave(channels, 0)
    flat = F.pad(pictures.reshape(1, -1, height, width), (4, 4, 4, 4), mode="replicate")
    flat = F.conv2d(flat, weights[:, None, None], groups=count * channels)
    return F.conv2d(flat, weights[:, None, :, None], groups=count * channels).reshape(pictures.shape)


def compressed(pictures, quality):
    """JPEG's loss, with colours at half the resolution."""
    red, green, blue = pictures.unbind(1)
    bright = 0.299 * red + 0.587 * green + 0.114 * blue
    colours = torch.stack([0.5643 * (blue - bright), 0.7133 * (red - bright)], 1)
    scale = torch.where(quality < 50, 5000 / quality, 200 - 2 * quality) / 100
    bright = coarse(bright[:, None] - 128, LUMINANCE, scale) + 128
    colours = F.interpolate(coarse(F.avg_pool2d(colours, 2), CHROMINANCE, scale), scale_factor=2, mode="bilinear")
    blue_off, red_off = colours[:, :1], colours[:, 1:]
    green = bright - 0.3441 * blue_off - 0.7141 * red_off
    return torch.cat([bright + 1.402 * red_off, green, bright + 1.772 * blue_off], 1).clamp(0, 255).round()


def coarse(planes, table, scale):
    count, channels, height, width = planes.shape
    device = planes.device
    k = torch.arange(8, device=device, dtype=torch.float32)
    cosines = torch.cos((2 * k[None] + 1) * k[:, None] * math.pi / 16) / 2
    cosines[0] /= math.sqrt(2)
    steps = torch.tensor(table, device=device, dtype=torch.float32).reshape(8, 8)
    steps = (steps * scale[:, None, None]).clamp(1, 255)[:, None, None, None]
    blocks = planes.reshape(count, channels, height // 8, 8, width // 8, 8).transpose(3, 4)
    blocks = cosines @ blocks @ cosines.T
    blocks = (blocks / steps).round() * steps
    return (cosines.T @ blocks @ cosines).transpose(3, 4).reshape(planes.shape)


def layered(batch, page):
    """What the program makes of the colours (`SealPicture`): ink by its hue, by its darkness, or the colours as they are."""
    number = batch["numbers"]
    valid = (
        torch.arange(page.shape[3], device=page.device).reshape(1, 1, -1) < number["page_columns"][:, None, None]
    ) & (torch.arange(page.shape[2], device=page.device).reshape(1, -1, 1) < number["page_height"][:, None, None])
    red, green, blue = page.unbind(1)
    is_blue = (number["colour"] == KINDS.index("blue"))[:, None, None]
    own = torch.where(is_blue, blue, red)
    other = torch.where(is_blue, green + red, green + blue) / 2
    bright = quantile(green, valid, 0.85)
    dark = (own < 0.55 * quantile(own, valid, 0.85)).float()[:, None]
    hidden = F.max_pool2d(dark, 3, 1, 1)
    weight = 1 - 0.999 * hidden
    raw = (own - other - 4).clamp(0, 255)[:, None]
    around = F.avg_pool2d(raw * weight, 5, 1, 2) / F.avg_pool2d(weight, 5, 1, 2).clamp(min=1e-4)
    hue = spread(torch.where(hidden > 0, around, raw)[:, 0], valid)
    near = F.max_pool2d(hidden, 3, 1, 1)[:, 0] > 0
    darkness = torch.where(near, hue, spread((bright - other).clamp(0, 255), valid))
    grey = spread((bright - green).clamp(0, 255), valid)
    is_grey = (number["colour"] == KINDS.index("gray"))[:, None, None]
    ink = torch.where(is_grey, grey, torch.where((number["layer"] == 1)[:, None, None], darkness, hue))
    return torch.where((number["layer"] == 2)[:, None, None, None], page, ink[:, None].expand_as(page))


def quantile(values, valid, share):
    """Of every fourth pixel in every second row."""
    part = values[:, ::2, ::4].masked_fill(~valid[:, ::2, ::4], float("nan")).flatten(1)
    return torch.nanquantile(part, share, dim=1)[:, None, None]


def spread(ink, valid):
    paper = quantile(ink, valid, PAPER).clamp(max=60)
    top = (quantile(ink, valid, TOP) - paper).clamp(min=60)
    return 255 - ((ink - paper) * 255 / top).clamp(0, 255)


def strips(batch, renderer):
    """Pictures `[N, 3, 48, width]` in -1…1, blue first, padded with grey, and how many columns of each are none."""
    page = layered(batch, photographed(batch, *renderer.ink(batch), renderer))
    number, width = batch["numbers"], batch["width"]
    device = page.device
    column = (torch.arange(width, device=device) + 0.5)[None] / number["columns"][:, None] * number["page_columns"][:, None]
    row = (torch.arange(HEIGHT, device=device) + 0.5)[None] / HEIGHT * number["page_height"][:, None]
    grid_x = (column / page.shape[3] * 2 - 1)[:, None].expand(-1, HEIGHT, -1)
    grid_y = (row / page.shape[2] * 2 - 1)[:, :, None].expand(-1, -1, width)
    cut = F.grid_sample(page, torch.stack([grid_x, grid_y], -1), padding_mode="border", align_corners=False)
    inside = torch.arange(width, device=device).reshape(1, 1, 1, -1) < number["columns"].reshape(-1, 1, 1, 1)
    return torch.where(inside, cut.flip(1) / 127.5 - 1, torch.zeros_like(cut)), number["columns"]
