"""Rings unrolled into strips, cut as the program cuts them (`SealPicture.unrolled`): seldom quite right."""

import cv2
import numpy as np

from test_images import seal_cut

from .impressions import impression
from .prints import printed_line

HEIGHT = 48
# Printed lines among the strips: the base network reads print, and would forget it.
PRINTED = 0.12
TOP = -np.pi / 2


def strip(rng, pressed):
    """One way to cut a ring: (picture 48 high, BGR, text), or None where it would be too long or too short."""
    seal, scale = pressed.seal, pressed.scale
    layer = rng.choices(pressed.layers, [4, 4, 1.2] if len(pressed.layers) == 3 else [4, 2])[0]
    middle_x, _, span, height, _ = seal_cut.ring(seal)
    height *= scale
    least = min(pressed.axes)
    # The outline is found to a hundredth of its size; one in six worse.
    wrong = 0.008 if rng.random() < 0.83 else 0.02
    centre = [value + rng.gauss(0, wrong) * least for value in pressed.centre]
    a, b = (axis * (1 + rng.gauss(0, wrong)) for axis in pressed.axes)
    inset = (seal.size[0] / 2 - middle_x) * scale
    outer = inset - height / 2 - rng.uniform(-0.04, 0.32) * height
    inner = inset + height / 2 + rng.uniform(-0.04, 0.40) * height
    pitch = np.radians(span) / len(seal.text)
    begin, end, text = reach(rng, seal, pitch, np.radians(span))
    begin = max(begin, end - 2 * np.pi)
    # Columns have equal lengths along the middle of the band, also on an ellipse.
    phase = np.linspace(begin, end, 200)
    middle = (outer + inner) / 2
    way = np.hypot(np.diff((a - middle) * np.cos(phase)), np.diff((b - middle) * np.sin(phase)))
    way = np.concatenate([[0], np.cumsum(way)])
    natural = HEIGHT * way[-1] / (inner - outer)
    stretch = rng.choice([1, 1, 1.2, 1.4, 1.6])
    if rng.random() < 0.6:  # characters as wide as wanted
        wanted = rng.uniform(0.5, 1.25) * HEIGHT * height / (inner - outer)
        stretch = max(0.9, min(2.6, wanted / max(1e-6, natural * pitch / (end - begin))))
    columns = int(natural * stretch)
    if not 60 <= columns <= 1500:
        return None
    at = np.interp((np.arange(columns) + 0.5) / columns * way[-1], way, phase)
    depth = outer + (np.arange(HEIGHT) + 0.5) / HEIGHT * (inner - outer)
    x = centre[0] + (a - depth)[:, None] * np.cos(at)[None]
    y = centre[1] + (b - depth)[:, None] * np.sin(at)[None]
    picture = cv2.remap(
        layer.astype(np.float32), x.astype(np.float32), y.astype(np.float32), cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT, borderValue=(255, 255, 255),
    )  # fmt: skip
    if picture.ndim == 2:
        picture = np.repeat(picture[..., None], 3, 2)
    return np.ascontiguousarray(np.clip(picture, 0, 255).astype(np.uint8)[..., ::-1]), text


def reach(rng, seal, pitch, span):
    """Where a strip begins and ends, and the text between: a margin, a whole ring, or a name cut between two characters."""
    text = seal.text
    first, last = TOP - span / 2, TOP + span / 2

    def margin():
        return rng.choice([rng.uniform(0.0, 0.6), rng.uniform(0.2, 2.0)]) * pitch

    begin, end = first - margin(), last + margin()
    if seal.shape != "circle":
        return begin, end, text
    roll = rng.random()
    if roll < 0.10:
        return TOP - np.radians(150), TOP + np.radians(150), text
    if roll < 0.22 and len(text) > 7:
        if rng.random() < 0.5:
            skipped = rng.randint(1, len(text) - 5)
            return first + skipped * pitch, end, text[skipped:]
        kept = rng.randint(5, len(text) - 1)
        return begin, first + kept * pitch, text[:kept]
    if roll < 0.30:
        return begin - rng.uniform(0, 1.2), end + rng.uniform(0, 1.2), text
    return begin, end, text


def strips(rng, count):
    """Up to `count` strips of one seal (pressing it costs more than cutting it), or as many printed lines."""
    if rng.random() < PRINTED:
        return [one for one in (printed_line(rng) for _ in range(count)) if one]
    pressed = impression(rng)
    found = [strip(rng, pressed) for _ in range(count)]
    return [one for one in found if one]
