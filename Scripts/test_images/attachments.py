"""The other attachments by kind; those of the committed examples are set here."""

import datetime

from . import annex_forms, certificates, names, seals, statements
from . import hand as hands
from .flow import Flow
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
    hand = hands.hand_style(rng, 5.6, classic=True)
    page = flow.page
    page.text(112, flow.y, "本人签字：", flow.style)
    page.text(136, flow.y, person.name, hand, rng)
    page.text(112, flow.y + 12, "日    期：", flow.style)
    page.text(136, flow.y + 12, names.chinese_date(case.submitted_date), hand.but(size=5), rng)
    page.signing.append({"role": "author", "ink": "handwritten", "date": case.submitted})
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


def office(flow, case, rng, name, day):
    """The issuing body with its seal and the date."""
    flow.space(24)
    page = flow.page
    page.centred(105, 80, flow.y, name, flow.style)
    page.centred(105, 80, flow.y + 10, names.chinese_date(day), flow.style)
    page.seal(seals.official(rng, case.company, name=name), 145 + rng.uniform(-5, 5), flow.y + rng.uniform(-2, 6))


PAGES = {
    "duty-statement": statements.draw, "continuing-education": certificates.education,
    "name-change-proof": certificates.name_change, "specialty-exam-certificate": certificates.exam,
    "institution-certificate": certificates.institution, "retirement-certificate": certificates.retirement,
    "reissue-form": lambda case, rng: annex_forms.draw(case, "reissue-form", rng),
    "cancellation-form": lambda case, rng: annex_forms.draw(case, "cancellation-form", rng),
}  # fmt: skip


def make(kind, case, rng):
    """The pages of an attachment; `PAGES` may be added to by other files."""
    if case.classic:
        return {"duty-statement": duty_statement, "continuing-education": continuing_education}[kind](case, rng)
    return PAGES[kind](case, rng)
