"""Labour contracts in several wordings and layouts, in the order of the published forms."""

from dataclasses import replace

from . import names
from .contract_text import CLAUSES, NOTES
from . import hand as hands
from .flow import Flow
from .grid import Grid
from .page import Run, Style

KIND = "labour-contract"
ORDINALS = "一二三四五六七八九十"


class Writer:
    """What the templates share: the values to fill in, the printed style, and the hand (or print) of the blanks."""

    def __init__(self, case, rng):
        self.case, self.contract, self.rng = case, case.contract, rng
        self.label = Style(
            rng.choice(["song", "song", "serif", "hei", "kai", "microhei"]), rng.choice([3.88, 4.23, 4.23])
        )
        if not case.contract.vector:
            filled = self.label if rng.random() < 0.3 else hands.hand_style(rng, self.label.size * 1.12, case.classic)
        else:
            filled = self.label.but(font="song" if self.label.font in ("serif", "hei") else self.label.font)
            self.label = filled
        self.filled = filled
        self.hand = filled if filled.hand else hands.hand_style(rng, 5.4, case.classic)
        self.flow = Flow(KIND, self.label, rng, leading=rng.choice([1.6, 1.75, 1.9]))
        self.articles = 0

    def blank(self, text, width=0.0):
        return self.flow.blank(text, self.filled, width, underline=True)

    def say(self, *parts, **options):
        self.flow.paragraph(*parts, **options)

    def article(self, *parts, **options):
        self.articles += 1
        number = ORDINALS[self.articles - 1] if self.articles <= 10 else "十" + ORDINALS[self.articles - 11]
        self.say(f"第{number}条 ", *parts, **options)

    def day(self, date, padded=False):
        """____年__月__日 with blanks; None leaves them empty."""
        if date is None:
            return [self.flow.blank("", self.filled, 13), "年", self.flow.blank("", self.filled, 8), "月",
                    self.flow.blank("", self.filled, 8), "日"]  # fmt: skip
        pattern = "02d" if padded else "d"
        return [self.blank(f"{date.year}", 13), "年", self.blank(f"{date.month:{pattern}}", 8), "月",
                self.blank(f"{date.day:{pattern}}", 8), "日"]  # fmt: skip

    def title(self, text, size=None):
        font = "song" if self.contract.vector else self.rng.choice(["hei-bold", "serif-bold", "hei", "song"])
        size = size or self.rng.choice([6.35, 7.76])
        self.flow.paragraph(text, style=Style(font, size, bold=font == "song"), indent=0, align="centre")
        self.flow.space(5)

    def rest(self, clauses):
        for clause in clauses:
            self.article(clause)

    def note(self, **fields):
        """Fields of the truth, on the page that has just been written; `_` for `-`."""
        self.flow.page.fields.update({name.replace("_", "-"): value for name, value in fields.items()})

    def note_signing_date(self):
        dates = [day for day in (self.contract.employer_date, self.contract.signature.date) if hasattr(day, "isoformat")]
        if dates:
            self.note(signing_date=dates[0].isoformat())

    def head(self, label, width=40):
        """The line of the employer's head: named, only an agent, or left empty."""
        c = self.contract
        if c.legal_named == "agent":
            self.say("委托代理人：", self.blank(c.legal, width), indent=0)
            return
        self.say(label, self.blank(c.legal if c.legal_named == "named" else "", width), indent=0)
        if c.legal_named == "named":
            self.note(legal_representative=c.legal)

    def number_label(self, usual):
        return {"resident-id": usual, "passport": "护照号码："}.get(self.case.id_type, "其他有效身份证件号码：")

    @property
    def post(self):
        return self.case.post if self.contract.post is None else self.contract.post

    def note_post(self, **fields):
        self.note(**{name: value for name, value in {**fields, "post": self.post}.items() if value})

    def note_term(self):
        end = self.contract.end
        self.note(contract_start=self.contract.start.isoformat(), contract_end=end.isoformat() if end else "open-ended")


