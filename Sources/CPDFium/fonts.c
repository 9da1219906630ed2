// Fonts for text whose font a PDF does not embed. PDFium's own search opens whatever lies in the folders of fonts; this one
// knows the fonts that Scripts/setup installs, mapped into memory beforehand, so that drawing opens no file.
#include "CPDFium.h"
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

// Character sets as in fpdf_sysfontinfo.h.
enum { SHIFT_JIS = 128, HANGUL = 129, GB2312 = 134, BIG5 = 136 };
// Tags of a collection of fonts: "ttcf", as PDFium asks for it and as such a file begins.
enum { COLLECTION = 0x74746366 };

struct font {
    const char *path;
    const char *face;
    const unsigned char *bytes; // null where it is not installed
    size_t size;
};

// In the order in which PDFium's own search prefers them for Chinese.
static struct font shelf[] = {
    {"/usr/share/fonts/truetype/arphic/uming.ttc", "AR PL UMing CN", NULL, 0},
    {"/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", "WenQuanYi Micro Hei", NULL, 0},
    {"/usr/share/fonts/truetype/arphic/ukai.ttc", "AR PL UKai CN", NULL, 0},
};
enum { SHELF = sizeof shelf / sizeof shelf[0] };

int hedui_pdf_map_fonts(void) {
    int count = 0;
    for (int i = 0; i < SHELF; i++) {
        const int file = open(shelf[i].path, O_RDONLY | O_CLOEXEC);
        if (file < 0) continue;
        struct stat facts;
        if (fstat(file, &facts) == 0 && facts.st_size >= 12) {
            void *bytes = mmap(NULL, (size_t)facts.st_size, PROT_READ, MAP_PRIVATE, file, 0);
            if (bytes != MAP_FAILED) {
                shelf[i].bytes = bytes;
                shelf[i].size = (size_t)facts.st_size;
                count++;
            }
        }
        close(file);
    }
    return count;
}

static uint32_t number(const unsigned char *p) {
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void enumerate(FPDF_SYSFONTINFO *info, void *mapper) {
    (void)info;
    for (int i = 0; i < SHELF; i++) {
        if (shelf[i].bytes) FPDF_AddInstalledFont(mapper, shelf[i].face, GB2312);
    }
}

static void *named(FPDF_SYSFONTINFO *info, const char *face) {
    (void)info;
    for (int i = 0; i < SHELF; i++) {
        if (shelf[i].bytes && face && strcmp(face, shelf[i].face) == 0) return &shelf[i];
    }
    return NULL;
}

static void *mapped(
    FPDF_SYSFONTINFO *info, int weight, int italic, int charset, int pitch, const char *face, int *exact) {
    (void)weight, (void)italic, (void)pitch, (void)exact;
    void *same = named(info, face);
    if (same) return same;
    // Latin text is drawn with the fonts that PDFium carries.
    if (charset != GB2312 && charset != BIG5 && charset != SHIFT_JIS && charset != HANGUL) return NULL;
    for (int i = 0; i < SHELF; i++) {
        if (shelf[i].bytes) return &shelf[i];
    }
    return NULL;
}

/// Of a table of the font, of the whole file for table 0, or of the whole collection.
static unsigned long data(
    FPDF_SYSFONTINFO *info, void *handle, unsigned int table, unsigned char *buffer, unsigned long capacity) {
    (void)info;
    const struct font *font = handle;
    if (!font || !font->bytes) return 0;
    const int is_collection = number(font->bytes) == COLLECTION;
    size_t offset = 0, size = 0;
    if (table == 0 || table == COLLECTION) {
        size = (table == COLLECTION) == is_collection ? font->size : 0;
    } else {
        // The directory of the first font: 12 bytes, then 16 a table (OpenType 1.9, "Organization of an OpenType Font").
        const size_t start = is_collection && font->size >= 16 ? number(font->bytes + 12) : 0;
        if (start > font->size - 12) return 0;
        const size_t count = (size_t)font->bytes[start + 4] << 8 | font->bytes[start + 5];
        for (size_t i = 0; i < count && start + 12 + 16 * (i + 1) <= font->size; i++) {
            const unsigned char *entry = font->bytes + start + 12 + 16 * i;
            if (number(entry) != table) continue;
            offset = number(entry + 8);
            size = number(entry + 12);
        }
    }
    if (offset > font->size || size > font->size - offset) return 0;
    if (buffer && size > 0 && capacity >= size) memcpy(buffer, font->bytes + offset, size);
    return size;
}

static unsigned long face_name(FPDF_SYSFONTINFO *info, void *handle, char *buffer, unsigned long capacity) {
    (void)info;
    const struct font *font = handle;
    const size_t size = font ? strlen(font->face) + 1 : 0;
    if (buffer && size > 0 && capacity >= size) memcpy(buffer, font->face, size);
    return size;
}

static int charset_of(FPDF_SYSFONTINFO *info, void *handle) {
    (void)info, (void)handle;
    return GB2312;
}

// Fonts stay mapped until the process ends.
static void release(FPDF_SYSFONTINFO *info) { (void)info; }
static void drop(FPDF_SYSFONTINFO *info, void *handle) { (void)info, (void)handle; }

static FPDF_SYSFONTINFO functions = {
    .version = 1, .Release = release, .EnumFonts = enumerate, .MapFont = mapped, .GetFont = named, .GetFontData = data,
    .GetFaceName = face_name, .GetFontCharset = charset_of, .DeleteFont = drop,
};

void hedui_pdf_use_mapped_fonts(void) { FPDF_SetSystemFontInfo(&functions); }
