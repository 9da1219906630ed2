"""What a camera sees around a card: a room or a table, the person, hands. RGB float32, 0 to 255."""

import cv2
import numpy as np

from . import person_drawing

WALLS = [(214, 210, 200), (186, 196, 204), (226, 224, 222), (170, 160, 148), (140, 156, 150), (196, 184, 160)]
SHIRTS = [(52, 66, 96), (228, 228, 232), (88, 92, 90), (120, 40, 46), (40, 44, 48), (110, 140, 170), (196, 140, 60)]


def room(rng, width, height):
    """A wall with shelves, frames, a door, out of focus."""
    noise = np.random.default_rng(rng.randrange(1 << 30))
    small = (width // 4, height // 4)
    wall = np.array(rng.choice(WALLS), np.float32)
    broad = cv2.resize(noise.standard_normal((4, 5)).astype(np.float32), small, interpolation=cv2.INTER_CUBIC)
    picture = np.clip(wall + 10 * broad[..., None], 0, 255)
    for _ in range(rng.randrange(2, 9)):
        x, y = rng.uniform(0, small[0]), rng.uniform(0, small[1] * 0.7)
        w, h = rng.uniform(0.05, 0.3) * small[0], rng.uniform(0.05, 0.5) * small[1]
        colour = tuple(float(rng.randrange(60, 225)) for _ in range(3))
        cv2.rectangle(picture, (int(x), int(y)), (int(x + w), int(y + h)), colour, -1)
    picture = cv2.GaussianBlur(picture, (0, 0), small[0] / 120)
    return cv2.resize(picture, (width, height), interpolation=cv2.INTER_CUBIC)


def table(rng, width, height):
    """A table top with papers, a keyboard, a cup: seen from above."""
    noise = np.random.default_rng(rng.randrange(1 << 30))
    wood = np.array(rng.choice([(150, 112, 78), (206, 190, 166), (86, 84, 88), (226, 224, 220), (120, 74, 52)]), np.float32)
    streaks = cv2.resize(noise.standard_normal((height // 6, 10)).astype(np.float32), (width, height))
    picture = np.clip(wood + 7 * streaks[..., None], 0, 255)
    for _ in range(rng.randrange(2, 7)):
        centre = (rng.uniform(0, width), rng.uniform(0, height))
        side = rng.uniform(0.08, 0.4) * width
        box = cv2.boxPoints((centre, (side, side * rng.uniform(0.3, 1.4)), rng.uniform(0, 90))).astype(np.int32)
        if rng.random() < 0.25:
            cv2.circle(picture, tuple(int(v) for v in centre), int(side / 3), (236.0, 236.0, 232.0), -1, cv2.LINE_AA)
            cv2.circle(picture, tuple(int(v) for v in centre), int(side / 3.6), (70.0, 44.0, 30.0), -1, cv2.LINE_AA)
            continue
        cv2.fillPoly(picture, [box], tuple(float(rng.randrange(40, 250)) for _ in range(3)), cv2.LINE_AA)
        start, along = box[0].astype(float), (box[1] - box[0]).astype(float)
        down = (box[3] - box[0]).astype(float)
        for row in np.arange(0.1, 0.9, 0.08):  # lines as of print on it
            a = start + 0.1 * along + row * down
            b = a + along * rng.uniform(0.4, 0.8)
            cv2.line(picture, tuple(a.astype(int)), tuple(b.astype(int)), (60.0, 60.0, 64.0), max(1, width // 900), cv2.LINE_AA)
    return cv2.GaussianBlur(picture, (0, 0), width / 900)


def put_person(picture, rng, look, x, eyes, unit, shirt, **options):
    """Head and chest with the eyes' middle at (x, eyes) and half a face's width of `unit` pixels."""
    scale = unit / (0.245 * person_drawing.BUST[0])
    drawn = min(scale, 0.5)  # skin and cloth are smooth: more is not worth its time
    colour, cover, origin, _ = person_drawing.bust(look, shirt, drawn, tall=1.7, **options)
    if drawn < scale:
        colour, cover = (cv2.resize(a, None, fx=scale / drawn, fy=scale / drawn) for a in (colour, cover))
        origin = tuple(v * scale / drawn for v in origin)
    left, top = round(x - origin[0]), round(eyes - origin[1])
    height, width = picture.shape[:2]
    x0, y0 = max(0, left), max(0, top)
    x1, y1 = min(width, left + colour.shape[1]), min(height, top + colour.shape[0])
    if x1 <= x0 or y1 <= y0:
        return
    part = (slice(y0 - top, y1 - top), slice(x0 - left, x1 - left))
    share = cover[part][..., None]
    picture[y0:y1, x0:x1] = picture[y0:y1, x0:x1] * (1 - share) + colour[part] * share
    picture[y1:, x0:x1] = picture[y1:, x0:x1] * (1 - share[-1:]) + (colour[part] * share)[-1:]


def limb(picture, start, end, radius, colour, nail=False):
    """A finger or an arm: a rounded stick, lit from above, with a soft shadow beside it."""
    start, end = np.asarray(start, float), np.asarray(end, float)
    reach = radius * 1.6 + 2
    height, width = picture.shape[:2]
    x0, y0 = (int(max(0, v)) for v in np.minimum(start, end) - reach)
    x1, y1 = int(min(width, max(start[0], end[0]) + reach)), int(min(height, max(start[1], end[1]) + reach))
    if x1 <= x0 or y1 <= y0:
        return
    ys, xs = np.mgrid[y0:y1, x0:x1].astype(np.float32)
    axis = end - start
    length = max(1e-6, float(np.hypot(*axis)))
    along = np.clip(((xs - start[0]) * axis[0] + (ys - start[1]) * axis[1]) / length**2, 0, 1)
    dx, dy = xs - start[0] - along * axis[0], ys - start[1] - along * axis[1]
    distance = np.hypot(dx, dy) / radius
    part = picture[y0:y1, x0:x1]
    part *= 1 - 0.3 * np.clip(1.45 - distance, 0, 1)[..., None] ** 2
    mask = np.clip((1 - distance) * radius / 1.5, 0, 1)[..., None]
    lit = 1 - 0.34 * np.clip(distance, 0, 1) ** 2 - 0.12 * np.clip((dx + dy) / radius, -1, 1)
    skin = np.asarray(colour, np.float32) * lit[..., None]
    part *= 1 - mask
    part += mask * skin
    if nail:
        middle = end - axis / length * 0.1 * radius
        side = (-axis[1] / length, axis[0] / length)
        across = ((xs - middle[0]) * side[0] + (ys - middle[1]) * side[1]) / (0.55 * radius)
        lengthwise = ((xs - middle[0]) * axis[0] + (ys - middle[1]) * axis[1]) / length / (0.75 * radius)
        oval = np.clip(1.2 - across**2 - lengthwise**2, 0, 0.2)[..., None] * 5
        part *= 1 - 0.75 * oval
        part += 0.75 * oval * np.minimum(255, np.asarray(colour, np.float32) * (1.08, 0.98, 0.98))
