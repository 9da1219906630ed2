#include "shared.h"
#include <stdlib.h>
#include <string.h>

#include <tiffio.h>

struct hedui_tiff {
    TIFF *tiff;
    const uint8_t *bytes;
    uint64_t count;
    uint64_t position;
};

static tmsize_t feed(thandle_t handle, void *target, tmsize_t wanted) {
    struct hedui_tiff *self = (struct hedui_tiff *)handle;
    if (wanted <= 0 || self->position >= self->count) return 0;
    const uint64_t left = self->count - self->position;
    const uint64_t size = (uint64_t)wanted < left ? (uint64_t)wanted : left;
    memcpy(target, self->bytes + self->position, size);
    self->position += size;
    return (tmsize_t)size;
}

static tmsize_t refuse_to_write(thandle_t handle, void *bytes, tmsize_t count) {
    (void)handle;
    (void)bytes;
    (void)count;
    return 0;
}

static toff_t seek(thandle_t handle, toff_t offset, int whence) {
    struct hedui_tiff *self = (struct hedui_tiff *)handle;
    uint64_t base = 0;
    if (whence == SEEK_CUR) base = self->position;
    if (whence == SEEK_END) base = self->count;
    if (__builtin_add_overflow(base, offset, &self->position)) self->position = self->count;
    return self->position;
}

static int do_not_close(thandle_t handle) {
    (void)handle;
    return 0;
}

static toff_t size_of(thandle_t handle) {
    return ((struct hedui_tiff *)handle)->count;
}

static int stay_silent(
    TIFF *tiff, void *user, const char *module, const char *format, va_list arguments) {
    (void)tiff;
    (void)user;
    (void)module;
    (void)format;
    (void)arguments;
    return 1;
}

hedui_tiff *hedui_tiff_open(const uint8_t *bytes, size_t count, const hedui_limits *limits) {
    hedui_tiff *self = calloc(1, sizeof *self);
    TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
    if (!self || !options) {
        if (options) TIFFOpenOptionsFree(options);
        free(self);
        return NULL;
    }
    self->bytes = bytes;
    self->count = count;
    TIFFOpenOptionsSetErrorHandlerExtR(options, stay_silent, NULL);
    TIFFOpenOptionsSetWarningHandlerExtR(options, stay_silent, NULL);
    // One strip may be the whole picture, with up to 4 samples of 16 bits.
    TIFFOpenOptionsSetMaxSingleMemAlloc(options, (tmsize_t)(limits->held_pixels * 8));
    // "m": no memory mapping, all bytes come through `feed`.
    self->tiff = TIFFClientOpenExt("", "rm", self, feed, refuse_to_write, seek, do_not_close, size_of, NULL, NULL, options);
    TIFFOpenOptionsFree(options);
    if (!self->tiff) {
        free(self);
        return NULL;
    }
    return self;
}

void hedui_tiff_close(hedui_tiff *self) {
    TIFFClose(self->tiff);
    free(self);
}

uint32_t hedui_tiff_page_count(hedui_tiff *self, uint32_t most) {
    uint32_t count = 1;
    // TIFFReadDirectory fails at the end, at a broken directory, and where the chain closes on itself.
    while (count <= most && TIFFReadDirectory(self->tiff)) count++;
    return count;
}

int hedui_tiff_is_page(hedui_tiff *self, uint32_t index) {
    uint32_t kind = 0;
    if (index == 0 || !TIFFSetDirectory(self->tiff, (tdir_t)index)) return 1;
    TIFFGetFieldDefaulted(self->tiff, TIFFTAG_SUBFILETYPE, &kind);
    return (kind & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK)) == 0;
}

/// Sample `index` of a packed row, scaled to 8 bits.
static uint8_t sample(const uint8_t *row, size_t index, uint32_t bits) {
    if (bits == 8) return row[index];
    if (bits == 16) { // libtiff has already put the bytes in the machine's order
        uint16_t value;
        memcpy(&value, row + index * 2, 2);
        return (uint8_t)(value >> 8);
    }
    uint32_t value = 0;
    for (uint32_t i = 0; i < bits; i++) {
        const size_t bit = index * bits + i;
        value = value << 1 | ((row[bit / 8] >> (7 - bit % 8)) & 1u);
    }
    const uint32_t most = (1u << bits) - 1;
    return (uint8_t)((value * 255u + most / 2) / most);
}

