"""One submission as it should be: who applies, what is declared, and what each document will show."""

import datetime
import functools
import random
from dataclasses import dataclass, field, replace

from . import form as form_pages
from . import hand, names, person_drawing, seals
from . import papers as paper_data

KINDS = ["initial"] * 7 + ["initial-overdue"] * 3 + ["renewal"] * 4 + ["change-employer"] * 2 + [
    "change-employer-name", "change-employer-name", "change-specialty", "change-specialty", "re-registration",
    "re-registration",
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
    layout: str = "classic"
    title_kind: str | None = None
    """The registration that the title names, where it is not the case's own."""
    department: str | None = None
    """As filled in; None: as the case has it."""
    post: str | None = None
    end_text: str | None = None
    """What stands in place of 无固定期限, or "" where the whole term was left blank."""
    signature: hand.Signature = None
    opinion: hand.Signature = None
    """The head of the employer, with the date of the seal."""
    together: bool = False
    """Both sheets side by side on one picture."""


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
    legal: str = ""
    legal_named: str = "named"
    """named, agent (only 委托代理人) or absent."""
    post: str | None = None
    """As the contract has it; None: as declared; "": not named."""
    signature: hand.Signature = None
    employer_date: object = None
    cover_date: object = None
    excerpt: bool = False
    """Only the pages that matter were uploaded, without the title."""


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
    classic: bool = False
    """Drawn as the committed examples are: their bytes must stay."""
    status: str = "employee"
    id_type: str = "resident-id"
    hours: int | None = 48
    specialty_hours: int | None = 24
    declared_position: bool = True
    papers: paper_data.Papers = field(default_factory=paper_data.Papers)
    shown_instead: dict = field(default_factory=dict)
    """What a slot holds instead of its own kind: another attachment kind, for all of its pages."""
    added: dict = field(default_factory=dict)
    """Another attachment kind whose pages stand after the slot's own."""

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


def new(seed, level="ordinary", registration=None, classic=False, want=None):
    """A case without defects. `want` narrows what is drawn by chance (see `defects.NEEDS`)."""
    want = want or {}
    rng = stream(seed, "case")
    choices = want.get("registrations") or KINDS
    registration = registration or rng.choice([kind for kind in KINDS if kind in choices])
    submitted = datetime.date(2026, 3, 1) + datetime.timedelta(days=rng.randrange(0, 270))
    person, company = names.person(rng), names.company(rng)
    start, end = term(rng, submitted)
    if registration == "initial":
        issued = datetime.date(rng.randrange(2022, 2026), 10, rng.randrange(20, 31))
    else:
        issued = datetime.date(rng.randrange(2012, 2020), 10, rng.randrange(20, 31))
    status, id_type = "employee", "resident-id"
    if not classic:
        chance = stream(seed, "kind of person")
        status = want.get("status") or chance.choice(["employee"] * 13 + ["public-institution", "retired"])
        company = vary_company(company, status, want, stream(seed, "kind of employer"))
        person, id_type = vary_person(person, status, registration, submitted, want, stream(seed, "kind of number"))
    former = company.changed(brand=rng.choice(names.BRANDS)).name if registration == "change-employer-name" else None
    if former is not None and (not company.brand or former == company.name):
        former = names.former(company)
    expires = submitted + datetime.timedelta(days=rng.randrange(10, 80))
    if registration == "re-registration":
        expires = submitted - datetime.timedelta(days=rng.randrange(40, 900))
    attachments = list(REQUIRED[registration])
    by_applicant = registration in NEEDS_EDUCATION and rng.random() < 0.4
    if want.get("education"):
        by_applicant = True
    if by_applicant:
        attachments.append("continuing-education")
    if stream(seed, "portrait upload").random() < 0.3 or want.get("portrait"):
        attachments.append("portrait")
    case = Case(
        f"T-{seed:06d}", seed, level, registration, submitted, person, company, rng.choice(names.DEPARTMENTS),
        rng.choice(names.POSTS), rng.choice(names.SPECIALTIES), issued, person.number,
        rng.random() < 0.85, start, end, former,
        None if registration in ("initial", "initial-overdue") else expires, by_applicant,
        new_form(stream(seed, "form data"), person, company, start, end, issued, submitted),
        new_contract(stream(seed, "contract data"), person, company, start, end),
        Card(person.name, person.number), attachments, classic=classic, status=status, id_type=id_type,
    )  # fmt: skip
    signed(case)
    if not classic:
        vary(case, want)
    paper_data.fill(case, lambda purpose: stream(seed, purpose))
    return case


def signed(case):
    """Who signs, and when: on the day of submission and of the contract, in the document's script font."""
    form, contract = case.form, case.contract
    form.signature = hand.Signature(name=form.name, date=case.submitted_date)
    form.opinion = hand.Signature(name=case.company.legal, date=case.submitted_date)
    contract.signature = hand.Signature(name=contract.worker, date=contract.signed)
    contract.employer_date = contract.cover_date = contract.signed
    contract.legal = case.company.legal


def vary_company(company, status, want, rng):
    kind = want.get("employer") or ("institution" if status == "public-institution" else "company")
    if kind != "company":
        return names.office(rng, company, kind)
    return names.unusual_company(rng, company)


def vary_person(person, status, registration, submitted, want, rng):
    """Age by status or as wanted; now and then another document than the resident's card."""
    age = want.get("age")
    if age == "over":
        person = names.born(person, names.add_years(submitted, -rng.randrange(71, 76)) - datetime.timedelta(days=rng.randrange(5, 360)))
    elif age == "edge":
        person = names.born(person, names.add_years(submitted, -70) - datetime.timedelta(days=rng.randrange(5, 355)))
    elif age == "minor":
        person = names.born(person, names.add_years(submitted, -17) - datetime.timedelta(days=rng.randrange(5, 355)))
    elif status == "retired":
        years = rng.randrange(61, 69) if person.male else rng.randrange(56, 69)
        person = names.born(person, names.add_years(submitted, -years) - datetime.timedelta(days=rng.randrange(5, 360)))
    if rng.random() < 0.06:
        person = names.rare(rng, person)
    share = 0.04 if registration in ("initial", "initial-overdue") else 0.1
    if not age and status == "employee" and rng.random() < share:
        return names.foreigner(rng, person)
    return person, "resident-id"


def vary(case, want):
    """Everything that the committed examples do not have: hands, layouts, other documents, sub-cases."""
    rng = stream(case.seed, "variety")
    form, contract, company = case.form, case.contract, case.company
    case.declared_position = rng.random() < 0.9
    if rng.random() < 0.06:
        case.specialty = "煤矿安全"
    if case.registration in NEEDS_EDUCATION:
        case.hours, case.specialty_hours = rng.choice([(48, 24), (48, 24), (48, 28), (48, 48), (56, 32), (60, 30), (72, 40), (72, 30)])
        if not case.education_by_applicant and rng.random() < 0.06 and not want.get("hours"):
            case.hours = case.specialty_hours = None
    form.layout = rng.choice(form_pages.LAYOUTS)
    form.together = rng.random() < 0.06
    day = case.submitted_date - datetime.timedelta(days=rng.randrange(0, 16))
    form.signature = hand.choose(rng, case.person.name, day)
    stamped = min(case.submitted_date, day + datetime.timedelta(days=rng.randrange(0, 6)))
    form.opinion = hand.choose(rng, company.legal, stamped, head=True)
    contract.signature = hand.choose(rng, case.person.name, contract.signed)
    if rng.random() < 0.1:
        contract.employer_date = "blank"
    elif rng.random() < 0.1:
        contract.signature = replace(contract.signature, date="blank")
    if rng.random() < 0.15 and case.declared_position:
        contract.post = rng.choice(names.POSTS)
    if rng.random() < 0.12:  # the department's name alone says safety, or the post's
        case.department, case.post = rng.choice([("安全环保部", "主管工程师"), ("生产技术部", "安全员"), ("安全部", "副经理")])
    contract.excerpt = rng.random() < 0.1
    if case.status != "employee":
        contract.template, contract.vector = "agreement", contract.vector and rng.random() < 0.5
        contract.dispatch = ""
    if case.status == "public-institution":
        case.attachments.append("institution-certificate")
        if case.form.seal is not None and rng.random() < 0.3:
            case.form.seal = seals.official(rng, company)
    if case.status == "retired" and (rng.random() < 0.75 or want.get("retirement")):
        case.attachments.append("retirement-certificate")
    if "name-change-proof" not in case.attachments and (want.get("former") or rng.random() < 0.05) and case.status == "employee":
        case.former_name = names.former(company)
        case.attachments.append("name-change-proof")
        former_contract(case, rng)
    elif case.former_name and rng.random() < 0.5 and case.status == "employee":
        former_contract(case, rng)
    annex = want.get("annex") or (rng.choice(["reissue-form", "cancellation-form"]) if rng.random() < 0.04 else None)
    if annex:
        case.attachments.append(annex)
    if case.status == "employee" and contract.template in ("general", "table", "plain"):
        contract.template = rng.choice(CONTRACT_TEMPLATES)


CONTRACT_TEMPLATES = ["general", "table", "plain", "columns", "articles", "articles", "renewed"]


def former_contract(case, rng):
    """The contract was signed under the employer's former name and not signed anew: lawful with the proof."""
    contract = case.contract
    contract.employer = case.former_name
    contract.seal = seals.official(rng, case.company, name=case.former_name)
    contract.cross_seal = None


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
            "name": case.person.name, "idType": case.id_type, "idNumber": case.declared_number,
            "employmentStatus": case.status,
        },
        "employer": {
            "name": case.company.name, "formerName": case.former_name, "legalRepresentative": case.company.legal,
            "creditCode": case.company.code,
        },
        "position": {"department": case.department if case.declared_position else None,
                     "post": case.post if case.declared_position else None},
        "contract": declared,
        "specialty": case.specialty,
        "qualification": {
            "certificateNumber": case.form.certificate if renewed else None, "issuedOn": case.issued.isoformat(),
        },
        "previousRegistration": {"expiresOn": case.expires.isoformat() if case.expires else None},
        "continuingEducation": {
            "hours": case.hours if educated else None, "specialtyHours": case.specialty_hours if educated else None,
            "source": "applicant" if case.education_by_applicant else "provider",
        },
        "attachments": [{"kind": kind, "files": files[kind]} for kind in case.attachments if files.get(kind)],
    }  # fmt: skip
