"""What every rule must say of a case: `match`, unless its data or a planted defect says otherwise.

Where the domain leaves room (an official short form on a seal, a number with a broken check character that may be a
misreading), more than one outcome is acceptable. A rule whose outcome a defect leaves open is not listed at all.
"""

import datetime

from . import names, portrait
from .case import NEEDS_EDUCATION

SUBMISSION_RULES = [
    "submission.required-attachments", "submission.attachment-kind", "submission.id-number", "submission.age",
    "submission.window", "submission.education-hours", "submission.employer-eligible", "submission.review-office",
    "submission.safety-post",
]  # fmt: skip
# The rules about the content of each attachment.
SLOTS = {
    "application-form": [
        "form.pages", "form.title-kind", "form.applicant-name", "form.id-number", "form.employer-name", "form.department",
        "form.post", "form.contract-term", "form.signature", "form.signature-date", "form.seal", "form.seal-kind",
        "form.seal-name", "form.seal-date",
    ],
    "labour-contract": [
        "contract.document-kind", "contract.employer-name", "contract.worker-name", "contract.id-number",
        "contract.legal-representative", "contract.post", "contract.term", "contract.employer-seal",
        "contract.worker-signature", "contract.signing-date",
    ],
    "id-in-hand": ["id-photo.legible", "id-photo.name", "id-photo.id-number", "id-photo.holder"],
    "duty-statement": ["statement.signature", "statement.date", "statement.content"],
    "name-change-proof": ["name-change.names"],
    "specialty-exam-certificate": ["specialty-certificate.specialty", "specialty-certificate.name"],
    "continuing-education": ["education-certificate.name", "education-certificate.hours", "education-certificate.specialty"],
    "institution-certificate": ["institution-certificate.name", "institution-certificate.validity"],
    "retirement-certificate": ["retirement-certificate.name"],
    "reissue-form": [
        "reissue.applicant-name", "reissue.id-number", "reissue.request", "reissue.reason", "reissue.signature",
        "reissue.employer-opinion", "reissue.id-copy",
    ],
    "cancellation-form": [
        "cancellation.applicant-name", "cancellation.id-number", "cancellation.reason", "cancellation.signature",
        "cancellation.employer-opinion", "cancellation.id-copy",
    ],
    "portrait": portrait.RULES,
}  # fmt: skip
FORM_RULES, CONTRACT_RULES, PHOTO_RULES = (SLOTS[k] for k in ("application-form", "labour-contract", "id-in-hand"))
RULES = SUBMISSION_RULES + [rule for rules in SLOTS.values() for rule in rules]
OTHER_OFFICES = ("煤矿安全", "建筑施工安全", "道路运输安全")


def outcomes(case):
    """The acceptable outcomes by rule; None in `case.rules` takes a rule out."""
    rules = {rule: ["match"] for rule in SUBMISSION_RULES}
    for slot, own in SLOTS.items():
        if slot in case.attachments or slot in ("application-form", "labour-contract"):
            rules.update({rule: ["match"] for rule in own})
    if case.has_card:
        rules.update({rule: ["match"] for rule in PHOTO_RULES})
    if "portrait" in case.attachments:
        rules.update(portrait.outcomes(case.portrait_state))
    rules.update(derived(case))
    rules.update(case.rules)
    return {rule: accepted for rule, accepted in rules.items() if accepted}


def derived(case):
    """What follows from the data alone."""
    rules = {
        "submission.age": age(case), "submission.window": window(case), "submission.education-hours": education(case),
        "submission.employer-eligible": eligible(case),
        "submission.review-office": ["notice"] if case.specialty in OTHER_OFFICES else ["match", "not-applicable"],
        "submission.safety-post": safety(case),
    }  # fmt: skip
    if case.id_type != "resident-id":
        rules["submission.id-number"] = ["match", "not-applicable"]
    if not case.declared_term:
        rules["contract.term"] = ["not-applicable"]
    if case.form.seal is not None and case.form.seal.kind == "branch":
        rules["form.seal-kind"] = ["match", "doubtful"]
    if case.contract.seal is not None and case.contract.seal.colour_name == "blue":
        rules["contract.employer-seal"] = ["match", "doubtful"]
    if case.status == "retired" and "retirement-certificate" not in case.attachments:
        rules["submission.required-attachments"] = ["match", "notice"]
    if case.former_name and case.contract.employer == case.former_name and "name-change-proof" in case.attachments:
        rules["contract.employer-name"] = ["match", "notice"]
        rules["contract.employer-seal"] = ["match", "notice"]
    if case.contract.template == "renewed" and case.declared_term:
        rules["contract.term"] = ["match", "doubtful"]  # two terms; the later one is in force
    if case.contract.post not in (None, "", case.post) and case.declared_position:
        rules["contract.post"] = ["match", "notice"]
    return rules


def age(case):
    if case.id_type != "resident-id":
        return ["match", "not-applicable"]
    years = whole_years(case.person.birth, case.submitted_date)
    if years >= 71 or years < 18:
        return ["invalid"]
    return ["doubtful"] if case.submitted_date > names.add_years(case.person.birth, 70) else ["match"]


def whole_years(first, last):
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def window(case):
    """附件材料清单表: five years after the qualification; a year to three months before the end of a registration."""
    day, issued, expires = case.submitted_date, case.issued, case.expires
    old = issued < datetime.date(2019, 3, 1)
    late = day > (datetime.date(2024, 3, 1) if old else names.add_years(issued, 5))
    if case.registration == "initial":
        return ["invalid"] if late else ["match"]
    if case.registration == "initial-overdue":
        return ["match"] if late else ["notice"]
    if expires is None:
        return ["not-applicable"]
    if case.registration == "renewal":
        if day > expires or day < names.add_years(expires, -1):
            return ["invalid"]
        return ["match", "notice"] if (expires - day).days > 90 else ["match"]
    if case.registration == "re-registration":
        return ["match"] if day > expires else ["invalid"]
    return ["match"] if day <= expires else ["invalid"]


def education(case):
    if case.registration not in NEEDS_EDUCATION:
        return None
    if case.hours is None or case.specialty_hours is None:
        return ["not-applicable"]
    if case.hours < 48 or case.specialty_hours < 24:
        return ["invalid"]
    return ["notice"] if case.specialty_hours * 2 < case.hours else ["match"]


def eligible(case):
    code = case.company.code
    if code.startswith("11"):
        return ["doubtful"]
    if code.startswith("12"):
        if case.status != "public-institution":
            return ["doubtful"]
        return ["match"] if "institution-certificate" in case.attachments else ["match", "doubtful"]
    right = names.credit_check_character(code[:17]) == code[17]
    inner = names.organisation_code_check(code[8:16]) == code[16]
    return ["match"] if right or inner else ["doubtful"]


def safety(case):
    said = [case.department, case.post] if case.declared_position else []
    shown = set(case.attachments) - set(case.shown_instead)
    if "application-form" in shown and 2 in case.form.sheets:
        said += [case.department if case.form.department is None else case.form.department,
                 case.post if case.form.post is None else case.form.post]  # fmt: skip
    if "labour-contract" in shown:
        said.append(case.post if case.contract.post is None else case.contract.post)
    if not any(said):
        return ["not-applicable"]
    return ["match"] if any(names.is_safety(text) for text in said) else ["doubtful"]
