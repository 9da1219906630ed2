#!/usr/bin/env python3
"""Makes the small files the decoding tests read. Run with Pillow, pillow-heif and pikepdf; the results are committed.

Every picture shows the same: 48 x 32 pixels in four patches, red top left, green top right, blue bottom left, yellow
bottom right, unless its name says otherwise.
"""

import io
import pathlib
import random
import struct
import zlib

import pikepdf
import pillow_heif
from PIL import Image, ImageCms

FOLDER = pathlib.Path(__file__).resolve().parent / "Fixtures"
RED, GREEN, BLUE, YELLOW = (220, 20, 20), (20, 180, 20), (20, 20, 220), (230, 220, 20)
# What was stored must be turned by this to lie upright (EXIF tag 0x0112); here the other way round.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270,
}  # fmt: skip


def patches(width=48, height=32):
    image = Image.new("RGB", (width, height), RED)
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    image.paste(YELLOW, (width // 2, height // 2, width, height))
    return image


def stored(number):
    return patches().transpose(TURNS[number]) if number in TURNS else patches()


def exif(number):
    data = Image.Exif()
    data[0x0112] = number
    return data.tobytes()


def jpegs():
    options = {"quality": 95, "subsampling": 0}
    patches().save(FOLDER / "patches.jpg", dpi=(300, 300), **options)
    patches().save(FOLDER / "progressive.jpg", progressive=True, **options)
    patches().convert("L").save(FOLDER / "grey.jpg", **options)
    patches().convert("CMYK").save(FOLDER / "cmyk.jpg", **options)
    # The same ink without Adobe's marker: not inverted.
    data = (FOLDER / "cmyk.jpg").read_bytes()
    at = data.index(b"\xff\xee")
    plain = io.BytesIO()
    Image.eval(patches().convert("CMYK"), lambda v: 255 - v).save(plain, "JPEG", **options)
    data = plain.getvalue()
    at = data.index(b"\xff\xee")
    length = struct.unpack(">H", data[at + 2:at + 4])[0]
    (FOLDER / "cmyk-plain.jpg").write_bytes(data[:at] + data[at + 2 + length:])
    noise = Image.frombytes("L", (64, 256), random.Random(1).randbytes(64 * 256))
    noise.save(FOLDER / "noise.jpg", quality=30)
    for number in range(1, 9):
        stored(number).save(FOLDER / f"orientation-{number}.jpg", exif=exif(number), **options)
    patches(800, 608).save(FOLDER / "large.jpg", quality=30, progressive=True, optimize=True)


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(name, width, height, bits, colour, rows, extra=b"", interlace=0):
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, interlace)
    body = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    (FOLDER / name).write_bytes(data)


def pngs():
    image = patches()
    image.save(FOLDER / "patches.png", dpi=(300, 300))
    image.quantize(4).save(FOLDER / "palette.png", bits=2)
    image.convert("L").save(FOLDER / "grey.png")
    clear = image.convert("RGBA")
    clear.paste((0, 0, 0, 0), (0, 0, 24, 16))  # top left is transparent black, so white in the end
    clear.save(FOLDER / "alpha.png")
    pixels = [[image.getpixel((x, y)) for x in range(48)] for y in range(32)]
    wide = [b"".join(struct.pack(">HHH", *(257 * v for v in p)) for p in row) for row in pixels]
    png("sixteen-bits.png", 48, 32, 16, 2, wide)
    # Adam7 by hand: the seven passes as sub-pictures.
    passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    rows = [b"".join(bytes(pixels[y][x]) for x in range(x0, 48, dx)) for x0, y0, dx, dy in passes for y in range(y0, 32, dy)]
    png("interlaced.png", 48, 32, 8, 2, rows, interlace=1)
    # A bomb: 30,000 x 30,000 pixels of one bit in a few hundred bytes; the data ends long before.
    png("bomb.png", 30000, 30000, 1, 0, [b"\0" * 3750] * 20)
    frames = [patches(), patches().transpose(Image.Transpose.ROTATE_180)]
    frames[0].save(FOLDER / "animated.png", save_all=True, append_images=frames[1:], duration=100)


def tiff_by_hand(name, width, height, bits, samples, photometric, data):
    count = len(bits) if isinstance(bits, list) else 1
    entries = [
        (256, 3, 1, width), (257, 3, 1, height), (258, 3, 1, bits), (259, 3, 1, 1), (262, 3, 1, photometric),
        (273, 4, 1, 8), (277, 3, 1, samples), (278, 3, 1, height), (279, 4, 1, len(data)),
    ]  # fmt: skip
    assert count == 1
    directory = struct.pack("<H", len(entries)) + b"".join(
        struct.pack("<HHI", tag, kind, n) + struct.pack("<I", value) for tag, kind, n, value in entries)
    padded = data + b"\0" * (len(data) % 2)
    head = b"II*\0" + struct.pack("<I", 8 + len(padded))
    (FOLDER / name).write_bytes(head + padded + directory + b"\0\0\0\0")


def tiffs():
    image = patches()
    image.save(FOLDER / "patches.tif", compression="tiff_lzw", dpi=(300, 300))
    image.save(FOLDER / "jpeg.tif", compression="jpeg", quality=95)
    image.convert("CMYK").save(FOLDER / "cmyk.tif", compression="tiff_lzw")
    halves = Image.new("1", (48, 32), 1)
    halves.paste(0, (0, 0, 24, 32))  # left half black
    halves.save(FOLDER / "fax.tif", compression="group4", dpi=(200, 200))
    Image.new("I;16", (48, 32), 0x8000).save(FOLDER / "sixteen-bits.tif")
    image.save(
        FOLDER / "three-pages.tif", save_all=True, compression="tiff_lzw",
        append_images=[Image.new("RGB", (40, 30), GREEN), Image.new("L", (20, 10), 128)])
    small = image.resize((12, 8))
    small.encoderinfo = {"tiffinfo": {254: 1}}
    image.save(FOLDER / "thumbnail.tif", save_all=True, append_images=[small])
    for number in range(1, 9):
        stored(number).save(FOLDER / f"orientation-{number}.tif", compression="tiff_lzw", tiffinfo={274: number})
    row = [0x000, 0x800, 0xFFF, 0x7FF] * 2  # 8 pixels of 12 bits
    packed = b"".join(struct.pack(">I", row[i] << 12 | row[i + 1])[1:] for i in range(0, 8, 2))
    tiff_by_hand("twelve-bits.tif", 8, 4, 12, 1, 1, packed * 4)
    # Two directories that point at each other.
    data = bytearray((FOLDER / "twelve-bits.tif").read_bytes())
    data[-4:] = data[4:8]
    (FOLDER / "loop.tif").write_bytes(data)


def others():
    image = patches()
    image.save(FOLDER / "patches.webp", quality=95)
    clear = image.convert("RGBA")
    clear.paste((0, 0, 0, 0), (0, 0, 24, 16))
    clear.save(FOLDER / "alpha.webp", lossless=True)
    image.save(FOLDER / "animated.webp", save_all=True, append_images=[image.transpose(Image.Transpose.ROTATE_180)])
    image.save(FOLDER / "patches.bmp", dpi=(300, 300))
    image.quantize(4).save(FOLDER / "palette.bmp")
    image.save(FOLDER / "patches.gif")
    pillow_heif.register_heif_opener()
    big = patches(96, 64)
    big.save(FOLDER / "patches.heic", quality=90)
    stored_big = big.transpose(TURNS[6])
    data = Image.Exif()
    data[0x0112] = 6
    stored_big.save(FOLDER / "rotated.heic", quality=90, exif=data.tobytes())


def pdf_pages(pdf, count, width=595, height=842, content=b"1 0 0 rg 100 600 200 100 re f"):
    for _ in range(count):
        page = pdf.add_blank_page(page_size=(width, height))
        page.Contents = pdf.make_stream(content)


def save(pdf, name, **options):
    pdf.save(FOLDER / name, deterministic_id="encryption" not in options, **options)


def pdfs():
    pdf = pikepdf.new()
    pdf_pages(pdf, 2)
    pdf.pages[1].Rotate = 90
    save(pdf, "drawn.pdf")
    save(pdf, "locked.pdf", encryption=pikepdf.Encryption(user="secret", owner="owner", R=6))
    save(pdf, "restricted.pdf", encryption=pikepdf.Encryption(user="", owner="owner", R=4))
    save(pikepdf.new(), "no-pages.pdf")
    pdf = pikepdf.new()
    pdf_pages(pdf, 61, content=b"")
    save(pdf, "many-pages.pdf", object_stream_mode=pikepdf.ObjectStreamMode.generate)

    # A scan of 300 dpi: A5 as one JPEG, 1,748 x 2,480.
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(419.53, 595.28))
    data = io.BytesIO()
    patches(1748, 2480).save(data, "JPEG", quality=30, progressive=True, optimize=True)
    scan = pdf.make_stream(data.getvalue())
    scan.Type, scan.Subtype, scan.Width, scan.Height = pikepdf.Name.XObject, pikepdf.Name.Image, 1748, 2480
    scan.ColorSpace, scan.BitsPerComponent, scan.Filter = pikepdf.Name.DeviceRGB, 8, pikepdf.Name.DCTDecode
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=scan))
    page.Contents = pdf.make_stream(b"q 419.53 0 0 595.28 0 0 cm /Im0 Do Q")
    save(pdf, "scan.pdf")

    # A stamp annotation and a form field, both with an appearance of their own.
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    def appearance(colour):
        form = pdf.make_stream(colour + b" rg 0 0 100 100 re f")
        form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 100, 100]
        return pikepdf.Dictionary(N=form)
    stamp = pdf.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, Rect=[100, 600, 200, 700], F=4, AP=appearance(b"1 0 0")))
    field = pdf.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T=pikepdf.String("a"), F=4,
        Rect=[300, 600, 400, 700], AP=appearance(b"0 0 1")))
    page.Annots = pdf.make_indirect([stamp, field])
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[field])
    save(pdf, "annotated.pdf")
    unembedded()
    profiled()


