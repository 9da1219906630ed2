#include "shared.h"
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

struct reading {
    png_structp png;
    png_infop info;
    const uint8_t *bytes;
    size_t count;
    size_t position;
    uint8_t *rows; // one row, or all of them when interlaced
    png_bytepp pointers;
    uint32_t finished; // rows complete in the picture
};

/// Names of 4 letters, each ended by a zero, as libpng wants them.
static const png_byte unused_chunks[] = "iCCP\0iTXt\0tEXt\0zTXt\0eXIf\0sPLT\0hIST\0sBIT\0tIME\0pCAL\0sCAL\0oFFs";

static void fail(png_structp png, png_const_charp message) {
    (void)message;
    png_longjmp(png, 1);
}

static void stay_silent(png_structp png, png_const_charp message) {
    (void)png;
    (void)message;
}

static void feed(png_structp png, png_bytep target, size_t count) {
    struct reading *reading = png_get_io_ptr(png);
    if (count > reading->count - reading->position) png_error(png, "ended");
    memcpy(target, reading->bytes + reading->position, count);
    reading->position += count;
}

/// One row of 1 to 4 channels onto white.
static void lay_down(const uint8_t *row, uint32_t channels, hedui_picture *out, uint32_t y) {
    uint8_t *target = out->pixels + (size_t)y * out->width * out->channels;
    const bool alpha = channels == 2 || channels == 4;
    for (uint32_t x = 0; x < out->width; x++, row += channels, target += out->channels) {
        for (uint32_t c = 0; c < out->channels; c++) {
            target[c] = alpha ? hedui_on_white(row[c], row[channels - 1]) : row[c];
        }
    }
}

static hedui_status read_rows(struct reading *reading, const hedui_limits *limits, hedui_picture *out) {
    png_structp png = reading->png;
    png_infop info = reading->info;
    png_read_info(png, info);
    out->width = png_get_image_width(png, info);
    out->height = png_get_image_height(png, info);
    if (!hedui_fits(out->width, out->height, limits)) return HEDUI_TOO_LARGE;
    png_uint_32 across = 0, down = 0;
    int unit = 0;
    if (png_get_pHYs(png, info, &across, &down, &unit) && unit == PNG_RESOLUTION_METER) {
        out->dpi = hedui_plausible_dpi(across * 0.0254);
    }
    png_set_scale_16(png);
    png_set_expand(png);
    const int passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    const uint32_t channels = png_get_channels(png, info);
    const size_t row_length = png_get_rowbytes(png, info);
    if (channels < 1 || channels > 4 || row_length != (size_t)out->width * channels) return HEDUI_UNSUPPORTED;
    hedui_status status = hedui_picture_allocate(out, out->width, out->height, channels <= 2 ? 1 : 3, 255);
    if (status != HEDUI_OK) return status;

    if (passes == 1) {
        reading->rows = malloc(row_length);
        if (!reading->rows) return HEDUI_NO_MEMORY;
        for (uint32_t y = 0; y < out->height; y++) {
            png_read_row(png, reading->rows, NULL);
            lay_down(reading->rows, channels, out, y);
            reading->finished = y + 1;
        }
    } else {
        reading->rows = malloc(row_length * out->height);
        reading->pointers = malloc(sizeof(png_bytep) * out->height);
        if (!reading->rows || !reading->pointers) return HEDUI_NO_MEMORY;
        for (uint32_t y = 0; y < out->height; y++) reading->pointers[y] = reading->rows + row_length * y;
        png_read_image(png, reading->pointers);
        for (uint32_t y = 0; y < out->height; y++) lay_down(reading->pointers[y], channels, out, y);
        reading->finished = out->height;
    }
    return HEDUI_OK;
}

hedui_status hedui_png_decode(const uint8_t *bytes, size_t count, const hedui_limits *limits, hedui_picture *out) {
    struct reading *reading = calloc(1, sizeof *reading);
    if (!reading) return HEDUI_NO_MEMORY;
    reading->bytes = bytes;
    reading->count = count;
    volatile hedui_status status = HEDUI_NO_MEMORY;
    reading->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, fail, stay_silent);
    if (reading->png) reading->info = png_create_info_struct(reading->png);
    if (reading->info) {
        if (setjmp(png_jmpbuf(reading->png)) == 0) {
            png_set_read_fn(reading->png, reading, feed);
            png_set_user_limits(reading->png, 0x7fffffff, 0x7fffffff); // the size is checked with the other formats'
            // Skipped unread: libpng 1.6.39 takes as much memory for a text as its header claims, up to 2 GB.
            png_set_keep_unknown_chunks(reading->png, PNG_HANDLE_CHUNK_NEVER, unused_chunks, sizeof unused_chunks / 5);
            png_set_chunk_malloc_max(reading->png, 8 << 20); // libpng's own default (PNG_USER_CHUNK_MALLOC_MAX)
            png_set_benign_errors(reading->png, 1);
            png_set_crc_action(reading->png, PNG_CRC_DEFAULT, PNG_CRC_WARN_DISCARD);
            status = read_rows(reading, limits, out);
        } else {
            status = HEDUI_DAMAGED;
        }
    }
    out->intact_rows = reading->finished;
    png_destroy_read_struct(&reading->png, &reading->info, NULL);
    free(reading->pointers);
    free(reading->rows);
    free(reading);
    return status;
}
