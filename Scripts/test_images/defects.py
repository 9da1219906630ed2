"""Planted defects and what every rule must say of a case.

A defect changes the case's data before anything is drawn, and writes down every rule whose outcome it changes. The
outcomes are those of a report: where the domain leaves room (an official short form on a seal, a number with a broken
check character that may be a misreading), more than one is acceptable.
"""

from . import names, photo_defects, portrait, seals
from .case import contract_seal
from .differences import (
    is_subsequence,
    other_company,
    other_name,
    other_number,
    other_term,
)

FORM_RULES = [
    "form.pages", "form.applicant-name", "form.id-number", "form.employer-name", "form.contract-term", "form.seal",
    "form.seal-kind", "form.seal-name",
]  # fmt: skip
CONTRACT_RULES = [
    "contract.employer-name", "contract.worker-name", "contract.id-number", "contract.term", "contract.employer-seal",
]  # fmt: skip
PHOTO_RULES = ["id-photo.legible", "id-photo.name", "id-photo.id-number", "id-photo.holder"]
RULES = ["submission.required-attachments", "submission.id-number", *FORM_RULES, *CONTRACT_RULES, *PHOTO_RULES, *portrait.RULES]


def outcomes(case):
    """The acceptable outcomes of every rule that applies: `match`, unless a defect says otherwise."""
    rules = {rule: ["match"] for rule in RULES if case.has_card or rule not in PHOTO_RULES}
    for rule in portrait.RULES:
        del rules[rule]
    if "portrait" in case.attachments:
        rules.update(portrait.outcomes(case.portrait_state))
    if not case.declared_term:
        rules["contract.term"] = ["not-applicable"]
    if case.form.seal is not None and case.form.seal.kind == "branch":
        rules["form.seal-kind"] = ["match", "doubtful"]
    if case.contract.seal is not None and case.contract.seal.colour_name == "blue":
        rules["contract.employer-seal"] = ["match", "doubtful"]
    rules.update(case.rules)
    return rules


def flag(case, rule, accepted, what, **also):
    """Records a defect; `also` are the consequences for other rules, with `_` for `.` and `__` for `-`."""
    case.defects.append({"rule": rule, "outcomes": accepted, "what": what})
    case.rules[rule] = accepted
    for key, value in also.items():
        case.rules[key.replace("__", "-").replace("_", ".", 1)] = value


# Each returns whether it could be planted in this case.


def form_missing(case, _):
    case.attachments.remove("application-form")
    flag(case, "submission.required-attachments", ["missing"], "no application form")
    case.rules.update({rule: ["not-applicable"] for rule in FORM_RULES})
    return True


def contract_missing(case, _):
    case.attachments.remove("labour-contract")
    flag(case, "submission.required-attachments", ["missing"], "no labour contract")
    case.rules.update({rule: ["not-applicable"] for rule in CONTRACT_RULES})
    if not case.declared_term:
        case.rules.setdefault("form.contract-term", ["match", "not-applicable", "unreadable"])
    return True


def photo_missing(case, _):
    if not case.has_card:
        return False
    case.attachments.remove("id-in-hand")
    flag(case, "submission.required-attachments", ["missing"], "no photo of the identity card")
    case.rules.update({rule: ["not-applicable"] for rule in PHOTO_RULES})
    return True


def extra_missing(case, _):
    extras = [k for k in ("duty-statement", "name-change-proof", "specialty-exam-certificate") if k in case.attachments]
    if not extras:
        return False
    case.attachments.remove(extras[0])
    flag(case, "submission.required-attachments", ["missing"], f"no {extras[0]}")
    return True


