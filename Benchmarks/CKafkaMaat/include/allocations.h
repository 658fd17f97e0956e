#ifndef DOORBRAAK_ALLOCATIONS_H
#define DOORBRAAK_ALLOCATIONS_H

#include <stdint.h>

/* How often the calling thread has asked for memory since it began: malloc, calloc, realloc and aligned requests. Counted
 * because this program brings its own malloc, which passes everything on to the C library's. */
int64_t allocations_of_this_thread(void);

#endif
