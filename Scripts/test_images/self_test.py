"""What must hold of the generator itself; run by `--self-test`, in about ten seconds."""

import datetime
import hashlib
import pathlib
import tempfile

from . import bundle, defects, fonts, names
from . import case as cases


def check(condition, what):
    if not condition:
        raise SystemExit(f"self-test: {what}")


def planted(seed, level="ordinary"):
    from .__main__ import case_of

    return case_of(seed, level)


def digest(folder):
    total = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        total.update(path.name.encode() + path.read_bytes())
    return total.hexdigest()


def numbers():
    # The examples of GB 11643-1999 itself.
    for number in ("11010519491231002X", "440524188001010014"):
        check(names.is_valid_id(number), f"the standard's example {number[:6]}… fails the check")
    check(names.credit_check_character("91350100M000100Y4") == "3", "GB 32100 check character")
    check(names.numeral_date(datetime.date(2024, 11, 21)) == "二〇二四年十一月二十一日", "Chinese numerals")
    for seed in range(200):
        case = cases.new(seed)
        valid = names.is_valid_id(case.person.number)
        check(valid or case.id_type not in ("resident-id", "foreign-permanent-id"), f"seed {seed}: ID number")
        check(case.end is None or case.start < case.submitted_date < case.end, f"seed {seed}: term")
        text = case.person.name + case.company.name + case.person.address
        check(all(fonts.font_for(c, "song") for c in text), f"seed {seed}: glyphs")


def coverage():
    """Every rule gets defects, about seven bundles in ten have one, and no defect hides another."""
    flagged, with_defects = set(), 0
    for seed in range(700):
        case = planted(seed)
        with_defects += bool(case.defects)
        flagged |= {defect["rule"] for defect in case.defects}
        rules = defects.outcomes(case)
        for rule, accepted in rules.items():
            # A card that cannot be read fails its own rules, by one defect.
            listed = rule.startswith("id-photo.") or any(defect["rule"] == rule for defect in case.defects)
            fails = all(outcome in ("mismatch", "missing", "invalid", "doubtful") for outcome in accepted)
            check(listed or not fails, f"seed {seed}: {rule} fails, and no defect says why")
        check(set(rules) <= set(defects.RULES), f"seed {seed}: unknown rule")
        check(all(rules[d["rule"]] == d["outcomes"] for d in case.defects), f"seed {seed}: a defect hides another")
        check(all("match" not in d["outcomes"] for d in case.defects), f"seed {seed}: a defect that may match")
    # The review office is only ever a notice.
    unplanted = set(defects.rules()) - flagged
    check(not unplanted, f"rules whose defects do not occur: {unplanted}")
    without = set(defects.RULES) - set(defects.rules()) - {"submission.review-office"}
    check(not without, f"rules without a defect: {without}")
    check(0.6 < with_defects / 700 < 0.8, f"{with_defects} of 700 bundles have defects")


def determinism():
    with tempfile.TemporaryDirectory() as scratch:
        for seed, level in ((7, "ordinary"), (8, "hard")):
            digests = set()
            for run in ("a", "b"):
                folder = pathlib.Path(scratch) / run
                bundle.write(planted(seed, level), folder)
                digests.add(digest(folder))
            check(len(digests) == 1, f"seed {seed} gave different bytes the second time")


def run():
    numbers()
    coverage()
    determinism()
    print("self-test: check characters, terms, glyphs, defects and determinism hold")