def declared_number_wrong(case, rng):
    """The applicant typed a wrong number: the form prints it too, contract and card show the right one."""
    number = case.person.number
    if rng.random() < 0.5:
        wrong = number[:17] + rng.choice([c for c in "0123456789X" if c != number[17]])
        what = "the check character is wrong"
    else:
        body = number[:10] + "0230" + number[14:17]
        wrong = body + names.check_character(body)
        what = "born on 30 February"
    case.declared_number = case.form.id_number = wrong
    flag(case, "submission.id-number", ["invalid"], what)
    for rule in ["contract.id-number"] + ["id-photo.id-number"] * case.has_card:
        flag(case, rule, ["mismatch"], "shows the right number, declared was a wrong one")
    return True


SECOND_SHEET_GONE = {
    "form_contract__term": ["missing", "unreadable"], "form_seal": ["missing"],
    "form_seal__kind": ["missing", "unreadable", "not-applicable"],
    "form_seal__name": ["missing", "unreadable", "not-applicable"],
}  # fmt: skip


def second_sheet_missing(case, _):
    case.form.sheets = [1]
    flag(case, "form.pages", ["missing"], "sheet 2 is not there", **SECOND_SHEET_GONE)
    return True


def first_sheet_twice(case, _):
    case.form.sheets = [1, 1]
    flag(case, "form.pages", ["missing"], "sheet 1 is there twice", **SECOND_SHEET_GONE)
    return True


def first_sheet_missing(case, _):
    case.form.sheets = [2]
    gone = ["missing", "unreadable"]
    flag(case, "form.pages", ["missing"], "sheet 1 is not there", form_applicant__name=gone, form_id__number=gone,
         form_employer__name=gone)  # fmt: skip
    return True


def form_name(case, rng):
    case.form.name = other_name(rng, case.person.name)
    flag(case, "form.applicant-name", ["mismatch"], "one character differs")
    return True


def form_number(case, rng):
    case.form.id_number, accepted, what = other_number(rng, case.person.number)
    flag(case, "form.id-number", accepted, what)
    return True


def form_employer(case, rng):
    other, what = other_company(rng, case.company)
    case.form.employer = other.name
    flag(case, "form.employer-name", ["mismatch"], what)
    return True


def form_term(case, rng):
    case.form.start, case.form.end, what = other_term(rng, case.start, case.end)
    flag(case, "form.contract-term", ["mismatch"], what)
    return True


def form_unsealed(case, _):
    case.form.seal = None
    flag(
        case,
        "form.seal",
        ["missing"],
        "no seal",
        form_seal__kind=["not-applicable"],
        form_seal__name=["not-applicable"],
    )
    return True


def form_seal_kind(case, rng):
    company = case.company
    kind, line, accepted = rng.choice([
        ("contract", "合同专用章", ["invalid"]), ("finance", "财务专用章", ["invalid"]), ("invoice", "", ["invalid"]),
        ("other", "第二项目部", ["invalid"]), ("department", "工程部", ["invalid", "doubtful"]),
        ("department", "安全管理部", ["invalid", "doubtful"]),
    ])  # fmt: skip
    case.form.seal = (
        seals.invoice(rng, company) if kind == "invoice" else seals.official(rng, company, kind, line_text=line)
    )
    flag(case, "form.seal-kind", accepted, f"a {kind} seal ({line or '发票专用章'})")
    return True


def form_seal_labour(case, rng):
    case.form.seal = seals.official(rng, case.company, "labour-contract", line_text="劳动合同专用章")
    flag(case, "form.seal-kind", ["doubtful"], "a labour contract seal")
    return True


def form_seal_name(case, rng):
    other, what = other_company(rng, case.company)
    case.form.seal = seals.official(rng, other)
    accepted = ["mismatch"]
    if is_subsequence(other.name, case.company.name):
        accepted = ["mismatch", "doubtful"]  # might be a lawful short form
    flag(case, "form.seal-name", accepted, what)
    case.rules["form.seal-kind"] = ["match"]
    return True


def contract_employer(case, rng):
    other, what = other_company(rng, case.company)
    case.contract.employer = other.name
    flag(case, "contract.employer-name", ["mismatch"], what)
    return True


