"""The truth of a hard page: where a person could not read what a rule asks for, `unreadable` is right as well."""

import numpy as np

from . import optics, seal_ink

# Letters under this much black ink of a copied seal cannot be told from it. Set by eye.
COVERED = 0.3


def soften(case, rules, made):
    """Adds `unreadable` to the outcomes of rules whose evidence is lost; to the planted defects' as well.

    `made` are the files: (attachment kind, name, bytes, pictures).
    """
    lost = set()
    for kind in ("application-form", "labour-contract"):
        pictures = [p for attachment, _, _, pages in made if attachment == kind for p in pages if p.quality]
        lost |= seals_lost(case, kind, pictures)
        for picture in pictures:
            if picture.grey:
                lost |= text_lost(case, kind, picture)
    for rule in lost & set(rules):
        if rules[rule] != ["not-applicable"] and "unreadable" not in rules[rule]:
            rules[rule] = [*rules[rule], "unreadable"]
    for defect in case.defects:
        if defect["rule"] in lost:
            defect["outcomes"] = rules[defect["rule"]]
    return rules


def seals_lost(case, kind, pictures):
    """The rules about the employer's seal where none of its impressions can be read whole."""
    expected = case.form.seal if kind == "application-form" else case.contract.seal
    if expected is None:
        return set()
    found = [
        (seal, picture) for picture in pictures for seal, _, _ in picture.page.seals
        if not seal.slice_of and seal.kind == expected.kind and seal.text == expected.text
    ]  # fmt: skip
    if not found:  # born digital, or the page is not there
        return set()
    if any(survives_copying(seal, picture) and seal_ink.legible(seal, picture.dpi) for seal, picture in found):
        return set()
    if kind == "application-form":
        gone = all(seal.opacity < 0.5 or not survives_copying(seal, picture) for seal, picture in found)
        return {"form.seal-name", "form.seal-kind"} | ({"form.seal"} if gone else set())
    return {"contract.employer-seal"}


def survives_copying(seal, picture):
    """Whether the seal's ink is dark enough to stay ink in a black-and-white copy, with room for uneven ink."""
    red, green, blue = seal.colour
    darkness = seal.opacity * (1 - (0.299 * red + 0.587 * green + 0.114 * blue) / 255)
    return not picture.grey or not picture.toned or darkness > 1.25 * (1 - optics.COPY_LEVEL[0])


def text_lost(case, kind, picture):
    """The rules whose words lie under a seal that was copied in black."""
    scale = picture.dpi / 25.4
    page = picture.page
    size = (round(page.height * scale), round(page.width * scale))
    ink = np.zeros(size, np.float32)
    for seal, x, y in page.seals:
        mask = seal_ink.ink_mask(seal, picture.dpi)
        place = seal_ink.window(mask.shape, size, x, y, picture.dpi)
        if place is not None:
            rows, columns, part = place
            ink[rows, columns] = np.maximum(ink[rows, columns], mask[part])
    lost = set()
    for line in page.lines:
        x0, y0, x1, y1 = (max(0, int(v * scale)) for v in line.box)
        # A third of one character's box is enough to lose it.
        side = max(1, y1 - y0)
        worst = max((float(ink[y0:y1, x : x + side].mean()) for x in range(x0, max(x0 + 1, x1), side)
                     if ink[y0:y1, x : x + side].size), default=0.0)  # fmt: skip
        if worst > COVERED:
            lost |= rules_about(case, kind, line)
    return lost


def rules_about(case, kind, line):
    """The rules that a line's words decide."""
    text, form = line.text.replace(" ", ""), kind == "application-form"
    words = {
        case.department: ["form.department"] if form else [], case.post: ["form.post"] if form else ["contract.post"],
        case.person.name: ["form.signature", "form.applicant-name"] if form
        else ["contract.worker-name", "contract.worker-signature"],
        case.company.name: ["form.employer-name"] if form else ["contract.employer-name"],
        case.company.legal: [] if form else ["contract.legal-representative"],
        case.person.number: ["form.id-number"] if form else ["contract.id-number"],
    }  # fmt: skip
    rules = {rule for word, rules in words.items() if word in text for rule in rules}
    if "年" in text and "月" in text:
        rules |= {"form.seal-date", "form.signature-date", "form.contract-term"} if form else {
            "contract.signing-date", "contract.term"}  # fmt: skip
    return rules
