"""Defects of the further attachments: statement, certificates, proofs, annex forms."""

import datetime

from . import hand, names, seals
from .differences import other_company, other_name, other_number
from .outcomes import OTHER_OFFICES
from .planting import flag, plants

EDUCATED = ["initial-overdue", "renewal", "re-registration"]
STATEMENT = {"registrations": ["renewal"], "attachment": "duty-statement"}


@plants("statement.signature", "duty-statement", **STATEMENT)
def statement_unsigned(case, rng):
    ink = rng.choice(["empty", "empty", "printed", "seal"])
    case.papers.statement.signature = hand.instead(rng, case.papers.statement.signature, ink)
    flag(case, "statement.signature", ["missing"] if ink == "empty" else ["doubtful"], f"signature: {ink}")
    return True


@plants("statement.date", "duty-statement", **STATEMENT)
def statement_undated(case, rng):
    after = rng.random() < 0.4
    day = case.submitted_date + datetime.timedelta(days=rng.randrange(4, 60)) if after else "blank"
    case.papers.statement.signature = hand.replace(case.papers.statement.signature, date=day)
    flag(case, "statement.date", ["doubtful"] if after else ["missing"], "after the submission" if after else "no date")
    return True


@plants("statement.content", "duty-statement", "window", **STATEMENT)
def statement_empty(case, rng):
    case.papers.statement.content = rng.choice(["duties", "duties", "undated", "outside", "unrelated"])
    flag(case, "statement.content", ["doubtful"], f"content: {case.papers.statement.content}")
    return True


PROOF = {"registrations": ["change-employer-name"], "attachment": "name-change-proof"}


@plants("name-change.names", "name-change-proof", "contract employer", **PROOF)
def proof_of_others(case, rng):
    proof = case.papers.proof
    if rng.random() < 0.5:
        other, what = other_company(rng, case.company)
        proof.new = other.name
        what = f"the new name: {what}"
    else:
        proof.former, what = names.company(rng).name, "another former name"
    if case.contract.employer == case.former_name:
        case.rules.update({"contract.employer-name": None, "contract.employer-seal": None})
    flag(case, "name-change.names", ["mismatch"], what)
    return True


@plants("name-change.names", "name-change-proof", "contract employer", **PROOF)
def licence_only(case, _):
    case.papers.proof.layout = "licence"
    if case.contract.employer == case.former_name:
        case.rules.update({"contract.employer-name": None, "contract.employer-seal": None})
    flag(case, "name-change.names", ["doubtful"], "only the new business licence")
    return True


EXAM = {"registrations": ["change-specialty"], "attachment": "specialty-exam-certificate"}


@plants("specialty-certificate.specialty", "specialty-exam-certificate", **EXAM)
def exam_specialty(case, rng):
    case.papers.exam.subject = rng.choice([s for s in [*names.SPECIALTIES, *OTHER_OFFICES] if s != case.specialty])
    flag(case, "specialty-certificate.specialty", ["mismatch"], f"{case.papers.exam.subject} instead of {case.specialty}")
    return True


@plants("specialty-certificate.name", "specialty-exam-certificate", **EXAM)
def exam_name(case, rng):
    case.papers.exam.name = other_name(rng, case.person.name)
    flag(case, "specialty-certificate.name", ["mismatch"], "one character differs")
    return True


EDUCATION = {"registrations": EDUCATED, "education": True, "attachment": "continuing-education"}


@plants("education-certificate.name", "continuing-education", **EDUCATION)
def education_name(case, rng):
    if rng.random() < 0.3:
        return education_lacks(case, "name", "education-certificate.name")
    name = other_name(rng, case.person.name)
    for one in case.papers.education:
        one.name = name
    flag(case, "education-certificate.name", ["mismatch"], "one character differs")
    return True


@plants("education-certificate.hours", "continuing-education", "hours", **EDUCATION)
def education_hours(case, rng):
    if rng.random() < 0.3:
        return education_lacks(case, "hours", "education-certificate.hours")
    one = case.papers.education[-1]
    one.hours -= rng.choice([4, 8, 12])
    one.specialty_hours = min(one.specialty_hours, one.hours)
    flag(case, "education-certificate.hours", ["mismatch"], "fewer hours than declared")
    return True


