"""A drawn person: nobody's face. Shaded like a photo, so that a face detector takes it for a face."""

from dataclasses import dataclass

import cv2
import numpy as np

BUST = (1040, 1280)  # pixels of the drawing, width and height


@dataclass(frozen=True)
class Look:
    """What stays the same of a person from picture to picture. Lengths in half face widths."""

    male: bool
    skin: tuple
    hair: tuple
    length: float
    """Chin to crown."""
    jaw: float
    """0: round, 1: angular."""
    eyes: float
    apart: float
    brows: float
    nose: float
    mouth: float
    parting: float
    fringe: float
    glasses: bool
    seed: int


def new_look(rng, male):
    return Look(
        male,
        rng.choice([(226, 184, 152), (214, 168, 136), (234, 196, 166), (196, 148, 116), (240, 206, 180)]),
        rng.choice([(26, 22, 22), (34, 28, 26), (46, 36, 32), (22, 20, 24), (30, 26, 26), (52, 40, 34), (96, 94, 94)]),
        rng.uniform(2.5, 2.85), rng.uniform(0, 1), rng.uniform(0.17, 0.22), rng.uniform(0.42, 0.48), rng.uniform(0.7, 1.3),
        rng.uniform(0.85, 1.15), rng.uniform(0.3, 0.4), rng.uniform(-0.6, 0.6), rng.uniform(0.3, 0.55),
        rng.random() < 0.25, rng.randrange(1 << 30),
    )  # fmt: skip


class Easel:
    """A drawing in units of half a face's width, with the middle between the eyes at (0, 0) and y down."""

    def __init__(self, size, unit, origin):
        self.unit, self.origin = unit, origin
        self.width, self.height = size
        ys, xs = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32)
        self.x, self.y = (xs - origin[0]) / unit, (ys - origin[1]) / unit
        self.colour = np.zeros((size[1], size[0], 3), np.float32)
        self.cover = np.zeros((size[1], size[0]), np.float32)

    def points(self, points):
        return [np.array([(self.origin[0] + x * self.unit, self.origin[1] + y * self.unit) for x, y in points]).astype(np.int32)]

    def polygon(self, points, soft=0.0):
        mask = np.zeros((self.height, self.width), np.float32)
        cv2.fillPoly(mask, self.points(points), 1.0, cv2.LINE_AA)
        return self.softened(mask, soft)

    def ellipse(self, x, y, a, b, soft=0.0, turn=0.0):
        mask = np.zeros((self.height, self.width), np.float32)
        centre = (int(self.origin[0] + x * self.unit), int(self.origin[1] + y * self.unit))
        cv2.ellipse(mask, centre, (max(1, int(a * self.unit)), max(1, int(b * self.unit))), turn, 0, 360, 1.0, -1, cv2.LINE_AA)
        return self.softened(mask, soft)

    def line(self, points, width, soft=0.0):
        mask = np.zeros((self.height, self.width), np.float32)
        cv2.polylines(mask, self.points(points), False, 1.0, max(1, round(width * self.unit)), cv2.LINE_AA)
        return self.softened(mask, soft)

    def softened(self, mask, soft):
        return cv2.GaussianBlur(mask, (0, 0), soft * self.unit) if soft else mask

    def paint(self, mask, colour, share=1.0, solid=False):
        """`solid` extends the drawing; otherwise only what is drawn already is tinted."""
        part = (mask * share)[..., None]
        self.colour = self.colour * (1 - part) + np.asarray(colour, np.float32) * part
        if solid:
            self.cover = np.maximum(self.cover, mask)

    def shade(self, mask, share):
        """Darker by a share where positive, lighter where negative."""
        self.colour *= 1 - share * mask[..., None]


def curve(points, count=24):
    """A smooth open curve through control points (Bernstein polynomials)."""
    points = np.asarray(points, float)
    n = len(points) - 1
    t = np.linspace(0, 1, count)[:, None]
    total = np.zeros((count, 2))
    weight = 1
    for i, point in enumerate(points):
        total += weight * t**i * (1 - t) ** (n - i) * point
        weight = weight * (n - i) // (i + 1)
    return [tuple(p) for p in total]


