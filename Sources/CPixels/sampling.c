#include "CPixels.h"

#include <math.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#pragma STDC FP_CONTRACT OFF

void hpx_project_row(const double map[8], double y, size_t count, float *xs, float *ys) {
    double middle = y + 0.5;
    for (size_t i = 0; i < count; i++) {
        double x = (double)i + 0.5;
        double w = map[6] * x + map[7] * middle + 1;
        w = fabs(w) < 1e-9 ? 1e-9 : w;
        xs[i] = (float)((map[0] * x + map[1] * middle + map[2]) / w - 0.5);
        ys[i] = (float)((map[3] * x + map[4] * middle + map[5]) / w - 0.5);
    }
}

// Between four neighbours, `fx` of the way from `a` and `c` to the right, `fy` of the way down.
static inline uint8_t bilinear(float a, float b, float c, float d, float fx, float fy) {
    float upper = a + (b - a) * fx;
    float lower = c + (d - c) * fx;
    return (uint8_t)(int)(upper + (lower - upper) * fy + 0.5f);
}

static inline void sample_one(const uint8_t *source, size_t width, size_t height, size_t channels, float x, float y,
                              uint8_t *target) {
    if (!(x > -1 && y > -1 && x < (float)width && y < (float)height)) return;
    long left = (long)floorf(x), top = (long)floorf(y);
    float fx = x - (float)left, fy = y - (float)top;
    size_t x0 = left < 0 ? 0 : (size_t)left, x1 = left + 1 < (long)width ? (size_t)(left + 1) : width - 1;
    size_t y0 = (top < 0 ? 0 : (size_t)top) * width, y1 = (top + 1 < (long)height ? (size_t)(top + 1) : height - 1) * width;
    for (size_t channel = 0; channel < channels; channel++) {
        float a = source[(y0 + x0) * channels + channel], b = source[(y0 + x1) * channels + channel];
        float c = source[(y1 + x0) * channels + channel], d = source[(y1 + x1) * channels + channel];
        target[channel] = bilinear(a, b, c, d, fx, fy);
    }
}

void hpx_sample_plainly(const uint8_t *source, size_t width, size_t height, size_t channels, const float *xs, const float *ys,
                        size_t count, uint8_t *target) {
    for (size_t i = 0; i < count; i++) sample_one(source, width, height, channels, xs[i], ys[i], target + i * channels);
}

#if defined(__x86_64__)

// One channel of eight pixels: `shift` bits into the words of both rows lies the left neighbour, `next` bits into the second
// words the right one.
__attribute__((target("avx2"))) static inline __m256i mixed(__m256i upper, __m256i upperNext, __m256i lower, __m256i lowerNext,
                                                            int shift, int next, __m256 fx, __m256 fy) {
    const __m256i byte = _mm256_set1_epi32(255);
    __m256 a = _mm256_cvtepi32_ps(_mm256_and_si256(_mm256_srli_epi32(upper, shift), byte));
    __m256 b = _mm256_cvtepi32_ps(_mm256_and_si256(_mm256_srli_epi32(upperNext, next), byte));
    __m256 c = _mm256_cvtepi32_ps(_mm256_and_si256(_mm256_srli_epi32(lower, shift), byte));
    __m256 d = _mm256_cvtepi32_ps(_mm256_and_si256(_mm256_srli_epi32(lowerNext, next), byte));
    __m256 above = _mm256_add_ps(a, _mm256_mul_ps(_mm256_sub_ps(b, a), fx));
    __m256 below = _mm256_add_ps(c, _mm256_mul_ps(_mm256_sub_ps(d, c), fx));
    __m256 value = _mm256_add_ps(above, _mm256_mul_ps(_mm256_sub_ps(below, above), fy));
    return _mm256_cvttps_epi32(_mm256_add_ps(value, _mm256_set1_ps(0.5f)));
}

