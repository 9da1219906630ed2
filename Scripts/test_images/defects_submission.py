"""Defects of the submission as a whole: what is attached, and what was declared."""

import datetime

from . import names
from .planting import flag, gone, plants

EDUCATED = ["initial-overdue", "renewal", "re-registration"]
CHANGES = ["change-employer", "change-employer-name", "change-specialty"]
FORM_AREAS = ("form name", "form id", "form employer", "form term", "form seal", "form position", "form signature", "form seal date", "form title")
CONTRACT_AREAS = ("contract employer", "contract worker", "contract id", "contract term", "contract seal", "contract kind",
                  "contract legal", "contract post", "contract signing")  # fmt: skip
CARD_AREAS = ("card name", "card id")


def leave_out(case, slot, what):
    case.attachments.remove(slot)
    flag(case, "submission.required-attachments", ["missing"], what)
    gone(case, slot)


@plants("submission.required-attachments", "attachments", "form pages", *FORM_AREAS)
def form_missing(case, _):
    leave_out(case, "application-form", "no application form")
    return True


@plants("submission.required-attachments", "attachments", "form term", *CONTRACT_AREAS)
def contract_missing(case, _):
    leave_out(case, "labour-contract", "no labour contract")
    if not case.declared_term:
        case.rules.setdefault("form.contract-term", ["match", "not-applicable", "unreadable"])
    return True


@plants("submission.required-attachments", "attachments", *CARD_AREAS, registrations=["initial", "initial-overdue"])
def photo_missing(case, _):
    leave_out(case, "id-in-hand", "no photo of the identity card")
    return True


def extra_missing(slot, **needs):
    @plants("submission.required-attachments", "attachments", slot, attachment=slot, **needs)
    def missing(case, _):
        if case.contract.employer == case.former_name:
            return False  # the contract rests on the proof
        leave_out(case, slot, f"no {slot}")
        return True

    return missing


extra_missing("duty-statement", registrations=["renewal"])
extra_missing("name-change-proof", registrations=["change-employer-name"])
extra_missing("specialty-exam-certificate", registrations=["change-specialty"])
extra_missing("continuing-education", registrations=EDUCATED, education=True)
extra_missing("institution-certificate", status="public-institution")


@plants("submission.attachment-kind", "attachments", "form pages", *FORM_AREAS)
def form_is_another(case, rng):
    return another(case, rng, "application-form", ["duty-statement"])


@plants("submission.attachment-kind", "attachments", "duty-statement", registrations=["renewal"])
def statement_is_another(case, rng):
    return another(case, rng, "duty-statement", ["labour-contract", "application-form"])


@plants("submission.attachment-kind", "attachments", "name-change-proof", registrations=["change-employer-name"])
def proof_is_another(case, rng):
    if case.contract.employer == case.former_name:
        return False
    return another(case, rng, "name-change-proof", ["labour-contract", "application-form"])


@plants("submission.attachment-kind", "attachments", "continuing-education", registrations=EDUCATED, education=True)
def education_is_another(case, rng):
    return another(case, rng, "continuing-education", ["labour-contract", "application-form"])


@plants("submission.attachment-kind", "attachments", *CONTRACT_AREAS)
def contract_is_another(case, rng):
    done = another(case, rng, "labour-contract", ["application-form", "duty-statement"])
    case.rules["form.contract-term"] = ["match", "not-applicable", "unreadable"]
    return done


def another(case, rng, slot, kinds):
    """Every page of the slot shows another kind of document."""
    if slot not in case.attachments:
        return False
    kind = rng.choice(kinds)
    case.shown_instead[slot] = kind
    flag(case, "submission.attachment-kind", ["mismatch"], f"the {slot} slot shows a {kind}")
    gone(case, slot)
    return True


@plants("submission.attachment-kind", "attachments")
def page_too_many(case, rng):
    slots = [slot for slot in ("duty-statement", "application-form") if slot in case.attachments]
    slot = rng.choice(slots)
    case.added[slot] = "labour-contract" if slot == "duty-statement" else "duty-statement"
    flag(case, "submission.attachment-kind", ["doubtful"], f"a page of a {case.added[slot]} among those of the {slot}")
    return True


