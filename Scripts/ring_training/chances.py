"""What one rendered strip shows, as numbers by name: a seal and its impression, the print below, the copy, and the cut."""

import math

from test_images import seal_cut, seals

from .glyphs import DRAWN_CHARACTERS, FONTS
from .impressions import COLOURS, RESOLUTIONS, new_seal
from .names import CHARACTERS, letters, unit_name
from .prints import FONTS as PRINT_FONTS
from .strips import HEIGHT, PRINTED, TOP, reach

PLACES = {character: index for index, character in enumerate(DRAWN_CHARACTERS)}
LABELS = {character: index + 1 for index, character in enumerate(CHARACTERS)}
COUNT = len(PLACES)
KINDS = ["red", "gray", "blue"]
# The page's pixels between the two edges of a band, at most: finer ones are made smaller by the program.
PAGE_HEIGHT = 64
COLUMNS = range(60, 1281)
# A printed line is the ring of a seal so large (mm) that it is straight.
STRAIGHT = 200.0


def chance(rng):
    """Numbers by name, glyphs, labels; or None where this one cannot be cut."""
    return printed_line(rng) if rng.random() < PRINTED else ring(rng)


def ring(rng):
    seal = new_seal(rng)
    if seal.shape != "circle" or any(character not in LABELS for character in seal.text):
        return None
    middle, _, span, height, width = seal_cut.ring(seal)
    radius, span = seal.size[0] / 2, math.radians(span)
    pitch = span / len(seal.text)
    begin, end, text = reach(rng, seal, pitch, span)
    outer = radius - middle - height / 2 - rng.uniform(-0.04, 0.32) * height
    inner = radius - middle + height / 2 + rng.uniform(-0.04, 0.40) * height
    found = paper(rng) | lens(rng) | band(rng, radius, (outer, inner), (max(begin, end - 2 * math.pi), end))
    if not cut(rng, found, radius - (outer + inner) / 2, pitch * middle, height):
        return None
    colour = rng.choices(KINDS, COLOURS)[0]
    tint = (rng.randint(30, 140),) * 3 if colour == "gray" else seals.ink_colour(rng, colour)
    found |= letters_of(TOP - span / 2, pitch, len(seal.text), middle, (height, width), seal.cut.weight * height / 96)
    found |= impression(seal) | another(rng, radius, pitch) | dict(zip(["red", "green", "blue"], tint, strict=True))
    found |= {"colour": KINDS.index(colour), "layer": rng.choices([0, 1, 2], [4, 4, 1.2])[0]}
    font = FONTS.index(seal.font if rng.random() < 0.75 else rng.choice(FONTS))
    return found, glyphs(font, seal.text), [LABELS[character] for character in text]


def printed_line(rng):
    """The same without a seal: dark print on paper."""
    text = unit_name(rng) if rng.random() < 0.7 else letters(rng, 2, rng.choice([3, 4, 12]))
    text = "".join(character for character in text if character in LABELS)
    size = rng.uniform(3.2, 6.5)
    pitch = size * rng.choice([1, 1, 1, rng.uniform(1, 1.5)]) / STRAIGHT
    half = pitch * len(text) / 2
    margin = rng.uniform(0, 0.45) * size / STRAIGHT
    depths = (STRAIGHT - size * rng.uniform(0.55, 0.9), STRAIGHT + size * rng.uniform(0.55, 0.9))
    found = paper(rng) | lens(rng) | band(rng, 2 * STRAIGHT, depths, (TOP - half - margin, TOP + half + margin))
    if not cut(rng, found, STRAIGHT, pitch * STRAIGHT, size):
        return None
    dark = rng.randint(10, 90)
    weight = rng.choice([0, 0, 0.02, 0.05]) * size / 4
    wear = seals.Wear(uneven=0.05, spread=rng.uniform(-0.02, 0.06), salt=rng.uniform(0, 0.2), warp=0)
    line = seals.Seal("", "", text, opacity=rng.uniform(0.75, 0.98), wear=wear, electronic=rng.random() < 0.5)
    found |= letters_of(TOP - half, pitch, len(text), STRAIGHT, (size, size), weight)
    found |= impression(line) | another(rng, 0, pitch) | {"red": dark, "green": dark, "blue": dark}
    found |= {"colour": KINDS.index("gray"), "layer": rng.choice([1, 2, 2]), "rim": 0, "print_dark": 0, "other": 0}
    found |= {"wrong_x": 0, "wrong_y": 0, "wrong_radius": 0}
    font = rng.choice(PRINT_FONTS)
    return found, glyphs(FONTS.index(font), text), [LABELS[character] for character in text]


