"""Defects of the application form."""

import datetime

from . import hand, names, seals
from .differences import (
    is_subsequence,
    other_company,
    other_name,
    other_number,
    other_term,
)
from .planting import flag, plants

SHEET_ONE = ("form name", "form id", "form employer", "form title")
SHEET_TWO = ("form term", "form seal", "form position", "form signature", "form seal date")
GONE = ["missing", "unreadable", "not-applicable"]
SECOND_SHEET = ["form.department", "form.post", "form.contract-term", "form.signature", "form.signature-date", "form.seal",
                "form.seal-kind", "form.seal-name", "form.seal-date"]  # fmt: skip


def without_second_sheet(case, what):
    flag(case, "form.pages", ["missing"], what)
    case.rules.update({rule: GONE for rule in SECOND_SHEET})
    case.form.together = False
    return True


@plants("form.pages", "form pages", *SHEET_TWO)
def second_sheet_missing(case, _):
    case.form.sheets = [1]
    return without_second_sheet(case, "sheet 2 is not there")


@plants("form.pages", "form pages", *SHEET_TWO)
def first_sheet_twice(case, _):
    case.form.sheets = [1, 1]
    return without_second_sheet(case, "sheet 1 is there twice")


@plants("form.pages", "form pages", *SHEET_ONE)
def first_sheet_missing(case, _):
    case.form.sheets, case.form.together = [2], False
    flag(case, "form.pages", ["missing"], "sheet 1 is not there")
    case.rules.update({rule: GONE for rule in ("form.applicant-name", "form.id-number", "form.employer-name")})
    case.rules["form.title-kind"] = ["match", *GONE]  # a second sheet may repeat the title
    return True


@plants("form.title-kind", "form title")
def title(case, rng):
    groups = [["initial"], ["initial-overdue"], ["renewal"], ["change-employer", "change-employer-name", "change-specialty"],
              ["re-registration"]]  # fmt: skip
    others = [group[0] for group in groups if case.registration not in group]
    if case.registration in ("initial", "initial-overdue"):
        others = [kind for kind in others if kind not in ("initial", "initial-overdue")]
    case.form.title_kind = rng.choice(others)
    flag(case, "form.title-kind", ["mismatch"], f"the title is that of {case.form.title_kind}")
    return True


@plants("form.applicant-name", "form name")
def form_name(case, rng):
    case.form.name = other_name(rng, case.person.name)
    flag(case, "form.applicant-name", ["mismatch"], "one character differs")
    return True


@plants("form.id-number", "form id")
def form_number(case, rng):
    case.form.id_number, accepted, what = other_number(rng, case.person.number)
    flag(case, "form.id-number", accepted, what)
    return True


@plants("form.employer-name", "form employer")
def form_employer(case, rng):
    other, what = other_company(rng, case.company)
    case.form.employer = other.name
    flag(case, "form.employer-name", ["mismatch"], what)
    return True


def position_blank(rule, what):
    @plants(rule, "form position")
    def blank(case, _):
        setattr(case.form, what, "")
        flag(case, rule, ["missing"], f"the {what} was left blank")
        return True

    return blank


def position_other(rule, what, choices):
    @plants(rule, "form position")
    def other(case, rng):
        if not case.declared_position:
            return False
        setattr(case.form, what, rng.choice(choices))
        flag(case, rule, ["mismatch", "unreadable"], f"another {what} than declared, filled in by hand")
        return True

    return other


position_blank("form.department", "department")
position_blank("form.post", "post")
position_other("form.department", "department", ["财务部", "市场营销部", "人力资源部", "设备动力车间"])
position_other("form.post", "post", ["财务总监", "销售经理", "设备维修工", "项目总工程师"])


@plants("form.contract-term", "form term")
def form_term(case, rng):
    case.form.start, case.form.end, what = other_term(rng, case.start, case.end)
    flag(case, "form.contract-term", ["mismatch"], what)
    return True


@plants("form.contract-term", "form term")
def form_term_blank(case, _):
    case.form.end_text = ""
    flag(case, "form.contract-term", ["missing"], "the term was left blank")
    return True


@plants("form.contract-term", "form term", "contract term")
def form_term_wording(case, rng):
    case.form.end = case.end = case.contract.end = None
    case.form.end_text = rng.choice(["长期", "退休", "至法定退休", "9999-12-31"])
    flag(case, "form.contract-term", ["mismatch", "invalid", "missing"], f"{case.form.end_text} instead of 无固定期限")
    return True


