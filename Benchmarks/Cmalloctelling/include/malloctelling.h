#pragma once
#include <stdint.h>

/// How often memory was asked for since the program began, by any thread.
uint64_t malloctelling(void);
