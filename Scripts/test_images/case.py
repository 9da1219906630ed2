"""One submission as it should be: who applies, what is declared, and what each document will show."""

import datetime
import functools
import random
from dataclasses import dataclass, field, replace

from . import form as form_pages
from . import names, person_drawing, seals

KINDS = ["initial"] * 8 + ["initial-overdue"] * 3 + ["renewal"] * 4 + ["change-employer"] * 2 + [
    "change-employer-name", "change-specialty", "re-registration",
]  # fmt: skip

# Which attachments each kind of registration needs (附件材料清单表).
REQUIRED = {
    "initial": ["application-form", "labour-contract", "id-in-hand"],
    "initial-overdue": ["application-form", "labour-contract", "id-in-hand"],
    "renewal": ["application-form", "labour-contract", "duty-statement"],
    "change-employer": ["application-form", "labour-contract"],
    "change-employer-name": ["application-form", "labour-contract", "name-change-proof"],
    "change-specialty": ["application-form", "labour-contract", "specialty-exam-certificate"],
    "re-registration": ["application-form", "labour-contract"],
}
NEEDS_EDUCATION = ("initial-overdue", "renewal", "re-registration")


@dataclass
class Form:
    name: str
    id_number: str
    employer: str
    start: datetime.date
    end: datetime.date | None
    seal: seals.Seal | None
    sheets: list
    labels: dict
    wording: int
    number: str
    degree: str
    school: str
    major: str
    graduated: str
    certificate: str
    registration_number: str
    office_phone: str
    education_dates: str
    history: list


@dataclass
class Contract:
    template: str
    vector: bool
    employer: str
    worker: str
    id_number: str
    start: datetime.date
    end: datetime.date | None
    probation: datetime.date
    probation_months: int
    signed: datetime.date
    seal: seals.Seal | None
    personal_seal: seals.Seal | None
    cross_seal: seals.Seal | None
    contact: names.Person | None
    dispatch: str
    numbered: bool


@dataclass
class Card:
    name: str
    id_number: str
    state: str = "legible"
    """legible, blurred, small or emblem."""


@dataclass
class Case:
    id: str
    seed: int
    level: str
    registration: str
    submitted_date: datetime.date
    person: names.Person
    company: names.Company
    department: str
    post: str
    specialty: str
    issued: datetime.date
    declared_number: str
    declared_term: bool
    start: datetime.date
    end: datetime.date | None
    former_name: str | None
    expires: datetime.date | None
    education_by_applicant: bool
    form: Form
    contract: Contract
    card: Card
    attachments: list
    defects: list = field(default_factory=list)
    rules: dict = field(default_factory=dict)
    portrait_state: str = "good"
    """Of an uploaded portrait: `good`, or a key of `portrait.DEFECTS`."""

    @property
    def submitted(self):
        return self.submitted_date.isoformat()

    @functools.cached_property
    def portrait(self):
        """The applicant's picture, RGB: the same on the form and on the card. Drawn when first asked for."""
        return person_drawing.portrait(stream(self.seed, "portrait"), self.person.male)

    @property
    def has_card(self):
        return self.registration in ("initial", "initial-overdue")


def stream(seed, purpose):
    """A random stream of its own for each purpose, so that a change in one document leaves the others as they were."""
    return random.Random(f"hedui {seed} {purpose}")


def term(rng, submitted):
    """Start, and end or None, of a contract in force on the day of submission."""
    if rng.random() < 0.2:
        return submitted - datetime.timedelta(days=rng.randrange(40, 2500)), None
    years = rng.choice([1, 2, 3, 3, 3, 3, 5, 5, 8, 10])
    age = rng.randrange(20, years * 365 - 40)
    start = submitted - datetime.timedelta(days=age)
    if rng.random() < 0.6:
        start = start.replace(day=1)
    end = names.add_years(start, years)
    if rng.random() < 0.75:
        end -= datetime.timedelta(days=1)
    return start, end


