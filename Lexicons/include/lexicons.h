#ifndef LORCHECK_LEXICONS_H
#define LORCHECK_LEXICONS_H

#include <stddef.h>

/// A lexicon file built into the binary.
typedef struct {
  /// Its path inside the lexicon folder.
  const char *name;
  const unsigned char *bytes;
  size_t count;
} lorcheck_lexicon;

/// Every lexicon file, in no particular order.
const lorcheck_lexicon *lorcheck_lexicon_table(void);
/// How many there are.
size_t lorcheck_lexicon_count(void);

/// What `workbench compile` made of the lexicons, and how many bytes that is.
const unsigned char *lorcheck_compiled_lexicons(void);
size_t lorcheck_compiled_lexicons_size(void);

#endif
