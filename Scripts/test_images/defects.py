"""Planted defects: the plan of what is planted where.

A defect changes the case's data before anything is drawn, and writes down every rule whose outcome it changes. The rule
is drawn first, and with it the kind of registration and of person that the rule applies to: so every rule's defects
occur about evenly, whatever share of the submissions the rule applies to.
"""

from . import (
    defects_contract,
    defects_form,
    defects_papers,
    defects_submission,
    differences,
    photo_defects,
)
from .outcomes import FORM_RULES, RULES, outcomes
from .planting import REGISTRY, flag, note_derived

__all__ = ["FORM_RULES", "REGISTRY", "RULES", "flag", "outcomes", "plan", "plant"]
_ = (defects_contract, defects_form, defects_papers, defects_submission, photo_defects)  # imported for what they register
SHARE = 0.7
COMPARING = ("form_number", "form_employer", "form_term", "form_seal_name", "contract_number", "contract_employer",
             "contract_term", "photo_number")  # fmt: skip


def rules():
    return sorted({defect.rule for defect in REGISTRY})


def plan(rng, registration=None, rule=None):
    """The first defect, or None for a clean case; its `needs` narrow what the case is drawn from."""
    if rule is None and rng.random() >= SHARE:
        return None
    fitting = [d for d in REGISTRY if registration is None or registration in d.needs.get("registrations", [registration])]
    if rule is not None:
        fitting = [defect for defect in fitting if defect.rule == rule]
        if not fitting:
            raise SystemExit(f"generate-test-images: no defect is known for {rule}; rules: {', '.join(rules())}")
    if differences.variant:  # of a rule's defects the one that compares such values
        fitting = [d for d in fitting if d.function.__name__ in COMPARING] or fitting
    wanted = rng.choice(sorted({defect.rule for defect in fitting}))
    return rng.choice([defect for defect in fitting if defect.rule == wanted])


def plant(case, rng, first=None, alone=False):
    """The planned defect and up to two more, none of which hides another."""
    taken = set()

    def attempt(defect):
        if defect.areas & taken or not defect.fits(case) or not defect.function(case, rng):
            return False
        taken.update(defect.areas)
        return True

    if first is None:
        return
    if not attempt(first):
        others = [d for d in REGISTRY if d.rule == first.rule and d is not first and not differences.variant]
        any(attempt(defect) for defect in rng.sample(others, len(others)))
    wanted = 1 if alone else rng.choice([1, 1, 2, 2, 3])
    for rule in rng.sample(rules(), len(rules())):
        if len(case.defects) >= wanted:
            break
        choices = [defect for defect in REGISTRY if defect.rule == rule and not defect.whole]
        if choices:
            attempt(rng.choice(choices))
    note_derived(case)