def face_outline(look, middle):
    """Crown to chin; `middle` is the height of the face's centre, in units."""
    angles = np.linspace(0, 2 * np.pi, 140)
    half = look.length / 2
    points = []
    for angle in angles:
        x, y = np.sin(angle), -np.cos(angle)
        narrow = 1 - (0.2 - 0.1 * look.jaw) * max(0.0, y) ** 1.5
        points.append((x * narrow * (1 + 0.04 * look.jaw * max(0, y)), middle + y * half))
    return points


def bust(look, shirt, scale=1.0, light=None, smile=0.3, turn=0.0, tall=1.0):
    """Head and shoulders as RGB and coverage (float32); the eyes' middle and the unit (half a face's width) in pixels.

    `light` is the direction that light comes from, in degrees from above; `turn` of the head to a side, -1 to 1;
    `tall` stretches the drawing downwards: more of the chest.
    """
    noise = np.random.default_rng(look.seed)
    light = noise.uniform(-50, 50) if light is None else light
    width, height = (round(side * scale) for side in BUST)
    unit = 0.245 * width
    easel = Easel((width, round(height * tall)), unit, (width / 2, height * 0.42))
    height = easel.height
    skin = np.array(look.skin, np.float32)
    dark = skin * (0.62, 0.5, 0.44)
    middle = 0.1
    chin = middle + look.length / 2
    shoulders(easel, look, skin, shirt, chin)
    if not look.male:
        long_hair = curve([(-1.05, -0.9), (-1.6, 0.5), (-1.1, 1.9), (-0.3, 2.1), (0.3, 2.1), (1.1, 1.9), (1.6, 0.5), (1.05, -0.9)], 60)
        easel.paint(easel.polygon(long_hair, 0.02), look.hair, solid=True)
        easel.paint(easel.polygon([(-0.42, 0.9), (0.42, 0.9), (0.44, chin + 0.5), (-0.44, chin + 0.5)], 0.03), skin * 0.78)
    for side in (-1, 1):
        easel.paint(easel.ellipse(side * 1.0, 0.12, 0.13, 0.27, 0.012, side * -8), skin * 0.88, solid=True)
        easel.shade(easel.ellipse(side * 1.02, 0.14, 0.06, 0.17, 0.03), 0.25)
    outline = easel.polygon(face_outline(look, middle), 0.012)
    easel.paint(outline, skin, solid=True)
    model(easel, look, outline, middle, light)
    features(easel, look, skin, dark, smile, turn)
    hair(easel, look, middle, noise)
    if look.glasses:
        glasses(easel, turn)
    grain = cv2.GaussianBlur(noise.standard_normal((height, width)).astype(np.float32), (0, 0), 1.2)
    easel.colour *= 1 + 0.02 * grain[..., None]
    return np.clip(easel.colour, 0, 255), easel.cover, easel.origin, unit


def shoulders(easel, look, skin, shirt, chin):
    wide = 2.1 if look.male else 1.85
    body = [(-wide, 12)] + curve([(-wide, 4.2), (-wide, chin + 0.9), (-1.3, chin + 0.62), (-0.45, chin + 0.36)], 20)
    body += [(-x, y) for x, y in reversed(body)]
    shirt = np.asarray(shirt, np.float32)
    cloth = easel.polygon(body, 0.01)
    easel.paint(cloth, shirt, solid=True)
    folds = np.sin(3.1 * easel.x + 1.3 * easel.y) + np.sin(1.7 * easel.x - 2.6 * easel.y)
    easel.colour *= 1 - (0.05 * folds * cloth)[..., None]
    easel.shade(cloth * np.clip(np.abs(easel.x) / wide, 0, 1) ** 2, 0.3)
    neck = easel.polygon([(-0.55, chin - 0.7), (0.55, chin - 0.7), (0.62, chin + 0.55), (0, chin + 0.95), (-0.62, chin + 0.55)], 0.02)
    easel.paint(neck, skin * 0.9, solid=True)
    easel.shade(easel.ellipse(0, chin + 0.05, 0.75, 0.36, 0.1) * neck, 0.42)
    easel.shade(neck * np.abs(easel.x) ** 2, 0.8)
    for side in (-1, 1):  # the collar
        leaf = easel.polygon([(side * 0.62, chin + 0.4), (side * 0.02, chin + 0.98), (side * 0.4, chin + 1.22), (side * 0.9, chin + 0.62)], 0.01)
        easel.paint(leaf, np.minimum(255, shirt * 1.12 + 8))


