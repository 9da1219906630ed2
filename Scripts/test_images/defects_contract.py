"""Defects of the labour contract."""

import datetime

from . import hand, names, seals
from .case import contract_seal
from .differences import other_company, other_name, other_number, other_term
from .outcomes import CONTRACT_RULES
from .planting import flag, plants

ALL = ("contract employer", "contract worker", "contract id", "contract term", "contract seal", "contract legal",
       "contract post", "contract signing")  # fmt: skip


@plants("contract.document-kind", "contract kind", "form term", *ALL)
def no_contract(case, rng):
    """聘书, 聘用证明, 劳务协议 and the like; what the other rules say of such a paper is left open."""
    ways = ["letter", "certificate"] if case.status != "employee" else ["letter", "certificate", "services", "dissolution"]
    case.contract.template, case.contract.excerpt, case.contract.vector = rng.choice(ways), False, False
    flag(case, "contract.document-kind", ["invalid"], f"a {case.contract.template} instead of a contract")
    case.rules.update({rule: None for rule in CONTRACT_RULES if rule != "contract.document-kind"})
    case.rules["form.contract-term"] = None
    return True


@plants("contract.document-kind", "contract kind")
def other_contract(case, rng):
    contract = case.contract
    contract.excerpt = contract.vector = False
    if case.status == "employee":
        contract.template = rng.choice(["agreement", "part-time"])
        what = f"an employee's {contract.template}"
    else:
        contract.template = rng.choice(["general", "table", "plain"])
        what = f"a labour contract for status {case.status}"
    flag(case, "contract.document-kind", ["doubtful"], what)
    return True


@plants("contract.employer-name", "contract employer")
def contract_employer(case, rng):
    other, what = other_company(rng, case.company)
    case.contract.employer = other.name
    flag(case, "contract.employer-name", ["mismatch"], what)
    if case.former_name and "name-change-proof" in case.attachments:
        case.contract.seal = contract_seal(rng, case.company)
        case.rules["contract.employer-seal"] = ["match"]
    return True


@plants("contract.employer-name", "contract employer", "contract seal")
def contract_former(case, rng):
    """The employer's former name, and no proof of the change."""
    if "name-change-proof" in case.attachments or case.status != "employee":
        return False
    former = names.former(case.company)
    case.contract.employer = former
    case.contract.seal, case.contract.cross_seal = seals.official(rng, case.company, name=former), None
    if rng.random() < 0.5:
        case.former_name = case.former_name or former
    if case.former_name == former:
        # Declared as the former name, the proof is one of the attachments to hand in.
        case.rules.setdefault("submission.required-attachments", ["missing", "match"])
    flag(case, "contract.employer-name", ["mismatch", "doubtful"], "the former name, without proof")
    flag(case, "contract.employer-seal", ["mismatch", "doubtful"], "the seal of the former name, without proof")
    return True


@plants("contract.employer-name", "contract employer", "contract seal")
def contract_dispatch(case, rng):
    """劳务派遣: the contract is with the agency, which sealed it."""
    if case.status != "employee":
        return False
    agency = names.company(rng).changed(industry="劳务派遣", form="有限公司", branch="", bracket=False)
    case.contract.employer, case.contract.dispatch = agency.name, ""
    case.contract.seal, case.contract.cross_seal = contract_seal(rng, agency), None
    flag(case, "contract.employer-name", ["mismatch", "doubtful"], "the contract of a dispatch agency")
    flag(case, "contract.employer-seal", ["mismatch", "doubtful"], "the seal of a dispatch agency")
    return True


@plants("contract.worker-name", "contract worker")
def contract_worker(case, rng):
    case.contract.worker = other_name(rng, case.person.name)
    flag(case, "contract.worker-name", ["mismatch"], "one character differs")
    return True


@plants("contract.id-number", "contract id")
def contract_number(case, rng):
    case.contract.id_number, accepted, what = other_number(rng, case.person.number)
    flag(case, "contract.id-number", accepted, what)
    return True


@plants("contract.term", "form term", "contract term")
def contract_term(case, rng):
    if not case.declared_term:
        return False
    start, end, what = other_term(rng, case.start, case.end)
    if (start - case.start).days:
        case.contract.probation += start - case.start
    case.contract.start, case.contract.end = start, end
    flag(case, "contract.term", ["mismatch"], what, form_contract__term=["match", "mismatch"])
    return True


