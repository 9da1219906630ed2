"""The photo of a person who holds an identity card before the chest."""

import math

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from .id_card import CARD, card_picture
from .person_drawing import draw_person

CARD_DPI = 420  # of the drawing of the card, before it is laid into the picture


def scene(rng, width, height, male):
    """A room, out of focus, with the upper half of a person in it. RGB, and the skin's colour."""
    noise = np.random.default_rng(rng.randrange(1 << 30))
    wall = np.array(
        rng.choice([(214, 210, 200), (186, 196, 204), (226, 224, 222), (170, 160, 148), (140, 156, 150)]), np.float32
    )
    broad = cv2.resize(noise.standard_normal((4, 5)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    image = Image.fromarray(np.clip(wall + 10 * broad[..., None], 0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    for _ in range(rng.randrange(2, 7)):  # shelves, frames, a door
        x, y = rng.uniform(0, width), rng.uniform(0, height * 0.7)
        w, h = rng.uniform(0.05, 0.3) * width, rng.uniform(0.05, 0.5) * height
        draw.rectangle([x, y, x + w, y + h], fill=tuple(rng.randrange(70, 220) for _ in range(3)))
    image = image.filter(ImageFilter.GaussianBlur(width / 160))
    shirt = rng.choice([(52, 66, 96), (236, 236, 238), (88, 92, 90), (120, 40, 46), (40, 44, 48), (110, 140, 170)])
    head = 0.15 * min(width, height) * rng.uniform(0.85, 1.1)
    bottom = height * rng.uniform(0.55, 0.62)
    x = width * rng.uniform(0.38, 0.62)
    draw = ImageDraw.Draw(image)
    draw.rectangle([x - head * 2.1, bottom + head * 1.6, x + head * 2.1, height], fill=shirt)
    skin = draw_person(draw, rng, male, x, bottom, head, shirt)
    return np.asarray(image.filter(ImageFilter.GaussianBlur(width / 900))).copy(), skin, x, bottom


def hand(corners, skin):
    """Directions along and down from the card's lower edge, the shaded skin, the palm's outline, the edge's length."""
    left_bottom, right_bottom = np.array(corners[3]), np.array(corners[2])
    along = (right_bottom - left_bottom) / np.linalg.norm(right_bottom - left_bottom)
    down = np.array([-along[1], along[0]])
    dark = tuple(int(c * 0.8) for c in skin)
    width = np.linalg.norm(right_bottom - left_bottom)
    root = right_bottom - along * 0.16 * width
    palm = [root - along * 0.2 * width + down * 0.03 * width, root + along * 0.26 * width - down * 0.1 * width,
            root + along * 0.3 * width + down * 0.7 * width,
            root - along * 0.15 * width + down * 0.7 * width]  # fmt: skip
    return along, down, dark, palm, width


def photograph(case, rng):
    """The photo: RGB, the page's truth mapped into it. `case.card.state` may make it useless."""
    state = case.card.state
    width = rng.choice([1600, 1920, 2400, 3000, 4000] if case.level != "easy" else [1600, 1920])
    height = round(width * rng.choice([0.75, 0.75, 1.0, 1.333]))
    if height > width:
        width, height = round(width * 0.75), width
    picture, skin, x, bottom = scene(rng, width, height, case.person.male)
    share = rng.uniform(0.3, 0.45) if case.level != "easy" else 0.45
    # 0.25 of 1600 px would leave 12 pixels a character: legible only where the photo is large.
    share = min(0.6, max(share, 640 / width))
    if state == "small":
        share = rng.uniform(150, 200) / width
    card, page = card_picture(case, CARD_DPI)
    card_width = share * width
    card_height = card_width * CARD[1] / CARD[0]
    tilt = math.radians(rng.uniform(-15, 15) if case.level != "easy" else rng.uniform(-4, 4))
    cx = min(max(x + rng.uniform(-0.1, 0.1) * width, card_width * 0.62), width - card_width * 0.62)
    cy = min(bottom + card_height * rng.uniform(0.9, 1.1), height - card_height * 0.8)
    depth = 0.04 if case.level != "easy" else 0.015
    corners = []
    for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        px = sx * card_width / 2 * (1 + rng.uniform(-depth, depth))
        py = sy * card_height / 2 * (1 + rng.uniform(-depth, depth))
        corners.append((cx + px * math.cos(tilt) - py * math.sin(tilt), cy + px * math.sin(tilt) + py * math.cos(tilt)))
    picture = put_card(picture, card, corners, skin, width)
    matrix = transform(card, corners)
    blur = rng.uniform(0.5, 1.1) * card_width / 900 if case.level != "easy" else 0.4
    if state == "blurred":
        blur = card_width / rng.uniform(40, 55)
    picture = light(picture, rng, blur, case.level)
    scale = CARD_DPI / 25.4
    return picture, page, lambda px, py: project(matrix, px * scale, py * scale)


def transform(card, corners):
    height, width = card.shape[:2]
    source = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    return cv2.getPerspectiveTransform(source, np.array(corners, np.float32))


def project(matrix, x, y):
    point = matrix @ np.array([x, y, 1.0])
    return point[0] / point[2], point[1] / point[2]


def put_card(picture, card, corners, skin, width):
    """A shadow, the hand behind, the card, and the thumb before it."""
    size = (picture.shape[1], picture.shape[0])
    canvas = Image.fromarray(picture)
    draw = ImageDraw.Draw(canvas)
    along, down, dark, palm, edge = hand(corners, skin)
    draw.polygon([tuple(p) for p in palm], fill=skin)
    for i in range(4):  # fingers seen beside the card's right edge
        tip = np.array(corners[2]) + along * 0.05 * edge - down * (0.02 + 0.1 * i) * edge
        stump = tip - along * 0.2 * edge
        draw.line([tuple(stump), tuple(tip)], fill=skin if i % 2 else dark, width=int(0.1 * edge))
        draw.ellipse([*(tip - 0.05 * edge), *(tip + 0.05 * edge)], fill=skin if i % 2 else dark)
    picture = np.asarray(canvas).astype(np.float32)
    # The card is shrunk by a factor first where it is much smaller than its drawing, or letters would alias.
    target = math.dist(corners[0], corners[1])
    factor = max(target / card.shape[1] * 1.5, 0.02)
    if factor < 1:
        card = cv2.resize(card, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    matrix = transform(card, corners)
    warped = cv2.warpPerspective(card, matrix, size, flags=cv2.INTER_LINEAR).astype(np.float32)
    cover = cv2.warpPerspective(rounded(card.shape), matrix, size, flags=cv2.INTER_LINEAR).astype(np.float32) / 255
    shadow = cv2.GaussianBlur(cover, (0, 0), width / 130)
    picture *= 1 - 0.35 * np.roll(shadow, int(width / 150), axis=0)[..., None]
    picture = picture * (1 - cover[..., None]) + warped * cover[..., None]
    canvas = Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(canvas)
    # The thumb covers the lower right corner only: right of the number's last character, below the portrait.
    base = np.array(corners[2]) + down * 0.16 * edge - along * 0.02 * edge
    tip = np.array(corners[2]) - along * 0.03 * edge - down * 0.015 * edge
    draw.line([tuple(base), tuple(tip)], fill=skin, width=int(0.085 * edge))
    draw.ellipse([*(tip - 0.042 * edge), *(tip + 0.042 * edge)], fill=skin)
    return np.asarray(canvas)


def rounded(shape):
    mask = Image.new("L", (shape[1], shape[0]), 0)
    radius = shape[1] * 3.18 / 85.6  # ISO/IEC 7810: corners of 3.18 mm
    ImageDraw.Draw(mask).rounded_rectangle([0, 0, shape[1] - 1, shape[0] - 1], radius, fill=255)
    return np.asarray(mask)


def light(picture, rng, blur, level):
    """Uneven light, focus, and the sensor's noise."""
    noise = np.random.default_rng(rng.randrange(1 << 30))
    height, width = picture.shape[:2]
    strength = 0.25 if level != "easy" else 0.06
    field = cv2.resize(noise.uniform(0, 1, (3, 3)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    picture = picture.astype(np.float32) * (1 - strength * np.clip(field, 0, 1))[..., None]
    if blur > 0.3:
        picture = cv2.GaussianBlur(picture, (0, 0), blur)
    amount = rng.uniform(2, 7) if level != "easy" else 1.5
    tile = noise.standard_normal((height, width, 1), np.float32)
    return np.clip(picture + amount * tile, 0, 255).astype(np.uint8)
