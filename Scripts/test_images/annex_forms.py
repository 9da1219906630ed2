"""The guide's two annex forms, 补办 and 注销, with the identity card copied on the back."""

import copy

from . import hand as hands
from . import id_card
from .case import Card
from .grid import Grid
from .page import Page, Style

TITLES = {
    "reissue-form": "中级注册安全工程师注册证书（标签）补办申请表",
    "cancellation-form": "中级注册安全工程师注销注册申请表",
}


def draw(case, kind, rng):
    annex = case.papers.reissue if kind == "reissue-form" else case.papers.cancellation
    pages = [front(case, annex, kind, rng)]
    if annex.id_copy:
        pages.append(back(case, kind, rng))
    return pages


def front(case, annex, kind, rng):
    reissue = kind == "reissue-form"
    page = Page(kind)
    label = Style(rng.choice(["song", "song", "serif", "hei"]), 3.88)
    hand = hands.hand_style(rng, 4.7)
    # Downloaded and typed, or printed empty and filled in by hand.
    value = hand if rng.random() < 0.4 else label.but(font=rng.choice(["song", "kai"]))
    page.centred(0, 210, 24, TITLES[kind], Style(rng.choice(["hei-bold", "serif-bold", "song"]), 5.64))
    grid = Grid(page, 20.0, 30.0, 170.0, rng, fit=True)
    person, company = case.person, case.company
    side, key = 12.0, 24.0 if annex.layout == "grid" else 28.0
    wide = 170 - side
    row = rng.choice([9.5, 10.5])

    def pair(*cells):
        share = (wide - key * (len(cells) // 2)) / (len(cells) // 2)
        out = []
        for i in range(0, len(cells), 2):
            out += [(key, cells[i], label, "centre"), (share, cells[i + 1], value, "centre" if share < 60 else "left")]
        return out

    top = grid.y
    born = f"{person.birth.year}年{person.birth.month}月"
    third = [(20.0, "姓   名", label, "centre"), (36.0, annex.name, value, "centre"), (16.0, "性别", label, "centre"),
             (22.0, person.sex, value, "centre"), (22.0, "出生年月", label, "centre"), (wide - 116, born, value, "centre")]  # fmt: skip
    grid.row(row, *third, left=side)
    kind_of_id = {"resident-id": "居民身份证", "passport": "护照"}.get(case.id_type, "通行证")
    grid.row(row, *pair("证件名称", kind_of_id, "证件号码", annex.id_number), left=side)
    if reissue:
        grid.row(row, *pair("注册证号", annex.registration_number, "注册类别", annex.specialty), left=side)
        grid.row(row, *pair("联系电话", person.phone, "E-mail", ""), left=side)
    else:
        grid.row(row, *pair("注册证号", annex.registration_number, "联系电话", person.phone), left=side)
    grid.side("申请人", side, top, label)
    top = grid.y
    grid.row(row, *pair("名    称", company.name), left=side)
    grid.row(row, *pair("通讯地址", company.address, "邮政编码", "350000"), left=side)
    grid.row(row, *pair("联系电话", case.form.office_phone, "传    真", ""), left=side)
    grid.side("聘用单位", side, top, label)
    request(page, grid, annex, reissue, label, value, hand, rng)
    opinion(page, grid, case, annex, label, hand, rng)
    for name in ("初审机构意见", "国家注册机构意见"):
        page.box(20, grid.y, side, 34)
        page.box(20 + side, grid.y, wide, 34)
        for i, character in enumerate(name):
            page.centred(20, side, grid.y + 5 + i * 4.1, character, label.but(size=3.5))
        del page.lines[-len(name):]
        page.text(60, grid.y + 18, "经办人：", label)
        page.text(130, grid.y + 24, "（公章）", label)
        page.text(134, grid.y + 31, "年   月   日", label)
        grid.y += 34
    note = "请在背面复印本人身份证件，并提交污损的注册证书（标签）（如有）。" if reissue else "请在背面复印本人身份证件，并提交注册证书（原件）。"
    page.text(20, grid.y + 6, "注：" + note, label.but(size=3.4))
    page.fields = {"applicant-name": annex.name, "id-number": annex.id_number, "registration-number": annex.registration_number,
                   "employer-name": company.name}  # fmt: skip
    return page


def request(page, grid, annex, reissue, label, value, hand, rng):
    """What is applied for, why, and the applicant's signature and date."""
    height = 44.0 if reissue else 36.0
    y = grid.y
    page.box(20, y, 170, height)
    tick = rng.choice(["☑", "■"])
    if reissue:
        boxes = {True: tick, False: "□"}
        page.text(23, y + 7, f"申请补办：{boxes['certificate' in annex.requests]}注册证书  （请确认注册系统中是否已上传个人证件照:{boxes[True]}是 □否）", label)
        page.text(42.4, y + 14, f"{boxes['label' in annex.requests]}标签", label)
        reason_at = y + 22
        wording = "申请原因："
    else:
        wording = "申请注销的原因："
        reason_at = y + 8
    x = 23 + page.text(23, reason_at, wording, label) + 1
    lines = Grid.wrapped(annex.reason, 188 - x, value)
    for i, line in enumerate(lines):
        page.text(x, reason_at + 7 * i, line, value, rng)
    baseline = y + height - 6
    after = 60 + page.text(60, baseline, "本人签名：", label) + 1
    hands.put(page, after, baseline, annex.signature, "applicant", label, hand, rng, width=28)
    hands.dated(page, 130, baseline, annex.signature.date, label, hand, rng, (14, 9, 9))
    grid.y += height


def opinion(page, grid, case, annex, label, hand, rng):
    height, side = 42.0, 12.0
    y = grid.y
    page.box(20, y, side, height)
    page.box(20 + side, y, 170 - side, height)
    for i, character in enumerate("聘用单位意见"):
        page.centred(20, side, y + 7 + i * 5.6, character, label)
    del page.lines[-6:]
    if rng.random() < 0.7:
        page.text(36, y + 10, rng.choice(["情况属实，同意。", "同意申请。", "同意"]), hand, rng)
    baseline = y + 27
    after = 36 + page.text(36, baseline, "负责人（签名）：", label) + 1
    hands.put(page, after, baseline, annex.opinion, "employer", label, hand.but(colour=hands.PENS[0]), rng, width=28)
    page.text(140, baseline, "（单位公章）", label)
    hands.dated(page, 128, y + 38, annex.opinion.date, label, hand, rng, (14, 9, 9))
    if annex.seal is not None:
        page.seal(annex.seal, 152 + rng.uniform(-6, 6), y + 27 + rng.uniform(-4, 4))
    grid.y += height


def back(case, kind, rng):
    """The copy of the card: both sides, grey."""
    page = Page("id-in-hand")
    x = rng.uniform(35, 80)
    # The applicant's own card, whatever is wrong with the one in the photo.
    own = copy.copy(case)
    own.card = Card(case.person.name, case.person.number)
    picture, card, _ = id_card.card_picture(own, 200)
    grey = picture.mean(axis=2, keepdims=True).repeat(3, axis=2).astype("uint8")
    page.picture(grey, x, rng.uniform(40, 70), *id_card.CARD)
    page.fields = dict(card.fields)
    return page
