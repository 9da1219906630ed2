"""A resident identity card held in front of a drawn person: layout of the real card's labels, everything on it made up."""

import math

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from . import fonts
from .page import Page, Style, rasterise

CARD = (85.6, 54.0)  # mm, ISO/IEC 7810 ID-1
LABEL_INK = (70, 110, 150)
VALUE_INK = (28, 26, 30)


def portrait(rng, male):
    """A cartoon head and shoulders on white, RGB."""
    width, height = 260, 320
    image = Image.new("RGB", (width * 2, height * 2), (250, 250, 252))
    draw_person(ImageDraw.Draw(image), rng, male, width, height * 2, width * 0.62, (210, 214, 220))
    return np.asarray(image.resize((width, height), Image.Resampling.LANCZOS))


def draw_person(draw, rng, male, x, bottom, head, shirt):
    """Shoulders, neck, face, hair; `head` is half the face's width."""
    skin = rng.choice([(233, 196, 166), (222, 180, 148), (241, 208, 180), (205, 160, 128)])
    hair = rng.choice([(28, 24, 24), (45, 34, 30), (62, 50, 44), (96, 94, 96)])
    shade = tuple(int(c * 0.86) for c in skin)
    chin = bottom - head * 1.15
    top = chin - head * 2.65
    middle = (top + chin) / 2
    draw.ellipse([x - head * 2.1, chin + head * 0.28, x + head * 2.1, chin + head * 4.2], fill=shirt)
    if not male:
        draw.rounded_rectangle([x - head * 1.15, top + head * 0.4, x + head * 1.15, chin + head * 0.55], head * 0.6, fill=hair)
    draw.rectangle([x - head * 0.42, chin - head * 0.5, x + head * 0.42, chin + head * 0.62], fill=shade)
    draw.ellipse([x - head * 1.1, middle - head * 0.25, x - head * 0.85, middle + head * 0.3], fill=skin)
    draw.ellipse([x + head * 0.85, middle - head * 0.25, x + head * 1.1, middle + head * 0.3], fill=skin)
    draw.ellipse([x - head, top, x + head, chin], fill=skin)
    draw.chord([x - head * 1.05, top - head * 0.12, x + head * 1.05, chin], 182, 358, fill=hair)
    draw.ellipse([x - head * 0.94, top + head * 0.62, x + head * 0.94, middle + head * 0.5], fill=skin)
    for side in (-1, 1):
        eye = x + side * head * 0.4
        draw.ellipse([eye - head * 0.16, middle - head * 0.09, eye + head * 0.16, middle + head * 0.09], fill=(250, 250, 250))
        draw.ellipse([eye - head * 0.08, middle - head * 0.09, eye + head * 0.08, middle + head * 0.09], fill=(40, 30, 28))
        draw.line([eye - head * 0.2, middle - head * 0.25, eye + head * 0.2, middle - head * 0.27], fill=hair,
                  width=max(2, int(head * 0.07)))  # fmt: skip
    draw.arc([x - head * 0.12, middle, x + head * 0.14, middle + head * 0.45], 20, 150, fill=shade, width=max(2, int(head * 0.05)))
    draw.arc([x - head * 0.32, middle + head * 0.4, x + head * 0.32, middle + head * 0.85], 25, 155, fill=(176, 92, 88),
             width=max(2, int(head * 0.07)))  # fmt: skip
    draw.polygon([(x - head * 0.5, chin + head * 0.45), (x, chin + head * 1.1), (x + head * 0.5, chin + head * 0.45)],
                 fill=(244, 244, 246))  # fmt: skip
    return skin


def card_page(case):
    """The side with name, number and portrait, as a page of the card's size."""
    card, person = case.card, case.person
    page = Page("id-in-hand", *CARD)
    label = Style("hei", 2.75, colour=LABEL_INK)
    value = Style("hei", 3.25, colour=VALUE_INK)
    page.text(6.2, 9.6, "姓 名", label)
    page.text(16.0, 9.8, card.name, value.but(size=3.5))
    page.text(6.2, 16.6, "性 别", label)
    page.text(16.0, 16.7, person.sex, value)
    page.text(25.0, 16.6, "民 族", label)
    page.text(34.0, 16.7, person.nation, value)
    page.text(6.2, 23.4, "出 生", label)
    born = person.birth
    for x, text, style in ((16.0, f"{born.year}", value), (25.2, "年", label), (29.6, f"{born.month}", value),
                           (34.6, "月", label), (38.8, f"{born.day}", value), (43.8, "日", label)):  # fmt: skip
        page.text(x, 23.5, text, style)
    page.text(6.2, 30.4, "住 址", label)
    line, y = "", 30.5
    for character in person.address:
        if fonts.text_width(line + character, value.font) * value.size > 36:
            page.text(16.0, y, line, value)
            line, y = "", y + 4.4
        line += character
    page.text(16.0, y, line, value)
    page.text(6.2, 47.8, "公民身份号码", label)
    page.text(29.0, 48.0, card.id_number, Style("zenhei", 3.8, colour=VALUE_INK, stretch=0.42))
    page.fields = {
        "applicant-name": card.name, "id-number": card.id_number, "sex": person.sex, "birth-date": born.isoformat(),
        "address": person.address,
    }  # fmt: skip
    merge_row(page)
    return page


