"""`Scripts/generate-test-images`: see --help."""

import argparse
import multiprocessing
import pathlib
import sys

from . import bundle, committed, defects, differences, pages, self_test
from . import case as cases

EXAMPLES = """examples:
  Scripts/generate-test-images --seed 1000 --count 40 --out out/bundles
  Scripts/generate-test-images --pages-only out/pages --count 30
"""


def arguments():
    parser = argparse.ArgumentParser(
        prog="Scripts/generate-test-images", description="Makes test pictures with known contents.", epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--out", type=pathlib.Path, metavar="DIR", help="write bundles DIR/T-<seed>/")
    parser.add_argument(
        "--seed", type=int, default=1000, help="the first seed (default 1000); the same seed, the same bytes"
    )
    parser.add_argument("--count", type=int, default=10, help="bundles or pages, of consecutive seeds (default 10)")
    parser.add_argument(
        "--level", choices=["ordinary", "hard", "easy", "none"], default="ordinary", help="damage (default ordinary)"
    )
    parser.add_argument("--registration", choices=sorted(cases.REQUIRED), help="only this kind of registration")
    parser.add_argument("--no-defects", action="store_true", help="plant no defects")
    parser.add_argument(
        "--rule", metavar="ID", help="plant a defect of this rule in every bundle, and no other; `--rule list` lists them. "
        "ID/digit, ID/character, ID/day: values differ by one digit of a number, one character of an employer's name, "
        "one day of a term"
    )
    parser.add_argument("--jobs", type=int, default=1, help="bundles made at the same time (default 1)")
    parser.add_argument(
        "--pages-only", type=pathlib.Path, metavar="DIR", help="write single pages with their text instead"
    )
    parser.add_argument("--committed", type=pathlib.Path, metavar="DIR", help="write the set that the repository keeps")
    parser.add_argument("--self-test", action="store_true", help="check the generator itself")
    return parser


def make(job):
    seed, level, registration, plain, rule, folder = job
    try:
        case = case_of(seed, level, registration, plain, rule)
        truth = bundle.write(case, folder / case.id)
    except SystemExit as error:
        # A pool waits for ever for a worker that has ended.
        raise RuntimeError(error.code) from error
    found = ", ".join(defect["rule"] for defect in truth["defects"]) or "clean"
    return f"{case.id}  {case.registration}  {found}"


def case_of(seed, level, registration=None, plain=False, rule=None):
    """The case of a seed with its defects; with `rule` (perhaps with a variant behind a slash), only defects of that rule."""
    rule, _, variant = (rule or "").partition("/")
    rule, differences.variant = rule or None, variant or None
    if variant and variant not in differences.VARIANTS:
        sys.exit(f"generate-test-images: {variant!r} is no variant; known: {', '.join(differences.VARIANTS)}")
    first = None if plain else defects.plan(cases.stream(seed, "plan"), registration, rule)
    case = cases.new(seed, level, registration, want=first.needs if first else None)
    defects.plant(case, cases.stream(seed, "defects"), first, alone=rule is not None)
    return case


def main():
    options = arguments().parse_args()
    if options.rule == "list":
        print("\n".join(defects.rules()))
    elif options.self_test:
        self_test.run()
    elif options.committed:
        committed.write(options.committed)
    elif options.pages_only:
        pages.write(options.pages_only, options.seed, options.count)
    elif options.out:
        bundles(options)
    else:
        sys.exit("generate-test-images: say where the bundles go: --out DIR (or --help)")


def bundles(options):
    jobs = [(seed, options.level, options.registration, options.no_defects, options.rule, options.out)
            for seed in range(options.seed, options.seed + options.count)]  # fmt: skip
    with multiprocessing.Pool(max(1, options.jobs)) as pool:
        try:
            for line in pool.imap(make, jobs):
                print(line, file=sys.stderr, flush=True)
        except RuntimeError as error:
            sys.exit(str(error))


if __name__ == "__main__":
    main()
