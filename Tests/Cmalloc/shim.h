/* What malloc has handed out: glibc tells, but Swift's Glibc module leaves this header out. */
#include <malloc.h>
