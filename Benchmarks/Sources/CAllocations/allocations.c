#include "allocations.h"
#include <stdlib.h>

static bool is_counting = false;
static long count = 0;

void allocations_start(void) {
    count = 0;
    is_counting = true;
}

long allocations_stop(void) {
    is_counting = false;
    return count;
}

#if defined(__GLIBC__)

// The program's own malloc stands before the library's, for the Swift runtime as well.
extern void *__libc_malloc(size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

bool allocations_can_be_counted(void) { return true; }

void *malloc(size_t size) {
    if (is_counting) count++;
    return __libc_malloc(size);
}

int posix_memalign(void **place, size_t alignment, size_t size) {
    if (is_counting) count++;
    *place = __libc_memalign(alignment, size);
    return *place == NULL && size > 0 ? 12 : 0;
}

#else

bool allocations_can_be_counted(void) { return false; }

#endif