def unembedded():
    """Chinese in two fonts that the file does not bring, Latin in two more; written by hand, for the bytes do not matter."""
    def coded(text):
        return "".join(f"{ord(character):04X}" for character in text)
    content = (
        f"BT /F1 36 Tf 60 700 Td <{coded('劳动合同书')}> Tj /F2 36 Tf 0 -60 Td <{coded('福建虚构检测有限公司')}> Tj "
        "/F3 36 Tf 0 -60 Td (Contract 2024) Tj /F4 36 Tf 0 -60 Td (Contract 2024) Tj ET").encode()
    system = b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R /F2 7 0 R /F3 9 0 R "
        b"/F4 10 0 R >> >> /Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light " + system,
        b"<< /Type /Font /Subtype /Type0 /BaseFont /SimHei,Bold /Encoding /UniGB-UCS2-H /DescendantFonts [8 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimHei,Bold " + system,
        b"<< /Type /Font /Subtype /TrueType /BaseFont /SimSun /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /CourierNew /Encoding /WinAnsiEncoding >>",
    ]
    written("unembedded.pdf", objects)


def profiled():
    """A filled square in a colour space of an ICC profile, as scanners and browsers write them."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = b"/C1 cs 0.8 0.1 0.1 sc 100 400 300 300 re f"
    written("profiled.pdf", [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /ColorSpace << /C1 [/ICCBased 5 0 R] >> >> "
        b"/Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream",
        b"<< /N 3 /Length %d >>\nstream\n" % len(profile) + profile + b"\nendstream",
    ])


def written(name, objects):
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    data += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    (FOLDER / name).write_bytes(data)


FOLDER.mkdir(exist_ok=True)
for make in (jpegs, pngs, tiffs, others, pdfs):
    make()
