// How the allocator of the GNU C library grows. C, because Swift's module of that library lacks malloc.h.
//
// Source: mallopt(3), M_TOP_PAD.

#include "CMemory.h"

#if defined(__linux__)
#include <malloc.h>
#endif

void cmemory_grow_by(int bytes) {
#if defined(M_TOP_PAD)
    mallopt(M_TOP_PAD, bytes);
#else
    (void)bytes;
#endif
}
