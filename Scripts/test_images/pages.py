"""Single pages with their text, for measuring readers: contract and form pages, damaged, with seals over the text."""

import json

from . import bundle, contract, damage, files, form
from . import case as cases


def page_of(seed):
    """One page of a case, upright: a sheet of the form, or a page of the contract, in turn."""
    case = cases.new(seed)
    case.contract.vector = False
    rng = cases.stream(seed, "single page")
    if seed % 3 == 0:
        pages = form.make(case, cases.stream(seed, "form pages"))
        # Some forms are one sheet.
        page = pages[min(rng.randrange(2), len(pages) - 1)]
    else:
        pages = contract.make(case, cases.stream(seed, "contract pages"))
        # Signing pages are often nearly empty; they come in for the seals over their text.
        page = pages[-1] if rng.random() < 0.35 else pages[rng.randrange(len(pages))]
    return bundle.scanned(page, damage.choose(rng, "ordinary"))


def write(folder, seed, count):
    """`<number>.jpg`, truth.json with lines and boxes, and truth.tsv with one line of text a row."""
    folder.mkdir(parents=True, exist_ok=True)
    entries, rows = [], ["file\tline\ttext"]
    for number in range(count):
        picture = page_of(seed + number)
        name = f"{number + 1:03d}.jpg"
        (folder / name).write_bytes(files.jpeg(picture.array, picture.quality, picture.dpi, grey=picture.grey))
        entry = bundle.truth_of_page(picture.page.kind, name, 1, picture)
        entries.append(entry)
        rows += [f"{name}\t{i + 1}\t{text}" for i, text in enumerate(entry["lines"])]
    (folder / "truth.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    text = json.dumps({"schema": "hedui.page-truth/1", "seed": seed, "pages": entries}, ensure_ascii=False, indent=1)
    (folder / "truth.json").write_text(text + "\n", encoding="utf-8")
