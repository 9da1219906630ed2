"""Pictures and PDFs on disk, the same bytes every time."""

import io
import struct

import pillow_heif
from PIL import Image
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


def heic(array, quality):
    """As telephones store photos. One thread and the coder's fastest setting: many of these are made."""
    stream = io.BytesIO()
    options = {"preset": "ultrafast", "x265:pools": "1", "x265:frame-threads": "1"}
    pillow_heif.from_pillow(Image.fromarray(array)).save(stream, quality=quality, enc_params=options)
    return stream.getvalue()


def tiff(arrays, dpi, quality):
    """Several pages, each one strip of JPEG (TIFF 6.0 with Technical Note 2), as scanner software writes them.

    Written here because libtiff leaves some bytes of its JPEG tables unset, and the same seed must give the same bytes.
    """
    out = bytearray(b"II*\0\0\0\0\0")
    link = 4  # where the next directory's offset goes
    for array in arrays:
        height, width = array.shape[:2]
        data = jpeg(array, quality)
        strip = append(out, data)
        bits = append(out, struct.pack("<3H", 8, 8, 8))
        resolution = append(out, struct.pack("<2I", dpi, 1))
        # (tag, type, count, value): type 3 is a 16-bit number, 4 a 32-bit one, 5 a fraction. 259 = 7: JPEG;
        # 262 = 6: YCbCr; 530: chroma halved both ways, as Pillow's JPEG does by default.
        tags = [
            (256, 4, 1, width), (257, 4, 1, height), (258, 3, 3, bits), (259, 3, 1, 7), (262, 3, 1, 6),
            (273, 4, 1, strip), (277, 3, 1, 3), (278, 4, 1, height), (279, 4, 1, len(data)), (282, 5, 1, resolution),
            (283, 5, 1, resolution), (296, 3, 1, 2), (530, 3, 2, 2 | 2 << 16),
        ]  # fmt: skip
        directory = struct.pack("<H", len(tags)) + b"".join(struct.pack("<HHII", *tag) for tag in tags) + bytes(4)
        start = append(out, directory)
        out[link : link + 4] = struct.pack("<I", start)
        link = start + len(directory) - 4
    return bytes(out)


def append(out, data):
    """Appends at an even offset, which it returns."""
    out += bytes(len(out) % 2)
    start = len(out)
    out += data
    return start


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
