#include "shared.h"
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jerror.h>
#include <jpeglib.h>

// An ordinary progressive file has about 10 scans. Thousands of empty ones over a big picture take minutes, a known attack
// ("Two Issues with the JPEG Standard", libjpeg-turbo project, 2015); its own fuzzers stop at 500.
enum { most_scans = 200 };

struct reading {
    struct jpeg_error_mgr errors;
    struct jpeg_source_mgr source;
    struct jpeg_progress_mgr progress;
    jmp_buf jump;
    struct jpeg_decompress_struct jpeg;
    bool ran_out; // the bytes ended before the end marker
    bool damaged;
    uint32_t damaged_row;
    uint8_t *row; // one row of four channels
};

static void fail(j_common_ptr common) {
    struct reading *reading = common->client_data;
    longjmp(reading->jump, 1);
}

static void note(j_common_ptr common, int level) {
    if (level >= 0) return;
    struct reading *reading = common->client_data;
    switch (common->err->msg_code) {
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_MUST_RESYNC:
    case JWRN_BOGUS_PROGRESSION:
    case JWRN_JPEG_EOF:
        if (!reading->damaged) {
            reading->damaged = true;
            reading->damaged_row = reading->jpeg.output_scanline;
        }
        break;
    default: // odd version numbers, padding before a marker, broken colour profiles: the picture is whole
        break;
    }
}

static void stay_silent(j_common_ptr common) { (void)common; }

static void count_scans(j_common_ptr common) {
    struct reading *reading = common->client_data;
    if (reading->jpeg.input_scan_number > most_scans) {
        reading->errors.msg_code = JERR_WIDTH_OVERFLOW;
        longjmp(reading->jump, 1);
    }
}

static void start_source(j_decompress_ptr jpeg) { (void)jpeg; }

static boolean feed_end(j_decompress_ptr jpeg) {
    static const JOCTET end[2] = {0xFF, JPEG_EOI};
    struct reading *reading = jpeg->client_data;
    reading->ran_out = true;
    jpeg->src->next_input_byte = end;
    jpeg->src->bytes_in_buffer = 2;
    return TRUE;
}

static void skip(j_decompress_ptr jpeg, long count) {
    if (count <= 0) return;
    if ((unsigned long)count > jpeg->src->bytes_in_buffer) {
        feed_end(jpeg);
        return;
    }
    jpeg->src->next_input_byte += count;
    jpeg->src->bytes_in_buffer -= (size_t)count;
}

static hedui_status status_of_error(int code) {
    switch (code) {
    case JERR_OUT_OF_MEMORY:
    case JERR_NO_BACKING_STORE:
    case JERR_WIDTH_OVERFLOW:
        return HEDUI_NO_MEMORY;
    case JERR_BAD_PRECISION:
    case JERR_SOF_UNSUPPORTED:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_BAD_J_COLORSPACE:
        return HEDUI_UNSUPPORTED;
    default:
        return HEDUI_DAMAGED;
    }
}

/// Ink to light. Files with an Adobe marker store the ink inverted (Adobe Technical Note 5116).
static void cmyk_to_rgb(const uint8_t *cmyk, uint8_t *rgb, uint32_t width, bool inverted) {
    for (uint32_t x = 0; x < width; x++, cmyk += 4, rgb += 3) {
        const uint32_t light = inverted ? cmyk[3] : 255u - cmyk[3];
        for (int c = 0; c < 3; c++) {
            const uint32_t value = inverted ? cmyk[c] : 255u - cmyk[c];
            rgb[c] = (uint8_t)((value * light + 127u) / 255u);
        }
    }
}

/// The smallest scale that leaves the wanted pixels: 1/8, 1/4 or 1/2, for which libjpeg-turbo has fast transforms, and
/// the other eighths only where those leave more than 2.25 times as many.
static unsigned int scale_in_eighths(uint64_t pixels, uint64_t wanted) {
    unsigned int scale = 1;
    while (scale < 8 && pixels * scale * scale / 64 < wanted) scale *= 2;
    if (pixels * scale * scale / 64 <= wanted / 4 * 9) return scale;
    for (scale = 1; scale < 8 && pixels * scale * scale / 64 < wanted;) scale++;
    return scale;
}

