#define _POSIX_C_SOURCE 200809L
#include "CImageWriting.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

struct error_state {
    struct jpeg_error_mgr manager;
    jmp_buf escape;
};

// libjpeg calls exit() on an error unless it is given another way out.
static void leave(j_common_ptr info) {
    struct error_state *state = (struct error_state *)info->err;
    longjmp(state->escape, 1);
}

static void stay_silent(j_common_ptr info) { (void)info; }

// The stream is made and closed outside, so that nothing held here is lost by the longjmp.
static int compress(
    FILE *stream, const uint8_t *pixels, uint32_t width, uint32_t height, uint32_t components, int quality) {
    struct jpeg_compress_struct info;
    struct error_state state;
    info.err = jpeg_std_error(&state.manager);
    state.manager.error_exit = leave;
    state.manager.output_message = stay_silent;
    if (setjmp(state.escape)) {
        jpeg_destroy_compress(&info);
        return 1;
    }
    jpeg_create_compress(&info);
    jpeg_stdio_dest(&info, stream);
    info.image_width = width;
    info.image_height = height;
    info.input_components = (int)components;
    info.in_color_space = components == 3 ? JCS_RGB : JCS_GRAYSCALE;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, quality, TRUE);
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
        // libjpeg's interface lacks const; it does not write to the row.
        JSAMPROW row = (JSAMPROW)(pixels + (size_t)info.next_scanline * width * components);
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    return 0;
}

int hedui_jpeg_encode(
    const uint8_t *pixels, uint32_t width, uint32_t height, uint32_t components, int quality, uint8_t **bytes,
    size_t *count) {
    if (width == 0 || height == 0 || (components != 1 && components != 3)) return 1;
    char *buffer = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&buffer, &length);
    if (stream == NULL) return 1;
    int failed = compress(stream, pixels, width, height, components, quality);
    if (fclose(stream) != 0) failed = 1;
    if (failed) {
        free(buffer);
        return 1;
    }
    *bytes = (uint8_t *)buffer;
    *count = length;
    return 0;
}

void hedui_image_free(uint8_t *bytes) { free(bytes); }