def general(case, rng):
    """After the ministry's general form: cover, parties, all three kinds of term printed and one chosen, signing."""
    w = Writer(case, rng)
    c, company, person = w.contract, case.company, case.person
    cover = rng.random() < 0.5
    w.flow.space(40 if cover else 0)
    w.title(rng.choice(["劳动合同（通用）", "劳 动 合 同 书", "劳动合同", "劳动合同书"]), 9.5 if cover else None)
    if cover:
        w.flow.space(40)
        for label, value in (("甲方（用人单位）：", c.employer), ("乙方（劳 动 者）：", c.worker)):
            w.say(label, w.blank(value, 70), indent=4)
            w.flow.space(5)
        w.say("签 订 日 期：", *w.day(None if c.cover_date == "blank" else c.cover_date), indent=4)
        w.note(employer_name=c.employer, worker_name=c.worker)
        if c.cover_date != "blank":
            w.note(signing_date=c.cover_date.isoformat())
        w.flow.new_page()
        w.say("注 意 事 项", indent=0, align="centre")
        for note in NOTES:
            w.say(note)
        w.flow.space(6)
    w.say("甲方（用人单位）：", w.blank(c.employer, 80), indent=0)
    w.say("统一社会信用代码：", w.blank(company.code, 70), indent=0)
    w.head("法定代表人（主要负责人）或委托代理人：")
    w.say("注 册 地：", w.blank(company.address, 90), indent=0)
    w.say("联系电话：", w.blank("0591-0000" + str(rng.randrange(1000, 9999)), 60), indent=0)
    w.flow.space(2)
    w.say("乙方（劳动者）：", w.blank(c.worker, 60), indent=0)
    w.say(
        w.number_label(rng.choice(["居民身份证号码：", "居民身份证号码（或其他有效身份证件号码）："])),
        w.blank(c.id_number, 70),
        indent=0,
    )
    w.note(employer_name=c.employer, worker_name=c.worker, id_number=c.id_number)
    w.say("户籍地址：", w.blank(person.address, 95), indent=0)
    contact(w)
    w.say("根据有关法律、法规的规定，甲乙双方遵循合法、公平、平等自愿、协商一致、诚实信用的原则订立本合同。")
    w.say("一、劳动合同期限", style=w.label.but(bold=True))
    choice = "2" if c.end is None else "1"
    filled_too = c.end is not None and rng.random() < 0.12
    w.article(
        "甲乙双方自用工之日起建立劳动关系，双方约定按下列第", w.blank(choice, 9), "种方式确定劳动合同期限：", keep=70
    )
    dated = c.end is not None
    w.say("1.固定期限：自", *w.day(c.start if dated else None), "起至", *w.day(c.end), "止，其中，试用期从用工之日起至",
          *w.day(c.probation if dated else None), "止。")  # fmt: skip
    w.say("2.无固定期限：自", *w.day(None if dated and not filled_too else c.start),
          "起至依法解除、终止劳动合同时止，其中，试用期从用工之日起至", *w.day(None if dated else c.probation), "止。")  # fmt: skip
    w.note_term()
    w.say("3.以完成一定工作任务为期限：自", *w.day(None), "起至", w.flow.blank("", w.filled, 30), "工作任务完成时止。")
    w.say("二、工作内容和工作地点", style=w.label.but(bold=True))
    duty = "安全生产管理" if w.post and names.is_safety(case.department + case.post) else ""
    w.article("乙方工作岗位是", w.blank(w.post, 40), "，岗位职责为", w.blank(duty, 40), "。乙方的工作地点为",
              w.blank(company.city, 30), "。")  # fmt: skip
    w.note_post()
    w.rest(rng.sample(CLAUSES, rng.randrange(4, 9)))
    w.article("本合同双方各执一份，自双方签字（盖章）之日起生效，双方应严格遵照执行。")
    signing(w)
    return finish(w)


