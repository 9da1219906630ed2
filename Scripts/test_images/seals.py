"""Seals: round with a star, oval, square. Sizes and proportions: domain notes on 国发〔1999〕25号 and trade practice.

A round company seal is 38 to 42 mm wide with a star of 14 mm; its name runs clockwise from the lower left over 200 to
320 degrees (short names less), feet to the centre, in letters higher than wide; a filing number of 13 digits may stand
along the bottom; a department or branch stands across below the star. An invoice seal is an oval of 40 by 30 mm with the
taxpayer's number across. How the ink lies is `Wear`: what is set here is a decent impression, as a clerk accepts it.
"""

import random
from dataclasses import dataclass, field, replace

RED = (205, 30, 40)
# Ink pads as scans show them: vermilion, crimson, dark red, orange, pink, purple.
INKS = [
    ((200, 240), (20, 60), (25, 60)), ((180, 215), (15, 45), (40, 80)), ((140, 175), (15, 45), (25, 55)),
    ((215, 245), (70, 100), (30, 60)), ((205, 235), (70, 105), (90, 125)), ((150, 180), (25, 55), (80, 115)),
]  # fmt: skip


@dataclass(frozen=True)
class Wear:
    """How an impression came out. Lengths in mm, shares between 0 and 1."""

    uneven: float = 0.15
    """How much the ink's density varies over the seal."""
    spread: float = 0.05
    """Above 0 too much ink: strokes swell; below 0 too little: they thin and break."""
    salt: float = 0.1
    """Grains of bare paper inside the strokes."""
    warp: float = 0.1
    """How far rubber gives way."""
    lost: tuple = ()
    """(direction in degrees clockwise from the top, share of the seal that was not pressed, paleness there)."""
    smear: tuple = ()
    """(direction in degrees, length)."""
    double: tuple = ()
    """(dx, dy, strength) of a second touch."""


@dataclass(frozen=True)
class Cut:
    """How a seal is engraved. Lengths in mm."""

    rim: float = 1.1
    inner: float = 0.0
    """A second, thin ring so far inside the rim; 0: none."""
    star: float = 7.0
    """Radius of the star's points, on a seal of 42 mm."""
    tall: float = 6.2
    """Height of the ring's letters on a seal of 40 mm."""
    narrow: float = 0.72
    """Widest that a letter may be, as a share of its height."""
    gap: float = 0.9
    """Between rim and letters."""
    span: float = 1.0
    """Factor on the usual arc."""
    weight: int = 2


@dataclass(frozen=True)
class Seal:
    kind: str
    shape: str
    text: str
    line_text: str = ""
    code: str = ""
    middle: str = ""
    """Digits across an oval."""
    size: tuple = (40.0, 40.0)
    """Width and height in mm."""
    angle: float = 0.0
    """Degrees clockwise."""
    colour: tuple = RED
    colour_name: str = "red"
    opacity: float = 0.85
    font: str = "song"
    star: bool = True
    seed: int = 0
    slice_of: tuple = ()
    """(part, parts) of a seal across the edges of several pages (骑缝章); empty for a whole one."""
    cut: Cut = field(default_factory=Cut)
    wear: Wear = field(default_factory=Wear)
    hollow: bool = False
    """White letters in a filled square."""
    electronic: bool = False
    """Laid on by software: even, sharp, one colour."""

    @property
    def radius(self):
        return max(self.size) / 2


def ink_colour(rng, name="red"):
    if name == "blue":
        return (rng.randrange(20, 60), rng.randrange(40, 90), rng.randrange(150, 200))
    bands = rng.choice([INKS[0]] * 4 + [INKS[1]] * 3 + INKS[2:])
    return tuple(rng.randrange(*band) for band in bands)


def new_cut(rng):
    return Cut(
        rim=rng.uniform(0.7, 1.5), inner=rng.uniform(1.6, 2.2) if rng.random() < 0.06 else 0.0, star=rng.uniform(5.4, 8.2),
        tall=rng.uniform(5.2, 7.0), narrow=rng.uniform(0.52, 0.85), gap=rng.uniform(0.5, 1.5), span=rng.uniform(0.85, 1.2),
        weight=rng.choice([1, 1, 2, 2, 3]),
    )  # fmt: skip


def new_wear(rng):
    return Wear(uneven=rng.uniform(0.05, 0.35), spread=rng.uniform(-0.04, 0.1), salt=rng.uniform(0, 0.3),
                warp=rng.uniform(0, 0.2))  # fmt: skip


def pressed(rng, **given):
    """What every seal pressed by hand has of its own. One draw from `rng`: a seal's looks do not move other choices."""
    own = random.Random(rng.randrange(1 << 60))
    looks = {
        "colour": ink_colour(own), "opacity": own.uniform(0.7, 0.95), "cut": new_cut(own), "wear": new_wear(own),
        "font": own.choice(["song", "song", "song", "serif", "serif-bold", "hei", "kai"]), "seed": own.randrange(1 << 30),
        "angle": turn(own),
    }  # fmt: skip
    return looks | given


def official(rng, company, kind="official", name=None, line_text="", angle=None):
    """A round seal of a company. `name` where it must differ from the company's own."""
    star = kind not in ("contract", "finance") or rng.random() < 0.3
    given = {} if angle is None else {"angle": angle}
    return Seal(
        kind, "circle", name or company.name, line_text, company.seal_number if rng.random() < 0.55 else "",
        size=(rng.choice([38.0, 40.0, 40.0, 42.0]),) * 2, star=star, **pressed(rng, **given),
    )  # fmt: skip


def turn(rng):
    """Mostly held roughly straight, one in twelve pressed at any angle."""
    return rng.uniform(-180, 180) if rng.random() < 0.08 else max(-40.0, min(40.0, rng.gauss(0, 15)))


def personal(rng, name):
    text = name if len(name) > 3 else name + ("印" if len(name) == 3 else "之印" if rng.random() < 0.5 else "印")
    side = rng.uniform(16, 20)
    shape = "circle" if rng.random() < 0.2 else "square"
    own = pressed(rng, angle=rng.gauss(0, 5))
    own["font"] = random.Random(own["seed"]).choice(["serif-bold", "song", "hei-bold", "kai"])
    return Seal("personal", shape, text, size=(side, side), hollow=shape == "square" and rng.random() < 0.15, **own)


def invoice(rng, company):
    return Seal("invoice", "ellipse", company.name, "发票专用章", middle=company.code, size=(40.0, 30.0),
                **oval(rng))  # fmt: skip


def foreign_oval(rng, company):
    """The oval of a foreign-invested company: 45 by 30 mm, no star."""
    return Seal("official", "ellipse", company.name, size=(45.0, 30.0), **oval(rng))


def oval(rng):
    looks = pressed(rng)
    cut = replace(looks["cut"], tall=min(looks["cut"].tall, 6.0), rim=min(looks["cut"].rim, 1.2), inner=0.0)
    return looks | {"angle": looks["angle"] / 2, "font": "song", "cut": cut}


def electronic(seal, rng):
    """The same seal from a signing platform: pure red, perfectly even, upright."""
    return replace(seal, electronic=True, angle=0.0, opacity=rng.uniform(0.85, 1.0), wear=Wear(0, 0, 0, 0),
                   colour=rng.choice([(255, 0, 0), (230, 0, 18), (238, 28, 37)]))  # fmt: skip
