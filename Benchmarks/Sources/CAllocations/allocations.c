#include "allocations.h"
#include <stdlib.h>

static bool is_counting = false;
static long count = 0, held = 0, peak = 0;

void allocations_start(void) {
    count = held = peak = 0;
    is_counting = true;
}

long allocations_stop(void) {
    is_counting = false;
    return count;
}

long allocations_peak(void) { return peak; }

#if defined(__GLIBC__)

#include <malloc.h>

// The program's own malloc stands before the library's, for the Swift runtime as well. The counters are those of one
// thread: nothing else runs while they are on.
extern void *__libc_malloc(size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void *place);

bool allocations_can_be_counted(void) { return true; }

static void *counted(void *place) {
    if (is_counting) {
        count++;
        held += (long)malloc_usable_size(place);
        if (held > peak) peak = held;
    }
    return place;
}

void *malloc(size_t size) { return counted(__libc_malloc(size)); }

int posix_memalign(void **place, size_t alignment, size_t size) {
    *place = counted(__libc_memalign(alignment, size));
    return *place == NULL && size > 0 ? 12 : 0;
}

void free(void *place) {
    if (is_counting && place != NULL) held -= (long)malloc_usable_size(place);
    __libc_free(place);
}

#else

bool allocations_can_be_counted(void) { return false; }

#endif