def table(case, rng):
    """A local form: the parties in a table, fixed-term boxes to tick."""
    w = Writer(case, rng)
    c, company, person = w.contract, case.company, case.person
    w.title(rng.choice(["福建省劳动合同书", "劳动合同书", "全日制劳动合同"]))
    number = f"合同编号：LC-{c.start.year}-{rng.randrange(1, 999):03d}"
    w.say(number, indent=0, align="right")
    w.flow.space(3)
    grid = Grid(w.flow.page, w.flow.left, w.flow.y, w.flow.measure, rng)
    measure = w.flow.measure
    printed, filled = w.label, w.filled
    side, key = 12.0, 34.0
    half = (measure - side - 2 * key) / 2
    wide = measure - side - key
    for heading, rows in (
        ("甲方", [("名    称", c.employer), head_cell(c), ("地    址", company.address),
                ("统一社会\n信用代码", company.code)]),
        ("乙方", [("姓    名", c.worker, "性    别", person.sex), (w.number_label("居民身份证号码：")[:-1], c.id_number),
                ("住    址", person.address), ("联系电话", person.phone, "文化程度", "本科")]),
    ):  # fmt: skip
        top = grid.y
        for row in rows:
            if len(row) == 2:
                grid.row(11.5, (key, row[0], printed, "centre"), (wide, row[1], filled, "left"), left=side)
            else:
                grid.row(11.5, (key, row[0], printed, "centre"), (half, row[1], filled, "left"),
                         (key, row[2], printed, "centre"),
                         (half, row[3], filled, "left"), left=side)  # fmt: skip
        grid.side(heading, side, top, printed)
    w.flow.y = grid.y + 4
    w.note(employer_name=c.employer, worker_name=c.worker, id_number=c.id_number)
    if c.legal_named == "named":
        w.note(legal_representative=c.legal)
    w.say("甲乙双方根据国家法律法规，在平等自愿、协商一致的基础上，同意订立本劳动合同，共同遵守本合同所列条款。")
    w.say("一、合同类型与期限", style=printed.but(bold=True))
    style = rng.randrange(3)
    w.flow.room(50)
    months = f"试用期为{c.probation_months}个月"
    if style == 0:
        w.article(
            "甲、乙双方选择以下第", w.blank("（二）" if c.end is None else "（一）", 14), "种形式确定本合同期限："
        )
        dated = c.end is not None
        w.say("（一）有固定期限：从", *w.day(c.start if dated else None), "起至", *w.day(c.end), "止。")
        w.say("（二）无固定期限：从", *w.day(None if dated else c.start), "起至法定终止条件出现时止。")
        w.say("（三）以完成一定工作任务为期限：从", *w.day(None), "起至工作任务完成时止。")
    elif style == 1:
        tick, empty = ("☑", "□")
        mark = tick if c.end is not None else empty
        w.article("本合同期限采取下列打“√”的形式：")
        dated = c.end is not None
        w.say(f"{mark}A、固定期限：自", *w.day(c.start if dated else None), "起至", *w.day(c.end), "止。")
        w.say(f"{empty if dated else tick}B、无固定期限：自", *w.day(None if dated else c.start),
              "起至法定的劳动合同终止条件出现时止。")  # fmt: skip
    else:
        if c.end is None:
            w.article("本合同为", w.blank("无固定期限", 30), "劳动合同，自", *w.day(c.start), "起生效。")
        else:
            w.article("本合同自", *w.day(c.start, True), "起，至", *w.day(c.end, True), "止，共",
                      w.blank(years_text(c), 14), "。")  # fmt: skip
    w.note_term()
    w.article(f"本合同的{months}，自", *w.day(c.start), "起至", *w.day(c.probation), "止。")
    w.say("二、工作内容", style=printed.but(bold=True))
    if w.post:
        w.article("甲方聘用乙方在", w.blank(case.department, 36), "部门，担任", w.blank(w.post, 40), "岗位工作。")
        w.note_post(department=case.department)
    else:
        w.article("甲方聘用乙方在", w.blank("", 36), "部门，担任", w.blank("", 40), "岗位工作。")
    if c.dispatch:
        w.article(
            "甲方不得将乙方派遣至其他单位工作；乙方曾与", f"{c.dispatch}签订的劳务派遣协议自本合同生效之日起终止。"
        )
    w.rest(rng.sample(CLAUSES, rng.randrange(3, 8)))
    contact(w)
    signing(w)
    return finish(w)


def head_cell(contract):
    if contract.legal_named == "agent":
        return "委托代理人", contract.legal
    return "法定代表人\n（主要负责人）", contract.legal if contract.legal_named == "named" else ""


