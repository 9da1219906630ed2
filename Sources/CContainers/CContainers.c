#define _GNU_SOURCE
#include "CContainers.h"

#include <iconv.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <zip.h>
#include <zlib.h>

hedui_archive *hedui_archive_open(const char *path, int *damaged) {
    int code = 0;
    zip_t *archive = zip_open(path, ZIP_RDONLY, &code);
    *damaged = code != ZIP_ER_OPEN && code != ZIP_ER_NOENT && code != ZIP_ER_READ && code != ZIP_ER_MEMORY;
    return (hedui_archive *)archive;
}

// Discarding: a reader has nothing to write back.
void hedui_archive_close(hedui_archive *archive) { zip_discard((zip_t *)archive); }

int64_t hedui_archive_count(hedui_archive *archive) { return zip_get_num_entries((zip_t *)archive, 0); }

int hedui_archive_entry_at(hedui_archive *archive, int64_t index, struct hedui_archive_entry *entry) {
    zip_stat_t facts;
    memset(entry, 0, sizeof *entry);
    zip_stat_init(&facts);
    if (index < 0 || zip_stat_index((zip_t *)archive, (zip_uint64_t)index, ZIP_FL_ENC_RAW, &facts) != 0) return 1;
    if (!(facts.valid & ZIP_STAT_NAME) || !(facts.valid & ZIP_STAT_SIZE) || facts.name == NULL) return 1;
    entry->name = facts.name;
    entry->size = facts.size;
    entry->packed_size = facts.valid & ZIP_STAT_COMP_SIZE ? facts.comp_size : 0;
    entry->is_encrypted = (facts.valid & ZIP_STAT_ENCRYPTION_METHOD) && facts.encryption_method != ZIP_EM_NONE;
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes((zip_t *)archive, (zip_uint64_t)index, 0, &system, &attributes) == 0 &&
        (system == ZIP_OPSYS_UNIX || system == ZIP_OPSYS_OS_X))
        entry->mode = attributes >> 16;
    return 0;
}

hedui_archive_stream *hedui_archive_stream_open(hedui_archive *archive, int64_t index) {
    return (hedui_archive_stream *)zip_fopen_index((zip_t *)archive, (zip_uint64_t)index, 0);
}

int64_t hedui_archive_stream_read(hedui_archive_stream *stream, uint8_t *bytes, size_t capacity) {
    return zip_fread((zip_file_t *)stream, bytes, capacity);
}

void hedui_archive_stream_close(hedui_archive_stream *stream) { zip_fclose((zip_file_t *)stream); }

size_t hedui_packed_bound(size_t count) { return compressBound(count); }

int hedui_pack(const uint8_t *bytes, size_t count, uint8_t *packed, size_t *packed_count) {
    uLongf size = *packed_count;
    // Level 1: numbers hardly pack better at 6, which takes three times as long.
    int code = compress2(packed, &size, bytes, count, 1);
    *packed_count = size;
    return code == Z_OK ? 0 : 1;
}

int hedui_unpack(const uint8_t *packed, size_t packed_count, uint8_t *bytes, size_t count) {
    uLongf size = count;
    return uncompress(bytes, &size, packed, packed_count) == Z_OK && size == count ? 0 : 1;
}

int64_t hedui_from_gb18030(const uint8_t *bytes, size_t count, uint8_t *text, size_t capacity) {
    iconv_t converter = iconv_open("UTF-8", "GB18030");
    if (converter == (iconv_t)-1) return -1;
    char *input = (char *)bytes;
    char *output = (char *)text;
    size_t left = count;
    size_t room = capacity;
    size_t result = iconv(converter, &input, &left, &output, &room);
    iconv_close(converter);
    return result == (size_t)-1 || left > 0 ? -1 : (int64_t)(capacity - room);
}

void hedui_bound_heap(void) {
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    mallopt(M_ARENA_MAX, 2);
}

void hedui_trim_heap(void) { malloc_trim(0); }

int hedui_memory_file(void) { return memfd_create("hedui", MFD_CLOEXEC); }
