// What the codecs share. Not part of the interface.
#pragma once
#include "CImageCodecs.h"
#include <stdbool.h>

/// Whether a picture of this size may be taken into memory as a whole.
static inline bool hedui_fits(uint64_t width, uint64_t height, const hedui_limits *limits) {
    return width <= limits->side && height <= limits->side && width * height <= limits->held_pixels;
}

/// 72 and 96 are what cameras and editors write when they know nothing; scanners give 100 to 2400.
static inline double hedui_plausible_dpi(double dpi) {
    return dpi >= 100 && dpi <= 2400 ? dpi : 0;
}

/// `value` with coverage `alpha`, laid on white paper; both 0...255.
static inline uint8_t hedui_on_white(uint32_t value, uint32_t alpha) {
    return (uint8_t)((value * alpha + 255u * (255u - alpha) + 127u) / 255u);
}
