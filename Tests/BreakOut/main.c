// Confines itself as lorcheck does and then tries to break out; prints for each try whether it went.
//
// Usage: break-out free|reader|converter OUTSIDE INSIDE
//   OUTSIDE  a folder with two files, `victim` and `other`, that must stay as they are
//   INSIDE   a folder that a reader may write to

#define _GNU_SOURCE
#include "CConfinement.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/keyctl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

static void tell(const char *name, long result) {
  printf("%s: %s\n", name, result >= 0 ? "went" : strerrorname_np(errno));
}

static const char *outside;

static const char *in(const char *folder, const char *name) {
  static char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  return path;
}

static void try_network(int old_socket) {
  tell("socket inet", socket(AF_INET, SOCK_STREAM, 0));
  tell("socket inet6", socket(AF_INET6, SOCK_DGRAM, 0));
  tell("socket unix", socket(AF_UNIX, SOCK_STREAM, 0));
  tell("socket packet", socket(AF_PACKET, SOCK_RAW, 0));
  int pair[2];
  tell("socketpair", socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(9)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  tell("sendto", sendto(old_socket, "x", 1, 0, (struct sockaddr *)&address, sizeof address));
}

static void try_programs(void) {
  pid_t child = fork();
  if (child == 0) _exit(0);
  if (child > 0) waitpid(child, NULL, 0);
  tell("fork", child);
  child = (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
  if (child == 0) _exit(0);
  if (child > 0) waitpid(child, NULL, 0);
  tell("clone", child);
  struct {
    uint64_t words[8];
  } clone3 = {.words = {[4] = SIGCHLD}};
  child = (pid_t)syscall(435, &clone3, sizeof clone3);
  if (child == 0) _exit(0);
  if (child > 0) waitpid(child, NULL, 0);
  tell("clone3", child);
  tell("kill", kill(getppid(), 0));
  char byte = 0;
  struct iovec here = {&byte, 1}, there = {&byte, 1};
  tell("process_vm_readv", process_vm_readv(getpid(), &here, 1, &there, 1, 0));
  tell("ptrace", ptrace(PTRACE_PEEKDATA, getppid(), NULL, NULL));
}

static void try_kernel(void) {
  tell("memfd_create", memfd_create("x", 0));
  char parameters[256] = {0};
  tell("io_uring_setup", syscall(SYS_io_uring_setup, 1, parameters));
  tell("keyctl", syscall(SYS_keyctl, KEYCTL_GET_KEYRING_ID, KEY_SPEC_SESSION_KEYRING, 0));
  tell("unshare", unshare(CLONE_FS));
  tell("x32 getpid", syscall(0x40000000 | SYS_getpid));
  char letter = 'x';
  tell("type for the user", ioctl(STDIN_FILENO, TIOCSTI, &letter));
}

static void try_files(void) {
  tell("write outside", open(in(outside, "victim"), O_WRONLY));
  tell("truncate outside", truncate(in(outside, "victim"), 0));
  tell("make outside", open(in(outside, "new"), O_WRONLY | O_CREAT, 0600));
  tell("make folder outside", mkdir(in(outside, "folder"), 0700));
  tell("link outside", symlink("victim", in(outside, "link")));
  tell("pipe outside", mkfifo(in(outside, "pipe"), 0600));
  tell("mode outside", chmod(in(outside, "victim"), 0644));
  tell("owner outside", chown(in(outside, "victim"), getuid(), getgid()));
  tell("date outside", utimensat(AT_FDCWD, in(outside, "victim"), NULL, 0));
  tell("remove outside", unlink(in(outside, "other")));
  tell("rename outside", rename("victim", "moved"));
}

static void *try_in_thread(void *unused) {
  tell("make outside in a thread", open(in(outside, "thread"), O_WRONLY | O_CREAT, 0600));
  tell("socket in a thread", socket(AF_INET, SOCK_STREAM, 0));
  return unused;
}

/// What must go on to work.
static void do_work(const char *inside) {
  tell("read", open("/etc/passwd", O_RDONLY));
  tell("make inside", open(in(inside, "temporary"), O_WRONLY | O_CREAT, 0600));
  char old[4096];
  strcpy(old, in(inside, "temporary"));
  tell("rename inside", rename(old, in(inside, "report")));
  pthread_t thread;
  int failure = pthread_create(&thread, NULL, try_in_thread, NULL);
  if (failure == 0) pthread_join(thread, NULL);
  errno = failure;
  tell("thread", -failure);
}

int main(int count, char **arguments) {
  if (count != 4) return 2;
  outside = arguments[2];
  if (chdir(outside) != 0) return 2;
  int old_socket = socket(AF_INET, SOCK_DGRAM, 0);
  bool reader = strcmp(arguments[1], "reader") == 0, converter = strcmp(arguments[1], "converter") == 0;
  if (reader || converter) lorcheck_forbid_dumps();
  if (reader) {
    struct lorcheck_place place = {arguments[3], true};
    printf("limits of writing: %s\n", lorcheck_limit_writing(&place, 1) ? "hold" : "missing");
  }
  if (reader || converter) printf("limits of calls: %s\n", lorcheck_limit_calls(converter, false) ? "hold" : "missing");
  struct rlimit limit;
  getrlimit(RLIMIT_CORE, &limit);
  printf("dumps: %s\n", limit.rlim_max <= 1 ? "forbidden" : "allowed");
  do_work(arguments[3]);
  try_network(old_socket);
  try_programs();
  try_kernel();
  try_files();
  // Last, since nothing comes back from it if it goes.
  fflush(stdout);
  execl("/bin/echo", "echo", "execute: went", NULL);
  tell("execute", -1);
  return 0;
}
