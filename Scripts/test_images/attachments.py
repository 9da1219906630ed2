"""The other attachments, as plain pages: statement of duties and three kinds of certificates."""

import datetime

from . import names, seals
from .flow import Flow, hand_style
from .page import Style


def base(kind, rng):
    return Flow(kind, Style(rng.choice(["song", "serif", "kai"]), 4.23), rng, leading=1.9)


def heading(flow, text):
    flow.space(6)
    flow.paragraph(text, style=Style("hei-bold", 7.0), indent=0, align="centre")
    flow.space(6)


def duty_statement(case, rng):
    flow = base("duty-statement", rng)
    heading(flow, rng.choice(["履职情况书面陈述", "注册安全工程师履职情况陈述"]))
    person, company = case.person, case.company
    flow.paragraph(
        f"本人{person.name}，在{company.name}{case.department}任{case.post}，现将本注册周期内的履职情况陈述如下："
    )
    year = case.submitted_date.year
    for offset, work in enumerate([
        "组织对一号罐区开展安全风险辨识，发现隐患23项，全部完成整改，并编制了重大危险源评估报告。",
        "负责氨制冷系统改造项目的安全验收工作，组织专家对施工方案进行论证，现场旁站检查12次。",
        "主持编制生产安全事故应急预案，在厂区组织液氨泄漏综合应急演练，参加人员86人，并完成评估总结。",
        "对新建仓库开展安全设施竣工检查，提出整改意见15条，跟踪复查至全部闭环。",
    ]):  # fmt: skip
        flow.paragraph(
            f"{year - 4 + offset}年{rng.randrange(1, 13)}月，在{company.city}{rng.choice(names.DISTRICTS)}厂区，{work}"
        )
    flow.paragraph("以上陈述内容属实，如有虚假，本人愿意承担相应责任。")
    flow.space(16)
    hand = hand_style(rng, 5.6)
    page = flow.page
    page.text(112, flow.y, "本人签字：", flow.style)
    page.text(136, flow.y, person.name, hand, rng)
    page.text(112, flow.y + 12, "日    期：", flow.style)
    page.text(136, flow.y + 12, names.chinese_date(case.submitted_date), hand.but(size=5), rng)
    return flow.pages


def continuing_education(case, rng):
    flow = base("continuing-education", rng)
    heading(flow, "继续教育学时证明")
    flow.paragraph(
        f"{case.person.name}（身份证号：{case.person.number}）参加了本中心举办的注册安全工程师继续教育，学习内容如下："
    )
    flow.paragraph(f"注册专业：{case.specialty}")
    flow.paragraph(f"学习时间：{case.form.education_dates}")
    flow.paragraph("累计学时：48学时，其中所注册专业24学时。")
    flow.paragraph("经考核合格，特此证明。")
    office(flow, case, rng, "闽屿安全培训中心", case.submitted_date - datetime.timedelta(days=90))
    return flow.pages


def name_change_proof(case, rng):
    flow = base("name-change-proof", rng)
    heading(flow, "准予变更登记通知书")
    flow.paragraph(f"{case.company.name}：", indent=0)
    flow.paragraph("你单位提交的变更登记申请材料齐全，符合法定形式，我局决定准予变更登记。")
    flow.paragraph(f"变更事项：名称变更。变更前：{case.former_name}；变更后：{case.company.name}。")
    flow.paragraph(f"统一社会信用代码：{case.company.code}")
    office(
        flow, case, rng, f"{case.company.city}岚江县市场监督管理局", case.submitted_date - datetime.timedelta(days=60)
    )
    return flow.pages


def specialty_exam_certificate(case, rng):
    flow = base("specialty-exam-certificate", rng)
    heading(flow, "中级注册安全工程师职业资格考试增项专业合格证明")
    flow.paragraph(f"姓    名：{case.person.name}")
    flow.paragraph(f"证件号码：{case.person.number}")
    flow.paragraph(f"增项专业：{case.specialty}")
    flow.paragraph(f"管 理 号：{case.form.certificate}")
    flow.paragraph(f"批准日期：{names.chinese_date(case.issued)}")
    office(flow, case, rng, "闽屿省人事考试中心", case.issued)
    return flow.pages


def office(flow, case, rng, name, day):
    """The issuing body with its seal and the date."""
    flow.space(24)
    page = flow.page
    page.centred(105, 80, flow.y, name, flow.style)
    page.centred(105, 80, flow.y + 10, names.chinese_date(day), flow.style)
    page.seal(seals.official(rng, case.company, name=name), 145 + rng.uniform(-5, 5), flow.y + rng.uniform(-2, 6))


PAGES = {
    "duty-statement": duty_statement,
    "continuing-education": continuing_education,
    "name-change-proof": name_change_proof,
    "specialty-exam-certificate": specialty_exam_certificate,
}


def make(kind, case, rng):
    return PAGES[kind](case, rng)
