"""Handwriting and what stands where somebody has to sign: script, a scribble of strokes, a thumbprint, a seal, or nothing.

No Debian font is a Chinese running hand, so three things stand in for one: script fonts whose strokes stray and lean,
fonts drawn from real (Japanese) longhand for the characters and figures they have, and signatures that are no font at
all but smooth random strokes.
"""

import math
from dataclasses import dataclass, replace

import cv2
import numpy as np

from . import fonts, names, seals
from .page import Run, Stroke, Style, run_text_width

# Black, blue-black and blue ink of gel and ball pens, RGB.
PENS = [(25, 25, 30), (40, 40, 46), (30, 32, 60), (28, 42, 120), (20, 30, 95), (36, 60, 150)]


@dataclass(frozen=True)
class Signature:
    """What is to be drawn at a place to sign."""

    ink: str = "handwritten"
    """handwritten, thumbprint, printed, seal or empty: the truth's own words."""
    how: str = "classic"
    """Of a handwritten one: classic (the document's script font), script, scribble; `both` adds a thumbprint."""
    name: str = ""
    date: object = None
    """A date, "blank", or None where the document has no place for one."""
    seed: int = 0

    def truth(self, role):
        date = self.date.isoformat() if hasattr(self.date, "isoformat") else self.date
        return {"role": role, "ink": self.ink, "date": date}


def hand_style(rng, size=4.6, classic=False):
    """One person's hand with one pen, for a document."""
    if classic:
        font = rng.choice(["wenkai", "wenkai", "kai", "wenkai-light"])
        colour = rng.choice([(25, 25, 30), (30, 32, 60), (28, 42, 120), (20, 30, 95)])
        return Style(font, size * rng.uniform(0.95, 1.1), hand=True, colour=colour)
    font = rng.choice(["wenkai", "wenkai", "wenkai-light", "kai", "klee", "kiloji", "kiloji"])
    digits = rng.choice(["", "", "kiloji", "klee"])
    return Style(
        font, size * rng.uniform(0.92, 1.15), hand=True, colour=rng.choice(PENS), slant=rng.uniform(-0.08, 0.22),
        wobble=rng.uniform(0.008, 0.03), digits=digits, stretch=rng.uniform(-0.1, 0.2),
    )  # fmt: skip


def put(page, x, baseline, signature, role, printed, hand, rng, width=34.0):
    """Draws a signature from `x` on and notes it in the page's truth. Returns the width it took."""
    page.signing.append(signature.truth(role))
    ink, how = signature.ink, signature.how
    if ink == "empty":
        return 0.0
    if how == "classic" and ink == "handwritten":
        return page.text(x, baseline, signature.name, classic_style(signature.name, hand, rng).but(size=6.2), rng)
    own = np.random.default_rng(signature.seed)
    if ink == "printed":
        return page.text(x + 2, baseline, signature.name, printed.but(hand=False, slant=0.0, wobble=0.0, digits=""))
    if ink == "seal":
        page.seal(seals.personal(rng, signature.name), x + 11, baseline - 2)
        return 22.0
    if ink == "thumbprint":
        thumbprint(page, x + own.uniform(2, 12), baseline - own.uniform(9, 13), own)
        return 16.0
    if how == "scribble":
        scribble(page, x + own.uniform(0, 4), baseline, signature.name, width, hand.colour, own)
    else:
        style = signing_hand(signature.name, hand, rng)
        page.text(x + rng.uniform(0, 5), baseline + rng.uniform(-0.5, 1.2), signature.name, style, rng)
    if how == "both":
        thumbprint(page, x + own.uniform(4, 18), baseline - own.uniform(7, 12), own)
    return width


def classic_style(name, hand, rng):
    """A signature in another script than the rest, where cwTeX Kai (few simplified forms) has all of the name."""
    return hand.but(font="cwkai") if fonts.covers("cwkai", name) and rng.random() < 0.5 else hand


def signing_hand(name, hand, rng):
    """The same pen, faster: larger, leaning more, the characters run together."""
    able = [font for font in ("cwkai", "kiloji", "kouzan", "klee", "tw-kai") if fonts.covers(font, name)]
    font = rng.choice([hand.font, "wenkai", *able])
    return hand.but(
        font=font, size=rng.uniform(5.4, 8.5), slant=rng.uniform(0.0, 0.4), wobble=rng.uniform(0.015, 0.045),
        stretch=rng.uniform(-1.6, -0.2),
    )  # fmt: skip


