#include "shared.h"
#include <stdlib.h>

#include <webp/decode.h>

hedui_status hedui_webp_decode(
    const uint8_t *bytes, size_t count, const hedui_limits *limits, hedui_picture *out) {
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(bytes, count, &features) != VP8_STATUS_OK) return HEDUI_DAMAGED;
    if (features.width <= 0 || features.height <= 0) return HEDUI_DAMAGED;
    out->width = (uint32_t)features.width;
    out->height = (uint32_t)features.height;
    if (features.has_animation) return HEDUI_UNSUPPORTED;
    if (!hedui_fits(out->width, out->height, limits)) return HEDUI_TOO_LARGE;
    const size_t pixels = (size_t)out->width * out->height;
    const size_t channels = features.has_alpha ? 4 : 3;
    uint8_t *target = malloc(pixels * channels);
    if (!target) return HEDUI_NO_MEMORY;
    const int stride = (int)(out->width * channels);
    const uint8_t *decoded = features.has_alpha
        ? WebPDecodeRGBAInto(bytes, count, target, pixels * channels, stride)
        : WebPDecodeRGBInto(bytes, count, target, pixels * channels, stride);
    if (!decoded) {
        free(target);
        return HEDUI_DAMAGED;
    }
    if (features.has_alpha) {
        for (size_t i = 0; i < pixels; i++) {
            const uint8_t alpha = target[4 * i + 3];
            for (size_t c = 0; c < 3; c++) target[3 * i + c] = hedui_on_white(target[4 * i + c], alpha);
        }
    }
    out->pixels = target;
    out->channels = 3;
    out->orientation = 1;
    out->intact_rows = out->height;
    return HEDUI_OK;
}
