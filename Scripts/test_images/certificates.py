"""Certificates and proofs that others issued: education, exam, name change, institution, retirement."""

import datetime

from . import names, seals
from .flow import Flow
from .grid import Grid
from .page import Page, Style

TRAINERS = ["闽屿安全培训中心", "岚江县安全生产教育培训学校", "福建闽岚安全技术培训有限公司", "青山职业培训学院"]
TITLE_FONTS = ["hei-bold", "serif-bold", "hei", "song"]


def base(kind, rng, size=4.23):
    return Flow(kind, Style(rng.choice(["song", "serif", "kai", "hei"]), size), rng, leading=rng.choice([1.7, 1.9, 2.1]))


def heading(flow, rng, text, size=7.0):
    flow.space(rng.uniform(2, 14))
    flow.paragraph(text, style=Style(rng.choice(TITLE_FONTS), size), indent=0, align="centre")
    flow.space(rng.uniform(4, 9))


def office(flow, case, rng, name, day, x=105):
    """The issuing body with its seal and the date."""
    flow.space(rng.uniform(12, 26))
    flow.room(30)
    page = flow.page
    page.centred(x, 80, flow.y, name, flow.style)
    page.centred(x, 80, flow.y + 10, names.chinese_date(day), flow.style)
    page.seal(seals.official(rng, case.company, name=name), x + 40 + rng.uniform(-5, 5), flow.y + rng.uniform(-2, 6))


def frame(page, rng):
    """The ornamental border of a diploma, as two rules."""
    colour = rng.choice([(150, 40, 40), (120, 100, 40), (40, 70, 110)])
    for inset, weight in ((8, 0.9), (10.5, 0.3)):
        x0, y0, x1, y1 = inset, inset, page.width - inset, page.height - inset
        for line in ((x0, y0, x1, y0), (x1, y0, x1, y1), (x1, y1, x0, y1), (x0, y1, x0, y0)):
            page.stroke(*line, weight, colour)


def rows(flow, rng, pairs, key=40.0, height=None):
    """A two-column table of label and value."""
    flow.room(4 + 12 * len(pairs))
    grid = Grid(flow.page, flow.left, flow.y + 4, flow.measure, rng)
    for label, value in pairs:
        grid.row(height or rng.choice([11, 12]), (key, label, flow.style, "centre"), (flow.measure - key, value, flow.style, "left"))
    flow.y = grid.y + 4


def education(case, rng):
    return [page for one in case.papers.education for page in education_one(case, one, rng)]


def education_one(case, one, rng):
    flow = base("continuing-education", rng)
    trainer = rng.choice(TRAINERS)
    shows = one.shows
    name = one.name if "name" in shows else "该学员"
    number = f"（身份证号：{case.person.number}）" if rng.random() < 0.4 and name == case.person.name else ""
    span = f"{one.first:%Y年%m月%d日}至{one.last:%Y年%m月%d日}"
    own = f"，其中{one.specialty}专业{one.specialty_hours}学时" if "specialty" in shows and one.specialty_hours != one.hours else ""
    hours = f"{one.hours}学时" if "hours" in shows else "规定的全部课程"
    specialty = one.specialty if "specialty" in shows else "安全管理知识"
    if one.layout == "diploma":
        frame(flow.page, rng)
        flow.space(30)
        heading(flow, rng, rng.choice(["继续教育证书", "注册安全工程师继续教育合格证书", "结业证书"]), 9.5)
        flow.paragraph(f"{name}{number}：" if rng.random() < 0.5 else f"学员{name}{number}")
        flow.paragraph(f"于{span}参加注册安全工程师（{specialty}）继续教育培训，完成{hours}{own}，考核合格，准予结业。")
        flow.paragraph(f"证书编号：JX{one.last.year}{rng.randrange(10**5, 10**6)}")
    elif one.layout == "table":
        heading(flow, rng, rng.choice(["注册安全工程师继续教育学时证明", "继续教育学时登记表", "继续教育证明"]))
        pairs = [("姓    名", name if "name" in shows else "/"), ("证件号码", case.person.number if number else "/"),
                 (rng.choice(["所学专业", "注册类别", "专业类别"]), specialty), ("学习时间", span),
                 (rng.choice(["学时数", "总学时", "累计学时"]), hours if "hours" in shows else "/")]  # fmt: skip
        if own:
            pairs.append(("专业学时", f"{one.specialty_hours}学时"))
        rows(flow, rng, [pair for pair in pairs if pair[1] != "/" or pair[0] == "证件号码"])
        flow.paragraph("经考核合格，特此证明。")
    else:
        heading(flow, rng, rng.choice(["继续教育学时证明", "继续教育证明", "注册安全工程师继续教育证书"]))
        flow.paragraph(f"{name}{number}参加了本单位举办的注册安全工程师继续教育，学习内容如下：" if "name" in shows else "参加本单位举办的注册安全工程师继续教育的学员，学习内容如下：")
        flow.paragraph(f"{rng.choice(['注册专业', '所学专业', '学习专业'])}：{specialty}")
        flow.paragraph(f"学习时间：{span}")
        if "hours" in shows:
            flow.paragraph(f"{rng.choice(['累计学时', '学时数', '总学时'])}：{hours}{own}。")
        flow.paragraph("经考核合格，特此证明。")
    office(flow, case, rng, trainer, one.last + datetime.timedelta(days=rng.randrange(1, 20)))
    fields = {"applicant-name": one.name, "specialty": one.specialty, "education-hours": str(one.hours)}
    kept = {"name": "applicant-name", "specialty": "specialty", "hours": "education-hours"}
    flow.page.fields = {kept[key]: fields[kept[key]] for key in shows}
    return flow.pages