def contract_worker(case, rng):
    case.contract.worker = other_name(rng, case.person.name)
    flag(case, "contract.worker-name", ["mismatch"], "one character differs")
    return True


def contract_number(case, rng):
    case.contract.id_number, accepted, what = other_number(rng, case.person.number)
    flag(case, "contract.id-number", accepted, what)
    return True


def contract_term(case, rng):
    if not case.declared_term:
        return False
    start, end, what = other_term(rng, case.start, case.end)
    if (start - case.start).days:
        case.contract.probation += start - case.start
    case.contract.start, case.contract.end = start, end
    flag(case, "contract.term", ["mismatch"], what, form_contract__term=["match", "mismatch"])
    return True


def contract_unsealed(case, rng):
    case.contract.seal = case.contract.cross_seal = None
    case.contract.personal_seal = None if rng.random() < 0.7 else case.contract.personal_seal
    flag(case, "contract.employer-seal", ["missing"], "no seal of the employer")
    return True


def contract_foreign_seal(case, rng):
    other = names.company(rng).changed(branch="")
    case.contract.seal, case.contract.cross_seal = contract_seal(rng, other), None
    flag(case, "contract.employer-seal", ["mismatch"], "the seal of another company")
    return True


def photo_name(case, rng):
    if not case.has_card:
        return False
    case.card.name = other_name(rng, case.person.name)
    flag(case, "id-photo.name", ["mismatch"], "one character differs")
    return True


def photo_number(case, rng):
    if not case.has_card:
        return False
    case.card.id_number, accepted, what = other_number(rng, case.person.number)
    flag(case, "id-photo.id-number", accepted, what)
    return True


SHEET_ONE = {"form name", "form id", "form employer"}
SHEET_TWO = {"form term", "form seal"}
CONTRACT = {"contract employer", "contract worker", "contract id", "contract term", "contract seal"}
CARD = {"card name", "card id"}
# What may be planted, with the areas that no second defect may touch.
DEFECTS = [
    ({"attachments", "form pages"} | SHEET_ONE | SHEET_TWO, form_missing),
    ({"attachments", "form term"} | CONTRACT, contract_missing),
    ({"attachments"} | CARD, photo_missing),
    ({"attachments"}, extra_missing),
    ({"form id", "contract id", "card id"}, declared_number_wrong),
    ({"form pages"} | SHEET_TWO, second_sheet_missing),
    ({"form pages"} | SHEET_TWO, first_sheet_twice),
    ({"form pages"} | SHEET_ONE, first_sheet_missing),
    ({"form name"}, form_name),
    ({"form id"}, form_number),
    ({"form employer"}, form_employer),
    ({"form term"}, form_term),
    ({"form seal"}, form_unsealed),
    ({"form seal"}, form_seal_kind),
    ({"form seal"}, form_seal_labour),
    ({"form seal"}, form_seal_name),
    ({"contract employer"}, contract_employer),
    ({"contract worker"}, contract_worker),
    ({"contract id"}, contract_number),
    ({"form term", "contract term"}, contract_term),
    ({"contract seal"}, contract_unsealed),
    ({"contract seal"}, contract_foreign_seal),
    (CARD, photo_defects.unreadable),
    (CARD, photo_defects.emblem),
    (CARD, photo_defects.nobody),
    *(({"portrait"}, photo_defects.portrait_failure(state)) for state in portrait.DEFECTS),
    ({"card name"}, photo_name),
    ({"card id"}, photo_number),
]


def plant(case, rng):
    """One to three defects in about 70 % of the cases, none of which hides another."""
    if rng.random() >= 0.7:
        return
    wanted = rng.choice([1, 1, 2, 2, 3])
    taken = set()
    for areas, defect in rng.sample(DEFECTS, len(DEFECTS)):
        if len(case.defects) >= wanted:
            return
        if not areas & taken and defect(case, rng):
            taken |= areas
