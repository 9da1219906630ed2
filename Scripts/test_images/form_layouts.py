"""Other drafts of the two sheets: the real form is not public, and regions' prints of it differ.

Besides the table of `form.py`: labels and underlined values without a table; a table in another order with shaded labels,
in which department, post and term are cells; and a dense table in small print.
"""

from . import form as forms
from . import hand as hands
from .grid import Grid
from .page import Page, Run, Style

SHADE = (232, 232, 232)
DECLARATIONS = [
    "本人承诺：所填写的内容及提交的材料均真实、合法、有效，如有不实之处，愿承担相应的法律责任。",
    "本人郑重声明，申请表所填内容属实，未同时受聘于两个及以上单位，并对材料的真实性负责。",
    "以上填报信息由本人确认无误。本人具有完全民事行为能力，在聘用单位从事安全生产工作。",
]
CONSENTS = ["情况属实，同意申报。", "经审核，以上内容属实，同意申请注册。", "同意", "情况属实"]


def styles(rng, size):
    label = Style(rng.choice(["song", "serif", "hei", "microhei", "kai"]), size)
    return label, label.but(font=rng.choice([label.font, "song", "kai", "hei"]))


def facts(case, rng):
    """Label and value of everything on the first sheet, by group."""
    form, person, company = case.form, case.person, case.company
    name = rng.choice(["姓    名", "姓 名", "姓名", "申请人姓名"])
    applicant = [
        (name, form.name), ("性别", person.sex), ("出生年月", f"{person.birth.year}年{person.birth.month}月"),
        (rng.choice(["证件名称", "证件类型", "证件种类"]), forms.ID_TYPES[case.id_type]),
        (number_label(case, rng), form.id_number), ("毕业院校", form.school), ("所学专业", form.major), ("学历", form.degree),
        ("毕业时间", form.graduated), (rng.choice(["联系电话", "手机号码"]), person.phone),
    ]  # fmt: skip
    renewed = case.registration not in ("initial", "initial-overdue")
    qualification = [("职业资格证书管理号", form.certificate), ("批准日期", case.issued.isoformat()),
                     (rng.choice(["注册类别", "申请注册专业", "专业类别"]), case.specialty)]  # fmt: skip
    if renewed:
        qualification.append((rng.choice(["原注册证号", "注册证书编号"]), form.registration_number))
    if renewed and case.expires:
        qualification.append(("注册有效期至", case.expires.isoformat()))
    if case.registration == "change-employer-name" and case.former_name:
        qualification.append(("原聘用单位", case.former_name))
    employer = [(rng.choice(["聘用单位名称", "工作单位", "单位名称", "聘用单位", "现聘用单位"]), form.employer),
                ("单位性质", forms.NATURES.get(case.status, "企业")), (rng.choice(["单位地址", "通讯地址"]), company.address),
                ("联系电话", form.office_phone)]  # fmt: skip
    if rng.random() < 0.5:
        employer.append(("统一社会信用代码", company.code))
    return applicant, qualification, employer


def number_label(case, rng):
    if case.id_type != "resident-id":
        return rng.choice(["证件号码", "证件编号"])
    return rng.choice(["证件号码", "身份证号", "公民身份号码", "证件号码", "身份证件号码"])


def title(page, case, rng, y):
    text = "中级注册安全工程师" + forms.title_of(case)
    style = Style(rng.choice(["hei-bold", "serif-bold", "hei", "song"]), rng.choice([5.64, 6.35, 7.05]))
    if rng.random() < 0.25:  # in two lines
        page.centred(0, page.width, y, "中级注册安全工程师", style)
        page.centred(0, page.width, y + 9, forms.title_of(case), style)
        return y + 18
    page.centred(0, page.width, y, text, style)
    return y + 10


def noted(page, case):
    form = case.form
    page.fields = {"applicant-name": form.name, "id-number": form.id_number, "employer-name": form.employer,
                   "sex": case.person.sex, "specialty": case.specialty}  # fmt: skip
    return page


def photo(page, case, x, y):
    page.box(x, y, 27, 37)
    page.picture(case.portrait, x + 1, y + 1, 25, 35)


