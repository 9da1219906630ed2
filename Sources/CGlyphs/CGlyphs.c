#include "CGlyphs.h"

#include <stdlib.h>
#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H

// Each face has a library of its own: FreeType's libraries are not for two threads at once.
struct hglyph_face {
    FT_Library library;
    FT_Face face;
};

hglyph_face *hglyph_open(const char *path, int index) {
    hglyph_face *result = calloc(1, sizeof *result);
    if (!result) return NULL;
    if (FT_Init_FreeType(&result->library)) {
        free(result);
        return NULL;
    }
    if (FT_New_Face(result->library, path, index, &result->face) || !FT_IS_SCALABLE(result->face)) {
        hglyph_close(result);
        return NULL;
    }
    return result;
}

void hglyph_close(hglyph_face *face) {
    if (!face) return;
    if (face->face) FT_Done_Face(face->face);
    FT_Done_FreeType(face->library);
    free(face);
}

// Chinese fonts put the baseline 0.88 of the em below its top (OpenType, "ideographic em-box").
static const double baseline_share = 0.88;

int hglyph_draw(hglyph_face *face, uint32_t code, int side, uint8_t *pixels) {
    if (side < 8 || side > 1024) return -1;
    FT_UInt glyph = FT_Get_Char_Index(face->face, code);
    if (!glyph) return 1;
    if (FT_Set_Pixel_Sizes(face->face, 0, (FT_UInt)side)) return -1;
    if (FT_Load_Glyph(face->face, glyph, FT_LOAD_RENDER | FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP)) return -1;
    FT_GlyphSlot slot = face->face->glyph;
    if (slot->bitmap.pixel_mode != FT_PIXEL_MODE_GRAY) return -1;
    memset(pixels, 0, (size_t)side * (size_t)side);
    int left = slot->bitmap_left + (side - (int)(slot->advance.x >> 6)) / 2;
    int top = (int)(baseline_share * side + 0.5) - slot->bitmap_top;
    for (int row = 0; row < (int)slot->bitmap.rows; row++) {
        int y = top + row;
        if (y < 0 || y >= side) continue;
        const uint8_t *source = slot->bitmap.buffer + (ptrdiff_t)row * slot->bitmap.pitch;
        for (int column = 0; column < (int)slot->bitmap.width; column++) {
            int x = left + column;
            if (x >= 0 && x < side) pixels[(size_t)y * (size_t)side + (size_t)x] = source[column];
        }
    }
    return 0;
}
