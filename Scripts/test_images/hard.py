"""The level `hard`: papers as the tired clerk gets them. What is chosen here stays legible to a person who takes care.

Six ways of arriving: copied in black and white, faxed, taken by a phone (bent, in bad light), taken off a screen, scanned
coarsely, or scanned from a sheet that was folded, soiled and printed on both sides.
"""

from .damage import SURFACES, Damage, clip

WAYS = ["copy"] * 5 + ["phone"] * 7 + ["low"] * 3 + ["worn"] * 4 + ["fax"] + ["screen"]
# Letters of 9 pt at this resolution are 13 pixels high: about what a person can still read of dense Chinese print.
LEAST_DPI = 110


def choose(rng, way=None):
    way = way or rng.choice(WAYS)
    return {"copy": copy, "phone": phone, "low": low, "worn": worn, "fax": fax, "screen": screen}[way](rng)


def folds(rng):
    """Folded for an envelope: in half, in thirds, in quarters, or not."""
    return rng.choice([(), (), (0.5,), (0.333, 0.667), (0.5,), (0.25, 0.5, 0.75)])


def sheet(rng, share):
    """What the paper went through before; each with a probability of about `share`."""
    return {
        "folds": folds(rng) if rng.random() < share else (),
        "folds_upright": rng.random() < 0.75,
        "crumple": rng.uniform(0.01, 0.05) if rng.random() < share else 0.0,
        "bleed": rng.uniform(0.06, 0.24) if rng.random() < share else 0.0,
        "dirt": rng.uniform(0.3, 1.3) if rng.random() < share else 0.0,
        "fittings": rng.random() < share,
    }


def copy(rng):
    return Damage(
        dpi=rng.choice([150, 200, 200, 240, 300]), skew=clip(rng.gauss(0, 1.6), 4), blur=rng.uniform(0.4, 0.9),
        noise=rng.uniform(2, 7), shadow=rng.uniform(0, 0.12), grey=True, tone="copy", tone_strength=rng.uniform(0.1, 1.3),
        quality=rng.randrange(40, 86), seed=rng.randrange(1 << 30), **sheet(rng, 0.3),
    )  # fmt: skip


def fax(rng):
    return Damage(
        dpi=200, skew=clip(rng.gauss(0, 1.0), 3), blur=rng.uniform(0.2, 0.5), noise=rng.uniform(2, 5), grey=True,
        tone="fax", quality=80, seed=rng.randrange(1 << 30),
    )  # fmt: skip


def low(rng):
    return Damage(
        dpi=rng.choice([LEAST_DPI, 120, 120, 130, 150]), skew=clip(rng.gauss(0, 2.2), 5), blur=rng.uniform(0.3, 0.7),
        noise=rng.uniform(1, 5), shadow=rng.uniform(0, 0.15), contrast=rng.uniform(0.7, 1.0), grey=rng.random() < 0.25,
        quality=rng.randrange(42, 70), seed=rng.randrange(1 << 30), **sheet(rng, 0.2),
    )  # fmt: skip


def worn(rng):
    return Damage(
        dpi=rng.choice([150, 200, 200, 240]), skew=clip(rng.gauss(0, 2.0), 5), blur=rng.uniform(0.3, 0.9),
        noise=rng.uniform(2, 8), shadow=rng.uniform(0, 0.2), warmth=rng.uniform(-0.04, 0.1),
        contrast=rng.uniform(0.65, 0.95), quality=rng.randrange(38, 80), seed=rng.randrange(1 << 30), **sheet(rng, 0.8),
    )  # fmt: skip


def phone(rng):
    upright = rng.random() < 0.6
    own = sheet(rng, 0.35)
    bend = {
        "wave": rng.uniform(0, 0.022), "curl": rng.uniform(0.02, 0.1) if rng.random() < 0.5 else 0.0, "upright": upright,
        "folds": own["folds"] if upright == own["folds_upright"] else (), "fold": rng.uniform(0.004, 0.022),
        "tilt": rng.uniform(-0.5, 0.5), "near": rng.uniform(0.1, 0.5),
    }  # fmt: skip
    return Damage(
        dpi=rng.choice([170, 200, 200, 220]), skew=clip(rng.gauss(0, 3.0), 8), perspective=rng.uniform(0.01, 0.06),
        desk=rng.uniform(0.04, 0.14), bend=bend, shadow=rng.uniform(0.1, 0.4),
        lamp=rng.uniform(0.1, 0.55) if rng.random() < 0.7 else 0.0, hand=rng.uniform(0.25, 0.55) if rng.random() < 0.5 else 0.0,
        glare=rng.uniform(0.2, 0.5) if rng.random() < 0.2 else 0.0, motion=rng.uniform(1.5, 4.0) if rng.random() < 0.35 else 0.0,
        blur=rng.uniform(0.4, 1.0), noise=rng.uniform(3, 10), warmth=rng.uniform(-0.08, 0.16),
        contrast=rng.uniform(0.7, 1.0), quality=rng.randrange(40, 82), recompress=rng.choice([0, 0, 35, 45, 60]),
        surface=rng.randrange(len(SURFACES)), seed=rng.randrange(1 << 30), **own,
    )  # fmt: skip


def screen(rng):
    return Damage(
        dpi=200, skew=clip(rng.gauss(0, 1.5), 4), perspective=rng.uniform(0.01, 0.04), desk=rng.uniform(0.02, 0.06),
        shadow=rng.uniform(0.05, 0.2), moire=rng.uniform(0.03, 0.1), glare=rng.uniform(0.1, 0.35), blur=rng.uniform(0.5, 0.9),
        noise=rng.uniform(3, 7), warmth=rng.uniform(-0.08, 0.0), contrast=rng.uniform(0.75, 0.95),
        quality=rng.randrange(50, 80), surface=rng.choice([1, 3]), seed=rng.randrange(1 << 30),
    )  # fmt: skip
