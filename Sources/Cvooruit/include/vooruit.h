#ifndef DOORBRAAK_CVOORUIT_H
#define DOORBRAAK_CVOORUIT_H

/* What Swift has no words for: ask for the cache line at an address, to read it later without waiting. It is a hint to
 * the processor, changes nothing, and does no harm at any address. */
static inline void vooruit(const void *adres) { __builtin_prefetch(adres); }

#endif