@plants("submission.id-number", "form id", "contract id", "card id", "age")
def declared_number_wrong(case, rng):
    """The applicant typed a wrong number: the form prints it too, contract and card show the right one."""
    number = case.person.number
    if case.id_type != "resident-id":
        return False
    if rng.random() < 0.5:
        wrong = number[:17] + rng.choice([c for c in "0123456789X" if c != number[17]])
        what = "the check character is wrong"
    else:
        body = number[:10] + "0230" + number[14:17]
        wrong = body + names.check_character(body)
        what = "born on 30 February"
    case.declared_number = case.form.id_number = wrong
    flag(case, "submission.id-number", ["invalid"], what)
    shown = ["contract.id-number"] * ("labour-contract" in case.attachments) + ["id-photo.id-number"] * (
        "id-in-hand" in case.attachments
    )
    for rule in shown:
        flag(case, rule, ["mismatch"], "shows the right number, declared was a wrong one")
    for slot, rule in (("reissue-form", "reissue.id-number"), ("cancellation-form", "cancellation.id-number")):
        if slot in case.attachments:
            flag(case, rule, ["mismatch"], "shows the right number, declared was a wrong one")
            # Another defect may have left the copy of the card out.
            copy = f"{slot.removesuffix('-form')}.id-copy"
            if copy not in {defect["rule"] for defect in case.defects}:
                flag(case, copy, ["mismatch"], "shows the right number, declared was a wrong one")
    case.rules["submission.age"] = None
    return True


@plants("submission.age", "age", whole=True, age="over", status="retired")
@plants("submission.age", "age", whole=True, age="edge", status="retired")
@plants("submission.age", "age", whole=True, age="minor", status="employee")
def age(case, _):
    return True  # the case was drawn for it


@plants("submission.window", "window", registrations=["initial"])
def too_late(case, rng):
    case.issued = datetime.date(rng.randrange(2016, 2021), 10, rng.randrange(20, 31))
    flag(case, "submission.window", ["invalid"], "the qualification is more than five years old")
    return True


@plants("submission.window", "window", registrations=["renewal"])
def too_early(case, rng):
    if "duty-statement" not in case.attachments:
        return False
    if rng.random() < 0.5:
        case.expires = names.add_years(case.submitted_date, 1) + datetime.timedelta(days=rng.randrange(2, 500))
        what = "more than a year before the registration ends"
    else:
        case.expires = case.submitted_date - datetime.timedelta(days=rng.randrange(2, 400))
        what = "the registration has ended"
    flag(case, "submission.window", ["invalid"], what)
    return True


@plants("submission.window", "window", registrations=["re-registration", *CHANGES])
def other_side(case, rng):
    days = datetime.timedelta(days=rng.randrange(2, 400))
    if case.registration == "re-registration":
        case.expires, what = case.submitted_date + days, "the registration has not ended"
    else:
        case.expires, what = case.submitted_date - days, "the registration has ended"
    flag(case, "submission.window", ["invalid"], what)
    return True


@plants("submission.education-hours", "hours", registrations=EDUCATED, hours=True)
def hours(case, rng):
    case.hours, case.specialty_hours = rng.choice([(40, 24), (48, 20), (36, 12), (47, 24), (48, 23), (24, 24), (60, 16)])
    if case.papers.education:
        from . import papers

        before = case.papers.education
        case.papers.education = papers.education(case, rng)
        # What was planted on the certificates before stays planted.
        for one in case.papers.education:
            one.shows = tuple(part for part in one.shows if all(part in other.shows for other in before))
            one.name = before[0].name
            if all(other.specialty != case.specialty for other in before):
                one.specialty = before[0].specialty
    flag(case, "submission.education-hours", ["invalid"], f"{case.hours} hours, {case.specialty_hours} in the specialty")
    return True


@plants("submission.employer-eligible", "employer", whole=True, employer="organ", status="employee")
@plants("submission.employer-eligible", "employer", whole=True, employer="institution", status="employee")
def not_a_company(case, _):
    return True


@plants("submission.employer-eligible", "employer", status="employee")
def code_wrong(case, rng):
    code = case.company.code
    if not code.startswith("9"):
        return False
    wrong = code[:16] + rng.choice([c for c in "0123456789" if c != code[16]])
    wrong += rng.choice([c for c in "0123456789" if c != names.credit_check_character(wrong)])
    case.company = case.company.changed(code=wrong)
    flag(case, "submission.employer-eligible", ["doubtful"], "both check characters of the unified code are wrong")
    return True


@plants("submission.safety-post", "form position", "contract post")
def no_safety(case, rng):
    case.department, case.post = rng.choice([
        ("工程部", "工程师"), ("综合管理部", "主管"), ("技术部", "技术员"), ("生产部", "生产副经理"), ("市场部", "销售经理"), ("保卫部", "保安队长"),
    ])  # fmt: skip
    case.form.department = case.form.post = case.contract.post = None
    case.declared_position = True
    case.form.history = [(span, unit, case.post) for span, unit, _ in case.form.history]
    flag(case, "submission.safety-post", ["doubtful"], f"{case.department} {case.post}")
    return True


