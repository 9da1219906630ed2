#include "shared.h"
#include <stdlib.h>
#include <string.h>

#include <libheif/heif.h>

static hedui_status status_of(struct heif_error error) {
    if (error.code == heif_error_Ok) return HEDUI_OK;
    if (error.subcode == heif_suberror_Security_limit_exceeded) return HEDUI_TOO_LARGE;
    if (error.code == heif_error_Memory_allocation_error) return HEDUI_NO_MEMORY;
    if (error.code == heif_error_Unsupported_feature || error.code == heif_error_Unsupported_filetype) {
        return HEDUI_UNSUPPORTED;
    }
    return HEDUI_DAMAGED;
}

static hedui_status copy_pixels(const struct heif_image *image, bool alpha, bool premultiplied, hedui_picture *out) {
    int stride = 0;
    const uint8_t *plane = heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride);
    const int width = heif_image_get_width(image, heif_channel_interleaved);
    const int height = heif_image_get_height(image, heif_channel_interleaved);
    const int channels = alpha ? 4 : 3;
    if (!plane || width <= 0 || height <= 0 || stride < width * channels) return HEDUI_DAMAGED;
    hedui_status status = hedui_picture_allocate(out, (uint32_t)width, (uint32_t)height, 3, 255);
    if (status != HEDUI_OK) return status;
    for (int y = 0; y < height; y++) {
        const uint8_t *row = plane + (size_t)y * (size_t)stride;
        uint8_t *target = out->pixels + (size_t)y * (size_t)width * 3;
        if (!alpha) {
            memcpy(target, row, (size_t)width * 3);
            continue;
        }
        for (int x = 0; x < width; x++) {
            const uint32_t coverage = row[4 * x + 3];
            for (int c = 0; c < 3; c++) {
                const uint32_t value = row[4 * x + c];
                const uint32_t sum = value + 255u - coverage;
                target[3 * x + c] = premultiplied ? (uint8_t)(sum > 255 ? 255 : sum) : hedui_on_white(value, coverage);
            }
        }
    }
    return HEDUI_OK;
}

static hedui_status decode_primary(
    struct heif_context *context, const uint8_t *bytes, size_t count, const hedui_limits *limits, hedui_picture *out) {
    // libheif squares this number and refuses pictures of more pixels before it takes memory for them.
    int edge = 1;
    while ((uint64_t)edge * (uint64_t)edge < limits->held_pixels && edge < 32768) edge++;
    heif_context_set_maximum_image_size_limit(context, edge);
    heif_context_set_max_decoding_threads(context, 0); // one process decodes one file on one core
    hedui_status status = status_of(heif_context_read_from_memory_without_copy(context, bytes, count, NULL));
    if (status != HEDUI_OK) return status;
    struct heif_image_handle *handle = NULL;
    status = status_of(heif_context_get_primary_image_handle(context, &handle));
    if (status != HEDUI_OK) return status;
    const int width = heif_image_handle_get_width(handle), height = heif_image_handle_get_height(handle);
    const int stored_width = heif_image_handle_get_ispe_width(handle);
    const int stored_height = heif_image_handle_get_ispe_height(handle);
    out->width = width > 0 ? (uint32_t)width : 0;
    out->height = height > 0 ? (uint32_t)height : 0;
    if (width <= 0 || height <= 0 || stored_width <= 0 || stored_height <= 0) {
        status = HEDUI_DAMAGED;
    } else if (!hedui_fits(out->width, out->height, limits) ||
        !hedui_fits((uint64_t)stored_width, (uint64_t)stored_height, limits)) {
        status = HEDUI_TOO_LARGE;
    } else {
        const bool alpha = heif_image_handle_has_alpha_channel(handle);
        const bool premultiplied = alpha && heif_image_handle_is_premultiplied_alpha(handle);
        struct heif_image *image = NULL;
        status = status_of(heif_decode_image(handle, &image, heif_colorspace_RGB,
            alpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB, NULL));
        if (status == HEDUI_OK && image) {
            status = copy_pixels(image, alpha, premultiplied, out);
        }
        if (image) heif_image_release(image);
    }
    heif_image_handle_release(handle);
    return status;
}

hedui_status hedui_heif_decode(
    const uint8_t *bytes, size_t count, const hedui_limits *limits, hedui_picture *out) {
    struct heif_context *context = heif_context_alloc();
    if (!context) return HEDUI_NO_MEMORY;
    const hedui_status status = decode_primary(context, bytes, count, limits, out);
    heif_context_free(context);
    out->intact_rows = status == HEDUI_OK ? out->height : 0;
    return status;
}