def merge_row(page):
    """出生 1987 年 3 月 15 日 stands in one row: one line of the truth."""
    merged = []
    for line in page.lines:
        if merged and abs(merged[-1].box[3] - line.box[3]) < 0.6 and line.box[0] - merged[-1].box[2] < 6:
            last = merged[-1]
            last.text = last.text.replace(" ", "") + line.text.replace(" ", "")
            last.box = (last.box[0], min(last.box[1], line.box[1]), line.box[2], max(last.box[3], line.box[3]))
        else:
            line.text = line.text.replace(" ", "")
            merged.append(line)
    page.lines = merged


def emblem_page():
    """The other side: the country's name, the document's name, authority and validity; no emblem is drawn, only a disc."""
    page = Page("id-card-emblem", *CARD)
    page.text(32, 15, "中华人民共和国", Style("serif-bold", 5.4, stretch=0.6))
    page.text(32, 26, "居民身份证", Style("serif-bold", 7.2, stretch=1.2))
    page.text(22, 41, "签发机关", Style("hei", 2.8))
    page.text(36, 41, "岚江县公安局", Style("hei", 3.2))
    page.text(22, 47.5, "有效期限", Style("hei", 2.8))
    page.text(36, 47.5, "2016.05.20-2036.05.20", Style("hei", 3.2))
    return page


def card_picture(case, rng, dpi):
    """The card as RGB with its page; `dpi` of the drawing."""
    emblem = case.card.state == "emblem"
    page = emblem_page() if emblem else card_page(case)
    if case.card.state in ("blurred", "small"):
        page.lines, page.fields = [], {}  # what nobody can read is not asked
    scale = dpi / 25.4
    picture = rasterise(page, dpi).astype(np.float32)
    height, width = picture.shape[:2]
    # The guilloche of the real card, hinted at: a tint from left to right, and fine waves.
    xs, ys = np.meshgrid(np.arange(width) / scale, np.arange(height) / scale)
    tint = np.stack([232 - 0.12 * xs, 240 - 0.05 * ys, 246 - 0.14 * xs], axis=-1)
    if emblem:
        tint = np.stack([244 - 0.05 * xs, 226 + 0.1 * xs, 224 + 0.1 * xs], axis=-1)
    waves = 3.0 * np.sin(2.1 * ys + 1.6 * np.sin(0.23 * xs)) * np.sin(0.7 * xs + np.sin(0.4 * ys))
    picture *= (tint + waves[..., None]) / 255
    if emblem:
        cv2.circle(picture, (int(18 * scale), int(17 * scale)), int(9 * scale), (196, 60, 58), -1, cv2.LINE_AA)
        cv2.circle(picture, (int(18 * scale), int(17 * scale)), int(6 * scale), (230, 190, 90), -1, cv2.LINE_AA)
    else:
        face = Image.fromarray(case.portrait).resize((int(24 * scale), int(30 * scale)), Image.Resampling.LANCZOS)
        x, y = int(57 * scale), int(8 * scale)
        part = np.asarray(face, np.float32) / 255
        picture[y : y + part.shape[0], x : x + part.shape[1]] *= part
    return np.clip(picture, 0, 255).astype(np.uint8), page


def scene(rng, width, height, male):
    """A room, out of focus, with the upper half of a person in it. RGB, and the skin's colour."""
    noise = np.random.default_rng(rng.randrange(1 << 30))
    wall = np.array(rng.choice([(214, 210, 200), (186, 196, 204), (226, 224, 222), (170, 160, 148), (140, 156, 150)]), np.float32)
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


def hand(draw, corners, skin, scale):
    """Fingers over the card's lower edge and a thumb in front, clear of the text."""
    left_bottom, right_bottom = np.array(corners[3]), np.array(corners[2])
    along = (right_bottom - left_bottom) / np.linalg.norm(right_bottom - left_bottom)
    down = np.array([-along[1], along[0]])
    dark = tuple(int(c * 0.8) for c in skin)
    width = np.linalg.norm(right_bottom - left_bottom)
    root = right_bottom - along * 0.16 * width
    palm = [root - along * 0.2 * width + down * 0.03 * width, root + along * 0.26 * width - down * 0.1 * width,
            root + along * 0.3 * width + down * 0.7 * width, root - along * 0.15 * width + down * 0.7 * width]  # fmt: skip
    return root, along, down, dark, palm, width


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
    card, page = card_picture(case, rng, 420)
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
    scale = 420 / 25.4
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
    root, along, down, dark, palm, edge = hand(draw, corners, skin, width)
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
