"""Both sides of a resident identity card: the real card's labels and their places, everything on it made up."""

import cv2
import numpy as np
from PIL import Image

from . import fonts, other_cards
from .page import Page, Style, rasterise

CARD = (85.6, 54.0)  # mm, ISO/IEC 7810 ID-1
LABEL_INK = (70, 110, 150)
VALUE_INK = (28, 26, 30)


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
    """The other side: country, document, authority and validity; no emblem is drawn, only a disc."""
    page = Page("id-card-emblem", *CARD)
    page.text(32, 15, "中华人民共和国", Style("serif-bold", 5.4, stretch=0.6))
    page.text(32, 26, "居民身份证", Style("serif-bold", 7.2, stretch=1.2))
    page.text(22, 41, "签发机关", Style("hei", 2.8))
    page.text(36, 41, "岚江县公安局", Style("hei", 3.2))
    page.text(22, 47.5, "有效期限", Style("hei", 2.8))
    page.text(36, 47.5, "2016.05.20-2036.05.20", Style("hei", 3.2))
    return page


def card_picture(case, dpi):
    """The card as RGB, its page, and the boxes of name and number in mm; `dpi` of the drawing."""
    emblem = case.card.state == "emblem"
    box = (57, 8, 24, 30)
    if emblem:
        page = emblem_page()
    elif case.id_type != "resident-id":
        page, box = other_cards.page_of(case)
        page.fields = {"applicant-name": case.card.name, "id-number": case.card.id_number}
    else:
        page = card_page(case)
        if case.level in ("ordinary", "hard") and case.seed % 29 == 0:
            page = other_cards.temporary(page)
    places = {key: [line.box for line in page.lines if text in line.text.replace(" ", "")]
              for key, text in (("name", case.card.name.replace(" ", "")), ("number", case.card.id_number))}  # fmt: skip
    if case.card.state in ("blurred", "small", "dark"):
        page.lines, page.fields = [], {}  # what nobody can read is not asked
    elif case.card.state in ("glare", "covered", "cut"):
        page.lines = []
        page.fields.pop("id-number", None)
        if case.card.state == "glare":
            page.fields.pop("applicant-name", None)
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
        x, y, w, h = (int(value * scale) for value in box)
        face = Image.fromarray(case.portrait).resize((w, h), Image.Resampling.LANCZOS)
        part = np.asarray(face, np.float32) / 255
        picture[y : y + part.shape[0], x : x + part.shape[1]] *= part
    return np.clip(picture, 0, 255).astype(np.uint8), page, places
