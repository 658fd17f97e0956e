#pragma once
#include <stdint.h>

/// How often memory was asked for since the program began, by any thread.
uint64_t malloctelling(void);

/// The same of the calling thread alone.
uint64_t malloctelling_van_deze_draad(void);

/// Bytes of the heap that are in use, by glibc's own account.
uint64_t malloc_in_gebruik(void);
