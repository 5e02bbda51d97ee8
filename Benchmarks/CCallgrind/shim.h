#ifndef LORCHECK_CCALLGRIND_SHIM_H
#define LORCHECK_CCALLGRIND_SHIM_H

#include <valgrind/callgrind.h>

/// Counts instructions from here on; does nothing outside valgrind.
static inline void lorcheck_start_counting(void) {
  CALLGRIND_START_INSTRUMENTATION;
  CALLGRIND_ZERO_STATS;
}

/// Writes what was counted under a name.
static inline void lorcheck_stop_counting(const char *name) {
  CALLGRIND_DUMP_STATS_AT(name);
  CALLGRIND_STOP_INSTRUMENTATION;
}

#endif