def lines_one(case, rng):
    """No table: labels with underlined values, in groups with headings."""
    page = Page("application-form")
    label, value = styles(rng, 4.23)
    y = title(page, case, rng, 26) + 4
    applicant, qualification, employer = facts(case, rng)
    photo(page, case, 162, y - 4)
    for number, (heading, group, right) in enumerate((("申请人基本情况", applicant, 156), ("职业资格与注册情况", qualification, 190),
                                                      ("聘用单位情况", employer, 190))):  # fmt: skip
        page.text(20, y, f"{'一二三'[number]}、{heading}", label.but(bold=True))
        y += 9
        x = 22
        for key, text in group:
            needed = label.size * (len(key) + 1) + value.size * len(text)
            wide = needed > (right - 22) / 2 - 3 or key in ("通讯地址", "单位地址")
            start = 22 if wide else x
            if wide and x != 22:
                y += 9
            used = page.text(start, y, key + "：", label)
            end = right if wide or start != 22 else start + (right - 22) / 2 - 3
            page.runs(start + used, y, [Run(text, value, underline=True, width=max(10, end - start - used))], rng)
            if wide or start != 22:
                y, x = y + 9, 22
            else:
                x = 22 + (right - 22) / 2
        y += 11 if x != 22 else 3
    if case.registration in ("initial-overdue", "renewal", "re-registration"):
        y = education(page, case, rng, y, label, value)
    history(page, case, rng, y, label, value)
    page.centred(0, 210, 288, rng.choice(["1 / 2", "第1页，共2页", "- 1 -"]), label.but(size=3.17))
    return noted(page, case)


def education(page, case, rng, y, label, value):
    page.text(20, y, "继续教育情况", label.but(bold=True))
    hours, own = forms.hours(case.hours), forms.hours(case.specialty_hours)
    page.text(22, y + 8, f"培训机构：闽屿安全培训中心    培训时间：{case.form.education_dates}", value)
    page.text(22, y + 16, f"累计学时：{hours}    其中所注册专业学时：{own}", value)
    return y + 26


def history(page, case, rng, y, label, value):
    page.text(20, y, "从事安全生产工作经历", label.but(bold=True))
    for number, (span, unit, post) in enumerate(case.form.history):
        page.text(22, y + 8 * (number + 1), f"{span}  {unit}  {post}", value)
    return y + 28


def blocks_one(case, rng):
    """A table of four columns with shaded labels; the employer stands first."""
    page = Page("application-form")
    label, value = styles(rng, 3.7)
    y = title(page, case, rng, 24)
    page.text(22, y, f"流水号：{case.form.number}", label.but(size=3.4))
    page.text(150, y, f"打印时间：{case.submitted}", label.but(size=3.4))
    grid = Grid(page, 18.0, y + 4, 174.0, rng)
    applicant, qualification, employer = facts(case, rng)
    row = rng.choice([9.0, 10.0, 11.0])
    groups = [("聘用单位信息", employer), ("申请人信息", applicant), ("资格及注册信息", qualification)]
    if rng.random() < 0.5:
        groups = [groups[1], groups[2], groups[0]]
    for heading, group in groups:
        page.fill(18, grid.y, 174, 8, SHADE)
        grid.row(8, (174, heading, label.but(bold=True), "centre"))
        if heading == "申请人信息":
            photo(page, case, 18 + 174 - 28, grid.y)
            page.box(18 + 174 - 29, grid.y, 29, max(row * 4, 39))
            table(page, grid, group[:8], row, 145, label, value, lowest=grid.y + max(row * 4, 39))
            table(page, grid, group[8:], row, 174, label, value)
        else:
            table(page, grid, group, row, 174, label, value)
    if case.registration in ("initial-overdue", "renewal", "re-registration"):
        grid.row(8, (174, "继续教育", label.but(bold=True), "centre"))
        grid.row(row, (30, "培训机构", label, "centre"), (57, "闽屿安全培训中心", value, "left"), (24, "总学时", label, "centre"),
                 (20, forms.hours(case.hours), value, "centre"), (24, "专业学时", label, "centre"),
                 (19, forms.hours(case.specialty_hours), value, "centre"))  # fmt: skip
    for span, unit, post in case.form.history:
        grid.row(row + 1, (46, span, value, "centre"), (88, unit, value, "left"), (40, post, value, "centre"))
    page.centred(0, 210, 288, "第1页/共2页", label.but(size=3.17))
    return noted(page, case)


def table(page, grid, group, row, width, label, value, lowest=0.0):
    """Pairs, two a row; long values take a row of their own."""
    key = 29.0
    waiting = None
    for pair in group:
        long = len(pair[1]) > 15 or (pair[1].isascii() and len(pair[1]) > 17)
        if long or waiting is not None:
            if waiting is not None and not long:
                half = width / 2 - key
                shaded(page, grid, row, (0, key), (width / 2, key))
                grid.row(row, (key, waiting[0], label, "centre"), (half, waiting[1], value, "centre"),
                         (key, pair[0], label, "centre"), (half, pair[1], value, "centre"))  # fmt: skip
                waiting = None
                continue
            if waiting is not None:
                wide_row(page, grid, row, key, width, waiting, label, value)
                waiting = None
            wide_row(page, grid, row, key, width, pair, label, value)
        else:
            waiting = pair
    if waiting is not None:
        wide_row(page, grid, row, key, width, waiting, label, value)
    grid.y = max(grid.y, lowest)


