// A narrow door to FreeType: one face of a font file, one character drawn at a time.
#pragma once

#include <stdint.h>

typedef struct hglyph_face hglyph_face;

// Null if the file cannot be read as a font. `index` counts the faces of a collection from 0.
hglyph_face *hglyph_open(const char *path, int index);
void hglyph_close(hglyph_face *face);

// Draws the character's em square, `side` pixels wide and high, ink 255 on 0, rows from the top without padding.
// Returns 0; 1 if the face has no such character (`pixels` is then untouched); -1 if it cannot be drawn.
int hglyph_draw(hglyph_face *face, uint32_t code, int side, uint8_t *pixels);
