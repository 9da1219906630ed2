"""A page as born-digital PDF: text with embedded fonts, rules as strokes, seals as transparent pictures."""

import io

import numpy as np
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from . import fonts
from .seal_ink import ink_mask

POINTS = 72 / 25.4
SEAL_DPI = 200
# CFF outlines cannot be embedded by reportlab: the nearest TrueType font stands in.
STAND_INS = {"serif": "song", "serif-bold": "song", "hei": "zenhei", "hei-bold": "zenhei"}


def embedded(key):
    key = STAND_INS.get(key, key)
    if key not in pdfmetrics.getRegisteredFontNames():
        path, index = fonts.FONTS[key]
        pdfmetrics.registerFont(TTFont(key, path, subfontIndex=index))
    return key


def pdf(pages):
    stream = io.BytesIO()
    out = canvas.Canvas(stream, invariant=1, pageCompression=1)
    for page in pages:
        out.setPageSize((page.width * POINTS, page.height * POINTS))
        draw(out, page)
        out.showPage()
    out.save()
    return stream.getvalue()


def draw(out, page):
    def up(y):
        return (page.height - y) * POINTS

    def put(picture, x, y, width, height):
        stream = io.BytesIO()
        picture.save(stream, "PNG")
        stream.seek(0)
        out.drawImage(
            ImageReader(stream), x * POINTS, up(y + height), width * POINTS, height * POINTS, mask="auto"
        )

    for x, y, width, height, colour in page.fills:
        out.setFillColorRGB(*(c / 255 for c in colour))
        out.rect(x * POINTS, up(y + height), width * POINTS, height * POINTS, stroke=0, fill=1)
    for array, x, y, width, height in page.pictures:
        put(Image.fromarray(array), x, y, width, height)
    for x0, y0, x1, y1, width, colour in page.strokes:
        out.setStrokeColorRGB(*(c / 255 for c in colour))
        out.setLineWidth(width * POINTS)
        out.line(x0 * POINTS, up(y0), x1 * POINTS, up(y1))
    for run in text_runs(page.glyphs):
        first = run[0]
        text = out.beginText(first.x * POINTS, up(first.baseline))
        text.setFont(embedded(first.font), first.size * POINTS)
        text.setFillColorRGB(*(c / 255 for c in first.colour))
        if first.angle:
            turn = np.radians(first.angle)
            text.setTextTransform(
                np.cos(turn), np.sin(turn), -np.sin(turn), np.cos(turn), first.x * POINTS, up(first.baseline)
            )
        if first.bold:
            out.setStrokeColorRGB(*(c / 255 for c in first.colour))
            out.setLineWidth(0.03 * first.size * POINTS)
            text.setTextRenderMode(2)
        text.textOut("".join(glyph.character for glyph in run))
        if first.bold:
            text.setTextRenderMode(0)
        out.drawText(text)
    out.setLineCap(1)
    for stroke in page.pen:
        out.setStrokeColorRGB(*(c / 255 for c in stroke.colour))
        for (x0, y0), (x1, y1), width in zip(stroke.points, stroke.points[1:], stroke.widths, strict=False):
            out.setLineWidth(width * POINTS)
            out.line(x0 * POINTS, up(y0), x1 * POINTS, up(y1))
    out.setLineCap(0)
    for array, x, y, width, height in page.prints:
        # Ink on the paper, no white around it.
        darkness = 255 - array.min(axis=2)
        rgba = np.dstack([array, darkness]).astype(np.uint8)
        put(Image.fromarray(rgba), x, y, width, height)
    for seal, x, y in page.seals:
        ink = ink_mask(seal, SEAL_DPI)
        rgba = np.zeros((*ink.shape, 4), np.uint8)
        rgba[..., :3] = seal.colour
        rgba[..., 3] = np.round(ink * 255)
        stream = io.BytesIO()
        Image.fromarray(rgba).save(stream, "PNG")
        stream.seek(0)
        width, height = (side / SEAL_DPI * 72 for side in (ink.shape[1], ink.shape[0]))
        out.drawImage(ImageReader(stream), x * POINTS - width / 2, up(y) - height / 2, width, height, mask="auto")


def text_runs(glyphs):
    """Neighbours on one baseline in one font make one string, so that the text can be searched as it is read."""
    runs = []
    for glyph in glyphs:
        last = runs[-1][-1] if runs else None
        if (
            last and not glyph.angle and not last.angle and last.baseline == glyph.baseline
            and (last.font, last.size, last.colour, last.bold) == (glyph.font, glyph.size, glyph.colour, glyph.bold)
            and abs(last.x + fonts.character_width(last.character, last.font) * last.size - glyph.x) < 0.01
        ):  # fmt: skip
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs
