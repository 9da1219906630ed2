#include "shared.h"
#include <stdlib.h>
#include <string.h>

void hedui_picture_free(hedui_picture *picture) {
    free(picture->pixels);
    picture->pixels = NULL;
}

hedui_status hedui_picture_allocate(
    hedui_picture *picture, uint32_t width, uint32_t height, uint32_t channels, uint8_t value) {
    size_t size;
    if (width == 0 || height == 0) return HEDUI_DAMAGED;
    if (__builtin_mul_overflow((size_t)width, (size_t)height, &size)) return HEDUI_NO_MEMORY;
    if (__builtin_mul_overflow(size, (size_t)channels, &size)) return HEDUI_NO_MEMORY;
    uint8_t *pixels = malloc(size);
    if (!pixels) return HEDUI_NO_MEMORY;
    memset(pixels, value, size);
    free(picture->pixels);
    picture->pixels = pixels;
    picture->width = width;
    picture->height = height;
    picture->channels = channels;
    if (picture->orientation == 0) picture->orientation = 1;
    return HEDUI_OK;
}

/// Adds one source row, averaged to the target's width, to `sums` with the weight of its height.
static void add_row(
    const uint8_t *row, uint32_t source, uint32_t target, uint32_t channels, float weight, float *sums) {
    const double step = (double)source / target;
    for (uint32_t x = 0; x < target; x++) {
        const double from = x * step;
        const double to = x + 1 == target ? source : (x + 1) * step;
        const uint32_t first = (uint32_t)from;
        float total[3] = {0, 0, 0};
        for (uint32_t i = first; i < source && i < to; i++) {
            const double left = i > from ? i : from;
            const double right = i + 1.0 < to ? i + 1.0 : to;
            const float part = (float)(right - left);
            for (uint32_t c = 0; c < channels; c++) total[c] += part * row[(size_t)i * channels + c];
        }
        for (uint32_t c = 0; c < channels; c++) {
            sums[(size_t)x * channels + c] += total[c] * weight / (float)(to - from);
        }
    }
}

hedui_status hedui_picture_reduce(hedui_picture *picture, uint32_t width, uint32_t height) {
    const uint32_t channels = picture->channels;
    if (!picture->pixels || width == 0 || height == 0 || (channels != 1 && channels != 3)) return HEDUI_DAMAGED;
    if (width > picture->width || height > picture->height) return HEDUI_OK;
    const size_t row_length = (size_t)width * channels;
    uint8_t *target = malloc(row_length * height);
    float *sums = malloc(row_length * sizeof(float));
    if (!target || !sums) {
        free(target);
        free(sums);
        return HEDUI_NO_MEMORY;
    }
    const double step = (double)picture->height / height;
    for (uint32_t y = 0; y < height; y++) {
        const double from = y * step;
        const double to = y + 1 == height ? picture->height : (y + 1) * step;
        memset(sums, 0, row_length * sizeof(float));
        for (uint32_t i = (uint32_t)from; i < picture->height && i < to; i++) {
            const double top = i > from ? i : from;
            const double bottom = i + 1.0 < to ? i + 1.0 : to;
            const uint8_t *row = picture->pixels + (size_t)i * picture->width * channels;
            add_row(row, picture->width, width, channels, (float)((bottom - top) / (to - from)), sums);
        }
        for (size_t i = 0; i < row_length; i++) {
            const float value = sums[i] + 0.5f;
            target[y * row_length + i] = value >= 255 ? 255 : (uint8_t)value;
        }
    }
    free(sums);
    free(picture->pixels);
    picture->dpi = picture->dpi * width / picture->width;
    picture->intact_rows = (uint32_t)((uint64_t)picture->intact_rows * height / picture->height);
    picture->pixels = target;
    picture->width = width;
    picture->height = height;
    return HEDUI_OK;
}

hedui_status hedui_picture_make_upright(hedui_picture *picture) {
    const uint32_t orientation = picture->orientation;
    picture->orientation = 1;
    if (!picture->pixels || orientation < 2 || orientation > 8) return HEDUI_OK;
    const uint32_t channels = picture->channels;
    const uint32_t source_width = picture->width, source_height = picture->height;
    const bool turned = orientation >= 5;
    const uint32_t width = turned ? source_height : source_width;
    const uint32_t height = turned ? source_width : source_height;
    uint8_t *target = malloc((size_t)width * height * channels);
    if (!target) return HEDUI_NO_MEMORY;
    // Where the stored row 0 and column 0 lie on the upright picture, by number (TIFF 6.0, Orientation): 2 top right,
    // 3 bottom right, 4 bottom left, 5 left top, 6 right top, 7 right bottom, 8 left bottom.
    const bool from_right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool from_bottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    for (uint32_t y = 0; y < height; y++) {
        uint8_t *out = target + (size_t)y * width * channels;
        for (uint32_t x = 0; x < width; x++) {
            uint32_t column = turned ? y : x;
            uint32_t row = turned ? x : y;
            if (from_right) column = source_width - 1 - column;
            if (from_bottom) row = source_height - 1 - row;
            const uint8_t *in = picture->pixels + ((size_t)row * source_width + column) * channels;
            for (uint32_t c = 0; c < channels; c++) *out++ = in[c];
        }
    }
    free(picture->pixels);
    picture->pixels = target;
    picture->width = width;
    picture->height = height;
    return HEDUI_OK;
}

void hedui_picture_drop_equal_channels(hedui_picture *picture) {
    if (!picture->pixels || picture->channels != 3) return;
    const size_t count = (size_t)picture->width * picture->height;
    uint8_t *pixels = picture->pixels;
    for (size_t i = 0; i < count; i++) {
        if (pixels[3 * i] != pixels[3 * i + 1] || pixels[3 * i] != pixels[3 * i + 2]) return;
    }
    for (size_t i = 0; i < count; i++) pixels[i] = pixels[3 * i];
    picture->channels = 1;
    uint8_t *smaller = realloc(pixels, count);
    if (smaller) picture->pixels = smaller;
}

void hedui_picture_from_bgrx(hedui_picture *picture) {
    if (!picture->pixels || picture->channels != 4) return;
    const size_t count = (size_t)picture->width * picture->height;
    uint8_t *pixels = picture->pixels;
    for (size_t i = 0; i < count; i++) {
        const uint8_t blue = pixels[4 * i], green = pixels[4 * i + 1], red = pixels[4 * i + 2];
        pixels[3 * i] = red;
        pixels[3 * i + 1] = green;
        pixels[3 * i + 2] = blue;
    }
    picture->channels = 3;
    uint8_t *smaller = realloc(pixels, count * 3);
    if (smaller) picture->pixels = smaller;
}
