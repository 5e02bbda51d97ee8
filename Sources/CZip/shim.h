#ifndef LORCHECK_CZIP_SHIM_H
#define LORCHECK_CZIP_SHIM_H

#include <stdlib.h>
#include <string.h>
#include <zip.h>

/// A copy of `size` bytes for libzip to free, or NULL.
static inline void *lorcheck_copy(const void *bytes, size_t size) {
  void *copy = malloc(size > 0 ? size : 1);
  return copy ? memcpy(copy, bytes, size) : NULL;
}

static inline void lorcheck_free(void *bytes) { free(bytes); }

#endif
