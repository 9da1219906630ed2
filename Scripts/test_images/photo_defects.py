"""Defects of the photo with the card and of the portrait. Each returns whether it could be planted in this case."""

from . import id_photo
from . import portrait as portraits
from .differences import other_name, other_number
from .planting import flag, plants

CARD = ("card name", "card id")
CARDS = {"registrations": ["initial", "initial-overdue"], "attachment": "id-in-hand"}


@plants("id-photo.legible", *CARD, **CARDS)
def unreadable(case, rng):
    """The card is there, but a person cannot read all of it."""
    state = case.card.state = rng.choice(sorted(id_photo.USELESS))
    flag(case, "id-photo.legible", ["unreadable", "invalid"], id_photo.USELESS[state])
    gone = ["unreadable"]
    partly = state in ("covered", "cut")  # the name can still be read
    case.rules["id-photo.name"] = ["match", "unreadable"] if partly else gone
    case.rules["id-photo.id-number"] = gone if state != "cut" else ["unreadable", "missing"]
    if state == "cut" and case.id_type == "passport":
        case.rules["id-photo.id-number"].append("match")  # it stands at the left of the lines for machines, too
    case.rules["id-photo.holder"] = ["match", "doubtful"] if state != "dark" else ["match", "doubtful", "missing"]
    return True


@plants("id-photo.legible", *CARD, **CARDS)
def emblem(case, _):
    if case.id_type != "resident-id":
        return False
    case.card.state = "emblem"
    gone = ["unreadable", "missing", "not-applicable"]
    flag(case, "id-photo.legible", ["invalid"], "the other side of the card")
    case.rules.update({"id-photo.name": gone, "id-photo.id-number": gone,
                       "id-photo.holder": ["match", "doubtful", "not-applicable"]})  # fmt: skip
    return True


@plants("id-photo.holder", *CARD, **CARDS)
def nobody(case, _):
    """The card lies on a table."""
    case.card.state = "table"
    flag(case, "id-photo.holder", ["missing"], "only the card, on a table; nobody holds it")
    return True


@plants("id-photo.name", "card name", **CARDS)
def photo_name(case, rng):
    case.card.name = other_name(rng, case.person.name)
    flag(case, "id-photo.name", ["mismatch"], "one character differs")
    return True


@plants("id-photo.id-number", "card id", **CARDS)
def photo_number(case, rng):
    case.card.id_number, accepted, what = other_number(rng, case.person.number)
    flag(case, "id-photo.id-number", accepted, what)
    return True


def portrait_failure(state):
    """The defect that makes an uploaded portrait fail in this way."""
    rule, accepted, what = portraits.DEFECTS[state]

    @plants(rule, "portrait", attachment="portrait", portrait=True)
    def plant(case, _):
        case.portrait_state = state
        flag(case, rule, accepted, what)
        return True

    return plant


for failure in portraits.DEFECTS:
    portrait_failure(failure)
