"""What clerks' and applicants' practice does to the pages of the level `hard`, before they are scanned.

Seals are pressed carelessly, over names, dates and signatures, twice, or by several offices on one page; print stands
beside the lines meant for it. What a page is about stays the same: no seal is added where none belongs.
"""

import random
from dataclasses import replace

from . import seals
from .page import Page

OFFICE = "闽屿省安全生产宣传教育中心"


def disturb(case, page, rng):
    """Changes a finished page in place."""
    main = [(i, entry) for i, entry in enumerate(page.seals) if entry[0].kind != "personal" and not entry[0].slice_of]
    page.seals = [(careless(seal, rng), x, y) for seal, x, y in page.seals]
    if main and rng.random() < 0.5:
        index = main[0][0]
        page.seals[index] = over_text(page, *page.seals[index], rng)
    if main and rng.random() < 0.1:
        seal, x, y = page.seals[main[0][0]]
        again = replace(seal, angle=rng.uniform(-180, 180), seed=rng.randrange(1 << 30))
        page.seal(again, min(max(x + rng.choice([-1, 1]) * rng.uniform(24, 44), 25), page.width - 25), y + rng.uniform(-6, 6))
    if page.kind == "application-form" and main and rng.random() < 0.12:
        office_seal(page, rng)
    if page.kind == "labour-contract" and not page.seals and case.contract.seal is not None and rng.random() < 0.25:
        x, y = rng.uniform(60, 150), rng.uniform(40, 200)
        page.seal(careless(case.contract.seal, rng), x, y)
    if page.kind == "application-form" and rng.random() < 0.2:
        misplaced_print(page, rng)


def careless(seal, rng):
    """The same seal as practice has it: turned, faint, smeared, doubled, half pressed, or simply the way it was."""
    own = random.Random(rng.randrange(1 << 60))
    wear = seals.Wear(
        uneven=own.uniform(0.1, 0.45), spread=own.uniform(-0.08, 0.12), salt=own.uniform(0.05, 0.45), warp=own.uniform(0, 0.35),
        lost=(own.uniform(0, 360), own.uniform(0.08, 0.25), own.uniform(0.15, 0.6)) if own.random() < 0.25 else (),
        smear=(own.uniform(0, 360), own.uniform(0.5, 2.0)) if own.random() < 0.15 else (),
        double=(own.uniform(-0.9, 0.9), own.uniform(-0.9, 0.9), own.uniform(0.2, 0.5)) if own.random() < 0.12 else (),
    )  # fmt: skip
    if seal.electronic:
        return seal
    changes = {"wear": wear, "opacity": own.uniform(0.48, 0.95)}
    if own.random() < 0.45 and not seal.slice_of:
        changes["angle"] = own.uniform(-180, 180)
    return replace(seal, **changes)


def over_text(page, seal, x, y, rng):
    """Moved so that its ring or middle lies over a name, date or signature nearby (骑年盖月)."""
    near = []
    for line in page.lines:
        cx, cy = (line.box[0] + line.box[2]) / 2, (line.box[1] + line.box[3]) / 2
        if line.hand and abs(cx - x) < 45 and abs(cy - y) < 40:
            near.append((cx, cy))
    if not near:
        return seal, x, y
    cx, cy = rng.choice(near)
    x = min(max(cx + rng.uniform(-0.8, 0.8) * seal.radius, seal.radius), page.width - seal.radius)
    return seal, x, cy + rng.uniform(-0.8, 0.8) * seal.radius


def office_seal(page, rng):
    """The pre-review office has stamped its own box: not the employer's seal."""
    for line in page.lines:
        if line.text.startswith("经办人"):
            stamp = seals.Seal("official", "circle", OFFICE, size=(42.0, 42.0), **seals.pressed(rng))
            page.seal(stamp, page.width - rng.uniform(48, 62), line.box[1] + rng.uniform(-4, 6))
            return


def misplaced_print(page: Page, rng):
    """Printed on a form that had its lines already, or on paper that slipped: rules run through the text."""
    down = rng.choice([-1, 1]) * rng.uniform(1.6, 2.6)
    across = rng.uniform(-1.5, 1.5)
    for glyph in page.glyphs:
        glyph.baseline += down
        glyph.x += across
    page.pen = [
        replace(stroke, points=tuple((x + across, y + down) for x, y in stroke.points)) for stroke in page.pen
    ]
    page.prints = [(picture, x + across, y + down, w, h) for picture, x, y, w, h in page.prints]
    for line in page.lines:
        x0, y0, x1, y1 = line.box
        line.box = (x0 + across, y0 + down, x1 + across, y1 + down)
