#include "CAllocationCount.h"

#include <errno.h>

// glibc's own allocator, under the names it keeps for programs that replace malloc.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static _Thread_local size_t least_counted;
static _Thread_local hedui_allocations counted;

static void count(size_t bytes) {
    if (least_counted == 0 || bytes < least_counted) return;
    counted.blocks += 1;
    counted.bytes += bytes;
}

void hedui_allocations_begin(size_t least) {
    counted = (hedui_allocations){0, 0};
    least_counted = least;
}

hedui_allocations hedui_allocations_end(void) {
    least_counted = 0;
    return counted;
}

// A sanitizer brings an allocator of its own, which must not see blocks of glibc's.
#if !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)

void *malloc(size_t size) {
    count(size);
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
    // A product that overflows is refused by glibc.
    count(number * size);
    return __libc_calloc(number, size);
}

void *realloc(void *block, size_t size) {
    count(size);
    return __libc_realloc(block, size);
}

void *memalign(size_t alignment, size_t size) {
    count(size);
    return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **block, size_t alignment, size_t size) {
    if (alignment == 0 || alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0) return EINVAL;
    void *result = memalign(alignment, size);
    if (result == NULL) return ENOMEM;
    *block = result;
    return 0;
}

#endif
