"""Changes to strips that are cheaper on the whole batch than in the drawing: each sample has some of them, most have few."""

import torch
import torch.nn.functional as F

# Binomial weights, a blur of one pixel.
KERNEL = torch.tensor([1.0, 4.0, 6.0, 4.0, 1.0]) / 16
# What a batch is padded with: grey, as the program does.
PADDING = 0.0


def changed(pictures, widths):
    """`[N, 3, 48, W]` in -1…1, and how many columns of each are no padding."""
    count, channels, height, width = pictures.shape
    device = pictures.device

    def draw(low=0.0, high=1.0):
        return low + (high - low) * torch.rand(count, 1, 1, 1, device=device)

    def some(share):
        return (draw() < share).float()

    x = displaced(pictures, draw, some)
    kernel = KERNEL.to(device)
    flat = F.pad(x.reshape(count * channels, 1, height, width), (2, 2, 2, 2), mode="replicate")
    soft = F.conv2d(flat, (kernel[:, None] * kernel)[None, None]).reshape(x.shape)
    # Softer, and sharpened as scanners do.
    x = x + some(0.35) * draw(-0.5, 1) * (soft - x)
    coarse = F.interpolate(F.avg_pool2d(x, 2), size=(height, width), mode="bilinear", align_corners=False)
    x = torch.lerp(x, coarse, some(0.15))
    # Strokes: thicker, thinner.
    x = torch.lerp(x, -F.max_pool2d(-x, 3, 1, 1), some(0.12))
    x = torch.lerp(x, F.max_pool2d(x, 3, 1, 1), some(0.06) * draw())
    # Ink: paler or darker, noise, a place with less.
    x = torch.lerp(x, x * draw(0.6, 1.2) + draw(-0.25, 0.25), some(0.5))
    x = x + some(0.35) * draw(0, 0.18) * torch.randn(count, 1, height, width, device=device)
    along = torch.linspace(0, 1, width, device=device).reshape(1, 1, 1, width)
    place = torch.exp(-(((along - draw()) * width / draw(15, 65)) ** 2))
    x = x + some(0.25) * draw(0.3, 0.9) * place * (x.amax((2, 3), keepdim=True) - x)
    inside = torch.arange(width, device=device).reshape(1, 1, 1, width) < widths.reshape(-1, 1, 1, 1)
    return torch.where(inside, x.clamp(-1, 1), torch.full_like(x, PADDING))


def displaced(pictures, draw, some):
    """The band a little off: higher or lower, wider or narrower, slanting, wavy where the centre was not met."""
    _, _, height, width = pictures.shape
    rows = torch.linspace(-1, 1, height, device=pictures.device).reshape(1, height, 1)
    columns = torch.linspace(-1, 1, width, device=pictures.device).reshape(1, 1, width)
    moved = some(0.6)[..., 0]

    def much(low, high):
        return moved * draw(low, high)[..., 0]

    # Half a turn of the ring is some 300 columns long.
    wave = much(0, 0.1) * torch.sin(columns * width / 300 * torch.pi * draw(0.3, 1.8)[..., 0] + draw(0, 2 * torch.pi)[..., 0])
    y = rows * (1 + much(-0.12, 0.12)) + much(-0.08, 0.08) + wave
    x = columns + much(-0.25, 0.25) * height / width * rows + much(-6, 6) / width
    grid = torch.stack(torch.broadcast_tensors(x, y), -1)
    return F.grid_sample(pictures, grid, mode="bilinear", padding_mode="border", align_corners=True)