def wide_row(page, grid, row, key, width, pair, label, value):
    shaded(page, grid, row, (0, key))
    grid.row(row, (key, pair[0], label, "centre"), (width - key, pair[1], value, "left"))


def shaded(page, grid, row, *cells):
    for x, width in cells:
        page.fill(grid.x + x, grid.y, width, row, SHADE)


def sign_line(page, x, y, case, rng, label, hand, wording):
    after = x + page.text(x, y, wording, label) + 1.5
    if rng.random() < 0.4:  # a ruling to sign on, signed or not
        page.stroke(after, y + 1, after + 38, y + 1, 0.16)
    hands.put(page, after, y, case.form.signature, "applicant", label, hand, rng, width=30)


def date_line(page, x, y, day, label, hand, rng):
    """年 月 日 with blanks, or 日期： with the date as the hand writes it."""
    if rng.random() < 0.6:
        hands.dated(page, x, y, day, label, hand, rng, (14, 9, 9))
        return
    end = x + page.text(x, y, rng.choice(["日期：", "时间："]), label) + 2
    if day != "blank":
        page.text(end, y, hands.written_date(rng, day), hand, rng)


def lines_two(case, rng):
    """Headings and running text without boxes; the signature at the right margin."""
    page = Page("application-form")
    form = case.form
    label, _ = styles(rng, 4.23)
    hand = hands.hand_style(rng, 4.9)
    y = 28.0
    page.text(20, y, rng.choice(["四、申请人声明", "申请人承诺"]), label.but(bold=True))
    for line in Grid.wrapped("    " + rng.choice(DECLARATIONS), 168, label):
        y += 8
        page.text(20, y, line, label)
    y += 16
    sign_line(page, 104, y, case, rng, label, hand, rng.choice(["申请人（签名）：", "申请人签字：", "本人签名：", "承诺人（签名）："]))
    date_line(page, 112, y + 11, form.signature.date, label, hand, rng)
    y += 24
    page.stroke(20, y, 190, y, 0.3)
    page.text(20, y + 10, rng.choice(["五、聘用单位意见", "聘用单位审核意见", "单位意见"]), label.but(bold=True))
    y += 21

    def blank(text, width):
        return Run(text, hand, underline=True, width=width)

    def plain(text):
        return Run(text, label)

    start, end = forms.term_runs(form, plain, blank)
    page.runs(22, y, [plain("申请人所在部门："), blank(forms.department(case), 48)], rng)
    page.runs(112, y, [plain(rng.choice(["岗位：", "工作岗位：", "现任岗位："])), blank(forms.post(case), 46)], rng)
    page.runs(22, y + 12, [plain(rng.choice(["劳动合同期限：自", "聘用期限：自", "合同期限自"])), *start, plain("至"), *end], rng)
    page.text(22, y + 24, rng.choice(CONSENTS), label)
    seal_block(page, case, rng, y + 24, label, hand)
    y += 74
    for name in ("初审机构意见", "注册管理机构意见"):
        page.stroke(20, y, 190, y, 0.3)
        page.text(20, y + 9, name, label.but(bold=True))
        page.text(104, y + 26, "经办人：          （公章）", label)
        page.text(124, y + 36, "年    月    日", label)
        y += 44
    page.centred(0, 210, 288, rng.choice(["2 / 2", "第2页，共2页", "- 2 -"]), label.but(size=3.17))
    page.fields = forms.filled_in(case)
    return page


def seal_block(page, case, rng, y, label, hand, x=22.0):
    """The employer's head, seal and date."""
    form = case.form
    head = rng.choice(["负责人（签名）：", "单位负责人（签字）：", "法定代表人（签字）：", "负责人签字："])
    after = x + page.text(x, y + 18, head, label) + 1.5
    hands.put(page, after, y + 18, form.opinion, "employer", label, hand.but(colour=rng.choice(hands.PENS)), rng, width=28)
    mark = rng.choice(["（单位公章）", "单位（盖章）", "聘用单位（盖章）：", "（聘用单位印章）", "（公章）"])
    page.text(122, y + 18, mark, label)
    date_line(page, 116, y + 32, form.opinion.date, label, hand, rng)
    if form.seal is not None:
        page.seal(form.seal, 138 + rng.uniform(-9, 12), y + 20 + rng.uniform(-7, 7))