@plants("form.signature", "form signature")
def form_unsigned(case, rng):
    case.form.signature = hand.instead(rng, case.form.signature, "empty")
    flag(case, "form.signature", ["missing"], "not signed")
    if rng.random() < 0.5:
        case.form.signature = hand.replace(case.form.signature, date="blank")
        flag(case, "form.signature-date", ["missing"], "not dated")
    return True


@plants("form.signature", "form signature")
def form_signature_printed(case, rng):
    ink = rng.choice(["printed", "seal"])
    case.form.signature = hand.instead(rng, case.form.signature, ink)
    flag(case, "form.signature", ["doubtful"], "the name in print only" if ink == "printed" else "only a name seal")
    return True


def late(case, rng):
    return case.submitted_date + datetime.timedelta(days=rng.randrange(3, 60))


@plants("form.signature-date", "form signature")
def form_undated(case, rng):
    after = rng.random() < 0.5
    case.form.signature = hand.replace(case.form.signature, date=late(case, rng) if after else "blank")
    flag(case, "form.signature-date", ["doubtful"] if after else ["missing"], "after the submission" if after else "no date")
    return True


@plants("form.seal-date", "form seal date")
def form_seal_undated(case, rng):
    after = rng.random() < 0.5
    case.form.opinion = hand.replace(case.form.opinion, date=late(case, rng) if after else "blank")
    flag(case, "form.seal-date", ["doubtful"] if after else ["missing"], "after the submission" if after else "no date")
    return True


@plants("form.seal", "form seal")
def form_unsealed(case, _):
    case.form.seal = None
    flag(case, "form.seal", ["missing"], "no seal", form_seal__kind=["not-applicable"], form_seal__name=["not-applicable"])
    return True


@plants("form.seal-kind", "form seal")
def form_seal_kind(case, rng):
    company = case.company
    kind, line, accepted = rng.choice([
        ("contract", "合同专用章", ["invalid"]), ("finance", "财务专用章", ["invalid"]), ("invoice", "", ["invalid"]),
        ("other", "第二项目部", ["invalid"]), ("department", "工程部", ["invalid", "doubtful"]),
        ("department", "安全管理部", ["invalid", "doubtful"]), ("personal", "", ["invalid"]),
    ])  # fmt: skip
    if kind == "personal":
        case.form.seal = seals.personal(rng, company.legal)
        # A head's seal alone may as well be read as no seal of the employer.
        flag(case, "form.seal-kind", ["invalid", "missing", "not-applicable"], "only the head's name seal")
        case.rules["form.seal"] = ["match", "missing"]
        case.rules["form.seal-name"] = None
        case.defects[-1]["outcomes"] = case.rules["form.seal-kind"] = ["invalid", "missing"]
        return True
    case.form.seal = (
        seals.invoice(rng, company) if kind == "invoice" else seals.official(rng, company, kind, line_text=line)
    )
    flag(case, "form.seal-kind", accepted, f"a {kind} seal ({line or '发票专用章'})")
    return True


@plants("form.seal-kind", "form seal")
def form_seal_labour(case, rng):
    case.form.seal = seals.official(rng, case.company, "labour-contract", line_text="劳动合同专用章")
    flag(case, "form.seal-kind", ["doubtful"], "a labour contract seal")
    return True


@plants("form.seal-name", "form seal")
def form_seal_name(case, rng):
    other, what = other_company(rng, case.company)
    case.form.seal = seals.official(rng, other)
    accepted = ["mismatch"]
    if is_subsequence(other.name, case.company.name):
        accepted = ["mismatch", "doubtful"]  # might be a lawful short form
    flag(case, "form.seal-name", accepted, what)
    case.rules["form.seal-kind"] = ["match"]
    return True


@plants("form.seal-name", "form seal")
def form_seal_former(case, rng):
    former = case.former_name or names.former(case.company)
    case.form.seal = seals.official(rng, case.company, name=former)
    flag(case, "form.seal-name", ["mismatch", "doubtful"] if case.former_name else ["mismatch"], "the seal of the former name")
    case.rules["form.seal-kind"] = ["match"]
    return True


