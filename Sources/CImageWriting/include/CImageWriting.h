#ifndef HEDUI_IMAGE_WRITING_H
#define HEDUI_IMAGE_WRITING_H

#include <stddef.h>
#include <stdint.h>

// Encodes rows of 8-bit samples (1 or 3 a pixel, from the top, without padding) as a JPEG file in memory.
// Returns 0 and a buffer to be given to hedui_image_free, or 1 and nothing.
int hedui_jpeg_encode(
    const uint8_t *pixels, uint32_t width, uint32_t height, uint32_t components, int quality, uint8_t **bytes,
    size_t *count);

void hedui_image_free(uint8_t *bytes);

#endif