def months_later(day, months):
    month = day.month - 1 + months
    first = datetime.date(day.year + month // 12, month % 12 + 1, 1)
    return min(first + datetime.timedelta(days=day.day - 1), first + datetime.timedelta(days=27))


def employer_seal_on_form(rng, company):
    """What the form's rule accepts: the unit's own seal, or its personnel department's."""
    if rng.random() < 0.12:
        text = rng.choice(["人力资源部", "人事部", "人事处", "人力资源部"])
        return seals.official(rng, company, "personnel", line_text=text)
    if rng.random() < 0.04:
        return seals.foreign_oval(rng, company)
    return employer_seal(rng, company)


def employer_seal(rng, company):
    """A unit's own seal; a branch's may have the branch across below the star."""
    if company.branch and rng.random() < 0.5:
        return seals.official(rng, company, "branch", name=company.parent, line_text=company.branch)
    return seals.official(rng, company)


def contract_seal(rng, company):
    """On a contract any seal of the employer will do."""
    roll = rng.random()
    if roll < 0.03:
        return replace(seals.official(rng, company), colour=seals.ink_colour(rng, "blue"), colour_name="blue")
    if roll < 0.6:
        return employer_seal(rng, company)
    if roll < 0.82:
        return seals.official(rng, company, "labour-contract", line_text="劳动合同专用章")
    if roll < 0.92:
        return seals.official(rng, company, "contract", line_text=rng.choice(["合同专用章", "合同专用章（1）"]))
    return seals.official(rng, company, "personnel", line_text="人力资源部")


def new_form(rng, person, company, start, end, issued, submitted):
    left = names.add_years(person.birth, 22)
    history = [
        (f"{left.year}.07-{start.year}.{start.month:02d}", names.company(rng).name, rng.choice(names.POSTS)),
        (f"{start.year}.{start.month:02d}-至今", company.name, rng.choice(names.POSTS)),
    ]
    return Form(
        person.name, person.number, company.name, start, end, employer_seal_on_form(rng, company), [1, 2],
        form_pages.new_labels(rng), rng.randrange(3), f"ZC{rng.randrange(10**9, 10**10)}",
        rng.choice(["本科", "大专", "硕士"]), rng.choice(names.SCHOOLS), rng.choice(names.MAJORS), f"{left.year}-07",
        f"{issued.year}10350{rng.randrange(10**7, 10**8)}",
        f"{rng.randrange(10**10, 10**11)}", f"0591-0000{rng.randrange(1000, 10000)}",
        f"{submitted.year - 1}.03-{submitted.year - 1}.06", history,
    )  # fmt: skip


def new_contract(rng, person, company, start, end):
    months = rng.choice([1, 2, 3, 6])
    return Contract(
        rng.choice(["general", "general", "table", "plain", "plain"]), rng.random() < 0.22, company.name, person.name,
        person.number, start, end, months_later(start, months) - datetime.timedelta(days=1), months,
        start - datetime.timedelta(days=rng.randrange(0, 8)), contract_seal(rng, company),
        seals.personal(rng, company.legal) if rng.random() < 0.3 else None,
        seals.official(rng, company, angle=rng.gauss(0, 8)) if rng.random() < 0.2 else None,
        names.person(rng) if rng.random() < 0.3 else None, names.company(rng).name if rng.random() < 0.12 else "",
        rng.random() < 0.7,
    )  # fmt: skip


def new(seed, level="ordinary", registration=None):
    """A case without defects."""
    rng = stream(seed, "case")
    registration = registration or rng.choice(KINDS)
    submitted = datetime.date(2026, 3, 1) + datetime.timedelta(days=rng.randrange(0, 270))
    person, company = names.person(rng), names.company(rng)
    start, end = term(rng, submitted)
    if registration == "initial":
        issued = datetime.date(rng.randrange(2022, 2026), 10, rng.randrange(20, 31))
    else:
        issued = datetime.date(rng.randrange(2012, 2020), 10, rng.randrange(20, 31))
    former = company.changed(brand=rng.choice(names.BRANDS)).name if registration == "change-employer-name" else None
    expires = submitted + datetime.timedelta(days=rng.randrange(10, 80))
    if registration == "re-registration":
        expires = submitted - datetime.timedelta(days=rng.randrange(40, 900))
    attachments = list(REQUIRED[registration])
    by_applicant = registration in NEEDS_EDUCATION and rng.random() < 0.4
    if by_applicant:
        attachments.append("continuing-education")
    if stream(seed, "portrait upload").random() < 0.3:
        attachments.append("portrait")
    return Case(
        f"T-{seed:06d}", seed, level, registration, submitted, person, company, rng.choice(names.DEPARTMENTS),
        rng.choice(names.POSTS), rng.choice(names.SPECIALTIES), issued, person.number,
        rng.random() < 0.85, start, end, former,
        None if registration in ("initial", "initial-overdue") else expires, by_applicant,
        new_form(stream(seed, "form data"), person, company, start, end, issued, submitted),
        new_contract(stream(seed, "contract data"), person, company, start, end),
        Card(person.name, person.number), attachments,
    )  # fmt: skip


def submission(case, files):
    """The contract's `submission.json`; `files` by attachment kind."""
    declared = {"start": None, "end": None}
    if case.declared_term:
        declared = {"start": case.start.isoformat(), "end": case.end.isoformat() if case.end else "open-ended"}
    renewed = case.registration not in ("initial", "initial-overdue")
    educated = case.registration in NEEDS_EDUCATION
    return {
        "id": case.id,
        "registration": case.registration,
        "submittedOn": case.submitted,
        "applicant": {
            "name": case.person.name, "idType": "resident-id", "idNumber": case.declared_number,
            "employmentStatus": "employee",
        },
        "employer": {
            "name": case.company.name, "formerName": case.former_name, "legalRepresentative": case.company.legal,
            "creditCode": case.company.code,
        },
        "position": {"department": case.department, "post": case.post},
        "contract": declared,
        "specialty": case.specialty,
        "qualification": {
            "certificateNumber": case.form.certificate if renewed else None, "issuedOn": case.issued.isoformat(),
        },
        "previousRegistration": {"expiresOn": case.expires.isoformat() if case.expires else None},
        "continuingEducation": {
            "hours": 48 if educated else None, "specialtyHours": 24 if educated else None,
            "source": "applicant" if case.education_by_applicant else "provider",
        },
        "attachments": [{"kind": kind, "files": files[kind]} for kind in case.attachments if files.get(kind)],
    }  # fmt: skip
