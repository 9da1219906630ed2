"""Paper that does not lie flat: bent about one axis, folded, and seen a little from the side.

Paper bends but does not stretch: along the bend a length keeps its arc, so what rises is seen shortened; across the bend
a rise moves and enlarges what lies on it. Both depend on the place along the bend alone, which keeps the mapping exact in
both directions.
"""

import numpy as np

SAMPLES = 1025


class Bend:
    def __init__(self, size, seed, wave=0.0, curl=0.0, folds=(), fold=0.0, upright=False, tilt=0.0, near=0.25):
        """`size` in pixels. Heights as shares of the length along the bend: `wave` of a long swell, `curl` of an edge that
        rises, `fold` of the ridges at `folds` (shares of the length). `upright`: bent about a horizontal axis, so that
        the heights change from top to bottom. `tilt`: how far a rise moves things across; `near`: how far it enlarges."""
        noise = np.random.default_rng(seed)
        self.upright, self.tilt, self.near = upright, tilt, near
        self.length, self.breadth = (size[1], size[0]) if upright else size
        u = np.linspace(0, 1, SAMPLES)
        z = wave * np.sin(np.pi * noise.uniform(0.8, 1.8) * u + noise.uniform(0, 2 * np.pi))
        end = u if noise.random() < 0.5 else 1 - u
        start = noise.uniform(0.4, 0.75)
        z = z + curl * np.clip((end - start) / (1 - start), 0, None) ** 2
        for place in folds:
            sign = 1 if noise.random() < 0.5 else -1
            # A fold never springs back whole: straight flanks that end a third of the way to the next.
            z = z + sign * fold * np.clip(1 - np.abs(u - place) / 0.22, 0, None)
        slope = np.gradient(z, u)
        shortened = np.sqrt(np.clip(1 - slope**2, 0.25, None))
        way = np.concatenate([[0], np.cumsum((shortened[1:] + shortened[:-1]) / 2 * np.diff(u))])
        way += (1 - way[-1]) / 2
        self.u, self.way, self.z = u * self.length, way * self.length, z * self.length
        self.slope = slope

    def raise_(self, x, y):
        """From the flat page to the bent one."""
        u, v = (y, x) if self.upright else (x, y)
        z = np.interp(u, self.u, self.z)
        u = np.interp(u, self.u, self.way)
        v = self.breadth / 2 + (v - self.breadth / 2) * (1 + self.near * z / self.length) + self.tilt * z
        return (v, u) if self.upright else (u, v)

    def flatten(self, x, y):
        """From the bent page to the flat one; beyond the page's ends on as if it were flat there."""
        u, v = (y, x) if self.upright else (x, y)
        out = np.clip(u - self.way[-1], 0, None) + np.clip(u - self.way[0], None, 0)
        u = np.interp(u, self.way, self.u)
        z = np.interp(u, self.u, self.z)
        v = (v - self.tilt * z - self.breadth / 2) / (1 + self.near * z / self.length) + self.breadth / 2
        u = u + out
        return (v, u) if self.upright else (u, v)

    def shade(self, x, y):
        """The slope at a place of the flat page: how far it faces the light or turns away from it."""
        return np.interp(y if self.upright else x, self.u, self.slope)
