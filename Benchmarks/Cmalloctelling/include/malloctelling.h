#pragma once
#include <stdint.h>

/// How often the calling thread has asked for memory since it began.
uint64_t malloctelling(void);

/// Bytes of the heap that are in use, by glibc's own account.
uint64_t malloc_in_gebruik(void);
