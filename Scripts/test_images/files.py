"""Pictures and PDFs on disk, the same bytes every time."""

import io

from PIL import Image, TiffImagePlugin
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

ORIENTATION = 274  # EXIF tag


def jpeg(array, quality, dpi=None, orientation=1, grey=False):
    stream = io.BytesIO()
    options = {"quality": quality, "optimize": False}
    if dpi:
        options["dpi"] = (dpi, dpi)
    if orientation != 1:
        exif = Image.Exif()
        exif[ORIENTATION] = orientation
        options["exif"] = exif
    image = Image.fromarray(array)
    (image.convert("L") if grey else image).save(stream, "JPEG", **options)
    return stream.getvalue()


def png(array, dpi, grey=False):
    stream = io.BytesIO()
    image = Image.fromarray(array)
    (image.convert("L") if grey else image).save(stream, "PNG", dpi=(dpi, dpi), compress_level=6)
    return stream.getvalue()


def other(array, kind, quality):
    """`kind`: WEBP or BMP."""
    stream = io.BytesIO()
    Image.fromarray(array).save(stream, kind, **({"quality": quality, "method": 2} if kind == "WEBP" else {}))
    return stream.getvalue()


def tiff(arrays, dpi, quality):
    """Several pages, JPEG inside, as scanner software writes them."""
    stream = io.BytesIO()
    TiffImagePlugin.WRITE_LIBTIFF = True
    images = [Image.fromarray(array) for array in arrays]
    images[0].save(stream, "TIFF", save_all=True, append_images=images[1:], dpi=(dpi, dpi), compression="jpeg", quality=quality)
    return stream.getvalue()


def scan_pdf(pages):
    """One picture a page; `pages` are (JPEG bytes, width, height in pixels, dpi)."""
    stream = io.BytesIO()
    pdf = canvas.Canvas(stream, invariant=1, pageCompression=0)
    for data, width, height, dpi in pages:
        size = (width * 72 / dpi, height * 72 / dpi)
        pdf.setPageSize(size)
        pdf.drawImage(ImageReader(io.BytesIO(data)), 0, 0, *size)
        pdf.showPage()
    pdf.save()
    return stream.getvalue()
