#ifndef CSHA256_H
#define CSHA256_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether this processor has instructions for SHA-256 that this file was built to use.
bool csha256_is_available(void);

/// Takes chunks of 64 bytes into a state, with the processor's own instructions. Only when these are available.
void csha256_compress(uint32_t state[8], const uint8_t *bytes, size_t chunks);

#endif
