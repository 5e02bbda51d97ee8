#include "CConfinement.h"

#include <asm/ioctls.h>
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifdef ARCHITECTURE

// Numbers that are the same on all processors; the headers of a distribution may be older.
#ifndef __NR_clone3
#define __NR_clone3 435
#endif
#ifndef __NR_fchmodat2
#define __NR_fchmodat2 452
#endif

/// What neither reading letters nor converting them needs.
static const int forbidden_to_all[] = {
    // Ways around a filter of calls, and into the kernel.
    __NR_io_uring_setup, __NR_io_uring_enter, __NR_io_uring_register, __NR_bpf, __NR_perf_event_open,
    __NR_userfaultfd, __NR_init_module, __NR_finit_module, __NR_delete_module, __NR_kexec_load,
    __NR_open_by_handle_at, __NR_reboot, __NR_swapon, __NR_swapoff, __NR_acct, __NR_quotactl,
    // Into other processes, and to secrets that the kernel keeps.
    __NR_ptrace, __NR_process_vm_readv, __NR_process_vm_writev, __NR_pidfd_getfd, __NR_keyctl, __NR_add_key,
    __NR_request_key, __NR_syslog, __NR_clock_settime, __NR_settimeofday, __NR_sethostname,
};

/// What only another program needs.
static const int forbidden_to_readers[] = {
    // The network, and other ways to talk to a process.
    __NR_socket, __NR_socketpair, __NR_connect, __NR_bind, __NR_listen, __NR_accept, __NR_accept4, __NR_sendto,
    __NR_sendmsg, __NR_sendmmsg, __NR_recvfrom, __NR_recvmsg, __NR_recvmmsg, __NR_shmget, __NR_shmat, __NR_msgget,
    __NR_msgsnd, __NR_semget, __NR_mq_open, __NR_memfd_create,
    // Other programs and processes.
    __NR_execve, __NR_execveat, __NR_kill, __NR_tkill, __NR_pidfd_open, __NR_pidfd_send_signal, __NR_setns,
    __NR_unshare, __NR_setpgid, __NR_setsid,
    // What a file is besides its content, which Landlock leaves free.
    __NR_fchmodat, __NR_fchmodat2, __NR_fchownat, __NR_setxattr, __NR_lsetxattr, __NR_fsetxattr,
    __NR_removexattr, __NR_lremovexattr, __NR_fremovexattr, __NR_utimensat, __NR_mknodat,
    // Mounts.
    __NR_mount, __NR_umount2, __NR_pivot_root, __NR_chroot, __NR_move_mount, __NR_open_tree, __NR_fsopen,
    __NR_fsmount, __NR_fsconfig, __NR_fspick,
#ifdef __x86_64__
    __NR_fork, __NR_vfork, __NR_chmod, __NR_chown, __NR_lchown, __NR_utime, __NR_utimes, __NR_futimesat, __NR_mknod,
    __NR_iopl, __NR_ioperm, __NR_modify_ldt,
#endif
};

/// What gives a file that is written anew the mode and owner of the old one.
static const int forbidden_unless_writing[] = {__NR_fchmod, __NR_fchown};

enum {
  MOST = 4 * (sizeof(forbidden_to_all) + sizeof(forbidden_to_readers) + sizeof(forbidden_unless_writing)) / sizeof(int)
};

/// A filter that is being written.
struct filter {
  struct sock_filter steps[MOST];
  unsigned short count;
};

static void add(struct filter *filter, struct sock_filter step) { filter->steps[filter->count++] = step; }

static void load(struct filter *filter, size_t offset) {
  add(filter, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset));
}

static void fail(struct filter *filter, int code) {
  add(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (uint32_t)code));
}

/// Makes the call `number` fail with `code`.
static void forbid(struct filter *filter, int number, int code) {
  add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)number, 0, 1));
  fail(filter, code);
}

/// Makes the call `number` fail depending on its argument: `test` skips one step to allow it. The number
/// must be loaded, and is so again behind it.
static void forbid_by_argument(struct filter *filter, int number, int argument, struct sock_filter test) {
  add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)number, 0, 4));
  load(filter, offsetof(struct seccomp_data, args) + (size_t)argument * sizeof(uint64_t));
  add(filter, test);
  fail(filter, EPERM);
  load(filter, offsetof(struct seccomp_data, nr));
}

static void write_filter(struct filter *filter, bool runs_programs, bool writes_files) {
  load(filter, offsetof(struct seccomp_data, arch));
  add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0));
  fail(filter, EPERM);
  load(filter, offsetof(struct seccomp_data, nr));
#ifdef __x86_64__
  // The calls of x32, which have numbers of their own.
  add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1));
  fail(filter, EPERM);
#endif
  for (size_t index = 0; index < sizeof(forbidden_to_all) / sizeof(int); index++) {
    forbid(filter, forbidden_to_all[index], EPERM);
  }
  // Nobody types for the user.
  forbid_by_argument(filter, __NR_ioctl, 1, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, TIOCSTI, 0, 1));
  if (runs_programs) {
    // Converters talk to parts of themselves by sockets in files.
    forbid_by_argument(filter, __NR_socket, 0,
                       (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 1, 0));
  } else {
    for (size_t index = 0; index < sizeof(forbidden_to_readers) / sizeof(int); index++) {
      forbid(filter, forbidden_to_readers[index], EPERM);
    }
    for (size_t index = 0; !writes_files && index < sizeof(forbidden_unless_writing) / sizeof(int); index++) {
      forbid(filter, forbidden_unless_writing[index], EPERM);
    }
    // Threads, but no processes. The flags of clone3 are in memory, where a filter does not look; the C
    // library takes clone instead if there is no clone3.
    forbid_by_argument(filter, __NR_clone, 0,
                       (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0));
    forbid(filter, __NR_clone3, ENOSYS);
  }
  add(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
}

bool lorcheck_limit_calls(bool runs_programs, bool writes_files) {
  struct filter filter = {.count = 0};
  write_filter(&filter, runs_programs, writes_files);
  struct sock_fprog program = {.len = filter.count, .filter = filter.steps};
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) == 0;
}

#else

bool lorcheck_limit_calls(bool runs_programs, bool writes_files) {
  (void)runs_programs;
  (void)writes_files;
  return false;
}

#endif