def model(easel, look, outline, middle, light):
    """The head as an ellipsoid lit from one side, and the bones that stand out or fall back."""
    u, v = easel.x / 1.02, (easel.y - middle) / (look.length / 2)
    depth = np.sqrt(np.clip(1 - np.clip(u**2 + v**2, 0, 1), 0, 1))
    towards = np.sin(np.radians(light)) * u - 0.35 * v + 0.8 * depth
    easel.colour *= 1 - (outline * np.clip(0.42 * (0.85 - towards), -0.1, 0.5))[..., None]
    for side in (-1, 1):
        easel.shade(easel.ellipse(side * look.apart, -0.04, 0.3, 0.17, 0.1), 0.3)  # eye sockets
        easel.shade(easel.ellipse(side * 0.78, 0.62, 0.16, 0.42, 0.16), 0.16)  # below the cheekbones
        easel.paint(easel.ellipse(side * 0.52, 0.42, 0.2, 0.14, 0.12), (228, 140, 120), 0.16)
    easel.shade(easel.ellipse(0, -0.62, 0.5, 0.24, 0.2), -0.07)
    easel.shade(easel.ellipse(0, 1.12, 0.24, 0.1, 0.1), -0.06)
    easel.shade(easel.ellipse(0, 0.98, 0.26, 0.05, 0.05), 0.16)


def features(easel, look, skin, dark, smile, turn):
    shift = 0.22 * turn
    for side in (-1, 1):
        eye(easel, look, side * look.apart + shift, side, skin, dark)
    # Nose: a lit ridge, a shaded flank, the tip, the nostrils.
    n = look.nose
    easel.shade(easel.line([(0.02 + shift, -0.05), (shift * 1.4, 0.4 * n)], 0.09, 0.05), -0.1)
    for side in (-1, 1):
        flank = curve([(side * 0.1 + shift, -0.1), (side * 0.09 + shift * 1.3, 0.3), (side * 0.22 + shift * 1.4, 0.48 * n)])
        easel.shade(easel.line(flank, 0.07, 0.05), 0.2 if side > 0 else 0.12)
        easel.shade(easel.ellipse(side * 0.19 + shift * 1.4, 0.48 * n, 0.09, 0.07, 0.035), 0.16)
        easel.paint(easel.ellipse(side * 0.1 + shift * 1.4, 0.535 * n, 0.055, 0.026, 0.014, side * 12), dark * 0.55, 0.85)
    easel.shade(easel.ellipse(shift * 1.5, 0.43 * n, 0.1, 0.08, 0.04), -0.12)
    easel.shade(easel.ellipse(shift * 1.4, 0.6 * n, 0.22, 0.05, 0.04), 0.22)
    # Mouth.
    w, y, up = look.mouth, 0.8, 0.06 * smile
    lip = np.array((176, 96, 92), np.float32) if not look.male else np.array((166, 104, 94), np.float32)
    x = shift * 1.2
    upper = curve([(x - w, y - up), (x - w * 0.5, y - 0.1), (x - 0.06, y - 0.1), (x, y - 0.06), (x + 0.06, y - 0.1), (x + w * 0.5, y - 0.1), (x + w, y - up)])
    easel.paint(easel.polygon(upper + curve([(x + w, y - up), (x, y + 0.05), (x - w, y - up)]), 0.012), lip * 0.86, 0.85)
    lower = curve([(x - w * 0.94, y - up + 0.01), (x - w * 0.5, y + 0.19), (x + w * 0.5, y + 0.19), (x + w * 0.94, y - up + 0.01)])
    easel.paint(easel.polygon(lower + curve([(x + w, y - up), (x, y + 0.05), (x - w, y - up)]), 0.016), lip, 0.8)
    easel.shade(easel.ellipse(x, y + 0.085, 0.14, 0.025, 0.03), -0.14)
    easel.paint(easel.line(curve([(x - w, y - up), (x, y + 0.05), (x + w, y - up)]), 0.028, 0.01), dark * 0.45, 0.85)


