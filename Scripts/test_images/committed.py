"""The small set that is kept in the repository under TestImages/, at a size that a repository bears."""

import datetime
import shutil

from . import (
    bundle,
    contract,
    damage,
    defects,
    files,
    form,
    hand,
    id_photo,
    names,
    seals,
    vector_pdf,
)
from . import case as cases


def small(seed, name, registration, **contract_changes):
    case = cases.new(seed, "easy", registration, classic=True)
    case.id = f"T-{name}"
    case.contract.vector = False
    case.declared_term = True
    case.attachments = [kind for kind in case.attachments if kind != "portrait"]
    for key, value in contract_changes.items():
        setattr(case.contract, key, value)
    return case


def clean():
    """初始注册, nothing wrong: form as two JPEGs, contract as a PDF of scans, identity card."""
    return small(101, "initial-clean", "initial")


def flagged():
    """初始注册 with three defects: the contract's employer, the kind of the form's seal, the number on the card."""
    case = small(104, "initial-flagged", "initial", template="general", contact=None)
    company = case.company
    case.contract.employer = company.name.replace("技术", "")
    defects.flag(case, "contract.employer-name", ["mismatch"], "技术 left out")
    case.form.seal = seals.official(cases.stream(104, "wrong seal"), company, "contract", line_text="合同专用章")
    defects.flag(case, "form.seal-kind", ["invalid"], "a contract seal (合同专用章)")
    body = case.card.id_number[:15] + str((int(case.card.id_number[15]) + 3) % 10) + case.card.id_number[16]
    case.card.id_number = body + names.check_character(body)
    defects.flag(case, "id-photo.id-number", ["mismatch"], "another sequence number, with its right check character")
    return case


def renewal():
    """延续注册 with an open-ended contract on a local form with a table, and a statement of duties."""
    case = small(112, "renewal-open-ended", "renewal", template="table", end=None)
    case.end = case.form.end = None
    return case


def unreadable():
    """初始注册 whose photo of the identity card is cut off after 600 bytes."""
    case = small(121, "unreadable-file", "initial", template="plain")
    defects.flag(case, "id-photo.legible", ["unreadable"], "the file is cut off after its first 600 bytes")
    case.rules.update({"id-photo.name": ["unreadable"], "id-photo.id-number": ["unreadable"]})
    return case


def varied(seed, name, registration, **want):
    """With the hands, layouts and documents of the larger sets, at a small size."""
    case = cases.new(seed, "easy", registration, want=want)
    case.id = f"T-{name}"
    case.contract.vector, case.form.together = False, False
    case.attachments = [kind for kind in case.attachments if kind != "portrait"]
    return case


def renewal_flagged():
    """延续注册: a statement of duties only, unsigned; the form not dated; a term that is a day off."""
    case = varied(141, "renewal-flagged", "renewal", status="employee", education=True)
    statement = case.papers.statement
    statement.content, statement.handwritten = "duties", False
    defects.flag(case, "statement.content", ["doubtful"], "content: duties")
    statement.signature = hand.replace(statement.signature, ink="empty")
    defects.flag(case, "statement.signature", ["missing"], "signature: empty")
    case.form.signature = hand.replace(case.form.signature, date="blank")
    defects.flag(case, "form.signature-date", ["missing"], "no date")
    case.form.end = case.end + datetime.timedelta(days=1)
    defects.flag(case, "form.contract-term", ["mismatch"], "the end is a day later")
    return case


def renamed():
    """变更聘用单位名称: the contract still bears the former name, and the proof links both."""
    case = varied(147, "employer-renamed", "change-employer-name", status="employee")
    if case.contract.employer != case.former_name:
        cases.former_contract(case, cases.stream(147, "former contract"))
    return case


def retired():
    """变更聘用单位 of a retired person: 返聘协议 and 退休证, nothing wrong."""
    return varied(152, "retired-agreement", "change-employer", status="retired", retirement=True)


def annexes():
    """变更注册专业 with the form for a lost certificate beside it: neither box ticked, no copy of the card."""
    case = varied(156, "annex-form", "change-specialty", status="employee", annex="reissue-form")
    case.papers.reissue.requests = ()
    defects.flag(case, "reissue.request", ["missing"], "neither box is ticked")
    case.papers.reissue.id_copy = False
    defects.flag(case, "reissue.id-copy", ["missing"], "no copy of the identity card")
    return case


BUNDLES = {
    "initial-clean": clean,
    "initial-flagged": flagged,
    "renewal-open-ended": renewal,
    "unreadable-file": unreadable,
    "renewal-flagged": renewal_flagged,
    "employer-renamed": renamed,
    "retired-agreement": retired,
    "annex-form": annexes,
}


def pages(folder):
    """Single examples: a sheet stored on its side, a born-digital contract, a photo of a card."""
    case = small(131, "pages", "initial", template="general", vector=True)
    sheet = bundle.scanned(
        form.make(case, cases.stream(131, "form pages"))[1], damage.Damage(dpi=150, skew=0.6, quality=70, seed=1)
    )
    parts = [("application-form", "form-on-its-side.jpg", files.jpeg(sheet.turned(90).array, 70), [sheet])]
    drawn = contract.make(case, cases.stream(131, "contract pages"))
    born = [bundle.vector_picture(page, bundle.VECTOR_DPI / 25.4) for page in drawn]
    parts.append(("labour-contract", "contract-born-digital.pdf", vector_pdf.pdf(drawn), born))
    array, card, to_pixels = id_photo.photograph(case, cases.stream(131, "photo"))
    parts.append(("id-in-hand", "id-photo.jpg", files.jpeg(array, 75), [bundle.Picture(card, array, to_pixels, 0, 75)]))
    folder.mkdir(parents=True, exist_ok=True)
    entries = []
    for kind, name, data, pictures in parts:
        (folder / name).write_bytes(data)
        entries += [bundle.truth_of_page(kind, name, i + 1, picture) for i, picture in enumerate(pictures)]
    bundle.write_json(folder / "truth.json", {"schema": "hedui.page-truth/1", "seed": 131, "pages": entries})


def write(folder):
    for name, make in BUNDLES.items():
        target = folder / "submissions" / name
        shutil.rmtree(target, ignore_errors=True)
        truth = bundle.write(make(), target)
        if name == "unreadable-file":
            photo = next(page["file"] for page in truth["pages"] if page["attachment"] == "id-in-hand")
            (target / photo).write_bytes((target / photo).read_bytes()[:600])
            truth["pages"] = [page for page in truth["pages"] if page["file"] != photo]
            bundle.write_json(target / "truth.json", truth)
    shutil.rmtree(folder / "pages", ignore_errors=True)
    pages(folder / "pages")
