// A narrow door to Tesseract's C API: one engine, one page at a time, all symbols of it copied out.
#pragma once

#include <stdint.h>

typedef struct htess_engine htess_engine;

typedef struct {
    // UTF-8, ended by 0; longer clusters than this do not occur in the scripts read here and are cut.
    char text[24];
    int32_t left, top, right, bottom;
    // 0…100.
    float confidence;
    // Counted from 0 in the order that Tesseract reads.
    int32_t line;
    // A space stands before this symbol.
    int32_t follows_space;
} htess_symbol;

typedef struct {
    int32_t left, top, right, bottom;
    // Of the baseline, through its two ends.
    int32_t base_x1, base_y1, base_x2, base_y2;
} htess_line;

// Null if the language data cannot be loaded. `data` may be null: Debian's folder.
htess_engine *htess_create(const char *data, const char *language);
void htess_free(htess_engine *engine);

// Page segmentation modes of Tesseract: 3 whole page, 7 a single line.
// Pixels are borrowed during the call. Returns 0, or -1 if the page could not be read.
int htess_read(htess_engine *engine, const uint8_t *pixels, int width, int height, int channels, int mode, int dpi);

// The result of the last read; valid until the next.
const htess_symbol *htess_symbols(const htess_engine *engine, int *count);
const htess_line *htess_lines(const htess_engine *engine, int *count);

const char *htess_version(void);