/// What TIFFRGBAImage does not read: samples of 3, 12 or other odd widths and ink of 16 bits, in plain rows.
static hedui_status read_odd_rows(TIFF *tiff, hedui_picture *out) {
    uint16_t bits = 1, samples = 1, planar = PLANARCONFIG_CONTIG, photometric = 0, kind = SAMPLEFORMAT_UINT;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &bits);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &samples);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &planar);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLEFORMAT, &kind);
    if (!TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &photometric)) return HEDUI_DAMAGED;
    const bool grey = photometric == PHOTOMETRIC_MINISBLACK || photometric == PHOTOMETRIC_MINISWHITE;
    const bool ink = photometric == PHOTOMETRIC_SEPARATED;
    const uint32_t needed = grey ? 1 : ink ? 4 : 3;
    if (TIFFIsTiled(tiff) || bits < 1 || bits > 16 || kind != SAMPLEFORMAT_UINT || samples < needed || samples > 8 ||
        (samples > 1 && planar != PLANARCONFIG_CONTIG) || !(grey || ink || photometric == PHOTOMETRIC_RGB)) {
        return HEDUI_UNSUPPORTED;
    }
    const tmsize_t length = TIFFScanlineSize(tiff);
    if (length <= 0 || (uint64_t)length * 8 < (uint64_t)out->width * samples * bits) return HEDUI_DAMAGED;
    hedui_status status = hedui_picture_allocate(out, out->width, out->height, grey ? 1 : 3, 255);
    if (status != HEDUI_OK) return status;
    uint8_t *row = malloc((size_t)length);
    if (!row) return HEDUI_NO_MEMORY;
    for (uint32_t y = 0; y < out->height && status == HEDUI_OK; y++) {
        if (TIFFReadScanline(tiff, row, y, 0) < 0) {
            status = HEDUI_DAMAGED;
            break;
        }
        uint8_t *target = out->pixels + (size_t)y * out->width * out->channels;
        for (uint32_t x = 0; x < out->width; x++) {
            const size_t first = (size_t)x * samples;
            const uint32_t light = ink ? 255u - sample(row, first + 3, bits) : 255u;
            for (uint32_t c = 0; c < out->channels; c++) {
                const uint8_t value = sample(row, first + c, bits);
                const bool inverted = ink || photometric == PHOTOMETRIC_MINISWHITE;
                *target++ = (uint8_t)(((inverted ? 255u - value : value) * light + 127u) / 255u);
            }
        }
        out->intact_rows = y + 1;
    }
    free(row);
    return status;
}

/// Everything TIFFRGBAImage reads: 1 to 16 bits, palettes, YCbCr, CIE Lab, ink of 8 bits, strips and tiles.
static hedui_status read_usual_rows(TIFF *tiff, hedui_picture *out) {
    hedui_status status = hedui_picture_allocate(out, out->width, out->height, 4, 255);
    if (status != HEDUI_OK) return status;
    // malloc's memory is aligned for any type, so the bytes may be taken as 32-bit pixels.
    uint32_t *raster = (uint32_t *)(void *)out->pixels;
    if (!TIFFReadRGBAImageOriented(tiff, out->width, out->height, raster, ORIENTATION_TOPLEFT, 1)) {
        return HEDUI_DAMAGED;
    }
    const size_t pixels = (size_t)out->width * out->height;
    for (size_t i = 0; i < pixels; i++) { // colours come multiplied by their coverage
        const uint32_t pixel = raster[i];
        const uint32_t white = 255u - TIFFGetA(pixel);
        const uint32_t red = TIFFGetR(pixel) + white, green = TIFFGetG(pixel) + white, blue = TIFFGetB(pixel) + white;
        out->pixels[3 * i] = (uint8_t)(red > 255 ? 255 : red);
        out->pixels[3 * i + 1] = (uint8_t)(green > 255 ? 255 : green);
        out->pixels[3 * i + 2] = (uint8_t)(blue > 255 ? 255 : blue);
    }
    out->channels = 3;
    out->intact_rows = out->height;
    return HEDUI_OK;
}

hedui_status hedui_tiff_read(
    hedui_tiff *self, uint32_t index, const hedui_limits *limits, hedui_picture *out) {
    TIFF *tiff = self->tiff;
    if (!TIFFSetDirectory(tiff, (tdir_t)index)) return HEDUI_DAMAGED;
    uint32_t width = 0, height = 0;
    if (!TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width) || !TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height) ||
        width == 0 || height == 0) {
        return HEDUI_DAMAGED;
    }
    out->width = width;
    out->height = height;
    if (!hedui_fits(width, height, limits)) return HEDUI_TOO_LARGE;
    uint16_t compression = COMPRESSION_NONE;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_COMPRESSION, &compression);
    if (!TIFFIsCODECConfigured(compression)) return HEDUI_UNSUPPORTED;
    float across = 0;
    uint16_t unit = RESUNIT_INCH, orientation = ORIENTATION_TOPLEFT;
    if (TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &across)) {
        TIFFGetFieldDefaulted(tiff, TIFFTAG_RESOLUTIONUNIT, &unit);
        if (unit == RESUNIT_INCH) out->dpi = hedui_plausible_dpi(across);
        if (unit == RESUNIT_CENTIMETER) out->dpi = hedui_plausible_dpi(across * 2.54);
    }
    TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &orientation);
    out->orientation = orientation >= 1 && orientation <= 8 ? orientation : 1;
    // Read as stored: libtiff flips but does not turn.
    TIFFSetField(tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
    char reason[1024];
    return TIFFRGBAImageOK(tiff, reason) ? read_usual_rows(tiff, out) : read_odd_rows(tiff, out);
}
