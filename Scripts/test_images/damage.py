"""What a scanner or a phone does to a page: the paper, geometry in one resampling, then light, blur, noise and tone.

Amounts: skew up to 3 degrees, JPEG 40 to 90, 150 to 300 dpi are what offices' scanners and phones give; the others were
chosen by eye.
"""

from dataclasses import dataclass, field

import cv2
import numpy as np

from . import optics, paper
from .bend import Bend

# Table tops, RGB: wood, dark grey, stone, blue-grey, light wood.
SURFACES = [(120, 86, 60), (70, 70, 74), (160, 150, 140), (52, 60, 78), (186, 170, 140)]


@dataclass(frozen=True)
class Damage:
    dpi: int = 200
    skew: float = 0.0
    """Degrees clockwise."""
    perspective: float = 0.0
    """How far a corner moves, as a share of the width."""
    desk: float = 0.0
    """Margin of background around the sheet, as a share of the width."""
    curve: float = 0.0
    """Height of the paper's wave, as a share of the height."""
    shadow: float = 0.0
    """Share of the light that the darkest corner lacks."""
    blur: float = 0.0
    """Standard deviation in pixels at 200 dpi."""
    noise: float = 0.0
    """Standard deviation of grey levels."""
    warmth: float = 0.0
    """Colour cast, as a share."""
    contrast: float = 1.0
    grey: bool = False
    quality: int = 85
    """JPEG."""
    surface: int = 0
    """Which of the table tops below."""
    seed: int = 0
    folds: tuple = ()
    """Where the sheet was folded, as shares of its height (`folds_upright`) or width."""
    folds_upright: bool = True
    crumple: float = 0.0
    """How much darker a facet of crumpled paper is, as a share."""
    bleed: float = 0.0
    """How much of the other side's print shows, as a share."""
    dirt: float = 0.0
    fittings: bool = False
    """Punched holes or a staple."""
    bend: dict = field(default_factory=dict)
    """Arguments of `Bend`."""
    lamp: float = 0.0
    """Share of the light that the side away from the lamp lacks."""
    hand: float = 0.0
    """Depth of the shadow of the phone and the arm, as a share."""
    glare: float = 0.0
    motion: float = 0.0
    """Length of the shake in pixels at 200 dpi."""
    moire: float = 0.0
    tone: str = ""
    """`copy` or `fax`."""
    tone_strength: float = 0.0
    recompress: int = 0
    """Quality of an earlier JPEG coding; 0: none."""

    @property
    def moves(self):
        return bool(self.skew or self.perspective or self.desk or self.curve or self.bend)


def choose(rng, level, grey_allowed=True):
    seed = rng.randrange(1 << 30)
    if level == "none":
        return Damage(dpi=200, quality=88, seed=seed)
    if level == "easy":
        return Damage(dpi=rng.choice([150, 150, 180]), skew=rng.uniform(-0.4, 0.4), blur=rng.uniform(0, 0.4),
                      noise=rng.uniform(0, 1.2), quality=rng.randrange(72, 86), seed=seed)  # fmt: skip
    dpi = rng.choice([150, 150, 170, 200, 200, 200, 240, 300])
    if rng.random() < 0.55:  # a scanner
        return Damage(dpi=dpi, skew=clip(rng.gauss(0, 0.9), 3), shadow=rng.uniform(0, 0.06), blur=rng.uniform(0.2, 0.8),
                      noise=rng.uniform(0.5, 5), contrast=rng.uniform(0.85, 1.05),
                      grey=grey_allowed and rng.random() < 0.12, quality=rng.randrange(50, 91), seed=seed)  # fmt: skip
    return Damage(  # a phone
        dpi=dpi, skew=clip(rng.gauss(0, 1.3), 3), perspective=rng.uniform(0, 0.03),
        desk=rng.uniform(0.02, 0.07) if rng.random() < 0.6 else 0.0, curve=rng.uniform(0, 0.006),
        shadow=rng.uniform(0.05, 0.4), blur=rng.uniform(0.3, 0.95), noise=rng.uniform(2, 7),
        warmth=rng.uniform(-0.03, 0.06),
        contrast=rng.uniform(0.8, 1.0), grey=grey_allowed and rng.random() < 0.04, quality=rng.randrange(40, 86),
        surface=rng.randrange(len(SURFACES)), seed=seed,
    )  # fmt: skip


def clip(value, limit):
    return max(-limit, min(limit, value))