def everywhere(case, start, end):
    """The same term declared, on the form and in the contract."""
    shift = start - case.contract.start
    case.contract.probation += shift
    case.contract.signed += shift
    for name in ("employer_date", "cover_date"):
        day = getattr(case.contract, name)
        setattr(case.contract, name, day + shift if day != "blank" else day)
    day = case.contract.signature.date
    case.contract.signature = hand.replace(case.contract.signature, date=day + shift if day != "blank" else day)
    case.start = case.form.start = case.contract.start = start
    case.end = case.form.end = case.contract.end = end


@plants("contract.term", "form term", "contract term", "contract signing")
def contract_expired(case, rng):
    if not case.declared_term:
        return False
    end = case.submitted_date - datetime.timedelta(days=rng.randrange(3, 300))
    everywhere(case, names.add_years(end, -3) + datetime.timedelta(days=1), end)
    flag(case, "contract.term", ["invalid"], "the contract has expired")
    return True


@plants("contract.term", "form term", "contract term", "contract signing")
def contract_not_begun(case, rng):
    if not case.declared_term:
        return False
    start = case.submitted_date + datetime.timedelta(days=rng.randrange(5, 90))
    everywhere(case, start, names.add_years(start, 3) - datetime.timedelta(days=1))
    # Signed in time, though the term begins later.
    signed = case.submitted_date - datetime.timedelta(days=rng.randrange(1, 20))
    case.contract.signed = case.contract.employer_date = case.contract.cover_date = signed
    case.contract.signature = hand.replace(case.contract.signature, date=signed)
    flag(case, "contract.term", ["doubtful"], "the term begins after the submission")
    return True


@plants("contract.employer-seal", "contract seal")
def contract_unsealed(case, rng):
    case.contract.seal = case.contract.cross_seal = None
    case.contract.personal_seal = None if rng.random() < 0.7 else case.contract.personal_seal
    flag(case, "contract.employer-seal", ["missing"], "no seal of the employer")
    return True


@plants("contract.employer-seal", "contract seal")
def contract_foreign_seal(case, rng):
    other = names.company(rng).changed(branch="")
    case.contract.seal, case.contract.cross_seal = contract_seal(rng, other), None
    flag(case, "contract.employer-seal", ["mismatch"], "the seal of another company")
    return True


@plants("contract.legal-representative", "contract legal", "contract seal")
def no_head(case, _):
    case.contract.legal_named, case.contract.personal_seal = "absent", None
    flag(case, "contract.legal-representative", ["missing"], "the employer's head is not named")
    return True


@plants("contract.legal-representative", "contract legal")
def another_head(case, rng):
    case.contract.legal = names.person_name(rng, may_be_rare=False)
    case.contract.personal_seal = None
    if case.contract.legal == case.company.legal:
        return False
    if rng.random() < 0.5:
        case.contract.legal_named = "agent"
    what = "only an agent is named" if case.contract.legal_named == "agent" else "another head than declared"
    flag(case, "contract.legal-representative", ["doubtful"], what)
    return True


@plants("contract.post", "contract post", "form position")
def no_post(case, _):
    case.contract.post = ""
    flag(case, "contract.post", ["missing"], "neither post nor work is named")
    return True


@plants("contract.post", "contract post", "form position")
def other_work(case, rng):
    if not case.declared_position or not names.is_safety(case.post):
        return False
    case.contract.post = rng.choice(["行政文员", "会计", "销售经理", "采购专员", "驾驶员", "人事专员"])
    flag(case, "contract.post", ["doubtful"], f"the contract is about other work: {case.contract.post}")
    return True


@plants("contract.worker-signature", "contract signing")
def contract_unsigned(case, rng):
    case.contract.signature = hand.instead(rng, case.contract.signature, "empty")
    flag(case, "contract.worker-signature", ["missing"], "not signed by the worker")
    return True


@plants("contract.worker-signature", "contract signing")
def contract_printed_name(case, rng):
    ink = rng.choice(["printed", "seal"])
    case.contract.signature = hand.instead(rng, case.contract.signature, ink)
    flag(case, "contract.worker-signature", ["doubtful"], "the name in print only" if ink == "printed" else "only a name seal")
    return True


@plants("contract.signing-date", "contract signing")
def contract_undated(case, rng):
    contract = case.contract
    after = rng.random() < 0.4
    day = case.submitted_date + datetime.timedelta(days=rng.randrange(5, 60)) if after else "blank"
    contract.employer_date = contract.cover_date = day
    contract.signature = hand.replace(contract.signature, date=day)
    flag(case, "contract.signing-date", ["doubtful"] if after else ["missing"], "after the submission" if after else "no date")
    return True