__attribute__((target("avx2"))) static void sample_avx2(const uint8_t *source, size_t width, size_t height, size_t channels,
                                                        const float *xs, const float *ys, size_t count, uint8_t *target) {
    const int stride = (int)(width * channels);
    const __m256 zero = _mm256_setzero_ps();
    // The right and the lower neighbour are there too; words of four bytes from the last of them on stay inside because the
    // last row is left to the plain way.
    const __m256 right = _mm256_set1_ps((float)width - 1), bottom = _mm256_set1_ps((float)height - 2);
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        __m256 x = _mm256_loadu_ps(xs + i), y = _mm256_loadu_ps(ys + i);
        __m256 inside = _mm256_and_ps(
            _mm256_and_ps(_mm256_cmp_ps(x, zero, _CMP_GE_OQ), _mm256_cmp_ps(x, right, _CMP_LT_OQ)),
            _mm256_and_ps(_mm256_cmp_ps(y, zero, _CMP_GE_OQ), _mm256_cmp_ps(y, bottom, _CMP_LT_OQ)));
        if (_mm256_movemask_ps(inside) != 255) {
            hpx_sample_plainly(source, width, height, channels, xs + i, ys + i, 8, target + i * channels);
            continue;
        }
        __m256i left = _mm256_cvttps_epi32(x), top = _mm256_cvttps_epi32(y);
        __m256 fx = _mm256_sub_ps(x, _mm256_cvtepi32_ps(left)), fy = _mm256_sub_ps(y, _mm256_cvtepi32_ps(top));
        __m256i at = _mm256_add_epi32(_mm256_mullo_epi32(top, _mm256_set1_epi32(stride)),
                                      _mm256_mullo_epi32(left, _mm256_set1_epi32((int)channels)));
        __m256i upper = _mm256_i32gather_epi32((const int *)source, at, 1);
        __m256i lower = _mm256_i32gather_epi32((const int *)(source + stride), at, 1);
        int levels[3][8] __attribute__((aligned(32)));
        if (channels == 1) {
            _mm256_store_si256((__m256i *)levels[0], mixed(upper, upper, lower, lower, 0, 8, fx, fy));
            for (int k = 0; k < 8; k++) target[i + k] = (uint8_t)levels[0][k];
            continue;
        }
        // Bytes 2 to 5 of the two pixels; the right one's channels are its bytes 1 to 3.
        __m256i upperNext = _mm256_i32gather_epi32((const int *)(source + 2), at, 1);
        __m256i lowerNext = _mm256_i32gather_epi32((const int *)(source + stride + 2), at, 1);
        _mm256_store_si256((__m256i *)levels[0], mixed(upper, upperNext, lower, lowerNext, 0, 8, fx, fy));
        _mm256_store_si256((__m256i *)levels[1], mixed(upper, upperNext, lower, lowerNext, 8, 16, fx, fy));
        _mm256_store_si256((__m256i *)levels[2], mixed(upper, upperNext, lower, lowerNext, 16, 24, fx, fy));
        for (int k = 0; k < 8; k++) {
            for (int channel = 0; channel < 3; channel++) target[(i + k) * 3 + channel] = (uint8_t)levels[channel][k];
        }
    }
    hpx_sample_plainly(source, width, height, channels, xs + i, ys + i, count - i, target + i * channels);
}

#endif

void hpx_sample(const uint8_t *source, size_t width, size_t height, size_t channels, const float *xs, const float *ys,
                size_t count, uint8_t *target) {
#if defined(__x86_64__)
    // Offsets of a gather are 32 bits wide, and sides must be whole numbers as single floats.
    if (__builtin_cpu_supports("avx2") && height > 2 && width < 1 << 24 && height < 1 << 24 &&
        width * height * channels < INT32_MAX) {
        sample_avx2(source, width, height, channels, xs, ys, count, target);
        return;
    }
#endif
    hpx_sample_plainly(source, width, height, channels, xs, ys, count, target);
}
