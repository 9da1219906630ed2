"""More drafts of the labour contract: parties in two columns, many wordings of the term, renewal sheets, other signing blocks."""

from . import contract as contracts
from . import hand as hands
from . import names
from .contract_text import CLAUSES
from .page import Run


def formatted(rng, day):
    """A date as contracts print it."""
    return rng.choice([
        names.chinese_date(day), names.chinese_date(day), names.chinese_date(day, True), f"{day:%Y-%m-%d}", f"{day:%Y.%m.%d}",
        f"{day.year}/{day.month}/{day.day}", f"{day.year} 年 {day.month} 月 {day.day} 日", names.numeral_date(day),
    ])  # fmt: skip


def fixed_term(w):
    """A fixed term in one of the wordings of forms in use."""
    c, rng = w.contract, w.rng
    start, end, trial = (formatted(rng, day) for day in (c.start, c.end, c.probation))
    years, months = contracts.years_text(c), c.probation_months
    wording = rng.randrange(10)
    if wording == 0:
        w.article(f"本合同为固定期限劳动合同，期限{years}，自 {start} 至 {end}；其中试用期 {months} 个月。")
    elif wording == 1:
        w.article("本合同期限类型为", w.blank("固定", 14), "期限合同。本合同生效日期：", w.blank(start), "，终止日期：", w.blank(end),
                  "，其中试用期为", w.blank(f"{months}个月"), "。")  # fmt: skip
    elif wording == 2:
        w.article(f"本合同有效期自【{start}】起至【{end}】止，共计【{years}】。试用期自【{start}】起至【{trial}】止。")
    elif wording == 3:
        w.article(f"本合同期限为{years}，自{start}起至{end}止。")
        w.article(f"本合同的试用期自{start}起至{trial}止。")
    elif wording == 4:
        w.article(f"劳动合同期限自{start}（“劳动合同起始日”）起至{end}止。")
    elif wording == 5:
        w.article("本合同自", *w.day(c.start), "起,至", *w.day(c.end), "止,共", w.blank(years, 12), "。其中试用期至", *w.day(c.probation), "止,共",
                  w.blank(str(months), 8), "月。")  # fmt: skip
    elif wording == 6:
        w.article("本合同为", w.blank("固定", 12), "期限的劳动合同。自", *w.day(c.start), "起至", *w.day(c.end), "止,期限为", w.blank(years, 12),
                  ";其中试用期为", w.blank(str(months), 8), "个月。")  # fmt: skip
    elif wording == 7:
        w.article(f"合同期限：{start}至{end}（试用期{months}个月）。")
    elif wording == 8:
        ticked(w)
    else:
        lettered(w)
    w.note_term()


def ticked(w):
    """Boxes to tick, with a dot before each."""
    c = w.contract
    w.article("劳动合同期限（在□内打√）：")
    marks = ("☑", "□") if c.end is not None else ("□", "☑")
    w.say(f"{marks[0]}固定期限：从", *w.day(c.start if c.end else None), "起至", *w.day(c.end), "止。")
    w.say(f"{marks[1]}无固定期限：从", *w.day(None if c.end else c.start), "起至法定终止条件出现时止。")
    w.say("□以完成一定工作任务为期限：从", *w.day(None), "起至工作任务完成时止。")


def lettered(w):
    """第 A 种: options by letter, one filled in."""
    c, rng = w.contract, w.rng
    letters = rng.choice(["ABC", "甲乙丙", "①②③"])
    w.article("双方同意按以下第", w.blank(letters[0] if c.end else letters[1], 10), "种方式确定本合同期限：")
    w.say(f"{letters[0]}、有固定期限：从", *w.day(c.start if c.end else None), "起至", *w.day(c.end), "止。")
    w.say(f"{letters[1]}、无固定期限：从", *w.day(None if c.end else c.start), "起至法定的终止条件出现时止。")
    w.say(f"{letters[2]}、以完成一定工作为期限：从", *w.day(None), "起至工作任务完成时止。完成工作任务的标志是", w.flow.blank("", w.filled, 30), "。")


def open_term(w):
    c, rng = w.contract, w.rng
    start = formatted(rng, c.start)
    wording = rng.randrange(4)
    if wording == 0:
        w.article(f"本合同为无固定期限劳动合同，自{start}起生效，至法定终止条件出现时止。")
    elif wording == 1:
        w.article(f"劳动合同期限自{start}起为无固定期限。")
    elif wording == 2:
        ticked(w)
    else:
        lettered(w)
    w.note_term()