def name_change(case, rng):
    proof = case.papers.proof
    registry = f"{case.company.city}岚江县市场监督管理局"
    flow = base("business-licence" if proof.layout == "licence" else "name-change-proof", rng)
    code = case.company.code
    if proof.layout == "licence":
        licence(case, rng, flow, proof, registry)
    elif proof.layout == "notice":
        heading(flow, rng, rng.choice(["准予变更登记通知书", "登记通知书", "准予变更（备案）登记通知书"]))
        flow.paragraph(f"{rng.choice(['（岚江）登字', '榕市监登变字'])}〔{proof.day.year}〕第{rng.randrange(100, 9999)}号", indent=0, align="right")
        flow.paragraph(f"{proof.new}：", indent=0)
        flow.paragraph("你单位提交的变更登记申请材料齐全，符合法定形式，我局决定准予变更登记。")
        if rng.random() < 0.5:
            flow.paragraph(f"变更事项：名称变更。变更前：{proof.former}；变更后：{proof.new}。")
        else:
            flow.paragraph("变更登记事项如下：")
            rows(flow, rng, [("变更事项", "名称"), ("原登记内容", proof.former), ("变更后登记内容", proof.new)])
        flow.paragraph(f"统一社会信用代码：{code}")
    elif proof.layout == "approval":
        heading(flow, rng, rng.choice(["企业名称变更核准通知书", "变更核准通知书"]))
        flow.paragraph(f"经审查，核准你单位名称由“{proof.former}”变更为“{proof.new}”，原名称自核准之日起停止使用。")
        flow.paragraph(f"统一社会信用代码：{code}。请持本通知书办理换发营业执照等手续。")
    elif proof.layout == "print":
        heading(flow, rng, rng.choice(["企业变更信息", "变更登记信息查询单", "企业登记基本情况（变更信息）"]))
        flow.paragraph(f"企业名称：{proof.new}    统一社会信用代码：{code}", indent=0)
        grid = Grid(flow.page, flow.left, flow.y + 4, flow.measure, rng)
        width = (flow.measure - 28) / 3
        grid.row(11, (28, "变更日期", flow.style, "centre"), (width - 14, "变更事项", flow.style, "centre"),
                 (width + 7, "变更前内容", flow.style, "centre"), (width + 7, "变更后内容", flow.style, "centre"))  # fmt: skip
        entries = [(proof.day.isoformat(), "名称变更", proof.former, proof.new)]
        if rng.random() < 0.5:
            entries.append((names.add_years(proof.day, -2).isoformat(), "法定代表人变更", names.person_name(rng, False), case.company.legal))
        for entry in entries:
            grid.row(22, *((w, t, flow.style, "left") for w, t in zip((28, width - 14, width + 7, width + 7), entry, strict=True)))
        flow.y = grid.y
    else:
        heading(flow, rng, f"关于{proof.former}更名的批复", 6.0)
        flow.paragraph(f"{proof.former}：", indent=0)
        flow.paragraph(f"你单位报来的更名请示收悉。经研究，同意“{proof.former}”更名为“{proof.new}”，更名后隶属关系、职责和法律地位不变，原债权债务由更名后的单位承继。")
        flow.paragraph("请依法办理有关登记手续。")
        registry = "闽屿实业集团有限公司"
    office(flow, case, rng, registry, proof.day)
    fields = {"former-name": proof.former, "new-name": proof.new}
    flow.page.fields = {key: value for key, value in fields.items() if value and proof.layout != "licence"}
    return flow.pages


def licence(case, rng, flow, proof, registry):
    """营业执照 shows the present name alone."""
    frame(flow.page, rng)
    heading(flow, rng, "营  业  执  照", 11.0)
    flow.paragraph(f"统一社会信用代码：{case.company.code}", indent=0)
    for label, value in (("名    称", proof.new), ("类    型", "有限责任公司"), ("住    所", case.company.address),
                         ("法定代表人", case.company.legal), ("注册资本", "壹仟万圆整"),
                         ("成立日期", names.chinese_date(names.add_years(proof.day, -9))), ("经营范围", "安全技术服务；机械设备安装、维修")):  # fmt: skip
        flow.paragraph(f"{label}  {value}", indent=2)


