// A narrow interface to the picture libraries. Everything that jumps (setjmp), takes variable arguments or prints stays
// behind it. Nothing here opens a file or prints. Every function refuses by the header's numbers before it takes memory.
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef enum hedui_status {
    HEDUI_OK = 0,
    /// The data is broken or ends early. A picture may still be there; see `intact_rows`.
    HEDUI_DAMAGED = 1,
    /// More pixels than allowed: `width` and `height` hold what the header claims.
    HEDUI_TOO_LARGE = 2,
    /// The library does not read this variety of the format.
    HEDUI_UNSUPPORTED = 3,
    /// Memory was refused by the system or by a library's own limit.
    HEDUI_NO_MEMORY = 4,
} hedui_status;

/// What a picture may cost.
typedef struct hedui_limits {
    /// Pixels of a picture that can be decoded at a smaller scale (JPEG).
    uint64_t source_pixels;
    /// Pixels of a picture that must be held whole.
    uint64_t held_pixels;
    /// Longest side in pixels.
    uint32_t side;
    /// Pixels wanted in the end: JPEG is decoded at the smallest scale, in eighths, that leaves as many.
    uint64_t wanted_pixels;
} hedui_limits;

/// A decoded picture: rows from the top, `channels` interleaved samples of 8 bits, no padding.
typedef struct hedui_picture {
    uint8_t *_Nullable pixels; // from malloc; null when nothing was decoded
    uint32_t width;
    uint32_t height;
    uint32_t channels; // 1 grey, 3 red green blue
    uint32_t intact_rows; // rows from the top before the first damage
    uint32_t orientation; // EXIF/TIFF, 1...8, still to be applied
    double dpi; // 0 when unknown
} hedui_picture;

void hedui_picture_free(hedui_picture *_Nonnull picture);

/// Takes memory for `width` * `height` * `channels` bytes, all of one value.
hedui_status hedui_picture_allocate(
    hedui_picture *_Nonnull picture, uint32_t width, uint32_t height, uint32_t channels, uint8_t value);

/// Averages areas down to a smaller size. Does nothing where the size would grow.
hedui_status hedui_picture_reduce(hedui_picture *_Nonnull picture, uint32_t width, uint32_t height);

/// Applies `orientation` (EXIF 2.3, tag 0x0112) and sets it to 1.
hedui_status hedui_picture_make_upright(hedui_picture *_Nonnull picture);

/// Turns three channels into one if red, green and blue are equal everywhere.
void hedui_picture_drop_equal_channels(hedui_picture *_Nonnull picture);

/// Turns four bytes a pixel (blue, green, red, unused) into red, green, blue, in place; `channels` must be 4.
void hedui_picture_from_bgrx(hedui_picture *_Nonnull picture);

hedui_status hedui_jpeg_decode(
    const uint8_t *_Nonnull bytes, size_t count, const hedui_limits *_Nonnull limits, hedui_picture *_Nonnull out);
hedui_status hedui_png_decode(
    const uint8_t *_Nonnull bytes, size_t count, const hedui_limits *_Nonnull limits, hedui_picture *_Nonnull out);
hedui_status hedui_webp_decode(
    const uint8_t *_Nonnull bytes, size_t count, const hedui_limits *_Nonnull limits, hedui_picture *_Nonnull out);
hedui_status hedui_heif_decode(
    const uint8_t *_Nonnull bytes, size_t count, const hedui_limits *_Nonnull limits, hedui_picture *_Nonnull out);

typedef struct hedui_tiff hedui_tiff;
/// Null if the bytes are no TIFF. `bytes` must outlive the handle.
hedui_tiff *_Nullable hedui_tiff_open(
    const uint8_t *_Nonnull bytes, size_t count, const hedui_limits *_Nonnull limits);
void hedui_tiff_close(hedui_tiff *_Nonnull tiff);
/// Pages that can be reached, counted no further than `most + 1`. Chains of directories that loop end where they close.
uint32_t hedui_tiff_page_count(hedui_tiff *_Nonnull tiff, uint32_t most);
/// Whether directory `index`, counted from 0, is a page and not the thumbnail or the mask of one.
int hedui_tiff_is_page(hedui_tiff *_Nonnull tiff, uint32_t index);
/// Decodes page `index`, counted from 0.
hedui_status hedui_tiff_read(
    hedui_tiff *_Nonnull tiff, uint32_t index, const hedui_limits *_Nonnull limits, hedui_picture *_Nonnull out);