def plain(case, rng):
    """A short contract in a company's own words."""
    w = Writer(case, rng)
    c, company, person = w.contract, case.company, case.person
    w.title(rng.choice(["劳动合同", "劳 动 合 同", "劳动合同书"]))
    w.say(rng.choice(["甲方：", "甲方（单位）：", "甲方（用人单位）名称："]), w.blank(c.employer, 70), indent=0)
    w.head(rng.choice(["法定代表人：", "法定代表人（或主要负责人）："]))
    w.say(rng.choice(["乙方：", "乙方（员工）：", "乙方（劳动者）姓名："]), w.blank(c.worker, 50), indent=0)
    w.say(w.number_label(rng.choice(["身份证号码：", "身份证号：", "公民身份号码："])), w.blank(c.id_number, 70), indent=0)
    w.note(employer_name=c.employer, worker_name=c.worker, id_number=c.id_number)
    w.say("住址：", w.blank(person.address, 90), indent=0)
    contact(w)
    w.say("甲乙双方本着平等自愿、协商一致的原则，签订本合同，共同遵守。")
    w.flow.room(40)
    start, end = (
        names.chinese_date(c.start, rng.random() < 0.4),
        c.end and names.chinese_date(c.end, rng.random() < 0.4),
    )
    probation = names.chinese_date(c.probation)
    variant = rng.randrange(5)
    if c.end is None:
        w.article("本合同为无固定期限劳动合同，自", w.blank(start), f"起生效，其中试用期至{probation}止，"
                  "至依法解除或者终止劳动合同的条件出现时止。")  # fmt: skip
    elif variant == 0:
        w.article("本合同为固定期限劳动合同，合同期从", w.blank(start), "起至", w.blank(end), "止。其中试用期从", w.blank(start),
                  "起至", w.blank(probation), "止。")  # fmt: skip
    elif variant == 1:
        w.article(
            f"本合同为固定期限劳动合同，期限{years_text(c)}，自{start}至{end}；其中试用期{c.probation_months}个月。"
        )
    elif variant == 2:
        w.article(f"本合同于{start}生效，其中试用期至{probation}止。本合同于{end}终止。")
    elif variant == 3:
        w.article(f"合同期限：自{names.numeral_date(c.start)}起至{names.numeral_date(c.end)}止。"
                  f"试用期自{names.numeral_date(c.start)}起至{names.numeral_date(c.probation)}止。")  # fmt: skip
    else:
        w.article(f"劳动合同期限自{c.start:%Y.%m.%d}起至{c.end:%Y.%m.%d}止，试用期至{c.probation:%Y.%m.%d}。")
    w.note_term()
    if w.post:
        w.article(
            "乙方在", w.blank(case.department), "从事", w.blank(w.post), "岗位工作，甲方可根据工作需要与乙方协商调整岗位。",
        )  # fmt: skip
        w.note_post(department=case.department)
    if c.dispatch:
        w.article(f"乙方此前由{c.dispatch}派遣至甲方工作，工作年限合并计算，自本合同签订之日起不再存在派遣关系。")
    w.rest(rng.sample(CLAUSES, rng.randrange(4, 8)))
    w.article("本合同一式两份，甲乙双方各执一份，经双方签字盖章后生效。")
    signing(w)
    return finish(w)


def years_text(contract):
    years = round((contract.end - contract.start).days / 365.25)
    return {1: "壹年", 2: "贰年", 3: "叁年", 5: "伍年"}.get(years, f"{years}年")


def contact(w):
    """An emergency contact: a second name and ID number that must not be taken for the worker's."""
    c = w.contract
    if c.contact is not None:
        w.say("紧急联系人：", w.blank(c.contact.name, 26), "  身份证号：", w.blank(c.contact.number, 56), indent=0)
    w.say("联系电话：", w.blank(w.case.person.phone, 44), indent=0)


