"""The two sheets of 注册申请表. The real form is not public: reconstructed from the labels of its published annexes."""

from . import hand as hands
from .grid import Grid
from .page import Page, Run, Style

TITLES = {
    "initial": "初始注册申请表",
    "initial-overdue": "逾期初始注册申请表",
    "renewal": "延续注册申请表",
    "change-employer": "变更注册申请表",
    "change-employer-name": "变更注册申请表",
    "change-specialty": "变更注册申请表",
    "re-registration": "重新注册申请表",
}
LAYOUTS = ["classic", "classic", "lines", "blocks", "mixed"]
TEXT = 3.88  # mm: 11 pt
SMALL = 3.53  # mm: 10 pt
ID_TYPES = {
    "resident-id": "居民身份证", "passport": "护照", "hk-macao-permit": "港澳居民来往内地通行证",
    "taiwan-permit": "台湾居民来往大陆通行证", "foreign-permanent-id": "外国人永久居留身份证",
}  # fmt: skip
NATURES = {"public-institution": "事业单位"}


def printed_style(rng):
    return Style(rng.choice(["song", "song", "song", "serif", "hei", "microhei"]), TEXT)


def sheet_one(case, rng):
    """Applicant, qualification, employer, education and work."""
    form, person = case.form, case.person
    page = Page("application-form")
    label = printed_style(rng)
    value = label if rng.random() < 0.6 else label.but(font=rng.choice(["song", "kai", "hei"]))
    title = Style(rng.choice(["hei-bold", "serif-bold", "hei"]), rng.choice([5.64, 6.35]))
    y = 24.0
    page.centred(0, page.width, y, "中级注册安全工程师" + title_of(case), title)
    y += 8
    if rng.random() < 0.5:
        page.text(22, y, f"申请编号：{form.number}", label.but(size=SMALL))
        page.text(140, y, f"填报日期：{case.submitted}", label.but(size=SMALL))
        y += 4
    sides = rng.random() < 0.6
    inset = 10.0 if sides else 0.0
    grid = Grid(page, 20.0, y, 170.0, rng)
    row = rng.choice([9.5, 10.0, 11.0])
    wide = 170.0 - inset
    a, b = 27.0, (wide - 28 - 2 * 27) / 2
    labels = case.form.labels

    def cells(*triples):
        cells = []
        for width, text, is_value in triples:
            cells.append((width, text, value if is_value else label, "left" if is_value and width > 45 else "centre"))
        return cells

    top = grid.y
    grid.row(row, *cells((a, "姓    名", 0), (b, form.name, 1), (a, "性    别", 0), (b, person.sex, 1)), left=inset)
    grid.row(row, *cells((a, "出生年月", 0), (b, f"{person.birth:%Y-%m}", 1), (a, "民    族", 0), (b, person.nation, 1)),
             left=inset)  # fmt: skip
    grid.row(row, *cells((a, labels["id-type"], 0), (b + 6, ID_TYPES[case.id_type], 1), (a - 6, "学历", 0), (b, form.degree, 1)),
             left=inset)  # fmt: skip
    grid.row(row, *cells((a, labels["id-number"], 0), (wide - 28 - a, form.id_number, 1)), left=inset)
    photo_bottom = grid.y
    page.box(grid.x + 170 - 28, top, 28, photo_bottom - top)
    if case.portrait is not None:
        page.picture(case.portrait, grid.x + 170 - 26.5, top + 2, 25, photo_bottom - top - 4)
    c = (wide - 2 * 32) / 2
    grid.row(row, *cells((32, "毕业院校", 0), (c, form.school, 1), (32, "所学专业", 0), (c, form.major, 1)), left=inset)
    grid.row(
        row, *cells((32, "联系电话", 0), (c, person.phone, 1), (32, "毕业时间", 0), (c, form.graduated, 1)), left=inset
    )
    if sides:
        grid.side("申请人", inset, top, label)
    top = grid.y
    grid.row(row, *cells((40, "职业资格证书管理号", 0), (wide - 40 - 60, form.certificate, 1), (28, "批准日期", 0),
                         (32, case.issued.isoformat(), 1)), left=inset)  # fmt: skip
    if case.registration in ("initial", "initial-overdue"):
        grid.row(row, *cells((40, "申请注册类别", 0), (wide - 40, case.specialty, 1)), left=inset)
    else:
        grid.row(row, *cells((40, "原注册证号", 0), (wide - 40 - 60, form.registration_number, 1), (28, "注册类别", 0),
                             (32, case.specialty, 1)), left=inset)  # fmt: skip
    if sides:
        grid.side("资格", inset, top, label)
    top = grid.y
    grid.row(row, *cells((32, labels["employer"], 0), (wide - 32, form.employer, 1)), left=inset)
    grid.row(
        row, *cells((32, "单位性质", 0), (c, NATURES.get(case.status, "企业"), 1), (32, "单位电话", 0), (c, form.office_phone, 1)), left=inset
    )
    grid.row(row, *cells((32, "通讯地址", 0), (wide - 32, case.company.address, 1)), left=inset)
    if rng.random() < 0.5:
        grid.row(row, *cells((32, "统一社会\n信用代码", 0), (c + 10, case.company.code, 1), (22, "邮编", 0), (c, "350000", 1)),
                 left=inset)  # fmt: skip
    if sides:
        grid.side("聘用单位", inset, top, label)
    if case.registration in ("initial-overdue", "renewal", "re-registration"):
        top = grid.y
        grid.row(row - 1, *cells((60, "继续教育机构", 0), (wide - 60 - 60, "起止时间", 0), (30, "学时", 0), (30, "专业学时", 0)),
                 left=inset)  # fmt: skip
        grid.row(row, *cells((60, "闽屿安全培训中心", 1), (wide - 60 - 60, form.education_dates, 1), (30, hours(case.hours), 1),
                             (30, hours(case.specialty_hours), 1)), left=inset)  # fmt: skip
        if sides:
            grid.side("教育", inset, top, label)
    top = grid.y
    grid.row(row - 1, *cells((50, "工作起止时间", 0), (wide - 50 - 44, "工作单位", 0), (44, "岗位", 0)), left=inset)
    for span, unit, post in form.history:
        grid.row(row + 2, *cells((50, span, 1), (wide - 50 - 44, unit, 1), (44, post, 1)), left=inset)
    if sides:
        grid.side("工作经历", inset, top, label)
    page.text(20, grid.y + 7, "注：本表由注册系统生成，一式一份，共2页，打印后不得涂改。", label.but(size=3.17))
    page.centred(0, page.width, 288, "第1页 共2页", label.but(size=3.17))
    page.fields = {
        "applicant-name": form.name, "id-number": form.id_number, "employer-name": form.employer,
        "sex": person.sex, "specialty": case.specialty,
    }  # fmt: skip
    return page


