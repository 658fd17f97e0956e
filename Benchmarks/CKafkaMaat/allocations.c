#include "allocations.h"

#include <errno.h>
#include <stddef.h>

/* What the C library's own malloc is called inside it (glibc). */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static __thread int64_t count;

int64_t allocations_of_this_thread(void) {
        return count;
}

void *malloc(size_t size) {
        count++;
        return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
        count++;
        return __libc_calloc(number, size);
}

void *realloc(void *old, size_t size) {
        count++;
        return __libc_realloc(old, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
        count++;
        return __libc_memalign(alignment, size);
}

int posix_memalign(void **place, size_t alignment, size_t size) {
        count++;
        *place = __libc_memalign(alignment, size);
        return *place ? 0 : ENOMEM;
}
