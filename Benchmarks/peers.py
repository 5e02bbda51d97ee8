"""Measures lorcheck beside other programs: scripts/bench-peers installs them and runs this.

Processor time is that of the kernel for the process, memory the most it ever held. Every figure is the
median of so many rounds; the rounds of all programs take turns, so that a busy moment hits them all.
"""

import datetime
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
LORCHECK = str(ROOT / ".build-install/release/lorcheck")
BENCH = str(ROOT / ".build-install/release/bench")
LETTER = str(ROOT / "Benchmarks/letter.docx")
PYTHON = sys.executable
PROSELINT = str(pathlib.Path(PYTHON).parent / "proselint")
MANY = 200

TEXTSTAT = """
import sys, textstat
for path in sys.argv[1:]:
    text = open(path).read()
    textstat.flesch_kincaid_grade(text), textstat.gunning_fog(text), textstat.difficult_words(text)
"""
DOCX2TXT = "import sys, docx2txt\nfor path in sys.argv[1:]: docx2txt.process(path)"
PYTHON_DOCX = (
    "import sys, docx\n"
    "for path in sys.argv[1:]: '\\n'.join(p.text for p in docx.Document(path).paragraphs)"
)
EACH = 'for file in "$@"; do %s >/dev/null; done'


def run(command):
    """Milliseconds of processor time and megabytes of memory that a command takes."""
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):  # 1: something was found
        raise SystemExit(f"bench-peers: {command[0]} ended with status {process.returncode}")
    return (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def table(title, rows, rounds, per=1):
    """Prints a table of the medians of commands, by name."""
    found = {name: [] for name, _ in rows}
    for _ in range(rounds):
        for name, command in rows:
            found[name].append(run(command))
    print(f"\n| {title} | CPU ms | memory, MB |\n|---|---|---|")
    for name, _ in rows:
        time = statistics.median(time for time, _ in found[name]) / per
        memory = statistics.median(memory for _, memory in found[name])
        print(f"| {name} | {time:.2f} | {memory:.0f} |")


def renamed(text, number):
    """The letter about somebody else: letters about one applicant are compared as a set."""
    letters = bytes(ord("a") + int(digit) for digit in str(number))
    return text.replace(b"Toleubekova", b"Toleubekova" + letters)


def write_letter(path, number):
    """Writes the document with another applicant's name."""
    with zipfile.ZipFile(LETTER) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, renamed(old.read(part), number))


def machine():
    """The processor's name, and how many there are."""
    lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines()
    name = next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    return f"{name}, {os.cpu_count()} cores"


def main():
    rounds = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        stripped = folder + "/lorcheck"
        subprocess.run(["strip", "-o", stripped, LORCHECK], check=True)
        text = subprocess.run([stripped, "text", LETTER], check=True, capture_output=True).stdout
        documents, texts = [], []
        for number in range(MANY):
            documents.append(f"{folder}/documents/{number}.docx")
            texts.append(f"{folder}/texts/{number}.txt")
        for path in (documents[0], texts[0]):
            os.mkdir(os.path.dirname(path))
        for number, (document, plain) in enumerate(zip(documents, texts)):
            write_letter(document, number)
            pathlib.Path(plain).write_bytes(renamed(text, number))

        print(f"{datetime.date.today()}, {machine()}; medians of {rounds}")
        table("one letter of 501 words, new process", [
            ("lorcheck (DOCX)", [stripped, LETTER]),
            ("proselint 0.16.0 (its text)", [PROSELINT, "check", texts[0]]),
            ("textstat 0.7.4 (its text)", [PYTHON, "-c", TEXTSTAT, texts[0]]),
            ("GNU diction (its text)", ["diction", texts[0]]),
            ("GNU style (its text)", ["style", texts[0]]),
        ], rounds)
        table(f"{MANY} letters in one process, a letter", [
            ("lorcheck, one core (DOCX)",
             [stripped, "--jobs", "1", "--quiet", "--format", "csv", folder + "/documents"]),
            ("lorcheck, one core (text)",
             [stripped, "--jobs", "1", "--quiet", "--format", "csv", folder + "/texts"]),
            ("proselint 0.16.0 (text)", [PROSELINT, "check", *texts]),
            ("textstat 0.7.4 (text)", [PYTHON, "-c", TEXTSTAT, *texts]),
            ("GNU diction (text)", ["diction", *texts]),
            ("GNU style (text)", ["style", *texts]),
        ], rounds, per=MANY)
        table(f"DOCX to text, {MANY} files, a file", [
            ("docx2txt (PyPI), one process", [PYTHON, "-c", DOCX2TXT, *documents]),
            ("python-docx, one process", [PYTHON, "-c", PYTHON_DOCX, *documents]),
            ("lorcheck text, a process each",
             ["sh", "-c", EACH % f'"{stripped}" text "$file"', "sh", *documents]),
            ("docx2txt (Debian), a process each",
             ["sh", "-c", EACH % 'docx2txt "$file" -', "sh", *documents]),
            ("pandoc, a process each",
             ["sh", "-c", EACH % 'pandoc -t plain "$file"', "sh", *documents]),
        ], rounds, per=MANY)
        print("\n| part of lorcheck, in one process | CPU µs |\n|---|---|")
        for line in subprocess.run(
                [BENCH], check=True, capture_output=True, text=True, cwd=ROOT).stdout.splitlines():
            name, time = line.split("\t")
            print(f"| {name} | {float(time):.0f} |")


main()