def eye(easel, look, x, side, skin, dark):
    a, b = look.eyes, look.eyes * 0.42
    lid = curve([(x - a, 0.01), (x - a * 0.5, -b * 1.75), (x + a * 0.5, -b * 1.75), (x + a, -0.01)])
    low = curve([(x + a, -0.01), (x + a * 0.4, b * 1.15), (x - a * 0.4, b * 1.15), (x - a, 0.01)])
    opening = easel.polygon(lid + low, 0.008)
    easel.paint(opening, (226, 220, 214))
    easel.shade(opening * easel.ellipse(x, -b, a, b * 0.6, 0.03), 0.35)
    iris = easel.ellipse(x, -0.025, b * 0.98, b * 0.98, 0.008) * opening
    easel.paint(iris, (58, 38, 30))
    easel.paint(easel.ellipse(x, -0.025, b * 0.5, b * 0.5, 0.008) * opening, (12, 10, 12))
    easel.paint(easel.ellipse(x + b * 0.3, -0.025 - b * 0.4, b * 0.2, b * 0.2, 0.006), (252, 252, 252), 0.9)
    easel.paint(easel.line(lid, 0.034, 0.008), (30, 22, 22), 0.92)
    easel.paint(easel.line(low, 0.016, 0.008), dark, 0.5)
    easel.paint(easel.line([(p, q - 0.075) for p, q in lid], 0.02, 0.014), dark, 0.45)
    brow = curve([(x - side * a * 1.25, -0.27), (x - side * a * 0.2, -0.38), (x + side * a * 1.0, -0.37), (x + side * a * 1.5, -0.26)])
    easel.paint(easel.line(brow, 0.062 * look.brows, 0.02), look.hair, 0.82)


def hair(easel, look, middle, noise):
    crown = middle - look.length / 2
    line = crown + look.fringe
    p = look.parting
    if look.male:
        inner = curve([(0.98, middle - 0.1), (0.9, line + 0.1), (p + 0.3, line - 0.16), (p - 0.3, line - 0.1), (-0.9, line + 0.12), (-0.98, middle - 0.1)], 40)
    else:
        inner = curve([(0.96, middle + 0.6), (0.98, line + 0.25), (p + 0.1, line - 0.3), (p - 0.1, line - 0.3), (-0.98, line + 0.25), (-0.96, middle + 0.6)], 40)
    reach = 0.02 if look.male else 0.1
    outer = curve([(-1.0 - reach, middle - 0.05), (-1.34 - reach, crown - 0.32), (-0.5, crown - 0.42), (0.5, crown - 0.42), (1.34 + reach, crown - 0.32), (1.0 + reach, middle - 0.05)], 60)
    cap = easel.polygon(outer + inner, 0.014)
    easel.paint(cap, look.hair, solid=True)
    strands = cv2.GaussianBlur(noise.standard_normal((easel.height, easel.width)).astype(np.float32), (0, 0), sigmaX=1.2, sigmaY=14)
    easel.colour *= 1 + (cap * (2.2 * strands + 0.35 * np.exp(-(((easel.y - crown - 0.12) / 0.14) ** 2))))[..., None]
    easel.shade(easel.line(inner, 0.1, 0.05) * (1 - cap), 0.2)


def glasses(easel, turn):
    shift = 0.22 * turn
    for side in (-1, 1):
        angles = np.linspace(0, 2 * np.pi, 60)
        rim = [(side * 0.46 + shift + 0.34 * np.cos(t), 0.02 + 0.25 * np.sin(t)) for t in angles]
        easel.paint(easel.line(rim, 0.03, 0.006), (40, 36, 38), 0.85)
        easel.paint(easel.line([(side * 0.8 + shift, -0.03), (side * 1.04, -0.06)], 0.03, 0.006), (40, 36, 38), 0.8)
    easel.paint(easel.line([(-0.12 + shift, -0.01), (0.12 + shift, -0.01)], 0.03, 0.006), (40, 36, 38), 0.85)


def portrait(rng, male):
    """Head and shoulders on white, RGB, as on a certificate."""
    look = new_look(rng, male)
    shirt = (66, 74, 92) if rng.random() < 0.5 else (224, 226, 230)
    return on_plain(look, shirt, (250, 250, 252), 0.5)


def on_plain(look, shirt, background, scale, **options):
    """A bust before one colour, RGB."""
    colour, cover, _, _ = bust(look, shirt, scale, **options)
    picture = colour * cover[..., None] + np.asarray(background, np.float32) * (1 - cover[..., None])
    return np.clip(picture, 0, 255).astype(np.uint8)
