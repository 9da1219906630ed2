"""Defects of the photo with the card and of the portrait. Each returns whether it could be planted in this case."""

from . import defects, id_photo
from . import portrait as portraits


def unreadable(case, rng):
    """The card is there, but a person cannot read all of it."""
    if not case.has_card:
        return False
    state = case.card.state = rng.choice(sorted(id_photo.USELESS))
    defects.flag(case, "id-photo.legible", ["unreadable", "invalid"], id_photo.USELESS[state])
    gone = ["unreadable"]
    partly = state in ("covered", "cut")  # the name can still be read
    case.rules["id-photo.name"] = ["match", "unreadable"] if partly else gone
    case.rules["id-photo.id-number"] = gone if state != "cut" else ["unreadable", "missing"]
    case.rules["id-photo.holder"] = ["match", "doubtful"] if state != "dark" else ["match", "doubtful", "missing"]
    return True


def emblem(case, _):
    if not case.has_card:
        return False
    case.card.state = "emblem"
    gone = ["unreadable", "missing", "not-applicable"]
    defects.flag(case, "id-photo.legible", ["invalid"], "the other side of the card")
    case.rules.update({"id-photo.name": gone, "id-photo.id-number": gone,
                       "id-photo.holder": ["match", "doubtful", "not-applicable"]})  # fmt: skip
    return True


def nobody(case, _):
    """The card lies on a table."""
    if not case.has_card:
        return False
    case.card.state = "table"
    defects.flag(case, "id-photo.holder", ["missing"], "only the card, on a table; nobody holds it")
    return True


def portrait_failure(state):
    """The defect that makes an uploaded portrait fail in this way."""

    def plant(case, _):
        if "portrait" not in case.attachments:
            return False
        case.portrait_state = state
        rule, accepted, what = portraits.DEFECTS[state]
        defects.flag(case, rule, accepted, what)
        return True

    return plant
