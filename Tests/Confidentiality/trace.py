"""Runs lorcheck under strace and says what it did besides reading letters and writing where it was told.

Usage: trace.py LORCHECK
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "Samples"

NETWORK = set(
    "socket socketpair connect bind listen accept accept4 sendto sendmsg sendmmsg recvfrom recvmsg recvmmsg "
    "getsockname getpeername setsockopt getsockopt shutdown io_uring_setup".split()
)
PROCESSES = set("execve execveat fork vfork kill tkill ptrace process_vm_readv process_vm_writev memfd_create".split())
# Calls that change a file by its name, and how many names they take.
CHANGES = set(
    "rename renameat renameat2 unlink unlinkat mkdir mkdirat rmdir link linkat symlink symlinkat truncate mknod mknodat "
    "chmod fchmodat chown fchownat lchown utimensat setxattr lsetxattr removexattr".split()
)
# What a program of this kind reads besides letters: libraries, time zone, conversion tables, the machine's size.
SYSTEM = ("/lib", "/usr/", "/etc/ld.so", "/etc/localtime", "/opt/", "/proc/", "/sys/", "/dev/null", "/dev/urandom")

LINE = re.compile(r"^(\d+) +(\w+)\((.*)\) += (-?\w+|\?)(.*)$")
UNFINISHED = re.compile(r"^(\d+) +(.*) <unfinished \.\.\.>$")
RESUMED = re.compile(r"^(\d+) +<\.\.\. \w+ resumed>(.*)$")
NAMES = re.compile(r'"((?:[^"\\]|\\.)*)"')


class Trace:
    """The system calls of one run."""

    def __init__(self, arguments, folder, data=b"", environment=None):
        self.folder = folder
        log = folder.parent / (folder.name + ".strace")
        command = ["strace", "-f", "-y", "-s", "4096", "-o", str(log), *arguments]
        self.run = subprocess.run(
            command, cwd=folder, input=data, capture_output=True, timeout=300, env={**os.environ, **(environment or {})}
        )
        self.calls = []
        for line in self.whole(log.read_text(errors="surrogateescape").splitlines()):
            found = LINE.match(line)
            if found:
                self.calls.append((found[2], found[3], found[4], found[5]))
        log.unlink()
        assert len(self.calls) > 20, f"strace told next to nothing: {self.run.stderr!r}"

    @staticmethod
    def whole(lines):
        """The lines, those put together that calls of other threads stand between; by their beginnings."""
        lines = list(lines)
        begun = {}
        for number, line in enumerate(lines):
            if found := UNFINISHED.match(line):
                begun[found[1]] = (number, found[1] + " " + found[2])
            elif (found := RESUMED.match(line)) and found[1] in begun:
                start, head = begun.pop(found[1])
                lines[start] = head + found[2]
        return lines

    def path(self, name):
        """A path as the system sees it."""
        return os.path.normpath(os.path.join(self.folder, name))

    def sins(self, writable=(), readable=()):
        """What the run did that it may not do; `writable` are outputs, in whose folders nameless files may grow."""
        sins = []
        nameless = set()
        writable = [self.path(name) for name in writable]

        def may_write(path):
            return any(path == output or path.startswith((output + ".lorcheck-", output + ".bak", output + "/"))
                       for output in writable)

        def may_hold(folder):
            return any(folder == output or folder == os.path.dirname(output) or folder.startswith(output + "/")
                       for output in writable)

        def may_read(path):
            return path.startswith(SYSTEM) or path == "/" or any(
                path == self.path(name) or path.startswith(self.path(name).rstrip("/") + "/") for name in readable)

        for number, (name, arguments, result, rest) in enumerate(self.calls):
            went = not result.startswith("-")
            if name in NETWORK and went:
                sins.append(f"{name}({arguments})")
            if name in PROCESSES and went and number > 0:
                sins.append(f"{name}({arguments})")
            if name in ("clone", "clone3") and went and "CLONE_THREAD" not in arguments:
                sins.append(f"{name}({arguments})")
            if name in ("open", "openat", "openat2", "creat") and went and "O_PATH" not in arguments:
                path = self.path(NAMES.search(arguments)[1])
                if "O_TMPFILE" in arguments:
                    nameless.add(re.match(r"<(.*?)>", rest)[1])
                    if not may_hold(path):
                        sins.append(f"writes a nameless file in {path}")
                    continue
                writes = re.search(r"O_(WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)", arguments) or name == "creat"
                if writes and not may_write(path) and not path.startswith("/dev/"):
                    sins.append(f"writes {path}")
                if not writes and not may_read(path) and not may_write(path):
                    sins.append(f"reads {path}")
            if name in CHANGES and went:
                names = NAMES.findall(arguments)
                if name == "linkat" and re.fullmatch(r"/proc/self/fd/\d+", names[0]):
                    names = names[1:]  # a nameless file gets its name
                for path in names:
                    if not may_write(self.path(path)):
                        sins.append(f"{name} {path}")
            if name in ("write", "writev", "pwrite64") and went:
                target = re.match(r"(\d+)<(.*?)>", arguments)
                if int(target[1]) > 2 and target[2] not in nameless and not may_write(target[2]) and "pipe:" not in target[2] \
                        and "anon_inode" not in target[2]:
                    sins.append(f"writes to {target[2]}")
            if name == "mmap" and went and "MAP_SHARED" in arguments and "PROT_WRITE" in arguments \
                    and "MAP_ANONYMOUS" not in arguments:
                sins.append(f"mmap({arguments})")
        return sins

    def confined_before(self, letter):
        """Whether the process had given up what it does not need when it first opened the letter."""
        landlock = calls = False
        for name, arguments, result, _ in self.calls:
            landlock = landlock or (name == "landlock_restrict_self" and result == "0")
            calls = calls or (name == "seccomp" and "SET_MODE_FILTER" in arguments and result == "0")
            if name in ("open", "openat") and f'"{letter}"' in arguments:
                return landlock and calls
        return False


def listing(folder):
    """Every file below a folder with its content."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
            for path in sorted(folder.rglob("*"))}