def exam(case, rng):
    one = case.papers.exam
    flow = base("specialty-exam-certificate", rng)
    pairs = [("姓    名", one.name), ("证件号码", case.person.number), (rng.choice(["增项专业", "专业类别", "考试专业"]), one.subject),
             (rng.choice(["管 理 号", "证书编号"]), f"{one.day.year}{rng.randrange(10**10, 10**11)}"),
             (rng.choice(["批准日期", "通过日期"]), names.chinese_date(one.day))]  # fmt: skip
    if one.layout == "report":
        heading(flow, rng, rng.choice(["中级注册安全工程师职业资格考试成绩合格通知单", "考试成绩证明"]), 6.0)
        flow.paragraph(f"{one.name}（证件号码：{case.person.number}）参加{one.day.year}年度中级注册安全工程师职业资格考试（增报专业），安全生产专业实务（{one.subject}）科目成绩合格，特此证明。")
        rows(flow, rng, [("报考专业", one.subject), ("科目", "安全生产专业实务"), ("成绩", f"{rng.randrange(60, 95)}（合格）")])
    elif one.layout == "card":
        frame(flow.page, rng)
        flow.space(20)
        heading(flow, rng, rng.choice(["增项考试合格证明", "职业资格考试增报专业合格证明"]), 8.0)
        rows(flow, rng, pairs)
    else:
        heading(flow, rng, rng.choice(["中级注册安全工程师职业资格考试增项专业合格证明", "中级注册安全工程师增报专业考试合格证明"]), 6.0)
        for label, value in pairs:
            flow.paragraph(f"{label}：{value}")
    office(flow, case, rng, rng.choice(["闽屿省人事考试中心", "闽屿省专业技术人员考试管理办公室"]), one.day)
    flow.page.fields = {"applicant-name": one.name, "specialty": one.subject}
    return flow.pages


def institution(case, rng):
    one = case.papers.institution
    flow = base("institution-certificate", rng)
    frame(flow.page, rng)
    flow.space(16)
    heading(flow, rng, "事业单位法人证书", 9.5)
    until = f"自{names.chinese_date(one.day)}至{names.chinese_date(one.valid_until)}"
    pairs = [("统一社会信用代码", case.company.code), ("名    称", one.name), ("宗旨和业务范围", "开展检验检测、技术咨询和技术服务"),
             ("住    所", case.company.address), ("法定代表人", case.company.legal), ("经费来源", rng.choice(["差额补助", "自收自支", "全额拨款"])),
             ("开办资金", f"¥{rng.randrange(50, 900)}万元"), ("举办单位", "闽屿省人民政府"), ("有 效 期", until)]  # fmt: skip
    if one.layout == "table":
        rows(flow, rng, pairs, key=44)
    else:
        for label, value in pairs:
            flow.paragraph(f"{label}  {value}", indent=0)
    office(flow, case, rng, "岚江县事业单位登记管理局", one.day)
    flow.page.fields = {"employer-name": one.name, "valid-until": one.valid_until.isoformat(), "legal-representative": case.company.legal}
    return flow.pages


def retirement(case, rng):
    one = case.papers.retirement
    person = case.person
    pairs = [("姓    名", one.name), ("性    别", person.sex), ("出生年月", f"{person.birth.year}年{person.birth.month}月"),
             ("退休时间", f"{one.day.year}年{one.day.month}月"), ("原工作单位", "闽屿机械厂"), ("证书编号", f"闽退{rng.randrange(10**5, 10**6)}"),
             ("发证机关", "岚江县人力资源和社会保障局")]  # fmt: skip
    if one.layout == "book":
        flow = Flow("retirement-certificate", Style(rng.choice(["song", "serif", "kai"]), 4.9), rng, leading=2.0)
        page = Page("retirement-certificate", 210, 148)
        flow.pages[0] = flow.page = page
        page.stroke(105, 0, 105, 148, 0.25, (150, 150, 150))
        page.centred(0, 105, 40, "退 休 证", Style("hei-bold", 11))
        page.box(38, 62, 26, 34)
        for i, (label, value) in enumerate(pairs):
            page.text(112, 24 + 14 * i, f"{label}：{value}", flow.style.but(size=4.2))
        page.seal(seals.official(rng, case.company, name="岚江县人力资源和社会保障局"), 60, 112)
    else:
        flow = base("retirement-certificate", rng)
        heading(flow, rng, rng.choice(["退休证", "退 休 证 书", "职工退休证"]), 8.0)
        rows(flow, rng, pairs)
        office(flow, case, rng, "岚江县人力资源和社会保障局", one.day)
    flow.page.fields = {"applicant-name": one.name}
    return flow.pages
