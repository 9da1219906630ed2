"""What the further attachments will show: statements, certificates, proofs and the two annex forms, as data."""

import datetime
from dataclasses import dataclass, field, replace

from . import hand, names, seals

# 名称变更的证明材料: what an applicant may have been given.
PROOFS = ["notice", "notice", "approval", "print", "reply"]


@dataclass
class Statement:
    content: str
    """concrete, duties, undated, outside or unrelated."""
    signature: hand.Signature
    handwritten: bool = False
    layout: str = "prose"


@dataclass
class EducationCertificate:
    name: str
    specialty: str
    hours: int
    specialty_hours: int
    first: datetime.date
    last: datetime.date
    layout: str
    shows: tuple = ("name", "specialty", "hours")


@dataclass
class NameChange:
    layout: str
    former: str | None
    new: str | None
    day: datetime.date


@dataclass
class Certificate:
    """Of an exam, an institution or a retirement: the name on it, its subject, and its dates."""

    name: str
    subject: str
    day: datetime.date
    valid_until: datetime.date | None
    layout: str


@dataclass
class Annex:
    """补办 or 注销: what the applicant and his employer wrote on it."""

    name: str
    id_number: str
    requests: tuple
    reason: str
    signature: hand.Signature
    opinion: hand.Signature
    seal: seals.Seal | None
    id_copy: bool
    registration_number: str
    specialty: str
    layout: str = "grid"


@dataclass
class Papers:
    statement: Statement | None = None
    education: list = field(default_factory=list)
    proof: NameChange | None = None
    exam: Certificate | None = None
    institution: Certificate | None = None
    retirement: Certificate | None = None
    reissue: Annex | None = None
    cancellation: Annex | None = None


def statement(case, rng):
    day = case.submitted_date - datetime.timedelta(days=rng.randrange(0, 25))
    return Statement("concrete", hand.choose(rng, case.person.name, day), rng.random() < 0.12,
                     rng.choice(["prose", "numbered", "table", "letter"]))  # fmt: skip


def education(case, rng):
    """One certificate, or two or three that add up to the declared hours."""
    total, own = case.hours or 48, case.specialty_hours or 24
    parts = [(total, own)]
    if rng.random() < 0.35 and total % 2 == 0 and own % 2 == 0:
        parts = [(total // 2, own // 2)] * 2
    elif rng.random() < 0.2 and own < total:
        parts = [(own, own), (total - own, 0)]
    result = []
    for i, (hours, specialty_hours) in enumerate(parts):
        first = case.submitted_date - datetime.timedelta(days=rng.randrange(60, 400) + 300 * i)
        result.append(EducationCertificate(
            case.person.name, case.specialty, hours, specialty_hours, first,
            first + datetime.timedelta(days=rng.randrange(3, 20)), rng.choice(["prose", "table", "diploma"]),
        ))  # fmt: skip
    return result


def name_change(case, rng):
    day = case.submitted_date - datetime.timedelta(days=rng.randrange(20, 300))
    return NameChange(rng.choice(PROOFS), case.former_name, case.company.name, day)


def exam(case, rng):
    return Certificate(case.person.name, case.specialty, case.submitted_date - datetime.timedelta(days=rng.randrange(60, 500)),
                       None, rng.choice(["prose", "card", "report"]))  # fmt: skip


def institution(case, rng):
    first = case.submitted_date - datetime.timedelta(days=rng.randrange(100, 1500))
    return Certificate(case.company.name, "", first, names.add_years(first, 5), rng.choice(["upright", "table"]))


def retirement(case, rng):
    age = 60 if case.person.male else 55
    return Certificate(case.person.name, "", names.add_years(case.person.birth, age), None, rng.choice(["book", "table"]))


REASONS = ["注册证书在搬家过程中不慎遗失，申请补办。", "注册证书被水浸泡污损，字迹无法辨认，申请补办。", "因保管不善，注册证书标签脱落遗失。"]
LEAVING = ["因本人工作调动，不再从事安全生产工作，申请注销注册。", "本人已退休，不再执业，申请注销注册。", "因个人原因与聘用单位解除劳动关系，申请注销。"]


def annex(case, rng, kind):
    day = case.submitted_date - datetime.timedelta(days=rng.randrange(0, 20))
    reissue = kind == "reissue-form"
    return Annex(
        case.person.name, case.person.number, rng.choice([("certificate",), ("certificate",), ("label",)]) if reissue else (),
        rng.choice(REASONS if reissue else LEAVING), hand.choose(rng, case.person.name, day),
        replace(hand.choose(rng, case.company.legal, day), ink="handwritten", how=rng.choice(["script", "scribble"]),
                     date=min(case.submitted_date, day + datetime.timedelta(days=rng.randrange(0, 4)))),
        seals.official(rng, case.company), True, case.form.registration_number, case.specialty,
        rng.choice(["grid", "grid", "wide"]),
    )  # fmt: skip


MAKERS = {
    "duty-statement": ("statement", statement), "continuing-education": ("education", education),
    "name-change-proof": ("proof", name_change), "specialty-exam-certificate": ("exam", exam),
    "institution-certificate": ("institution", institution), "retirement-certificate": ("retirement", retirement),
    "reissue-form": ("reissue", lambda case, rng: annex(case, rng, "reissue-form")),
    "cancellation-form": ("cancellation", lambda case, rng: annex(case, rng, "cancellation-form")),
}  # fmt: skip


def fill(case, stream):
    """Data for every further attachment that the case has; `stream` gives a random stream by purpose."""
    for kind in case.attachments:
        if kind in MAKERS:
            name, make = MAKERS[kind]
            setattr(case.papers, name, make(case, stream(f"{kind} data")))
