#ifndef C_ALLOCATION_COUNT_H
#define C_ALLOCATION_COUNT_H

#include <stddef.h>

/// What one thread took from the heap while it was counted.
typedef struct {
    size_t blocks;
    size_t bytes;
} hedui_allocations;

/// Begins to count what the calling thread allocates, from nothing. Linking this target replaces the allocator's entry points
/// in the whole program by ones that count and go on to glibc's; threads that were not begun are not counted.
///
/// `least`: bytes of the smallest block that counts, at least one.
void hedui_allocations_begin(size_t least);

/// Ends the counting of the calling thread.
hedui_allocations hedui_allocations_end(void);

#endif