def sheet_two(case, rng):
    """Declaration and signature; the employer's opinion, filled in after printing; the two offices' empty boxes."""
    form = case.form
    page = Page("application-form")
    label = printed_style(rng)
    hand = hands.hand_style(rng, 4.7, case.classic)
    y = 24.0
    if rng.random() < 0.35:
        page.text(20, y - 2, f"中级注册安全工程师{title_of(case)}（续）", label.but(size=SMALL))
    grid = Grid(page, 20.0, y, 170.0, rng)
    row = 58.0
    declaration = rng.choice([
        "本人声明：以上所填内容真实、准确，所提交的材料真实、有效，如有虚假，由本人承担全部责任。",
        "本人承诺所填报的信息和提交的材料真实有效，并对其真实性负责；注册期间遵守法律法规和职业道德。",
    ])  # fmt: skip
    side, inner = 22.0, 148.0
    page.box(grid.x, grid.y, side, row)
    page.box(grid.x + side, grid.y, inner, row)
    centred_lines(page, grid.x, side, grid.y, row, ["申请人", "声  明"], label)
    for i, line in enumerate(Grid.wrapped(f"    {declaration}", inner - 8, label)):
        page.text(grid.x + side + 4, grid.y + 12 + i * 7, line, label)
    baseline = grid.y + row - 18
    page.runs(grid.x + side + 66, baseline, [Run(case.form.labels["signature"], label)])
    hands.put(page, grid.x + side + 96, baseline, form.signature, "applicant", label, hand, rng)
    hands.dated(page, grid.x + side + 84, grid.y + row - 7, form.signature.date, label, hand, rng)
    grid.y += row
    opinion(page, grid, side, inner, case, label, hand, rng)
    for name in ("初审机构意见", "注册管理机构意见"):
        height = 46.0
        page.box(grid.x, grid.y, side, height)
        page.box(grid.x + side, grid.y, inner, height)
        centred_lines(page, grid.x, side, grid.y, height, [name[:-4], name[-4:-2], name[-2:]], label)
        page.text(grid.x + side + 60, grid.y + height - 16, "经办人：", label)
        page.text(grid.x + side + 108, grid.y + height - 16, "（公章）", label)
        page.text(grid.x + side + 100, grid.y + height - 6, "年    月    日", label)
        grid.y += height
    page.centred(0, page.width, 288, "第2页 共2页", label.but(size=3.17))
    page.fields = filled_in(case)
    return page


def title_of(case):
    return TITLES[case.form.title_kind or case.registration]


def hours(number):
    return "" if number is None else str(number)


def filled_in(case):
    """Truth of what the employer filled in after printing; what was left blank is no field."""
    form = case.form
    end = "open-ended" if form.end is None else form.end.isoformat()
    fields = {"department": department(case), "post": post(case), "contract-start": form.start.isoformat(), "contract-end": end}
    if form.end_text is not None:
        del fields["contract-end"]
        if not form.end_text:
            del fields["contract-start"]
    return {name: value for name, value in fields.items() if value}


def department(case):
    return case.department if case.form.department is None else case.form.department


