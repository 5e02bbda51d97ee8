#define _GNU_SOURCE
#include "CConfinement.h"

#include <fcntl.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

// The numbers are those of every Linux since 5.13; the headers of a distribution may be older.
#ifndef __NR_landlock_create_ruleset
#define __NR_landlock_create_ruleset 444
#define __NR_landlock_add_rule 445
#define __NR_landlock_restrict_self 446
#endif

/// Rights of Landlock (`LANDLOCK_ACCESS_FS_…` in the kernel's landlock.h).
enum {
  EXECUTE = 1 << 0,
  WRITE_FILE = 1 << 1,
  REMOVE_DIR = 1 << 4,
  REMOVE_FILE = 1 << 5,
  MAKE_CHAR = 1 << 6,
  MAKE_DIR = 1 << 7,
  MAKE_REG = 1 << 8,
  MAKE_SOCK = 1 << 9,
  MAKE_FIFO = 1 << 10,
  MAKE_BLOCK = 1 << 11,
  MAKE_SYM = 1 << 12,
  REFER = 1 << 13,
  TRUNCATE = 1 << 14,
  IOCTL_DEV = 1 << 15,
};

/// The rights that a kernel knows, by the version of its Landlock. Reading stays free.
static uint64_t rights_of(long version) {
  uint64_t rights = EXECUTE | WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_CHAR | MAKE_DIR | MAKE_REG | MAKE_SOCK |
                    MAKE_FIFO | MAKE_BLOCK | MAKE_SYM | REFER;
  if (version >= 3) rights |= TRUNCATE;
  if (version >= 5) rights |= IOCTL_DEV;
  return rights;
}

/// `struct landlock_ruleset_attr`, as far as it is used.
struct ruleset {
  uint64_t files, network, scopes;
};

/// `struct landlock_path_beneath_attr`.
struct rule {
  uint64_t rights;
  int32_t parent;
} __attribute__((packed));

static bool allow(int ruleset, const struct lorcheck_place *place, uint64_t known) {
  const uint64_t folder = WRITE_FILE | TRUNCATE | MAKE_REG | REMOVE_FILE | MAKE_DIR | REMOVE_DIR | REFER;
  const uint64_t file = WRITE_FILE | TRUNCATE;
  struct rule rule = {.rights = known & (place->is_folder ? folder : file)};
  rule.parent = open(place->path, O_PATH | O_CLOEXEC);
  // What is not there cannot be written to, which whoever tries will be told.
  if (rule.parent < 0) return true;
  const int path_beneath = 1;
  long result = syscall(__NR_landlock_add_rule, ruleset, path_beneath, &rule, 0);
  close(rule.parent);
  return result == 0;
}

bool lorcheck_limit_writing(const struct lorcheck_place *places, size_t count) {
  const int ask_version = 1;
  long version = syscall(__NR_landlock_create_ruleset, NULL, 0, ask_version);
  // The first version forbids to move a file from one folder into another, which reports need.
  if (version < 2) return false;
  struct ruleset attributes = {.files = rights_of(version)};
  size_t size = sizeof(uint64_t);
  if (version >= 4) {
    attributes.network = 3;  // binding and connecting by TCP
    size = 2 * sizeof(uint64_t);
  }
  if (version >= 6) {
    attributes.scopes = 3;  // abstract sockets and signals of processes outside
    size = 3 * sizeof(uint64_t);
  }
  int ruleset = (int)syscall(__NR_landlock_create_ruleset, &attributes, size, 0);
  if (ruleset < 0) return false;
  bool done = true;
  for (size_t index = 0; index < count && done; index++) {
    done = allow(ruleset, &places[index], attributes.files);
  }
  done = done && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         syscall(__NR_landlock_restrict_self, ruleset, 0) == 0;
  close(ruleset);
  return done;
}

void lorcheck_forbid_dumps(void) {
  // Not 0: a limit of 1 also stops dumps that the kernel hands to another program.
  struct rlimit limit = {.rlim_cur = 1, .rlim_max = 1};
  setrlimit(RLIMIT_CORE, &limit);
}