def signing(w):
    """Seal, signatures and dates side by side; the seal lies over the printed label."""
    c, rng, printed = w.contract, w.rng, w.label
    w.flow.space(6)
    w.flow.room(64)
    page, y = w.flow.page, w.flow.y + 10
    w.note_signing_date()
    left, right = w.flow.left, w.flow.left + w.flow.measure * 0.54
    wording = rng.choice(
        [("甲方（盖章）：", "乙方（签字）："), ("甲方（公章）", "乙方（签字）"), ("甲方盖章：", "乙方签字：")]
    )
    if not w.case.classic:
        wording = (rng.choice([wording[0], "甲方（用人单位）盖章：", "用人单位（公章）："]),
                   rng.choice([wording[1], "乙方（签字并按手印）：", "劳动者（签名）：", "乙方（签名）："]))  # fmt: skip
        if rng.random() < 0.35:
            w.flow.room(84)
            if w.flow.page is not page:
                page.fields.pop("signing-date", None)
                w.note_signing_date()
            return stacked_signing(w, wording)
    page.runs(left, y, [Run(wording[0], printed)])
    page.runs(right, y, [Run(wording[1], printed)])
    if c.signature.how == "classic":
        page.text(right + 30, y + 1, c.worker, w.hand.but(size=6.4), rng)
        page.signing.append(c.signature.truth("worker"))
    else:
        after = max(30.0, hands.width_of(wording[1], printed) + 2)
        hands.put(page, right + after, y + 1, c.signature, "worker", printed, w.hand, rng, width=26)
    y += 18
    label = rng.choice(["法定代表人（签字或盖章）：", "法定代表人或委托代理人："])
    after = left + page.text(left, y, label, printed) + 1.5
    page.signing.append({"role": "employer", "ink": head_signs(w, page, after, y), "date": iso(c.employer_date)})
    y += 20
    for x, day in ((left, c.employer_date), (right, c.signature.date)):
        runs = [Run("签订日期：" if rng.random() < 0.5 else "", printed)]
        written = ("", "", "") if day == "blank" else (f"{day.year}", f"{day.month}", f"{day.day}")
        for number, unit, width in zip(written, "年月日", (13, 9, 9), strict=True):
            runs += [Run(number, w.hand.but(size=w.label.size * 1.15), width=width), Run(unit, printed)]
        page.runs(x, y, runs, rng)
    if c.seal is not None:
        page.seal(c.seal, left + 32 + rng.uniform(-6, 10), y - 26 + rng.uniform(-6, 8))
    w.flow.y = y


def head_signs(w, page, x, y):
    """The employer's head signs, or presses his seal; returns the truth's word for it."""
    c = w.contract
    if c.personal_seal is not None:
        page.seal(c.personal_seal, x + 10, y - 2)
        return "seal"
    if c.legal_named != "named":
        return "seal" if c.seal is not None else "empty"
    if w.case.classic:
        page.text(x, y + 1, c.legal, hands.classic_style(c.legal, w.hand, w.rng).but(size=5.8), w.rng)
    else:
        signature = hands.Signature("handwritten", w.rng.choice(["script", "scribble"]), c.legal, None, w.rng.randrange(1 << 30))
        hands.put(page, x, y + 1, signature, "employer", w.label, w.hand, w.rng, width=26)
        page.signing.pop()
    return "handwritten"


def iso(day):
    return day.isoformat() if hasattr(day, "isoformat") else day


def finish(w):
    """Slices of a seal across the page edges, and page numbers."""
    c, pages = w.contract, w.flow.pages
    if c.cross_seal is not None and len(pages) > 1:
        height = w.rng.uniform(90, 200)
        for i, page in enumerate(pages):
            part = replace(c.cross_seal, slice_of=(i, len(pages)))
            width = part.size[0] * 1.1 / len(pages)
            page.seal(part, page.width - width / 2 + 0.5, height)
    for i, page in enumerate(pages):
        page.centred(
            0,
            page.width,
            286,
            f"第{i + 1}页 共{len(pages)}页" if c.numbered else f"- {i + 1} -",
            w.label.but(size=3.17),
        )
    return pages


# These two need the writer above.
from .contract_forms import FORMS, stacked_signing  # noqa: E402
from .contract_other import KINDS, OTHER  # noqa: E402

TEMPLATES = {"general": general, "table": table, "plain": plain, **FORMS}


def make(case, rng):
    if case.contract.template in OTHER:
        pages = OTHER[case.contract.template](Writer(case, rng))
        for page in pages:
            page.kind = KINDS[case.contract.template]
        return pages
    pages = TEMPLATES[case.contract.template](case, rng)
    return excerpt(pages) if case.contract.excerpt else pages


def excerpt(pages):
    """不完整上传: the pages that show what is asked for. The cover and the pages in between stay at home."""
    wanted = {"employer-name", "id-number", "contract-start", "post"}
    kept = [page for page in pages if wanted & set(page.fields) or page.signing]
    return [page for page in kept if not ("signing-date" in page.fields and not page.signing)] or pages


