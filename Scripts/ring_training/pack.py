"""Fonts for a machine with a graphics card and nothing else: cut down to what is drawn, in an archive to be unpacked at its root.

    cd Scripts && ../.build-python/ring-training/bin/python -m ring_training.pack FONTS.tar.xz
"""

import io
import sys
import tarfile

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

from test_images import fonts

from .glyphs import DRAWN_CHARACTERS, FONTS

# Latin letters, digits and marks of what stands below seals.
PRINTABLE = range(0x20, 0x7F)


def cut(path, index):
    """One font without the characters, tables and hints that are not drawn with."""
    font = TTCollection(path, lazy=True).fonts[index] if path.endswith(".ttc") else TTFont(path, lazy=True)
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True)
    options.drop_tables += ["vhea", "vmtx", "BASE", "VORG", "GSUB", "GPOS", "GDEF", "BDF ", "FFTM"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[*map(ord, DRAWN_CHARACTERS), *PRINTABLE])
    cutter.subset(font)
    font.flavor = None
    written = io.BytesIO()
    font.save(written)
    return written


def content(path, index):
    """A collection has the same font at every place up to its own: programs ask for it by number."""
    written = cut(path, index)
    if path.endswith(".ttc"):
        collection = TTCollection()
        collection.fonts = [TTFont(io.BytesIO(written.getvalue())) for _ in range(index + 1)]
        written = io.BytesIO()
        collection.save(written, shareTables=True)
    return written.getvalue()


def main():
    if len(sys.argv) != 2:
        sys.exit("pack: name the archive to write")
    with tarfile.open(sys.argv[1], "w:xz") as archive:
        for path, index in (fonts.FONTS[key] for key in FONTS):
            data = content(path, index)
            entry = tarfile.TarInfo(path.lstrip("/"))
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))


if __name__ == "__main__":
    main()
