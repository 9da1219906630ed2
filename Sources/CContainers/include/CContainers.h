#ifndef HEDUI_CONTAINERS_H
#define HEDUI_CONTAINERS_H

#include <stddef.h>
#include <stdint.h>

// A ZIP archive on disk, opened for reading by libzip.
typedef struct hedui_archive hedui_archive;
// One entry of it that is being unpacked.
typedef struct hedui_archive_stream hedui_archive_stream;

// What the directory of an archive claims about an entry; nothing of it is to be believed.
struct hedui_archive_entry {
    // As stored, ended by a zero byte; valid until the archive is closed.
    const char *name;
    uint64_t size;
    uint64_t packed_size;
    // Type and permission bits of a Unix archive (S_IFMT and so on); 0 where the archive tells none.
    uint32_t mode;
    int is_encrypted;
};

// Null if the file is no ZIP archive or is damaged (*damaged is 1) or cannot be opened (*damaged is 0).
hedui_archive *hedui_archive_open(const char *path, int *damaged);
void hedui_archive_close(hedui_archive *archive);
int64_t hedui_archive_count(hedui_archive *archive);
// 0, or 1 for an entry whose description is damaged.
int hedui_archive_entry_at(hedui_archive *archive, int64_t index, struct hedui_archive_entry *entry);

// Null for an entry that cannot be unpacked (encrypted, unknown method, damaged).
hedui_archive_stream *hedui_archive_stream_open(hedui_archive *archive, int64_t index);
// Bytes read, 0 at the end, -1 for damaged data or a wrong checksum.
int64_t hedui_archive_stream_read(hedui_archive_stream *stream, uint8_t *bytes, size_t capacity);
void hedui_archive_stream_close(hedui_archive_stream *stream);

// Greatest size of `count` bytes packed by zlib.
size_t hedui_packed_bound(size_t count);
// Packs into `packed`, whose size is *packed_count on entry and on return. 0 on success.
int hedui_pack(const uint8_t *bytes, size_t count, uint8_t *packed, size_t *packed_count);
// Unpacks exactly `count` bytes. 0 on success, 1 for anything else.
int hedui_unpack(const uint8_t *packed, size_t packed_count, uint8_t *bytes, size_t count);

// Converts GB 18030 to UTF-8 (iconv of the C library). Returns the number of bytes written, or -1 where the input is not
// GB 18030 or does not fit into `capacity`; four thirds of the input and 16 always do (two bytes become three).
int64_t hedui_from_gb18030(const uint8_t *bytes, size_t count, uint8_t *text, size_t capacity);

// What is called while a document is walked through. Texts are UTF-8 and valid during the call only.
struct hedui_xml_handlers {
    void *context;
    // Names and values of the attributes in turn, then a null pointer.
    void (*start)(void *context, const char *name, const char *const *attributes);
    void (*end)(void *context, const char *name);
    // A piece of the text, not ended by a zero byte.
    void (*text)(void *context, const char *bytes, size_t count);
};

// Walks through an XML document by Expat. 0, or 1 for what is not well-formed or has a type declaration; handlers may have
// been called for what stands before.
int hedui_xml_walk(const uint8_t *bytes, size_t count, const struct hedui_xml_handlers *handlers);

// The parts of Linux that Glibc's module leaves out.
// From now on blocks of a megabyte and more are given back to the system when they are freed, and threads share two heaps:
// glibc's own rules let a long run with large pictures grow by half (mallopt(3)).
void hedui_bound_heap(void);

/// Gives what is free in the heap back to the system, also between blocks that are in use.
void hedui_trim_heap(void);
// An unnamed file in memory, or -1.
int hedui_memory_file(void);

#endif