def term(w):
    w.flow.room(60)
    if w.contract.end is None:
        open_term(w)
    else:
        fixed_term(w)


def work(w):
    """Post and work; not named where the case says so."""
    case, rng = w.case, w.rng
    if not w.post:
        w.article("乙方同意根据甲方工作需要，在甲方指定的地点完成甲方安排的任务。")
        return
    department, post = w.blank(case.department), w.blank(w.post)
    w.article(*rng.choice([
        ("乙方担任", post, "岗位（工种）工作，所在部门为", department, "。"),
        ("甲方安排乙方在", department, "，从事", post, "工作，工作地点：", w.blank(case.company.city), "。"),
        ("工作内容：乙方同意在", department, "担任", post, "职务。"),
    ]))  # fmt: skip
    w.note_post(department=case.department)


def columns(case, rng):
    """Parties side by side in two columns, as local forms print them."""
    w = contracts.Writer(case, rng)
    c, company, person = w.contract, case.company, case.person
    w.title(rng.choice(["劳 动 合 同", "劳动合同书", "劳动合同"]))
    page, y = w.flow.page, w.flow.y + 6
    head = {"named": ("法定代表人：", c.legal), "agent": ("委托代理人：", c.legal), "absent": ("法定代表人：", "")}[c.legal_named]
    left = [("甲方（用人单位）：", c.employer), head, ("注册地址：", company.address), ("联系电话：", case.form.office_phone)]
    right = [("乙方（劳动者）：", c.worker), (w.number_label("身份证号码："), c.id_number), ("住址：", person.address),
             ("联系电话：", person.phone)]  # fmt: skip
    size = min(w.label.size, 3.88)
    label, filled = w.label.but(size=size), w.filled.but(size=size)
    widest = 74.0
    for pairs in zip(left, right, strict=True):
        lowest = y
        for x, (key, text) in zip((26.0, 110.0), pairs, strict=True):
            at = y
            used = page.text(x, at, key, label)
            if used + contracts_width(text, filled) > widest:
                at += 6.5
                used = 0.0
            for piece in pieces(text, filled, widest - used, widest):
                page.text(x + used, at, piece, filled, rng)
                used = 0.0
                at += 6.5
            lowest = max(lowest, at - 6.5)
        y = lowest + 9
    w.flow.y = y - 4
    w.note(employer_name=c.employer, worker_name=c.worker, id_number=c.id_number)
    if c.legal_named == "named":
        w.note(legal_representative=c.legal)
    w.say("根据有关法律规定，甲乙双方经平等协商，自愿签订本合同，共同遵守本合同所列条款。")
    term(w)
    work(w)
    w.rest(rng.sample(CLAUSES, rng.randrange(4, 8)))
    contracts.contact(w)
    contracts.signing(w)
    return contracts.finish(w)


def contracts_width(text, style):
    from .page import run_text_width

    return run_text_width(Run(text, style))


def pieces(text, style, first, rest):
    """The text cut to lines of so many millimetres."""
    lines, line, room = [], "", first
    for character in text:
        if line and contracts_width(line + character, style) > room:
            lines.append(line)
            line, room = "", rest
        line += character
    return [*lines, line]


def articles(case, rng):
    """A company's own text with the parties in running lines and the wordings of many forms."""
    w = contracts.Writer(case, rng)
    c, person = w.contract, case.person
    w.title(rng.choice(["劳动合同", "劳动合同书", "员工劳动合同", "全日制劳动合同书", "固定期限劳动合同" if c.end else "无固定期限劳动合同"]))
    if rng.random() < 0.4:
        w.say(f"编号：{rng.choice(['HR', 'LD', '劳合'])}{c.start.year}{rng.randrange(1, 400):04d}", indent=0, align="right")
    w.say(rng.choice(["甲　　方：", "用人单位（甲方）：", "甲方（用人单位）："]), w.blank(c.employer, 70), indent=0)
    w.head(rng.choice(["法定代表人（主要负责人）：", "法定代表人/主要负责人：", "负责人：", "法人代表："]))
    w.say(rng.choice(["乙　　方：", "劳动者（乙方）：", "乙方姓名："]), w.blank(c.worker, 40), f"  性别：{person.sex}", indent=0)
    w.say(w.number_label(rng.choice(["居民身份证号码：", "身 份 证 号：", "身份证件号码："])), w.blank(c.id_number, 70), indent=0)
    w.note(employer_name=c.employer, worker_name=c.worker, id_number=c.id_number)
    if rng.random() < 0.5:
        first = names.add_years(c.start, -rng.randrange(0, 3))
        w.say(f"在甲方工作起始时间：{names.chinese_date(first)}", indent=0)
    w.say("户籍所在地：", w.blank(person.address, 90), indent=0)
    contracts.contact(w)
    w.say("一、合同期限", style=w.label.but(bold=True))
    term(w)
    w.say("二、工作内容和工作地点", style=w.label.but(bold=True))
    work(w)
    w.rest(rng.sample(CLAUSES, rng.randrange(4, 9)))
    contracts.signing(w)
    return contracts.finish(w)