def glyphs(font, text):
    return [font * COUNT + PLACES[character] for character in text]


def letters_of(first, pitch, count, middle, size, weight):
    """Where the letters stand: angles in radians, lengths in mm."""
    return {"first": first, "pitch": pitch, "count": count, "middle": middle, "high": size[0], "wide": size[1], "weight": weight}


def impression(seal):
    wear = seal.wear
    direction, share, depth = wear.lost or (0, 0, 0)
    dx, dy, strength = wear.double or (0, 0, 0)
    return {
        "rim": seal.cut.rim, "second_rim": seal.cut.inner, "opacity": seal.opacity, "even": seal.electronic,
        "uneven": wear.uneven, "spread": wear.spread, "salt": wear.salt, "warp": wear.warp,
        "lost_to": math.radians(direction), "lost_share": share, "lost_depth": depth,
        "double_x": dx, "double_y": dy, "double": strength,
    }  # fmt: skip


def another(rng, radius, pitch):
    """A second seal that reaches over the first."""
    way, distance = rng.uniform(0, 2 * math.pi), rng.uniform(0.4, 2) * radius
    return {
        "other": rng.uniform(0.3, 1) if rng.random() < 0.12 else 0, "other_x": distance * math.cos(way),
        "other_y": distance * math.sin(way), "other_pitch": pitch * rng.uniform(0.8, 1.2), "other_count": rng.randint(8, 20),
    }  # fmt: skip


def band(rng, radius, depths, ends):
    """The strip's place, and how wrong the outline is: found to a hundredth of its size; one in six worse."""
    wrong = 0.01 * radius * (1 if rng.random() < 0.83 else 2.5)
    return {
        "radius": radius, "outer": depths[0], "inner": depths[1], "begin": ends[0], "end": ends[1],
        "wrong_x": rng.gauss(0, wrong), "wrong_y": rng.gauss(0, wrong), "wrong_radius": rng.gauss(0, wrong),
        # Where on an endless paper, so that noise is another on each.
        "off_x": rng.uniform(-500, 500), "off_y": rng.uniform(-500, 500),
    }  # fmt: skip


def paper(rng):
    """Print below, as `impressions.printed` has it: lines, rulings, a pen."""
    size = rng.uniform(3.2, 5.5)
    return {
        "turn": rng.gauss(0, 0.3) if rng.random() < 0.7 else rng.uniform(-math.pi, math.pi),
        "print_size": size, "leading": size * rng.uniform(1.3, 3.2), "print_x": rng.uniform(0, 40), "print_y": rng.uniform(0, 40),
        "print_dark": rng.uniform(0.7, 0.98) if rng.random() < 0.75 else 0,
        # Beyond all seals: none.
        "rule_x": rng.uniform(-22, 22) if rng.random() < 0.35 else 99, "rule_y": rng.uniform(-22, 22) if rng.random() < 0.5 else 99,
        "thin": rng.uniform(0.1, 0.25), "pen": rng.uniform(0.2, 0.45) if rng.random() < 0.3 else 0, "paper": rng.uniform(215, 255),
    }  # fmt: skip


def lens(rng):
    return {
        "dots": rng.choice(RESOLUTIONS) / 25.4, "light": rng.uniform(0, 0.16), "blur": max(0, rng.gauss(0.55, 0.35)),
        "cast_red": rng.uniform(0.9, 1), "cast_green": rng.uniform(0.92, 1), "cast_blue": rng.uniform(0.86, 1),
        "noise": rng.uniform(0, 9) if rng.random() < 0.7 else 0, "quality": rng.uniform(35, 95),
        "copy": rng.uniform(0.1, 1.4) if rng.random() < 0.5 else 0, "copy_level": rng.uniform(0.45, 0.75),
    }  # fmt: skip


def cut(rng, found, middle, step, height):
    """How many columns of strip and page: as the ring has it, or characters as wide as wanted. False: too many or too few."""
    depth = found["inner"] - found["outer"]
    found["dots"] = min(found["dots"], PAGE_HEIGHT / depth)
    way = (found["end"] - found["begin"]) * middle
    natural = HEIGHT * way / depth
    stretch = rng.choice([1, 1, 1.2, 1.4, 1.6])
    if rng.random() < 0.6:
        wanted = rng.uniform(0.5, 1.25) * HEIGHT * height / depth
        stretch = max(0.9, min(2.6, wanted / max(1e-6, natural * step / way)))
    found["columns"] = int(natural * stretch)
    found["page_height"] = round(found["dots"] * depth)
    found["page_columns"] = max(8, int(natural / HEIGHT * found["page_height"]))
    return found["columns"] in COLUMNS
