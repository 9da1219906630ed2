"""The small set that is kept in the repository under TestImages/, at a size that a repository bears."""

import shutil

from . import bundle
from . import case as cases


def clean():
    """初始注册, nothing wrong: form as two JPEGs, contract as a PDF of scans, identity card."""
    case = cases.new(101, "easy", "initial")
    case.id = "T-initial-clean"
    case.contract.vector = False
    case.declared_term = True
    return case


BUNDLES = {"initial-clean": clean}


def write(folder):
    for name, make in BUNDLES.items():
        target = folder / "submissions" / name
        shutil.rmtree(target, ignore_errors=True)
        bundle.write(make(), target)