def renewed(case, rng):
    """An earlier term on the contract's pages, and 续订 on a sheet of its own with the term in force."""
    w = contracts.Writer(case, rng)
    c = w.contract
    years = rng.choice([1, 2, 3])
    first, last = names.add_years(c.start, -years), c.start - names.datetime.timedelta(days=1)
    w.title(rng.choice(["劳动合同书", "劳动合同"]))
    w.say("甲方（用人单位）：", w.blank(c.employer, 70), indent=0)
    w.head("法定代表人（主要负责人）：")
    w.say("乙方（劳动者）：", w.blank(c.worker, 50), indent=0)
    w.say(w.number_label("居民身份证号码："), w.blank(c.id_number, 70), indent=0)
    w.note(employer_name=c.employer, worker_name=c.worker, id_number=c.id_number)
    w.say("一、劳动合同期限", style=w.label.but(bold=True))
    w.article("本合同为固定期限劳动合同，自", *w.day(first), "起至", *w.day(last), "止。")
    w.say("二、工作内容", style=w.label.but(bold=True))
    work(w)
    w.rest(rng.sample(CLAUSES, rng.randrange(2, 5)))
    w.flow.new_page()
    w.say("续订劳动合同", style=w.label.but(size=5.6, bold=True), indent=0, align="centre")
    w.flow.space(6)
    if c.end is None:
        w.say("经甲乙双方协商同意，续订本合同，续订为无固定期限劳动合同，自", *w.day(c.start), "起。")
    else:
        w.say(rng.choice(["经甲乙双方协商同意，续订本合同，续订合同期限自", "甲乙双方经协商一致，同意续订劳动合同，续订期限自"]),
              *w.day(c.start), "起至", *w.day(c.end), "止。")  # fmt: skip
    w.note_term()
    contracts.signing(w)
    return contracts.finish(w)


def stacked_signing(w, wording):
    """Below one another: the employer's lines, then the worker's; or the worker first."""
    c, rng, printed, page = w.contract, w.rng, w.label, w.flow.page
    y = w.flow.y + 8
    x = rng.choice([w.flow.left, w.flow.left + 55])

    def line(label, day, at):
        used = page.text(x, at, label, printed) if label else 0
        if rng.random() < 0.5 or day == "blank":
            hands.dated(page, x + used, at, day, printed, w.hand.but(size=printed.size * 1.15), rng, (13, 9, 9))
        else:
            page.text(x + used + 2, at, hands.written_date(rng, day), w.hand.but(size=printed.size * 1.15), rng)

    def employer(y):
        page.text(x, y, wording[0], printed)
        label = rng.choice(["法定代表人（签字或盖章）：", "法定代表人或委托代理人（签字）：", "代表人："])
        after = x + page.text(x, y + 12, label, printed) + 1.5
        ink = contracts.head_signs(w, page, after, y + 12)
        page.signing.append({"role": "employer", "ink": ink, "date": contracts.iso(c.employer_date)})
        line(rng.choice(["日期：", "签订日期：", ""]), c.employer_date, y + 24)
        if c.seal is not None:
            page.seal(c.seal, x + 36 + rng.uniform(-8, 16), y + 8 + rng.uniform(-4, 8))
        return y + 40

    def worker(y):
        after = x + page.text(x, y, wording[1], printed) + 2
        hands.put(page, after, y, c.signature, "worker", printed, w.hand, rng, width=30)
        line(rng.choice(["日期：", "签订日期：", ""]), c.signature.date, y + 13)
        return y + 26

    for part in (employer, worker) if rng.random() < 0.7 else (worker, employer):
        y = part(y)
    w.flow.y = y


FORMS = {"columns": columns, "articles": articles, "renewed": renewed}
