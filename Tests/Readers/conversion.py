"""What --convert promises, seen from outside: no network, no macro, no trace, and a limit of time.

A program called `soffice` in front of the real one on the PATH looks around from inside.
"""
from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent

#: Says whether a server on this machine can be reached, and what is in the temporary folder and home.
SPY = """#!/bin/sh
{
  PYTHON -c 'import socket
try:
    socket.create_connection(("127.0.0.1", PORT), 3)
    print("reached")
except OSError:
    print("unreached")'
  echo temporary: $(ls -A /tmp)
  echo home: $HOME
  echo secret: $SECRET
} >out/letter.docx
"""

#: Opens a document whose macro runs when it is opened, with the settings that lorcheck wrote, and
#: says whether it ran. LibreOffice would run none while it converts, whatever the settings say.
MACRO = """#!/bin/sh
cp MACRO_LETTER letter.fodt
timeout -s KILL SECONDS REAL "$1" --headless --norestore letter.fodt
if [ -e /tmp/macro-ran ]; then echo ran; else echo stayed; fi >out/letter.docx
"""

SLEEPER = """#!/bin/sh
sleep SECONDS
"""

#: Seconds in which LibreOffice opens a document at the latest, first start included.
OPENING = 90


def check(program: Path, made: Path, folder: Path, tally) -> None:
    """Runs the program with stand-ins for LibreOffice, and with LibreOffice itself."""
    folder.mkdir()
    letter = made / "from-fodt" / "letter.rtf"
    before = set(os.listdir("/tmp"))
    slow = start(program, letter, folder / "slow", SLEEPER.replace("SECONDS", "86398"))
    for number, status in ((signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGKILL, -9)):
        problem = ended_by(number, status, program, letter, folder / number.name)
        tally.note(f"conversion, ended by {number.name}", problem)
    tally.note("conversion, no network and no trace", spied(program, letter, folder / "spy"))
    began = time.monotonic()
    tally.note("conversion, macros can run at all", macro_runs(folder / "control"))
    seconds = 10 + 2 * int(time.monotonic() - began)
    tally.note("conversion, macros do not run", macro_stays(program, letter, folder / "macro", seconds))
    tally.note("conversion, a damaged file", damaged(program, folder))
    tally.note("conversion, what a PDF does not tell", unseen(program, made / "from-fodt" / "letter.pdf"))
    tally.note("conversion, time limit", timed_out(slow))
    # Swift tests that run at the same time have folders of their own there.
    left = {name for name in set(os.listdir("/tmp")) - before
            if ("lorcheck" in name or "letter" in name) and not name.startswith("lorcheck-test-")}
    tally.note("conversion, nothing left behind", f"{left} in /tmp" if left else None)


def start(program: Path, letter: Path, folder: Path, script: str) -> subprocess.Popen:
    """Starts a conversion with `script` in place of LibreOffice."""
    folder.mkdir()
    stand_in = folder / "soffice"
    stand_in.write_text(script)
    stand_in.chmod(0o755)
    return subprocess.Popen(
        [program, "text", "--convert", letter], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"PATH": f"{folder}:{os.environ['PATH']}", "SECRET": "x"})


def sleeps(seconds: str) -> bool:
    """Whether a stand-in still sleeps for that long."""
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if entry.read_bytes() == f"sleep\0{seconds}\0".encode():
                return True
        except OSError:
            pass  # It ended meanwhile.
    return False


def ended_by(number: int, status: int, program: Path, letter: Path, folder: Path) -> str | None:
    process = start(program, letter, folder, SLEEPER.replace("SECONDS", "86399"))
    deadline = time.monotonic() + 20
    while not sleeps("86399") and time.monotonic() < deadline:
        time.sleep(0.1)
    if not sleeps("86399"):
        process.kill()
        return "the stand-in never ran: " + process.communicate()[1]
    process.send_signal(number)
    process.communicate(timeout=20)
    time.sleep(0.5)
    if process.returncode != status:
        return f"status {process.returncode} instead of {status}"
    return "the stand-in outlived the program" if sleeps("86399") else None


def spied(program: Path, letter: Path, folder: Path) -> str | None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port), 3):
            pass  # From here the server is reached, so the spy would reach it as well.
        process = start(program, letter, folder, SPY.replace("PORT", str(port)).replace("PYTHON", sys.executable))
        output, errors = process.communicate(timeout=60)
    wanted = ["unreached", "temporary: home letter out", "home: /tmp/home", "secret:"]
    return None if output.splitlines() == wanted else f"{output} {errors}"


def macro_runs(folder: Path) -> str | None:
    """The document does run its macro where nothing forbids it, or the next check would prove nothing."""
    folder.mkdir()
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        '<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" '
        'oor:op="fuse"><value>0</value></prop></item></oor:items>')
    marker = Path("/tmp/macro-ran")
    marker.unlink(missing_ok=True)
    # A copy, since LibreOffice leaves a lock beside a document when it is killed.
    letter = Path(shutil.copy(HERE / "macro.fodt", folder))
    with subprocess.Popen(
        ["soffice", f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--norestore",
         letter],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True) as process:
        deadline = time.monotonic() + OPENING
        while not marker.exists() and time.monotonic() < deadline:
            time.sleep(0.2)
        os.killpg(process.pid, signal.SIGKILL)
    ran = marker.exists()
    marker.unlink(missing_ok=True)
    return None if ran else "the macro did not run even where macros are allowed"


def macro_stays(program: Path, letter: Path, folder: Path, seconds: int) -> str | None:
    script = MACRO.replace("MACRO_LETTER", str(HERE / "macro.fodt"))
    script = script.replace("SECONDS", str(min(seconds, 90))).replace("REAL", str(shutil.which("soffice")))
    output, errors = start(program, letter, folder, script).communicate(timeout=180)
    return None if output == "stayed\n" else f"{output} {errors}"


def damaged(program: Path, folder: Path) -> str | None:
    """LibreOffice gives nothing for a file that only begins like a .doc."""
    path = folder / "damaged.doc"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "WordDocument".encode("utf-16-le"))
    run = subprocess.run([program, "text", "--convert", path], capture_output=True, text=True, check=False)
    right = run.returncode == 2 and not run.stdout and "could not convert it" in run.stderr
    return None if right else f"status {run.returncode}: {run.stdout[:80]} {run.stderr}"


def unseen(program: Path, path: Path) -> str | None:
    run = subprocess.run([program, "--convert", path], capture_output=True, text=True, check=False)
    found = " ".join(run.stdout.split())
    wanted = "comments, tracked changes and hidden text, which a PDF does not tell"
    return None if wanted in found else found[:400]


def timed_out(process: subprocess.Popen) -> str | None:
    output, errors = process.communicate(timeout=200)
    if process.returncode != 2 or output or "within 120 seconds" not in errors:
        return f"status {process.returncode}: {output} {errors}"
    time.sleep(0.5)
    return "the stand-in outlived the program" if sleeps("86398") else None
