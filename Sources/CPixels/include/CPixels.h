// Inner loops over pixels, in C for what Swift cannot say: a form for the vector units of newer processors (AVX2) beside the one
// that runs everywhere, where it pays. Both give the same bits: nothing is fused, and every sum has the same order.
#pragma once

#include <stddef.h>
#include <stdint.h>

// Adds up `count` rows of `length` bytes, `stride` bytes apart, each with its weight.
void hpx_mix_rows(const uint8_t *source, size_t stride, size_t length, const float *weights, size_t count, float *target);

// Reduces one row of 1 or 3 channels sideways, to `count` pixels: pixel x is the sum of the pixels from `first[x]` on, with the
// weights from `x * taps` on, rounded to 0…255. `taps` is a multiple of 4; a weight may be zero, and the source must have so many
// pixels, and one float more.
void hpx_reduce_row(const float *source, size_t channels, const int64_t *first, const float *weights, size_t taps, size_t count,
                    uint8_t *target);

// Where the pixels 0…count - 1 of row `y` come from under a projective map of eight numbers (the ninth is one), both with pixel
// centres at whole numbers. What Homography.map is for a point.
void hpx_project_row(const double map[8], double y, size_t count, float *xs, float *ys);

// Bilinear samples of a picture of 1 or 3 channels at `count` positions; what lies outside, or nowhere (NaN), leaves `target` as
// it is.
void hpx_sample(const uint8_t *source, size_t width, size_t height, size_t channels, const float *xs, const float *ys,
                size_t count, uint8_t *target);

// hpx_sample as every processor runs it; for tests.
void hpx_sample_plainly(const uint8_t *source, size_t width, size_t height, size_t channels, const float *xs, const float *ys,
                        size_t count, uint8_t *target);
