"""The Debian fonts, by what they are used for; widths in em; which characters a font lacks."""

import functools
import sys

from fontTools.ttLib import TTCollection, TTFont
from PIL import ImageFont

TRUETYPE = "/usr/share/fonts/truetype"
NOTO = "/usr/share/fonts/opentype/noto"

# key: (path, number inside the collection). Numbers as `fc-query` of Debian 12's packages gives them.
FONTS = {
    "song": (f"{TRUETYPE}/arphic/uming.ttc", 0),
    "serif": (f"{NOTO}/NotoSerifCJK-Regular.ttc", 2),
    "serif-bold": (f"{NOTO}/NotoSerifCJK-Bold.ttc", 2),
    "hei": (f"{NOTO}/NotoSansCJK-Regular.ttc", 2),
    "hei-bold": (f"{NOTO}/NotoSansCJK-Bold.ttc", 2),
    "zenhei": (f"{TRUETYPE}/wqy/wqy-zenhei.ttc", 0),
    "microhei": (f"{TRUETYPE}/wqy/wqy-microhei.ttc", 0),
    "kai": (f"{TRUETYPE}/arphic/ukai.ttc", 0),
    "wenkai": (f"{TRUETYPE}/lxgw-wenkai/LXGWWenKai-Regular.ttf", 0),
    "wenkai-light": (f"{TRUETYPE}/lxgw-wenkai/LXGWWenKai-Light.ttf", 0),
    "cwkai": (f"{TRUETYPE}/cwtex/cwkai.ttf", 0),
    "klee": (f"{TRUETYPE}/klee/KleeOne-Regular.ttf", 0),
    "kiloji": (f"{TRUETYPE}/kiloji/kiloji.ttf", 0),
    "kouzan": (f"{TRUETYPE}/aoyagi-kouzan-t/AoyagiKouzanT.ttf", 0),
    "tw-kai": (f"{TRUETYPE}/cns11643/TW-Kai-98_1.ttf", 0),
}

# Fonts with empty glyphs among those that they name.
PATCHY = ("kouzan", "kiloji", "klee", "tw-kai", "cwkai")
TICKED = "☑"

# Asked in this order for a character that the wanted font lacks. All have TrueType outlines but the last, which PDF
# pages cannot embed.
FALLBACKS = ("song", "wenkai", "zenhei", "serif")


@functools.cache
def coverage(key):
    """The code points that a font has a glyph for."""
    path, index = FONTS[key]
    if path.endswith(".ttc"):
        font = TTCollection(path, lazy=True).fonts[index]
    else:
        font = TTFont(path, lazy=True)
    return frozenset(font.getBestCmap())


def covers(key, text):
    """The font has the characters, and ink for them: some fonts keep empty glyphs for what they lack."""
    return all(ord(character) in coverage(key) and has_ink(key, character) for character in text)


@functools.cache
def has_ink(key, character):
    return character.isspace() or load(key, 40.0).getmask(character).getbbox() is not None


def font_for(character, key):
    """`key`, or a fallback that has the character. A picture with an empty box in it would be a wrong truth."""
    if ord(character) in coverage(key) and (key not in PATCHY or has_ink(key, character)):
        return key
    for other in ("wenkai", *FALLBACKS) if key in PATCHY else FALLBACKS:
        if ord(character) in coverage(other):
            return other
    sys.exit(f"generate-test-images: no installed font has {character!r} (U+{ord(character):04X})")


def split_by_font(text, key):
    """Runs of characters that one font can draw: [(key, text)]."""
    runs = []
    for character in text:
        chosen = font_for(character, key)
        if runs and runs[-1][0] == chosen:
            runs[-1] = (chosen, runs[-1][1] + character)
        else:
            runs.append((chosen, character))
    return runs


@functools.lru_cache(maxsize=256)
def load(key, pixels):
    """A Pillow font at an em of so many pixels; quarters of a pixel are told apart."""
    path, index = FONTS[key]
    return ImageFont.truetype(path, pixels, index=index, layout_engine=ImageFont.Layout.BASIC)


def pillow_font(key, pixels):
    return load(key, max(1.0, round(pixels * 4) / 4))


@functools.lru_cache(maxsize=65536)
def character_width(character, key):
    """In em, measured at 200 pixels."""
    if character == TICKED:
        character = "□"
    return load(font_for(character, key), 200.0).getlength(character) / 200


def text_width(text, key):
    return sum(character_width(character, key) for character in text)
