"""Documents that others than residents hold up: passports, travel permits, the foreigner's permanent residence card; and
the resident's temporary card. Labels as on the real ones, everything else made up.
"""

from .names import add_years
from .page import Page, Style

LABEL_INK = (84, 92, 110)
VALUE_INK = (24, 24, 28)
CARD = (85.6, 54.0)
PASSPORT = (125.0, 88.0)  # mm, ISO/IEC 7810 ID-3
SEX = {"男": ("男", "M"), "女": ("女", "F")}


def page_of(case):
    """The page and where its portrait goes (x, y, width, height in mm)."""
    return {
        "passport": passport, "hk-macao-permit": hong_kong, "taiwan-permit": taiwan, "foreign-permanent-id": permanent,
    }[case.id_type](case)  # fmt: skip


def rows(page, x, y, pitch, entries, label, value, gap):
    for name, text in entries:
        page.text(x, y, name, label)
        page.text(x + gap, y, text, value)
        y += pitch


def validity(case, years):
    start = case.submitted_date.replace(day=min(28, case.submitted_date.day))
    start = add_years(start, -1 - case.seed % 3)
    return start, add_years(start, years)


def passport(case):
    card, person = case.card, case.person
    page = Page("id-in-hand", *PASSPORT)
    start, end = validity(case, 10)
    foreign = card.name.isascii()
    country = "UTO" if foreign else "CHN"  # ICAO 9303's fictitious state
    title = ("PASSPORT", "UTOPIA") if foreign else ("护照", "PASSPORT")
    page.text(8, 10, title[0], Style("hei-bold", 5.0, colour=LABEL_INK))
    page.text(35 if foreign else 24, 10, title[1], Style("hei", 3.4, colour=LABEL_INK))
    label, value = Style("hei", 2.3, colour=LABEL_INK), Style("hei", 3.5, colour=VALUE_INK)
    for x, name, text in ((48, "类型/Type", "P"), (64, "国家码/Country Code", country), (92, "护照号/Passport No.", card.id_number)):
        page.text(x, 16, name, label)
        page.text(x, 21, text, value)
    entries = [
        ("姓名/Name", card.name), ("性别/Sex", "/".join(SEX[person.sex])),
        ("出生日期/Date of birth", f"{person.birth:%Y-%m-%d}"), ("签发日期/Date of issue", f"{start:%Y-%m-%d}"),
        ("有效期至/Date of expiry", f"{end:%Y-%m-%d}"),
    ]  # fmt: skip
    y = 28.0
    for name, text in entries:
        page.text(48, y, name, label)
        page.text(48, y + 4.4, text, value)
        y += 9.0
    name = card.name.upper().replace(" ", "<") if foreign else ""
    zone = Style("zenhei", 3.3, colour=VALUE_INK, stretch=0.35)
    page.text(8, 78, f"P<{country}{name}".ljust(44, "<"), zone)
    page.text(8, 84, f"{card.id_number}<{country}{person.birth:%y%m%d}{SEX[person.sex][1]}{end:%y%m%d}".ljust(44, "<"), zone)
    return page, (8, 18, 34, 46)


def permit(case, title, more):
    card, person = case.card, case.person
    page = Page("id-in-hand", *CARD)
    page.text(6, 8, title, Style("hei", 3.6, colour=LABEL_INK))
    start, end = validity(case, 10)
    label, value = Style("hei", 2.4, colour=LABEL_INK), Style("hei", 3.1, colour=VALUE_INK)
    entries = [("姓名", card.name), ("出生日期", f"{person.birth:%Y.%m.%d}"), ("性别", person.sex), *more,
               ("有效期限", f"{start:%Y.%m.%d}-{end:%Y.%m.%d}")]  # fmt: skip
    rows(page, 33, 15.5, 30 / len(entries), entries, label, value, 14)
    page.text(33, 49, "证件号码", label)
    page.text(47, 49, card.id_number, value.but(size=3.8, stretch=0.3))
    return page, (5, 13, 24, 31)


def hong_kong(case):
    return permit(case, "港澳居民来往内地通行证", [("签发机关", "公安部出入境管理局")])


def taiwan(case):
    return permit(case, "台湾居民来往大陆通行证", [("签发机关", "公安部出入境管理局"), ("签发地点", "福建")])


def permanent(case):
    card, person = case.card, case.person
    page = Page("id-in-hand", *CARD)
    page.text(6, 7, "外国人永久居留身份证", Style("hei-bold", 3.4, colour=LABEL_INK))
    page.text(6, 11, "FOREIGN PERMANENT RESIDENT ID CARD", Style("hei", 2.3, colour=LABEL_INK))
    start, end = validity(case, 10)
    label, value = Style("hei", 2.2, colour=LABEL_INK), Style("hei", 3.1, colour=VALUE_INK)
    entries = [
        ("姓名/Name", card.name), ("性别/Sex", "/".join(SEX[person.sex])), ("出生日期/DOB", f"{person.birth:%Y.%m.%d}"),
        ("国籍/Nationality", "乌托邦/UTO"), ("有效期限/Validity", f"{start:%Y.%m.%d}-{end:%Y.%m.%d}"),
    ]  # fmt: skip
    rows(page, 6, 17.5, 5.8, entries, label, value, 20)
    page.text(6, 48.5, "证件号码/ID No.", label)
    page.text(26, 48.5, card.id_number, value.but(size=3.7, stretch=0.3))
    return page, (58, 13, 23, 29)


def temporary(page):
    """Makes the resident's side that of a temporary card: the same rows under another title."""
    page.text(50, 4.8, "临时居民身份证", Style("hei-bold", 3.2, colour=(150, 60, 60)))
    return page