class Geometry:
    """Where a point of the drawn page lies on the picture, and back."""

    def __init__(self, width, height, damage):
        noise = np.random.default_rng(damage.seed)
        margin = damage.desk * width
        self.page_size = (width, height)
        self.size = (round(width + 2 * margin), round(height + 2 * margin))
        self.amplitude = damage.curve * height
        self.bend = Bend((width, height), damage.seed + 3, **damage.bend) if damage.bend else None
        self.phase, self.waves = noise.uniform(0, 2 * np.pi), noise.uniform(0.7, 1.4)
        corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
        moved = corners + noise.uniform(-1, 1, (4, 2)) * damage.perspective * width
        turn = np.radians(damage.skew)
        centre = np.array([width / 2, height / 2])
        rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        moved = (moved - centre) @ rotation.T + np.array(self.size) / 2
        self.forward = cv2.getPerspectiveTransform(corners.astype(np.float32), moved.astype(np.float32)).astype(
            np.float64
        )
        self.inverse = np.linalg.inv(self.forward)

    def lift(self, x):
        """How far down the paper's wave moves column x."""
        return self.amplitude * np.sin(np.pi * self.waves * x / self.page_size[0] + self.phase)

    def to_picture(self, x, y):
        y += float(self.lift(x))
        if self.bend:
            x, y = self.bend.raise_(x, y)
        point = self.forward @ np.array([x, y, 1.0])
        return point[0] / point[2], point[1] / point[2]

    def resample(self, array, background):
        width, height = self.size
        xs, ys = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
        m = self.inverse
        depth = m[2, 0] * xs + m[2, 1] * ys + m[2, 2]
        px = ((m[0, 0] * xs + m[0, 1] * ys + m[0, 2]) / depth).astype(np.float32)
        py = ((m[1, 0] * xs + m[1, 1] * ys + m[1, 2]) / depth).astype(np.float32)
        if self.bend:
            px, py = (a.astype(np.float32) for a in self.bend.flatten(px, py))
        if self.amplitude:
            py -= self.lift(px).astype(np.float32)
        picture = cv2.remap(array, px, py, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        inside = (px >= 0) & (py >= 0) & (px < array.shape[1]) & (py < array.shape[0])
        soft = cv2.GaussianBlur(inside.astype(np.float32), (0, 0), 0.8)[..., None]
        return (picture * soft + background * (1 - soft)).astype(np.uint8)


def desk(size, damage):
    """A table top: one colour, broadly uneven, with fine streaks; without a margin the scanner's white lid."""
    noise = np.random.default_rng(damage.seed + 1)
    width, height = size
    if not damage.desk:
        return np.full((height, width, 3), 246, np.float32)
    colour = np.array(SURFACES[damage.surface], np.float32)
    broad = cv2.resize(noise.standard_normal((5, 4)).astype(np.float32), size, interpolation=cv2.INTER_CUBIC)
    streaks = cv2.resize(
        noise.standard_normal((height // 3, 12)).astype(np.float32), size, interpolation=cv2.INTER_LINEAR
    )
    return np.clip(colour + (8 * broad + 5 * streaks)[..., None], 0, 255).astype(np.float32)


def apply(array, damage, back=None):
    """Returns the damaged picture (RGB, or grey as RGB) and its geometry. `back`: the page on the sheet's other side."""
    noise = np.random.default_rng(damage.seed + 2)
    geometry = Geometry(array.shape[1], array.shape[0], damage)
    array = soiled(array, damage, noise, back)
    picture = geometry.resample(array, desk(geometry.size, damage)) if damage.moves else array
    picture = picture.astype(np.float32)
    height, width = picture.shape[:2]
    scale = damage.dpi / 200
    paper_white = 255 - noise.uniform(0, 12) if damage.noise else 255.0
    light = np.full((height, width), paper_white / 255, np.float32)
    if damage.noise:
        grain = cv2.resize(noise.standard_normal((height // 8, width // 8)).astype(np.float32), (width, height))
        light += 0.004 * grain
    if damage.shadow:
        corners = noise.uniform(0, 1, (3, 3)).astype(np.float32)
        light *= 1 - damage.shadow * np.clip(cv2.resize(corners, (width, height), interpolation=cv2.INTER_CUBIC), 0, 1)
    if damage.lamp:
        light *= optics.lamp((height, width), noise, damage.lamp)
    if damage.hand:
        light *= optics.hand_shadow((height, width), noise, damage.hand)
    picture = (picture - 128) * damage.contrast + 128 + 127 * (1 - damage.contrast) * 0.6
    picture *= light[..., None]
    if damage.warmth:
        picture *= np.array([1 + damage.warmth, 1.0, 1 - damage.warmth], np.float32)
    if damage.moire:
        picture = optics.moire(picture, noise, damage.moire)
    if damage.glare:
        picture = optics.glare(picture, noise, damage.glare)
    if damage.blur * scale > 0.15:
        picture = cv2.GaussianBlur(picture, (0, 0), damage.blur * scale)
    if damage.motion:
        picture = optics.motion(picture, damage.motion * scale, noise.uniform(0, 180))
    if damage.noise:
        picture += damage.noise * noise.standard_normal((height, width, 1), np.float32)
        picture += 0.4 * damage.noise * noise.standard_normal(picture.shape, np.float32)
    if damage.grey:
        grey = picture @ np.array([0.299, 0.587, 0.114], np.float32)
        if damage.tone == "copy":
            grey = optics.photocopy(grey, noise, damage.tone_strength)
        elif damage.tone == "fax":
            grey = optics.fax(grey, noise)
        picture = np.repeat(grey[..., None], 3, axis=2)
    picture = np.clip(picture, 0, 255).astype(np.uint8)
    if damage.recompress:
        picture = optics.recompressed(picture, damage.recompress)
    return picture, geometry


def soiled(array, damage, noise, back):
    """The sheet itself: print from the back, creases, dirt, holes; shading where it is bent."""
    if not (damage.bleed or damage.folds or damage.crumple or damage.dirt or damage.fittings or damage.bend):
        return array
    picture = array.astype(np.float32)
    if damage.bleed and back is not None:
        picture = paper.bleed(picture, back, damage.bleed)
    if damage.folds or damage.crumple:
        light = paper.creases(array.shape, noise, damage.folds, damage.folds_upright, damage.crumple)
        picture *= light[..., None]
    if damage.dirt:
        picture = paper.dirt(picture, noise, damage.dirt)
    if damage.fittings:
        picture = paper.fittings(np.ascontiguousarray(picture), noise)
    if damage.bend:
        bend = Bend((array.shape[1], array.shape[0]), damage.seed + 3, **damage.bend)
        along = np.arange(array.shape[0 if bend.upright else 1])
        # Lambert's law for light from one side: a slope of 0.2 gains or loses a good tenth.
        shade = 1 - 0.6 * bend.shade(along, along).astype(np.float32) * noise.choice([-1, 1])
        picture *= (shade[:, None] if bend.upright else shade[None, :])[..., None]
    return np.clip(picture, 0, 255).astype(np.uint8)