@plants("education-certificate.specialty", "continuing-education", **EDUCATION)
def education_specialty(case, rng):
    if rng.random() < 0.3:
        return education_lacks(case, "specialty", "education-certificate.specialty")
    other = rng.choice([s for s in names.SPECIALTIES if s != case.specialty])
    for one in case.papers.education:
        one.specialty = other
    flag(case, "education-certificate.specialty", ["mismatch"], f"{other} instead of {case.specialty}")
    return True


def education_lacks(case, what, rule):
    for one in case.papers.education:
        one.shows = tuple(part for part in one.shows if part != what)
    flag(case, rule, ["missing"], f"no {what} on the certificate")
    return True


INSTITUTION = {"status": "public-institution", "attachment": "institution-certificate"}


@plants("institution-certificate.name", "institution-certificate", **INSTITUTION)
def institution_name(case, rng):
    other, what = other_company(rng, case.company)
    case.papers.institution.name = other.name
    flag(case, "institution-certificate.name", ["mismatch"], what)
    return True


@plants("institution-certificate.validity", "institution-certificate", **INSTITUTION)
def institution_expired(case, rng):
    until = case.submitted_date - datetime.timedelta(days=rng.randrange(3, 700))
    case.papers.institution.valid_until, case.papers.institution.day = until, names.add_years(until, -5)
    flag(case, "institution-certificate.validity", ["doubtful"], "the certificate has expired")
    return True


@plants("retirement-certificate.name", "retirement-certificate", status="retired", attachment="retirement-certificate", retirement=True)
def retirement_name(case, rng):
    case.papers.retirement.name = other_name(rng, case.person.name)
    flag(case, "retirement-certificate.name", ["mismatch"], "one character differs")
    return True


def annex_defects(prefix, slot):
    """The same defects on both annex forms."""
    attribute = prefix
    needs = {"annex": slot, "attachment": slot}

    def of(case):
        return getattr(case.papers, attribute)

    @plants(f"{prefix}.applicant-name", slot, **needs)
    def name(case, rng):
        of(case).name = other_name(rng, case.person.name)
        flag(case, f"{prefix}.applicant-name", ["mismatch"], "one character differs")
        return True

    @plants(f"{prefix}.id-number", slot, **needs)
    def number(case, rng):
        of(case).id_number, accepted, what = other_number(rng, case.person.number)
        flag(case, f"{prefix}.id-number", accepted, what)
        return True

    @plants(f"{prefix}.reason", slot, **needs)
    def reason(case, _):
        of(case).reason = ""
        flag(case, f"{prefix}.reason", ["missing"], "no reason given")
        return True

    @plants(f"{prefix}.signature", slot, **needs)
    def signature(case, rng):
        ink = rng.choice(["empty", "empty", "printed"])
        of(case).signature = hand.instead(rng, of(case).signature, ink)
        flag(case, f"{prefix}.signature", ["missing"] if ink == "empty" else ["doubtful"], f"signature: {ink}")
        return True

    @plants(f"{prefix}.employer-opinion", slot, **needs)
    def opinion(case, rng):
        way = rng.choice(["seal", "signature", "date", "other"])
        if way == "seal":
            of(case).seal = None
        elif way == "signature":
            of(case).opinion = hand.instead(rng, of(case).opinion, "empty")
        elif way == "date":
            of(case).opinion = hand.replace(of(case).opinion, date="blank")
        else:
            of(case).seal = seals.official(rng, names.company(rng).changed(branch=""))
        accepted = ["mismatch", "doubtful"] if way == "other" else ["missing"]
        flag(case, f"{prefix}.employer-opinion", accepted, f"the employer's {way}" + (" is another's" if way == "other" else " is missing"))
        return True

    @plants(f"{prefix}.id-copy", slot, **needs)
    def copy(case, _):
        of(case).id_copy = False
        flag(case, f"{prefix}.id-copy", ["missing"], "no copy of the identity card")
        return True


annex_defects("reissue", "reissue-form")
annex_defects("cancellation", "cancellation-form")


@plants("reissue.request", "reissue-form", annex="reissue-form", attachment="reissue-form")
def no_request(case, _):
    case.papers.reissue.requests = ()
    flag(case, "reissue.request", ["missing"], "neither box is ticked")
    return True
