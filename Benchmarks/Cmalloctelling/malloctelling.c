// Counts every request for memory and passes it on to glibc. Linked into the benchmark only.
#include "malloctelling.h"
#include <errno.h>
#include <malloc.h>
#include <stddef.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

// Of each thread apart: one counter for all would slow down what is measured.
static __thread uint64_t telling;

uint64_t malloctelling(void) { return telling; }

uint64_t malloc_in_gebruik(void) {
    struct mallinfo2 stand = mallinfo2();
    return stand.uordblks + stand.hblkhd;
}

static void tel(void) { telling++; }

void *malloc(size_t grootte) { tel(); return __libc_malloc(grootte); }
void *calloc(size_t aantal, size_t grootte) { tel(); return __libc_calloc(aantal, grootte); }
void *realloc(void *oud, size_t grootte) { tel(); return __libc_realloc(oud, grootte); }
void *aligned_alloc(size_t uitlijning, size_t grootte) { tel(); return __libc_memalign(uitlijning, grootte); }

int posix_memalign(void **uit, size_t uitlijning, size_t grootte) {
    tel();
    *uit = __libc_memalign(uitlijning, grootte);
    return *uit == NULL ? ENOMEM : 0;
}
