#ifndef LORCHECK_CCONFINEMENT_H
#define LORCHECK_CCONFINEMENT_H

#include <stdbool.h>
#include <stddef.h>

/// A place that may still be written to.
struct lorcheck_place {
  const char *path;
  /// Whether it is a folder in which, and below, files and folders may be made, written, renamed and
  /// removed. A file, device or pipe may only be written.
  bool is_folder;
};

/// Has the process write nowhere but in `count` places, for ever (Landlock). What is open stays open.
///
/// Call it before there are other threads. Returns false where the kernel cannot do it.
bool lorcheck_limit_writing(const struct lorcheck_place *places, size_t count);

/// Forbids, for ever and for all threads, what reading letters never needs (seccomp): the network,
/// other programs and processes, file modes and owners, mounts, modules, keys and the like. A call that
/// is forbidden fails with EPERM.
///
/// If the process `writes_files`, it may give those that it opened a mode and an owner.
/// If it `runs_programs`, it and they only lose the network and what attacks the kernel.
/// Returns false where the kernel cannot do it, or the processor is not known.
bool lorcheck_limit_calls(bool runs_programs, bool writes_files);

/// Keeps what is in memory out of core dumps.
void lorcheck_forbid_dumps(void);

#endif