def main(lorcheck):
    failures = 0
    count = 0

    def check(name, condition, detail=""):
        nonlocal failures, count
        count += 1
        if not condition:
            failures += 1
            print(f"FAILED {name}: {detail}", file=sys.stderr)

    with tempfile.TemporaryDirectory(prefix="lorcheck-trace-") as base:
        base = Path(base)

        def fresh():
            folder = base / "run"
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            shutil.copy(SAMPLES / "blocked-visa-outright.docx", folder / "a.docx")
            shutil.copy(SAMPLES / "strong-short-two-episodes.txt", folder / "b.txt")
            shutil.copy(SAMPLES / "blocked-patient-identified.html", folder / "c.html")
            (folder / "broken.docx").write_bytes((folder / "a.docx").read_bytes()[:5000])
            shutil.copytree(SAMPLES / "set", folder / "letters")
            return folder

        def case(name, arguments, writable=(), letter="a.docx", data=b"", status=(0, 1), made=None):
            """One run: its status, its calls, and what lies in the folder afterwards."""
            folder = fresh()
            before = listing(folder)
            trace = Trace([lorcheck, *arguments], folder, data)
            check(name, trace.run.returncode in status, f"status {trace.run.returncode}: {trace.run.stderr!r}")
            sins = trace.sins(writable, readable=["."] + [str(path) for path in folder.parents])
            check(name, not sins, "; ".join(sorted(set(sins))[:5]))
            if letter:
                check(name, trace.confined_before(letter), "the letter was opened by a process that was not confined")
            after = listing(folder)
            new = {path for path in after if path not in before}
            wanted = made if made is not None else writable
            expected = all(any(path == one or path.startswith(one + "/") for one in wanted) for path in new)
            check(name, expected and new.issuperset(wanted), f"made {sorted(new)}")
            kept = {path: content for path, content in after.items() if path in before}
            changed = [path for path in before if kept.get(path) != before[path] and path not in writable]
            check(name, not changed, f"changed {changed}")

        formats = ["text", "json", "markdown", "html", "sarif", "github", "junit", "csv"]
        for form in formats:
            case(f"check as {form}", ["--format", form, "a.docx", "b.txt", "c.html"])
            case(f"check as {form} into a file", ["--format", form, "-o", "report", "a.docx"]
                 if form != "html" else ["--format", form, "-o", "report.html", "a.docx"],
                 ["report.html" if form == "html" else "report"])
        case("check of a folder", ["--format", "json", "letters", "a.docx"])
        case("check on two threads", ["--format", "csv", "--jobs", "2", "-o", "r.csv", "letters", "a.docx"], ["r.csv"])
        case("check of what is broken", ["--format", "json", "broken.docx", "nowhere.docx"], letter="broken.docx", status=(2,))
        case("folder of pages", ["--format", "html", "-o", "pages", "a.docx", "b.txt"], ["pages"])
        case("baseline", ["--baseline", "known.json", "--update-baseline", "a.docx"], ["known.json"])
        case("text", ["text", "a.docx"])
        case("why", ["why", "a.docx", "--sentence", "2"])
        case("compare", ["compare", "a.docx", "b.txt"])
        case("compare into a file", ["compare", "--format", "json", "-o", "change.json", "a.docx", "b.txt"], ["change.json"])
        case("annotate", ["annotate", "a.docx", "-o", "new.docx"], ["new.docx"])
        case("annotate a text", ["annotate", "b.txt", "-o", "new.docx"], ["new.docx"], letter="b.txt")
        case("annotate in place", ["annotate", "a.docx", "--in-place"], ["a.docx"], made=["a.docx.bak"])
        case("stream", ["stream"], data=b'{"id": 1, "path": "a.docx"}\n{"id": 2, "text": "Dear all"}\nnonsense\n')
        case("standard input", ["--format", "json", "-"], letter=None, data=(SAMPLES / "strong-short-two-episodes.txt").read_bytes())
        case("lexicons", ["lexicons"], letter=None)
        case("explain", ["explain"], letter=None)

        # The checks above must see what they look for.
        folder = fresh()
        sinner = Trace(["python3", "-c", SINNER], folder)
        sins = "\n".join(sinner.sins(["report"], ["."]))
        for sin in ["socket(", "writes a nameless file in " + str(folder), "writes " + str(folder / "elsewhere"), "unlink ", "mkdir ", "reads /etc/passwd", "execve("]:
            check(f"a sinner: {sin}", sin in sins, f"not among {len(sins.splitlines())} sins")
        check("a sinner is not confined", not sinner.confined_before("b.txt"))

    print(f"{count - failures} passed, {failures} failed")
    return 1 if failures else 0


SINNER = """
import os, socket, subprocess
socket.socket()
open('b.txt').read()
open('/etc/passwd').read()
open('elsewhere', 'w').write('x')
os.mkdir('folder')
os.close(os.open('folder', os.O_TMPFILE | os.O_WRONLY))
os.unlink('elsewhere')
subprocess.run(['true'])
"""

if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
