"""Strips rendered on the card, far more than processors draw: the ink of seals, unrolled.

Each pixel asks where on the seal it lies and how deep inside a stroke; the way the ink then takes is that of
`test_images.seal_ink`.
"""

import math

import torch
import torch.nn.functional as F

from .bands import LETTERS, LINES, STROKES
from .chances import PAGE_HEIGHT

# A softened edge (mm), and the steepness of the ink's threshold: as in `test_images.seal_ink.pressed`.
SOFT, STEEP = 0.11, 14
# Pixels of noise, four to a period: what lies beyond is mirrored.
NOISE, PER_PERIOD = 512, 4


class Renderer:
    def __init__(self, atlas, device):
        self.atlas, self.device = atlas, device
        coarse = torch.randn(1, 3, NOISE // PER_PERIOD, NOISE // PER_PERIOD, device=device)
        smooth = F.interpolate(coarse, size=(NOISE, NOISE), mode="bicubic", align_corners=True)
        self.noise = smooth / smooth.std()

    def field(self, x, y, period, channel=0):
        """Smooth noise of variance one that changes over `period` mm."""
        scale = PER_PERIOD / period / NOISE * 2
        # Reflected here: the library's own reflection is of little reach in single precision.
        grid = torch.stack([x * scale, y * scale], -1)
        grid = ((grid + 1) % 4 - 2).abs() - 1
        noise = self.noise[:, channel : channel + 1].expand(x.shape[0], -1, -1, -1)
        return F.grid_sample(noise, grid, mode="bilinear", padding_mode="border", align_corners=True)[:, 0]

    def ink(self, batch):
        """The seal's ink and the print's on the page's pixels, `[N, 64, columns]` in 0…1, with each pixel's place in mm."""
        given = {name: value[:, None, None] for name, value in batch["numbers"].items()}
        columns = int(batch["numbers"]["page_columns"].max())
        columns = -(-columns // 64) * 64
        row = torch.arange(PAGE_HEIGHT, device=self.device).reshape(1, -1, 1) + 0.5
        column = torch.arange(columns, device=self.device).reshape(1, 1, -1) + 0.5
        angle = given["begin"] + column / given["page_columns"] * (given["end"] - given["begin"])
        depth = given["outer"] + row / given["page_height"] * (given["inner"] - given["outer"])
        reach = given["radius"] + given["wrong_radius"] - depth
        x, y = reach * torch.cos(angle) + given["wrong_x"], reach * torch.sin(angle) + given["wrong_y"]
        # Where on the paper, for noise that is another on each.
        at_x, at_y = x + given["off_x"], y + given["off_y"]
        bent_x = x + given["warp"] * self.field(at_x, at_y, 11, 0)
        bent_y = y + given["warp"] * self.field(at_x, at_y, 11, 1)
        pressure = -given["uneven"] * (0.5 * self.field(at_x, at_y, 9, 2) + 0.5 * self.field(at_x, at_y, 4, 0)).clamp(-0.6, 2.2)
        way = (x * torch.sin(given["lost_to"]) - y * torch.cos(given["lost_to"])) / given["radius"]
        pressure = pressure - given["lost_depth"] * ((way - (1 - 2 * given["lost_share"])) / 0.25).clamp(0, 1.6)
        ink = self.pressed(batch, given, bent_x, bent_y, at_x, at_y, pressure)
        twice = torch.nonzero(batch["numbers"]["double"] > 0)[:, 0]
        if len(twice):
            part = {name: value[twice] for name, value in given.items()}
            second = self.pressed(
                {"glyphs": batch["glyphs"][twice]}, part, bent_x[twice] - part["double_x"], bent_y[twice] - part["double_y"],
                at_x[twice], at_y[twice], pressure[twice])  # fmt: skip
            ink[twice] = 1 - (1 - ink[twice]) * (1 - part["double"] * second)
        ink = self.crossed(batch, given, x, y, at_x, at_y, pressure, ink)
        return ink * given["opacity"], self.printed(batch, given, x, y), at_x, at_y

    def pressed(self, batch, given, x, y, at_x, at_y, pressure):
        """How much ink the rubber leaves at each place."""
        radius = torch.hypot(x, y)
        angle = (torch.atan2(y, x) - given["first"]) % (2 * math.pi)
        index = (angle / given["pitch"]).long()
        glyph = batch["glyphs"].gather(1, index.clamp(max=batch["glyphs"].shape[1] - 1).flatten(1)).reshape(index.shape)
        glyph = torch.where(index < given["count"], glyph, torch.full_like(glyph, -1))
        aside = angle - (index + 0.5) * given["pitch"]
        u = radius * torch.sin(aside) / given["wide"]
        v = (given["middle"] - radius * torch.cos(aside)) / given["high"]
        inside = self.atlas.distance(glyph, u, v) * torch.sqrt(given["wide"] * given["high"]) + given["weight"]
        edge = given["radius"]
        rim = given["rim"] / 2 - (radius - (edge - given["rim"] / 2)).abs()
        second = 0.18 - (radius - (edge - given["rim"] - given["second_rim"] + 0.6)).abs()
        rim = torch.maximum(rim, torch.where(given["second_rim"] > 0, second, torch.full_like(second, -9.0)))
        inside = torch.maximum(inside, torch.where(given["rim"] > 0, rim, torch.full_like(rim, -9.0)))
        soft = 0.5 * (1 + torch.erf(inside / (SOFT * math.sqrt(2))))
        ink = torch.sigmoid((soft - (0.5 - given["spread"] - 0.5 * pressure)) * STEEP) * (12 * soft - 0.3).clamp(0, 1)
        grain = self.field(at_x, at_y, 0.22, 1) + 0.7 * self.field(at_x, at_y, 0.5, 2)
        bare = ((grain - 2.4 + 2 * given["salt"] - 0.8 * pressure) * 2.5).clamp(0, 1)
        worn = ink * (1 + 0.8 * pressure).clamp(0, 1) * (1 - (0.35 + 0.6 * (2 * given["salt"]).clamp(max=1)) * bare)
        return torch.where(given["even"] > 0, soft, worn)

    def crossed(self, batch, given, x, y, at_x, at_y, pressure, ink):
        """Another seal of the same ink that lies over some."""
        some = torch.nonzero(batch["numbers"]["other"] > 0)[:, 0]
        if not len(some):
            return ink
        part = {name: value[some] for name, value in given.items()}
        other = part | {"first": part["turn"], "pitch": part["other_pitch"], "count": part["other_count"]}
        second = self.pressed(
            {"glyphs": batch["print"][some, 0]}, other, x[some] - part["other_x"], y[some] - part["other_y"],
            at_x[some], at_y[some], pressure[some])  # fmt: skip
        ink[some] = 1 - (1 - ink[some]) * (1 - part["other"] * second)
        return ink

    def printed(self, batch, given, x, y):
        """Lines of print, rulings and a pen's strokes."""
        cosine, sine = torch.cos(given["turn"]), torch.sin(given["turn"])
        right, down = x * cosine - y * sine, x * sine + y * cosine
        line = (down + given["print_y"]) / given["leading"]
        letter = (right + given["print_x"]) / given["print_size"]
        row, place = line.floor(), letter.floor()
        index = (row.long() % LINES) * LETTERS + place.long() % LETTERS
        glyph = batch["print"].flatten(1).gather(1, index.flatten(1)).reshape(index.shape)
        v = ((line - row) * given["leading"] - given["print_size"] / 2) / given["print_size"]
        inside = self.atlas.distance(glyph, letter - place - 0.5, v) * given["print_size"]
        ruling = torch.minimum((right - given["rule_x"]).abs(), (down - given["rule_y"]).abs())
        inside = torch.maximum(inside, given["thin"] / 2 - ruling)
        written = torch.nonzero(given["pen"][:, 0, 0] > 0)[:, 0]
        if len(written):
            points = batch["pen"][written][:, :, None, None]
            near = torch.full_like(x[written], 99.0)
            for step in range(STROKES):
                near = torch.minimum(near, self.way(x[written], y[written], points[:, step], points[:, step + 1]))
            inside[written] = torch.maximum(inside[written], given["pen"][written] / 2 - near)
        return torch.sigmoid(inside / 0.05) * given["print_dark"]

    @staticmethod
    def way(x, y, start, end):
        """Distance to a stroke."""
        ax, ay, bx, by = start[..., 0], start[..., 1], end[..., 0], end[..., 1]
        dx, dy = bx - ax, by - ay
        part = (((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy + 1e-6)).clamp(0, 1)
        return torch.hypot(x - ax - part * dx, y - ay - part * dy)
