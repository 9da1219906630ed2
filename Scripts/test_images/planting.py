"""How a defect is registered, and how it writes down what it did."""

from dataclasses import dataclass

from .outcomes import SLOTS, derived

REGISTRY = []


@dataclass(frozen=True)
class Defect:
    rule: str
    areas: frozenset
    """Parts of the case that no second defect may touch."""
    needs: dict
    """What `case.new` has to draw: registrations, status, education, annex, age, employer, former, retirement."""
    function: object
    whole: bool
    """Only as the first defect: it needs a case drawn for it."""

    def fits(self, case):
        needs = self.needs
        if "registrations" in needs and case.registration not in needs["registrations"]:
            return False
        if "status" in needs and case.status != needs["status"]:
            return False
        return "attachment" not in needs or needs["attachment"] in case.attachments

    def __hash__(self):
        return hash((self.rule, self.function))


def plants(rule, *areas, whole=False, **needs):
    """Registers the function below as a defect of `rule`; it returns whether it could be planted."""

    def register(function):
        REGISTRY.append(Defect(rule, frozenset(areas), needs, function, whole))
        return function

    return register


def flag(case, rule, accepted, what, **also):
    """Records a defect; `also` are the consequences for other rules, with `_` for `.` and `__` for `-`."""
    case.defects.append({"rule": rule, "outcomes": accepted, "what": what})
    case.rules[rule] = accepted
    for key, value in also.items():
        case.rules[key.replace("__", "-").replace("_", ".", 1)] = value


def gone(case, slot, but=()):
    """An attachment is not there, or is another document: its rules have nothing to say."""
    case.rules.update({rule: ["not-applicable"] for rule in SLOTS[slot] if rule not in but})


def open_(case, *rules):
    """What these rules say is left open."""
    case.rules.update({rule: None for rule in rules})


def note_derived(case):
    """Defects that follow from the data (an age, a window) are listed with the planted ones."""
    known = {defect["rule"] for defect in case.defects}
    for rule, accepted in derived(case).items():
        if rule in known or rule in case.rules or not accepted:
            continue
        if all(outcome in ("mismatch", "missing", "invalid", "doubtful", "unreadable") for outcome in accepted):
            case.defects.append({"rule": rule, "outcomes": accepted, "what": "follows from the declared data"})
