"""A case on disk: the damaged files of every attachment, submission.json and truth.json."""

import json
import math
from dataclasses import replace

import numpy as np

from . import (
    attachments,
    contract,
    damage,
    defects,
    files,
    form,
    hard,
    honest,
    id_photo,
    papers,
    portrait,
    practice,
    seal_ink,
    seals,
    vector_pdf,
)
from .case import stream, submission
from .page import rasterise

VECTOR_DPI = 150
REALISTIC = ("ordinary", "hard")  # levels with all file types, rotations and cameras
FORM_NAMES = [
    ("申请表1", "申请表2"),
    ("form-1", "form-2"),
    ("注册申请表-第1页", "注册申请表-第2页"),
    ("IMG_2041", "IMG_2042"),
]
CONTRACT_NAMES = ["contract", "劳动合同", "合同扫描件", "hetong"]
PORTRAIT_NAMES = ["照片", "portrait", "一寸照", "证件照"]
CARD_NAMES = ["id", "手持身份证", "IMG_3077", "手持证件照"]


class Picture:
    """One page as stored: its pixels, how it is turned, and where a point of the page in mm lies once it is upright."""

    def __init__(self, page, array, to_pixels, dpi, quality, grey=False):
        self.page, self.array, self.to_pixels = page, array, to_pixels
        self.dpi, self.quality, self.grey = dpi, quality, grey
        self.upright_size = (array.shape[1], array.shape[0])
        self.rotation = 0
        self.toned = False
        """Copied or faxed: light ink is lost."""

    def turned(self, degrees):
        """Turned clockwise for storing; the truth stays that of the upright page."""
        self.rotation = degrees
        self.array = np.ascontiguousarray(np.rot90(self.array, -degrees // 90))
        return self


def scanned(page, profile, back=None):
    """`back`: the page that may show through from the sheet's other side."""
    array = seal_ink.press(rasterise(page, profile.dpi), page, profile.dpi)
    behind = rasterise(back, profile.dpi) if back is not None and profile.bleed else None
    array, geometry = damage.apply(array, profile, behind)
    scale = profile.dpi / 25.4
    picture = Picture(
        page, array, lambda x, y: geometry.to_picture(x * scale, y * scale), profile.dpi, profile.quality, profile.grey
    )
    picture.toned = bool(profile.tone)
    return picture


def document(case, pages, purpose):
    """All pages of a document by one scanner or phone: the same kind of damage, another place of every page."""
    rng = stream(case.seed, f"damage {purpose}")
    profile = hard.choose(rng) if case.level == "hard" else damage.choose(rng, case.level)
    pictures = []
    if case.level == "hard":
        for page in pages:
            practice.disturb(case, page, rng)
    for number, page in enumerate(pages):
        skew = damage.clip(profile.skew + rng.gauss(0, 0.3), 8 if case.level == "hard" else 3)
        own = replace(profile, seed=rng.randrange(1 << 30), skew=skew if case.level != "none" else 0.0)
        picture = scanned(page, own, pages[number ^ 1 if number ^ 1 < len(pages) else number])
        if case.level in REALISTIC and rng.random() < 0.1:
            picture.turned(rng.choice([90, 180, 270]))
        pictures.append(picture)
    return pictures


def packed(case, pictures, names, rng):
    """Files of a document: [(name, bytes, pictures)] as pictures, a PDF of scans, or a TIFF."""
    roll = rng.random() if case.level in REALISTIC else 0.9 if len(names) > 1 else 0.2
    first = pictures[0]
    if roll < 0.3 or (len(names) == 1 and roll < 0.75):
        pages = [
            (files.jpeg(p.array, p.quality, grey=p.grey), p.array.shape[1], p.array.shape[0], p.dpi) for p in pictures
        ]
        return [(f"{names[0]}.pdf", files.scan_pdf(pages), pictures)]
    if len(names) == 1 and roll < 0.82:
        return [(f"{names[0]}.tif", files.tiff([p.array for p in pictures], first.dpi, first.quality), pictures)]
    if len(names) == 1:
        names = [f"{names[0]}-{i + 1}" for i in range(len(pictures))]
    result = []
    for name, picture in zip(names, pictures, strict=False):
        kind = rng.random() if case.level in REALISTIC else 1.0
        if kind < 0.08 and picture.dpi <= 200:
            result.append((f"{name}.png", files.png(picture.array, picture.dpi, picture.grey), [picture]))
        elif kind < 0.12:
            result.append((f"{name}.webp", files.other(picture.array, "WEBP", picture.quality), [picture]))
        elif kind < 0.135 and picture.dpi <= 200:
            result.append((f"{name}.heic", files.heic(picture.array, max(50, picture.quality)), [picture]))
        elif kind < 0.15 and picture.dpi <= 150:
            result.append((f"{name}.bmp", files.other(picture.array, "BMP", 0), [picture]))
        elif kind < 0.2 and picture.rotation == 0:
            # A phone held sideways: stored turned left, and EXIF orientation 6 asks for a quarter turn clockwise.
            sideways = np.ascontiguousarray(np.rot90(picture.array))
            result.append((f"{name}.jpg", files.jpeg(sideways, picture.quality, orientation=6), [picture]))
        else:
            data = files.jpeg(
                picture.array, picture.quality, picture.dpi if rng.random() < 0.6 else None, grey=picture.grey
            )
            result.append((f"{name}.jpg", data, [picture]))
    return result


def make_files(case):
    """[(attachment kind, file name, bytes, pictures)]"""
    made = []
    for kind in case.attachments:
        rng = stream(case.seed, f"files {kind}")
        shown = case.shown_instead.get(kind, kind)
        if shown == "id-in-hand":
            made.append((kind, *photo_file(case, rng)))
            continue
        if shown == "portrait":
            made.append((kind, *portrait_file(case, rng)))
            continue
        pages = drawn(case, shown)
        if kind in case.added:
            pages = pages + drawn(case, case.added[kind])[:1]
        names = file_names(case, kind, pages, rng)
        if kind == "labour-contract" and case.contract.vector and kind == shown:
            if rng.random() < 0.7:  # signed on a platform
                for page in pages:
                    page.seals = [(seals.electronic(seal, rng), x, y) for seal, x, y in page.seals]
            pictures = [vector_picture(page, VECTOR_DPI / 25.4) for page in pages]
            parts = [(f"{names[0]}.pdf", vector_pdf.pdf(pages), pictures)]
        else:
            parts = packed(case, document(case, pages, kind), names, rng)
        made += [(kind, *part) for part in parts]
    return made


def drawn(case, kind):
    """The pages of one kind of document."""
    if kind == "application-form":
        return form.make(case, stream(case.seed, "form pages"))
    if kind == "labour-contract":
        return contract.make(case, stream(case.seed, "contract pages"))
    if kind not in case.attachments:  # it only stands in for another, or among its pages
        name, make = papers.MAKERS[kind]
        setattr(case.papers, name, make(case, stream(case.seed, f"{kind} data")))
    return attachments.make(kind, case, stream(case.seed, f"{kind} pages"))


def file_names(case, kind, pages, rng):
    if kind == "application-form":
        names = rng.choice(FORM_NAMES)
        if len(pages) < 2 and not case.form.together:
            return list(names[:1] if case.form.sheets[0] == 1 else names[1:])
        return [names[i] if i < 2 else f"{names[1]}-{i + 1}" for i in range(len(pages))]
    return [rng.choice(CONTRACT_NAMES) if kind == "labour-contract" else kind]


def vector_picture(page, scale):
    """A born-digital page has no pixels of its own: its truth is given at 150 dpi."""
    empty = np.empty((round(page.height * scale), round(page.width * scale), 0), np.uint8)
    return Picture(page, empty, lambda x, y: (x * scale, y * scale), VECTOR_DPI, 0)


def photo_file(case, rng):
    array, page, to_pixels = id_photo.photograph(case, stream(case.seed, "photo"))
    quality = rng.randrange(55, 91) if case.level in REALISTIC else 85
    picture = Picture(page, array, to_pixels, 0, quality)
    if case.level in REALISTIC and rng.random() < 0.1:
        picture.turned(rng.choice([90, 180, 270]))
    if case.level in REALISTIC and rng.random() < 0.08:
        return (f"{rng.choice(CARD_NAMES)}.heic", files.heic(picture.array, max(50, quality)), [picture])
    return (f"{rng.choice(CARD_NAMES)}.jpg", files.jpeg(picture.array, quality), [picture])


def portrait_file(case, rng):
    array, page = portrait.photograph(case, rng)
    picture = Picture(page, array, lambda x, y: (x * 11.81, y * 11.81), 300, rng.randrange(75, 95))
    return (f"{rng.choice(PORTRAIT_NAMES)}.jpg", files.jpeg(array, picture.quality), [picture])


def truth_of_page(kind, name, number, picture):
    page = picture.page
    entry = {
        "attachment": kind, "file": name, "page": number, "rotation": picture.rotation, "kind": page.kind,
        "size": list(picture.upright_size), "lines": [line.text for line in ordered(page.lines)],
        "boxes": [box_of(line, picture) for line in ordered(page.lines)],
        "hand": [line.hand for line in ordered(page.lines)], "fields": page.fields,
        "seals": [truth_of_seal(seal, x, y, picture) for seal, x, y in page.seals],
    }  # fmt: skip
    if page.signing:
        entry["signing"] = page.signing
    if page.faces is not None:
        entry["faces"] = page.faces
    return entry


def ordered(lines):
    """Top to bottom, and left to right where two stand side by side (middles closer than half a line)."""
    rows = []
    for line in sorted(lines, key=lambda line: (line.box[1] + line.box[3]) / 2):
        middle = (line.box[1] + line.box[3]) / 2
        if rows and middle - rows[-1][0] < 0.5 * (line.box[3] - line.box[1]):
            rows[-1][1].append(line)
        else:
            rows.append((middle, [line]))
    return [line for _, row in rows for line in sorted(row, key=lambda line: line.box[0])]


def box_of(line, picture):
    """Left, top, right, bottom in pixels of the upright page."""
    x0, y0, x1, y1 = line.box
    points = [picture.to_pixels(x, y) for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
    return [round(f([p[i] for p in points])) for f, i in ((min, 0), (min, 1), (max, 0), (max, 1))]


def truth_of_seal(seal, x, y, picture):
    cx, cy = picture.to_pixels(x, y)
    ex, ey = picture.to_pixels(x + seal.radius, y)
    square = seal.shape == "square" or seal.kind == "personal"
    return {
        "kind": seal.kind, "shape": seal.shape, "colour": "gray" if picture.grey else seal.colour_name,
        "text": "" if square else seal.text, "lineText": seal.text if square else seal.line_text,
        "code": seal.code or None,
        "center": [round(cx), round(cy)], "radius": round(math.hypot(ex - cx, ey - cy)), "partial": bool(seal.slice_of),
    }  # fmt: skip


def write(case, folder):
    """Writes the bundle's folder and returns its truth."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    names, pages = {}, []
    made = make_files(case)
    for kind, name, data, pictures in made:
        (folder / name).write_bytes(data)
        names.setdefault(kind, []).append(name)
        pages += [truth_of_page(kind, name, i + 1, picture) for i, picture in enumerate(pictures)]
    rules = defects.outcomes(case)
    if case.level == "hard":
        rules = honest.soften(case, rules, made)
    truth = {
        "schema": "hedui.truth/1", "submission": case.id, "level": case.level, "seed": case.seed,
        "defects": case.defects, "rules": rules, "pages": pages,
    }  # fmt: skip
    write_json(folder / "submission.json", submission(case, names))
    write_json(folder / "truth.json", truth)
    return truth


def write_json(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
