#define _GNU_SOURCE
#include "CTesseract.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <tesseract/capi.h>

struct htess_engine {
    TessBaseAPI *api;
    htess_symbol *symbols;
    int symbolCount, symbolCapacity;
    htess_line *lines;
    int lineCount, lineCapacity;
};

// Debian builds Tesseract with OpenMP; its threads outnumber the cores and a page takes five times as long. The limit must
// be set in each thread that calls it. libgomp is loaded by libtesseract, so it is looked up and not linked.
static void single_thread(void) {
    void (*set_levels)(int) = (void (*)(int))dlsym(RTLD_DEFAULT, "omp_set_max_active_levels");
    if (set_levels) set_levels(0);
    void (*set_threads)(int) = (void (*)(int))dlsym(RTLD_DEFAULT, "omp_set_num_threads");
    if (set_threads) set_threads(1);
}

htess_engine *htess_create(const char *data, const char *language) {
    single_thread();
    htess_engine *engine = calloc(1, sizeof *engine);
    if (!engine) return NULL;
    engine->api = TessBaseAPICreate();
    // Must stand before Init: a missing language would print to standard error.
    TessBaseAPISetVariable(engine->api, "debug_file", "/dev/null");
    if (TessBaseAPIInit2(engine->api, data, language, OEM_LSTM_ONLY) != 0) {
        htess_free(engine);
        return NULL;
    }
    TessBaseAPISetVariable(engine->api, "debug_file", "/dev/null");
    return engine;
}

void htess_free(htess_engine *engine) {
    if (!engine) return;
    if (engine->api) {
        TessBaseAPIEnd(engine->api);
        TessBaseAPIDelete(engine->api);
    }
    free(engine->symbols);
    free(engine->lines);
    free(engine);
}

static void *grown(void *memory, int count, int *capacity, size_t size) {
    if (count < *capacity) return memory;
    *capacity = *capacity ? *capacity * 2 : 256;
    return realloc(memory, (size_t)*capacity * size);
}

int htess_read(htess_engine *engine, const uint8_t *pixels, int width, int height, int channels, int mode, int dpi) {
    single_thread();
    engine->symbolCount = engine->lineCount = 0;
    TessBaseAPISetPageSegMode(engine->api, (TessPageSegMode)mode);
    TessBaseAPISetImage(engine->api, pixels, width, height, channels, width * channels);
    TessBaseAPISetSourceResolution(engine->api, dpi);
    int failed = TessBaseAPIRecognize(engine->api, NULL) != 0;
    TessResultIterator *results = failed ? NULL : TessBaseAPIGetIterator(engine->api);
    if (!results) {
        TessBaseAPIClear(engine->api);
        return failed ? -1 : 0;
    }
    TessPageIterator *place = TessResultIteratorGetPageIterator(results);
    do {
        if (TessPageIteratorIsAtBeginningOf(place, RIL_TEXTLINE) || engine->lineCount == 0) {
            engine->lines = grown(engine->lines, engine->lineCount, &engine->lineCapacity, sizeof(htess_line));
            htess_line *line = &engine->lines[engine->lineCount++];
            memset(line, 0, sizeof *line);
            TessPageIteratorBoundingBox(place, RIL_TEXTLINE, &line->left, &line->top, &line->right, &line->bottom);
            TessPageIteratorBaseline(place, RIL_TEXTLINE, &line->base_x1, &line->base_y1, &line->base_x2,
                                     &line->base_y2);
        }
        char *text = TessResultIteratorGetUTF8Text(results, RIL_SYMBOL);
        if (!text) continue;
        engine->symbols = grown(engine->symbols, engine->symbolCount, &engine->symbolCapacity, sizeof(htess_symbol));
        htess_symbol *symbol = &engine->symbols[engine->symbolCount++];
        memset(symbol, 0, sizeof *symbol);
        strncpy(symbol->text, text, sizeof symbol->text - 1);
        TessDeleteText(text);
        TessPageIteratorBoundingBox(place, RIL_SYMBOL, &symbol->left, &symbol->top, &symbol->right, &symbol->bottom);
        symbol->confidence = TessResultIteratorConfidence(results, RIL_SYMBOL);
        symbol->line = engine->lineCount - 1;
        symbol->follows_space = TessPageIteratorIsAtBeginningOf(place, RIL_WORD);
    } while (TessPageIteratorNext(place, RIL_SYMBOL));
    TessResultIteratorDelete(results);
    TessBaseAPIClear(engine->api);
    return 0;
}

const htess_symbol *htess_symbols(const htess_engine *engine, int *count) {
    *count = engine->symbolCount;
    return engine->symbols;
}

const htess_line *htess_lines(const htess_engine *engine, int *count) {
    *count = engine->lineCount;
    return engine->lines;
}

const char *htess_version(void) { return TessVersion(); }
