#include "CPixels.h"

#include <string.h>

#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__)
#define FOR_NEWER_PROCESSORS_TOO __attribute__((target_clones("avx2", "default")))
#else
#define FOR_NEWER_PROCESSORS_TOO
#endif

// Sums that stay in the first-level cache while the rows pass by.
enum { BLOCK = 1024 };

FOR_NEWER_PROCESSORS_TOO
void hpx_mix_rows(const uint8_t *source, size_t stride, size_t length, const float *weights, size_t count, float *target) {
    for (size_t start = 0; start < length; start += BLOCK) {
        size_t size = length - start < BLOCK ? length - start : BLOCK;
        float *restrict sums = target + start;
        memset(sums, 0, size * sizeof *sums);
        for (size_t row = 0; row < count; row++) {
            float weight = weights[row];
            if (weight == 0) continue;
            const uint8_t *restrict line = source + row * stride + start;
            for (size_t i = 0; i < size; i++) sums[i] += weight * (float)line[i];
        }
    }
}

typedef float four __attribute__((vector_size(16), aligned(4)));

static uint8_t level(float value) {
    value += 0.5f;
    return value < 0 ? 0 : value > 255 ? 255 : (uint8_t)value;
}

void hpx_reduce_row(const float *source, size_t channels, const int64_t *first, const float *weights, size_t taps, size_t count,
                    uint8_t *target) {
    if (channels == 3) {
        for (size_t x = 0; x < count; x++) {
            // Red, green, blue, and the next pixel's red, which nobody asks for.
            four sum = {0, 0, 0, 0};
            const float *pixel = source + first[x] * 3;
            const float *weight = weights + x * taps;
            for (size_t tap = 0; tap < taps; tap++) sum += *(const four *)(pixel + tap * 3) * weight[tap];
            for (int channel = 0; channel < 3; channel++) target[x * 3 + channel] = level(sum[channel]);
        }
        return;
    }
    for (size_t x = 0; x < count; x++) {
        four sum = {0, 0, 0, 0};
        const float *pixel = source + first[x];
        const float *weight = weights + x * taps;
        for (size_t tap = 0; tap < taps; tap += 4) sum += *(const four *)(pixel + tap) * *(const four *)(weight + tap);
        target[x] = level((sum[0] + sum[1]) + (sum[2] + sum[3]));
    }
}
