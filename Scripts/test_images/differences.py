"""Values that differ from the right ones by one character, one digit, one word or one day."""

import datetime

from . import names

# Never exchanged for one another: a reader's slip and a planted defect could not be told apart.
LOOK_ALIKES = [
    "天夫",
    "士土",
    "末未",
    "日曰",
    "己已巳",
    "王玉",
    "千干",
    "伟炜",
    "峰锋",
    "钰玉",
    "清青",
    "金鑫",
    "木林森",
    "晨辰",
]


# What alone may differ, where `--rule ID/VARIANT` asks for it: "digit", "character" or "day". One process draws one case
# at a time.
variant = None
VARIANTS = ("digit", "character", "day")


def other_character(rng, character, choices):
    """Another character from `choices` that looks different."""
    alike = {c for group in LOOK_ALIKES if character in group for c in group} | {character}
    return rng.choice([c for c in choices if c not in alike])


def other_name(rng, name):
    """One character of the given name changed."""
    if name.isascii():
        at = rng.choice([i for i, c in enumerate(name) if c.isalpha()])
        return name[:at] + rng.choice([c for c in "ABDEGKLMNRST" if c != name[at]]) + name[at + 1 :]
    at = rng.randrange(1, len(name)) if "·" not in name else len(name) - 1
    return name[:at] + other_character(rng, name[at], names.GIVEN) + name[at + 1 :]


def other_company(rng, company):
    """A company whose name differs in one place, and what differs."""
    ways = []
    swapped = {
        "有限公司": "有限责任公司",
        "有限责任公司": "有限公司",
        "股份有限公司": "有限公司",
        "集团有限公司": "有限公司",
    }
    if company.form in swapped:
        ways += [(company.changed(form=swapped[company.form]), f"{company.form} became {swapped[company.form]}")] * 2
    elif company.form.startswith("（集团）"):
        ways.append((company.changed(form="有限公司"), "（集团） left out"))
    if not company.bracket:
        region = company.region
        if region == "福建":
            ways.append((company.changed(region="福建省"), "省 added"))
        elif region.endswith(("省", "市")):
            ways.append((company.changed(region=region[:-1]), f"{region[-1]} left out"))
        else:
            ways.append((company.changed(region=region + "市"), "市 added"))
    for word in ("技术", "科技", "工程"):
        if word in company.industry and company.industry != word:
            ways.append((company.changed(industry=company.industry.replace(word, "")), f"{word} left out"))
    letters = "".join(names.BRANDS)
    if company.brand:
        at = rng.randrange(len(company.brand))
        brand = company.brand[:at] + other_character(rng, company.brand[at], letters) + company.brand[at + 1 :]
        ways += [(company.changed(brand=brand), "one character of the trade name differs")] * 2
    else:
        at = rng.randrange(len(company.industry))
        work = company.industry[:at] + other_character(rng, company.industry[at], letters) + company.industry[at + 1 :]
        ways.append((company.changed(industry=work), "one character differs"))
    if company.branch:
        ways.append((company.changed(branch=""), "the branch is left out"))
    if variant == "character":
        ways = [way for way in ways if apart(way[0].name, company.name) == 1]
    return rng.choice(ways)


def apart(one, other):
    """By how many characters two names differ: exchanged in place, or left out."""
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True))
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) if is_subsequence(short, long) else len(long)


def other_number(rng, number):
    """Another ID number: mostly a valid one of another sequence, else one digit differs and the check fails."""
    if not names.is_valid_id(number) or number[0] == "9":
        at = rng.choice([i for i, c in enumerate(number) if c.isdigit() and i >= len(number) - 6])
        digit = rng.choice([d for d in "0123456789" if d != number[at]])
        return number[:at] + digit + number[at + 1 :], ["mismatch"], f"digit {at + 1} differs"
    if rng.random() < 0.75 and variant != "digit":
        at = rng.choice([14, 15])
        digit = rng.choice([d for d in "0123456789" if d != number[at]])
        body = number[:at] + digit + number[at + 1 : 17]
        return (
            body + names.check_character(body),
            ["mismatch"],
            "another sequence number, with its right check character",
        )
    at = rng.choice([15, 16]) if variant != "digit" else rng.randrange(17)
    digit = rng.choice([d for d in "0123456789" if d != number[at]])
    changed = number[:at] + digit + number[at + 1 :]
    return changed, ["mismatch", "unreadable", "doubtful"], f"digit {at + 1} differs, so that the check character fails"


def other_term(rng, start, end):
    """A term that differs by a day, a year, a month at its start, or in being open-ended."""
    if end is None:
        return start, names.add_years(start, 12), "a fixed end instead of open-ended"
    way = rng.randrange(6) if variant != "day" else rng.randrange(2)
    if way == 0:
        return start, end + datetime.timedelta(days=1), "the end is a day later"
    if way == 1:
        return start, end - datetime.timedelta(days=1), "the end is a day earlier"
    if way in (2, 3):
        return start, names.add_years(end, 1), "the end is a year later"
    if way == 4:
        return names.add_years(start, -1), end, "the start is a year earlier"
    return start, None, "open-ended instead of a fixed end"


def is_subsequence(short, long):
    letters = iter(long)
    return all(letter in letters for letter in short)
