"""`Scripts/generate-test-images`: see --help."""

import argparse
import pathlib

from . import bundle, committed
from . import case as cases


def arguments():
    parser = argparse.ArgumentParser(prog="Scripts/generate-test-images", description="Makes test pictures with known contents.")
    parser.add_argument("--out", type=pathlib.Path, help="folder for bundles T-<seed>/")
    parser.add_argument("--seed", type=int, default=1000, help="the first bundle's seed (default 1000)")
    parser.add_argument("--count", type=int, default=10, help="bundles, of consecutive seeds (default 10)")
    parser.add_argument("--level", choices=["ordinary", "easy", "none"], default="ordinary", help="damage (default ordinary)")
    parser.add_argument("--committed", type=pathlib.Path, metavar="DIR", help="write the set that the repository keeps into DIR")
    return parser


def main():
    options = arguments().parse_args()
    if options.committed:
        return committed.write(options.committed)
    if not options.out:
        raise SystemExit("generate-test-images: say where the bundles go: --out DIR")
    for seed in range(options.seed, options.seed + options.count):
        case = cases.new(seed, options.level)
        bundle.write(case, options.out / case.id)


if __name__ == "__main__":
    main()