def post(case):
    return case.post if case.form.post is None else case.form.post


def term_runs(form, plain, blank):
    """The blanks of the term: (from, to)."""
    if form.end_text == "":
        empty = [blank("", 14), plain("年"), blank("", 9), plain("月"), blank("", 9), plain("日")]
        return empty, list(empty)
    start = [blank(f"{form.start.year}", 14), plain("年"), blank(f"{form.start.month}", 9), plain("月"),
             blank(f"{form.start.day}", 9), plain("日")]  # fmt: skip
    if form.end_text is not None:
        return start, [blank(form.end_text, 34)]
    if form.end is None:
        return start, [blank("无固定期限", 34)]
    return start, [blank(f"{form.end.year}", 14), plain("年"), blank(f"{form.end.month}", 9), plain("月"),
                   blank(f"{form.end.day}", 9), plain("日")]  # fmt: skip


def opinion(page, grid, side, inner, case, label, hand, rng):
    """聘用单位意见: department, post and term in one of three wordings, all anchored on their labels."""
    form = case.form
    height = 92.0
    page.box(grid.x, grid.y, side, height)
    page.box(grid.x + side, grid.y, inner, height)
    centred_lines(page, grid.x, side, grid.y, height, ["聘  用", "单  位", "意  见"], label)
    x, y = grid.x + side + 5, grid.y + 12
    wording = form.wording

    def blank(text, width):
        return Run(text, hand, underline=True, width=width)

    def plain(text):
        return Run(text, label)

    start, end = term_runs(form, plain, blank)
    if wording == 0:
        page.runs(x, y, [plain("所在部门："), blank(department(case), 44), plain("  岗位："), blank(post(case), 48)], rng)
        page.runs(x, y + 12, [plain("劳动合同期限："), *start, plain("至"), *end], rng)
        page.text(x, y + 24, "    同意该同志申请注册，以上内容属实。", label)
    elif wording == 1:
        page.runs(x, y, [plain("    该同志系我单位在职职工，所在部门"), blank(department(case), 46), plain("，")], rng)
        page.runs(x, y + 10, [plain("岗位"), blank(post(case), 50), plain("，劳动合同期限自")], rng)
        page.runs(x, y + 20, [*start, plain("起至"), *end, plain("止。" if form.end else "。")], rng)
        page.text(x, y + 30, "    同意申请注册。", label)
    else:
        page.runs(x, y, [plain("1.所在部门："), blank(department(case), 60)], rng)
        page.runs(x, y + 10, [plain("2.岗    位："), blank(post(case), 60)], rng)
        page.runs(x, y + 20, [plain("3.劳动合同起始日期："), *start], rng)
        page.runs(x, y + 30, [plain("   劳动合同截止日期："), *end], rng)
    y = grid.y + height
    page.text(x + 6, y - 22, "负责人（签名）：", label)
    if case.classic:
        page.text(x + 38, y - 22, case.company.legal, hand.but(size=6.0), rng)
        page.signing.append(form.opinion.truth("employer"))
    else:
        hands.put(page, x + 38, y - 22, form.opinion, "employer", label, hand, rng)
    page.text(x + 84, y - 22, rng.choice(["（单位公章）", "（单位盖章）", "聘用单位（公章）"]), label)
    hands.dated(page, x + 78, y - 8, form.opinion.date, label, hand, rng)
    if form.seal is not None:
        page.seal(form.seal, x + 100 + rng.uniform(-8, 8), y - 19 + rng.uniform(-5, 3))
    grid.y += height


def centred_lines(page, x, width, y, height, lines, style):
    pitch = 1.5 * style.size
    first = y + height / 2 - pitch * (len(lines) - 1) / 2 + 0.36 * style.size
    for i, line in enumerate(lines):
        page.centred(x, width, first + i * pitch, line, style)


def make(case, rng):
    """The sheets that the case's form has, in its order."""
    from . import form_layouts  # it draws on this file

    one, two = sheet_one, sheet_two
    if case.form.layout in form_layouts.SHEETS:
        one, two = form_layouts.SHEETS[case.form.layout]
    elif case.form.layout == "mixed":
        one = rng.choice([sheet_one, form_layouts.lines_one, form_layouts.blocks_one])
        two = rng.choice([sheet_two, form_layouts.lines_two, form_layouts.blocks_two])
    pages = {1: one(case, rng), 2: two(case, rng)}
    if case.form.sheets == [1, 2] and case.form.together:
        return [form_layouts.beside(pages[1], pages[2])]
    return [pages[number] for number in case.form.sheets]


def new_labels(rng):
    return {
        "id-type": rng.choice(["证件名称", "证件类型"]),
        "id-number": rng.choice(["证件号码", "证件号码", "身份证号码", "证件号"]),
        "employer": rng.choice(["聘用单位名称", "聘用单位", "单位名称", "工作单位名称"]),
        "signature": rng.choice(["本人签名：", "申请人签名：", "申请人（签名）："]),
    }