def scribble(page, x, baseline, name, width, colour, own):
    """A signature as smooth strokes: for each character a few, some joined to the next, with a last flourish."""
    count = max(2, min(4, len(name)))
    size = own.uniform(6.0, 9.0)
    lean = own.uniform(0.05, 0.45)
    step = min(width / count, size * own.uniform(0.6, 0.95))
    pen = own.uniform(0.28, 0.55)
    last = None
    for i in range(count):
        left = x + i * step
        for _ in range(int(own.integers(2, 6))):
            knots = [(left + own.uniform(0, 1) * size * 0.9, baseline - own.uniform(-0.15, 0.95) * size)
                     for _ in range(int(own.integers(3, 6)))]  # fmt: skip
            if last is not None and own.random() < 0.6:
                knots.insert(0, last)
            points = smooth([(px + lean * (baseline - py), py) for px, py in knots])
            last = knots[-1]
            page.pen.append(Stroke(tuple(points), tapered(len(points), pen, own), colour))
    if own.random() < 0.5:
        end = (x + count * step + own.uniform(2, 9), baseline + own.uniform(-3, 3))
        knots = [last, ((last[0] + end[0]) / 2, baseline + own.uniform(0, 3)), end]
        points = smooth(knots)
        page.pen.append(Stroke(tuple(points), tapered(len(points), pen, own), colour))


def smooth(knots, steps=9):
    """Catmull-Rom through the knots."""
    ends = [knots[0], *knots, knots[-1]]
    points = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for k in range(steps):
            t = k / steps
            points.append(tuple(
                0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3)
                for p, q, r, s in zip(a, b, c, d, strict=True)
            ))  # fmt: skip
    return [*points, knots[-1]]


def tapered(count, pen, own):
    """Thin at the start and at the end, as a pen that lands and lifts."""
    swing = own.uniform(0.6, 1.4)
    return tuple(
        float(pen * (0.45 + 0.55 * math.sin(math.pi * min(1.0, (i + 1) / count * swing) ** 0.7))) for i in range(count)
    )


def thumbprint(page, x, y, own):
    """An oval of bent ridges in red or blue-black ink paste, 15 by 21 mm or so."""
    width, height = own.uniform(12, 16), own.uniform(16, 22)
    rows, columns = 300, 220
    ys, xs = np.mgrid[0:rows, 0:columns].astype(np.float32)
    u, v = (xs - columns / 2) / (columns / 2), (ys - rows * 0.56) / (rows / 2)
    noise = cv2.resize(own.standard_normal((6, 5)).astype(np.float32), (columns, rows), interpolation=cv2.INTER_CUBIC)
    ridges = np.sin((np.hypot(u * own.uniform(1.0, 1.4), v - 0.25 * u * u) * own.uniform(38, 52)) + 2.2 * noise)
    inside = np.clip((1 - np.hypot(u, v * 0.98)) * 7, 0, 1)
    patchy = np.clip(0.75 + 0.5 * cv2.resize(own.standard_normal((9, 7)).astype(np.float32), (columns, rows),
                                            interpolation=cv2.INTER_CUBIC), 0.1, 1)  # fmt: skip
    ink = np.clip(ridges * 1.6 + 0.5, 0, 1) * inside * patchy * own.uniform(0.6, 0.9)
    colour = (200, 30, 40) if own.random() < 0.85 else (40, 44, 70)
    tint = 1 - np.array(colour, np.float32) / 255
    picture = np.clip(255 * (1 - ink[..., None] * tint), 0, 255).astype(np.uint8)
    page.prints.append((picture, x, y, width, height))


def width_of(text, style):
    return run_text_width(Run(text, style))


def dated(page, x, baseline, day, label, hand, rng, widths=(15, 10, 10)):
    """____年__月__日 filled in by hand, or left empty where the day is "blank"."""
    written = ("", "", "") if day == "blank" else (f"{day.year}", f"{day.month}", f"{day.day}")
    runs = []
    for text, unit, width in zip(written, "年月日", widths, strict=True):
        runs += [Run(text, hand, width=width), Run(unit, label)]
    page.runs(x, baseline, runs, rng)


def written_date(rng, day):
    """How a hand writes a whole date."""
    return rng.choice([names.chinese_date(day), names.chinese_date(day), f"{day:%Y.%m.%d}", f"{day.year}.{day.month}.{day.day}",
                       f"{day.year}-{day.month}-{day.day}"])  # fmt: skip


def choose(rng, name, day, head=False):
    """How somebody signs who signs as he should; the head of an employer often leaves it at the seal."""
    roll = rng.random()
    seed = rng.randrange(1 << 30)
    if head:
        roll = 0.09 + 0.91 * roll
        if rng.random() < 0.2:
            return Signature("empty", "", name, day, seed)
    if roll < 0.04:
        return Signature("thumbprint", "", name, day, seed)
    how = "both" if roll < 0.09 else "scribble" if roll < 0.42 else "script"
    return Signature("handwritten", how, name, day, seed)


def instead(rng, signature, ink):
    """The same place with something else than a signature."""
    return replace(signature, ink=ink, how="", seed=rng.randrange(1 << 30))
