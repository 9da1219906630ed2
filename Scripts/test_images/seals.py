"""Seals: round with a star, oval, square. Sizes and proportions: domain notes on 国发〔1999〕25号 and trade practice.

A round company seal is 38 to 42 mm wide with a star of 14 mm; its name runs clockwise from the lower left over 210 to
260 degrees (short names less, long ones up to 300), feet to the centre, at about 0.8 of the radius; a filing number of
13 digits may stand along the bottom; a department or branch stands across below the star. An invoice seal is an oval of
40 by 30 mm with the taxpayer's number across.
"""

from dataclasses import dataclass

RED = (205, 30, 40)


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
    wear: float = 0.25
    """0: an even print; 1: patches without ink."""
    font: str = "song"
    star: bool = True
    seed: int = 0
    slice_of: tuple = ()
    """(part, parts) of a seal across the edges of several pages (骑缝章); empty for a whole one."""

    @property
    def radius(self):
        return max(self.size) / 2


def ink_colour(rng, name="red"):
    if name == "blue":
        return (rng.randrange(20, 60), rng.randrange(40, 90), rng.randrange(150, 200))
    return (rng.randrange(180, 235), rng.randrange(15, 60), rng.randrange(25, 75))


def official(rng, company, kind="official", name=None, line_text="", angle=None):
    """A round seal of a company. `name` where it must differ from the company's own."""
    text = name or company.name
    star = kind not in ("contract", "finance") or rng.random() < 0.3
    return Seal(
        kind, "circle", text, line_text, company.seal_number if rng.random() < 0.55 else "",
        size=(rng.choice([38.0, 40.0, 40.0, 42.0]),) * 2, angle=turn(rng) if angle is None else angle,
        colour=ink_colour(rng), opacity=rng.uniform(0.7, 0.95), wear=rng.uniform(0.0, 0.5),
        font=rng.choice(["song", "song", "serif", "serif-bold"]), star=star, seed=rng.randrange(1 << 30),
    )  # fmt: skip


def turn(rng):
    """Mostly held roughly straight, one in twelve pressed at any angle."""
    return rng.uniform(-180, 180) if rng.random() < 0.08 else max(-40.0, min(40.0, rng.gauss(0, 15)))


def personal(rng, name):
    text = name if len(name) > 3 else name + ("印" if len(name) == 3 else "之印" if rng.random() < 0.5 else "印")
    side = rng.uniform(16, 20)
    return Seal("personal", "square", text, size=(side, side), angle=rng.gauss(0, 5), colour=ink_colour(rng),
                opacity=rng.uniform(0.7, 0.95), wear=rng.uniform(0, 0.4), font="serif-bold",
                seed=rng.randrange(1 << 30))  # fmt: skip


def invoice(rng, company):
    return Seal("invoice", "ellipse", company.name, "发票专用章", middle=company.code, size=(40.0, 30.0),
                angle=turn(rng) / 2, colour=ink_colour(rng), opacity=rng.uniform(0.75, 0.95), wear=rng.uniform(0, 0.3),
                font="song", seed=rng.randrange(1 << 30))  # fmt: skip


def foreign_oval(rng, company):
    """The oval of a foreign-invested company: 45 by 30 mm, no star."""
    return Seal("official", "ellipse", company.name, size=(45.0, 30.0), angle=turn(rng) / 2, colour=ink_colour(rng),
                opacity=rng.uniform(0.75, 0.95), wear=rng.uniform(0, 0.3), font="song",
                seed=rng.randrange(1 << 30))  # fmt: skip
