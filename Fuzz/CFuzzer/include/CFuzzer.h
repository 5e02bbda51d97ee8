#ifndef LORCHECK_CFUZZER_H
#define LORCHECK_CFUZZER_H

#include <stddef.h>
#include <stdint.h>

/// Changes `size` bytes in place in some way of libFuzzer's own; returns how many there are then.
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);

#endif
