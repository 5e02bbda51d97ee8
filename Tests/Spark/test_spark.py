#!/usr/bin/env python3
"""Runs the Spark example over 20,000 letters while one of its processes is killed, and compares.

Usage: test_spark.py LORCHECK        (scripts/test-spark installs what it needs and calls it)
"""

import base64
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading

import pyspark

COUNT = 20_000
here = pathlib.Path(__file__).resolve().parent
root = here.parent.parent
NAMES = ["Ana Quillfeather", "Sardor Mirvaliev", "Enkhtuya Batsaikhan", "Ming Okonkwo", "Ümit Çelik"]
EPISODES = [
    "One evening a boy of four came in with a cough, and {he} found a bead in his nose.",
    "On a Sunday in March {he} stayed until midnight with a family whose father was dying.",
    "{He} wrote nine notes a day, and each of them gave three diagnoses.",
    "{He} is hard-working, kind and a true team player.",
    "{He} holds a J-1 visa and will need sponsorship.",
    "{He} ranks among the best three of the thirty students whom I have taught since 2015.",
]


def letter(number):
    """The text of an invented letter; no two numbers give the same."""
    name = NAMES[number % len(NAMES)]
    chosen = [text for bit, text in enumerate(EPISODES) if number // 5 >> bit & 1]
    body = " ".join(chosen).replace("{he}", "she").replace("{He}", "She")
    return (
        f"Dear Program Director:\n\nI supervised Dr. {name} in our clinic for {number % 40 + 2} weeks, "
        "and I saw her with patients every day, on the ward and in the clinic, in both summer and winter. "
        f"{body} We saw {number} families together.\n\nI recommend her strongly for residency, and I would "
        "be glad to work with her again at any time.\n\nSincerely,\nJane Roe, MD\n"
    )


def requests():
    """One JSON line a letter: most as text, some as files, some that cannot be answered."""
    document = (root / "Samples/strong-medpeds-clinic.docx").read_bytes()
    for number in range(COUNT):
        request = {"id": f"letter-{number}", "text": letter(number)}
        if number % 1000 == 1:
            request = {"id": number, "docx": base64.b64encode(document).decode()}
        elif number % 1000 == 2:
            request = {"id": number, "path": str(root / "Samples/fair-medpeds-draft.md")}
        elif number % 1000 == 3:
            request = {"id": number, "path": "/nowhere/letter.docx"}
        yield json.dumps(request, ensure_ascii=number % 2 == 0)


def stream(lorcheck, lines):
    """The answers of one process, and the most memory it took in KiB."""
    process = subprocess.Popen(
        [lorcheck, "stream", "--no-quotes"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def write():
        for line in lines:
            process.stdin.write(line.encode() + b"\n")
        process.stdin.flush()

    writer = threading.Thread(target=write)
    writer.start()
    answers = [process.stdout.readline().decode().rstrip("\n") for _ in lines]
    writer.join()
    # It waits for more now, so that the system can still be asked about it.
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text("utf-8")
    memory = int(re.search(r"VmHWM:\s+(\d+) kB", status).group(1))
    rest, _ = process.communicate()
    assert process.returncode == 0 and rest == b"", f"status {process.returncode}"
    return answers, memory


def without_line(answer):
    """An answer as a value; an error's line counts from the start of its own process."""
    value = json.loads(answer)
    value.pop("line", None)
    return value


def submit(master, folder, command):
    """Runs the example; gives its status and log."""
    environment = dict(os.environ, PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    spark_submit = pathlib.Path(pyspark.__file__).parent / "bin/spark-submit"
    run = subprocess.run(
        [spark_submit, "--master", master, here / "check_letters.py", command, folder / "requests",
         folder / "answers"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, check=False)
    return run.returncode, run.stdout.decode(errors="replace")


def prepare(folder, lorcheck):
    """A stand-in for lorcheck whose first process will be killed."""
    shutil.rmtree(folder / "once", ignore_errors=True)
    stand_in = folder / "dies-once"
    shutil.copy(here / "dies-once", stand_in)
    (folder / "settings").write_text(f"LORCHECK='{lorcheck}'\nONCE='{folder}/once'\n")
    return stand_in


def main(lorcheck):
    lines = list(requests())
    ids = [json.loads(line)["id"] for line in lines]
    assert len(set(map(str, ids))) == COUNT
    few, little = stream(lorcheck, lines[:1000])
    answers, memory = stream(lorcheck, lines)
    assert few == answers[:1000]
    assert [json.loads(answer)["id"] for answer in answers] == ids
    assert memory < little + 8 * 1024, f"{memory} KiB for {COUNT} letters, {little} for 1000"
    print(f"one process: {len(answers)} answers in order, {memory // 1024} MiB at most")

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "requests").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        # The control: without a second attempt the killed process must fail the job.
        status, log = submit("local[2]", folder, prepare(folder, lorcheck))
        assert status != 0 and "-9" in log, f"a killed process went unnoticed:\n{log[-4000:]}"
        print("local[2]: the job fails when its process is killed")

        shutil.rmtree(folder / "answers", ignore_errors=True)
        status, log = submit("local[2,4]", folder, prepare(folder, lorcheck))
        assert status == 0, log[-4000:]
        assert re.search(r"Lost task \d+\.0 in stage", log) and "-9" in log, log[-4000:]
        parts = sorted((folder / "answers").glob("part-*"))
        results = [line for part in parts for line in part.read_text("utf-8").splitlines()]
    assert [json.loads(result)["id"] for result in results] == ids, "ids in are not ids out, once each"
    wrong = [a for a, b in zip(answers, results) if a != b and without_line(a) != without_line(b)]
    assert not wrong, f"{len(wrong)} answers differ, the first: {wrong[0][:300]}"
    errors = sum("error" in json.loads(result) for result in results)
    assert errors == COUNT // 1000, f"{errors} errors"
    print(f"local[2,4]: {len(results)} answers equal one process's, {errors} of them errors, "
          "though a process was killed on attempt 0")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(str(pathlib.Path(sys.argv[1]).resolve()))