static hedui_status read_rows(struct reading *reading, const hedui_limits *limits, hedui_picture *out) {
    j_decompress_ptr jpeg = &reading->jpeg;
    if (jpeg_read_header(jpeg, TRUE) != JPEG_HEADER_OK) return HEDUI_DAMAGED;
    out->width = jpeg->image_width;
    out->height = jpeg->image_height;
    const uint64_t pixels = (uint64_t)jpeg->image_width * jpeg->image_height;
    if (pixels > limits->source_pixels || out->width > limits->side || out->height > limits->side) {
        return HEDUI_TOO_LARGE;
    }
    jpeg->scale_denom = 8;
    jpeg->scale_num = scale_in_eighths(pixels, limits->wanted_pixels);
    const bool grey = jpeg->jpeg_color_space == JCS_GRAYSCALE;
    const bool cmyk = jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK;
    jpeg->out_color_space = grey ? JCS_GRAYSCALE : cmyk ? JCS_CMYK : JCS_RGB;
    jpeg_calc_output_dimensions(jpeg);
    if ((uint64_t)jpeg->output_width * jpeg->output_height > limits->held_pixels) return HEDUI_TOO_LARGE;
    const double scale = (double)jpeg->output_width / jpeg->image_width;
    if (jpeg->density_unit == 1) out->dpi = hedui_plausible_dpi(jpeg->X_density) * scale;
    if (jpeg->density_unit == 2) out->dpi = hedui_plausible_dpi(jpeg->X_density * 2.54) * scale;

    jpeg_start_decompress(jpeg);
    hedui_status status = hedui_picture_allocate(out, jpeg->output_width, jpeg->output_height, grey ? 1 : 3, 255);
    if (status != HEDUI_OK) return status;
    if (cmyk) {
        reading->row = malloc((size_t)jpeg->output_width * 4);
        if (!reading->row) return HEDUI_NO_MEMORY;
    }
    while (jpeg->output_scanline < jpeg->output_height) {
        uint8_t *target = out->pixels + (size_t)jpeg->output_scanline * out->width * out->channels;
        JSAMPROW row = cmyk ? reading->row : target;
        if (jpeg_read_scanlines(jpeg, &row, 1) != 1) return HEDUI_DAMAGED;
        if (cmyk) cmyk_to_rgb(reading->row, target, out->width, jpeg->saw_Adobe_marker);
    }
    // A file cut between two scans gives no warning, only a coarse picture.
    if (reading->ran_out && jpeg->progressive_mode) {
        reading->damaged = true;
        reading->damaged_row = 0;
    }
    return HEDUI_OK;
}

hedui_status hedui_jpeg_decode(
    const uint8_t *bytes, size_t count, const hedui_limits *limits, hedui_picture *out) {
    struct reading *reading = calloc(1, sizeof *reading);
    if (!reading) return HEDUI_NO_MEMORY;
    reading->jpeg.err = jpeg_std_error(&reading->errors);
    reading->errors.error_exit = fail;
    reading->errors.emit_message = note;
    reading->errors.output_message = stay_silent;
    reading->jpeg.client_data = reading;
    volatile hedui_status status = HEDUI_DAMAGED;
    if (setjmp(reading->jump) == 0) {
        jpeg_create_decompress(&reading->jpeg);
        reading->jpeg.mem->max_memory_to_use = (long)(limits->held_pixels * 8);
        reading->progress.progress_monitor = count_scans;
        reading->jpeg.progress = &reading->progress;
        reading->source.init_source = start_source;
        reading->source.fill_input_buffer = feed_end;
        reading->source.skip_input_data = skip;
        reading->source.resync_to_restart = jpeg_resync_to_restart;
        reading->source.term_source = start_source;
        reading->source.next_input_byte = bytes;
        reading->source.bytes_in_buffer = count;
        reading->jpeg.src = &reading->source;
        status = read_rows(reading, limits, out);
    } else {
        status = status_of_error(reading->errors.msg_code);
        if (!reading->damaged) {
            reading->damaged = true;
            reading->damaged_row = out->pixels ? reading->jpeg.output_scanline : 0;
        }
    }
    out->intact_rows = out->height;
    if (status == HEDUI_OK && reading->damaged) status = HEDUI_DAMAGED;
    if (reading->damaged) out->intact_rows = reading->damaged_row;
    // Nothing after this point raises: destroying only frees.
    jpeg_destroy_decompress(&reading->jpeg);
    free(reading->row);
    free(reading);
    return status;
}