def blocks_two(case, rng):
    """Department, post and term in cells; the employer's opinion above the applicant's declaration, or below."""
    page = Page("application-form")
    form = case.form
    label, _ = styles(rng, 3.88)
    hand = hands.hand_style(rng, 4.7)
    grid = Grid(page, 18.0, 22.0, 174.0, rng, fit=True)
    if rng.random() < 0.4:
        page.centred(0, 210, 18, "中级注册安全工程师" + forms.title_of(case), label)

    def employer_block():
        grid.row(9, (174, rng.choice(["聘用单位填写", "聘用单位意见（由单位填写并盖章）", "单位意见"]), label.but(bold=True), "centre"))
        row = rng.choice([11, 12, 14])
        grid.row(row, (30, "所在部门", label, "centre"), (57, forms.department(case), hand, "centre"),
                 (30, rng.choice(["岗位", "岗    位", "工作岗位"]), label, "centre"), (57, forms.post(case), hand, "centre"))  # fmt: skip
        page.box(18, grid.y, 30, row)
        page.box(48, grid.y, 144, row)
        grid.cell(18, 30, row, rng.choice(["劳动合同期限", "合同期限", "聘用期限"]), label, "centre")

        def blank(text, width):
            return Run(text, hand, width=width)

        def plain(text):
            return Run(text, label)

        start, end = forms.term_runs(form, plain, blank)
        page.runs(52, grid.y + row / 2 + 1.5, [*start, plain(rng.choice(["至", " 至 ", "—"])), *end], rng)
        grid.y += row
        page.box(18, grid.y, 174, 62)
        page.text(24, grid.y + 12, rng.choice(CONSENTS), label)
        seal_block(page, case, rng, grid.y + 14, label, hand, 26.0)
        grid.y += 62

    def applicant_block():
        page.box(18, grid.y, 174, 46)
        for number, line in enumerate(Grid.wrapped("    " + rng.choice(DECLARATIONS), 166, label)):
            page.text(22, grid.y + 9 + 7 * number, line, label)
        sign_line(page, 92, grid.y + 29, case, rng, label, hand, rng.choice(["本人签名：", "申请人（签名）：", "申请人签名："]))
        date_line(page, 118, grid.y + 41, form.signature.date, label, hand, rng)
        grid.y += 46

    blocks = [applicant_block, employer_block]
    if rng.random() < 0.45:
        blocks.reverse()
    for block in blocks:
        block()
    half = 87.0
    for number, name in enumerate(("初审机构意见", "国家注册机构意见")):
        x = 18 + number * half
        page.box(x, grid.y, half, 52)
        page.centred(x, half, grid.y + 8, name, label)
        page.text(x + 8, grid.y + 28, "经办人：", label)
        page.text(x + 50, grid.y + 36, "（公章）", label)
        page.text(x + 46, grid.y + 47, "年   月   日", label)
    page.centred(0, 210, 288, "第2页/共2页", label.but(size=3.17))
    page.fields = forms.filled_in(case)
    return page


SHEETS = {"lines": (lines_one, lines_two), "blocks": (blocks_one, blocks_two)}


def beside(left, right):
    """Both sheets side by side on one picture of twice the width."""
    page = Page(left.kind, left.width + right.width, max(left.height, right.height))
    for part, dx in ((left, 0.0), (right, left.width)):
        for glyph in part.glyphs:
            glyph.x += dx
        for line in part.lines:
            x0, y0, x1, y1 = line.box
            line.box = (x0 + dx, y0, x1 + dx, y1)
        page.glyphs += part.glyphs
        page.lines += part.lines
        page.strokes += [(x0 + dx, y0, x1 + dx, y1, *rest) for x0, y0, x1, y1, *rest in part.strokes]
        for name in ("fills", "prints"):
            at = 0 if name == "fills" else 1
            moved = [(*entry[:at], entry[at] + dx, *entry[at + 1 :]) for entry in getattr(part, name)]
            setattr(page, name, getattr(page, name) + moved)
        page.pictures += [(array, x + dx, *rest) for array, x, *rest in part.pictures]
        page.seals += [(seal, x + dx, y) for seal, x, y in part.seals]
        page.pen += [type(stroke)(tuple((x + dx, y) for x, y in stroke.points), stroke.widths, stroke.colour)
                     for stroke in part.pen]  # fmt: skip
        page.signing += part.signing
        page.fields.update(part.fields)
    page.stroke(left.width, 0, left.width, page.height, 0.12, (200, 200, 200))
    return page
