#!/usr/bin/env python3
"""Holds `lorcheck text` to what a person sees, on documents that other programs make here and now.

Usage: check.py LORCHECK LETTERS WORK

LORCHECK is the program, LETTERS the folder of labelled letters, WORK an empty folder for what is made.
LibreOffice, pandoc, pdftotext and python-docx must be there; scripts/test-readers sees to it.
"""
from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import annotated
import conversion
import made
import printed
import round_trip
import wanted


@dataclass
class Tally:
    """What passed, and what did not."""

    passed: int = 0
    failures: list[str] = field(default_factory=list)

    def note(self, name: str, problem: str | None) -> None:
        """Counts one check; `problem` says what is wrong with it, if anything."""
        if problem is None:
            self.passed += 1
        else:
            self.failures.append(f"{name}: {problem}")


def main() -> int:
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    program, letters, work = (Path(argument).resolve() for argument in sys.argv[1:])
    tally = Tally()
    documents = made.documents(work / "made")
    width = max(len(document.name) for document in documents)
    for document in documents:
        wrong = check(program, document)
        held = [row for row in wanted.ROWS if row.word not in document.without]
        for row in held:
            tally.note(f"{document.name}, {row.name}", wrong.get(row.name))
        print(f"{document.name:{width}}  {len(held) - len(wrong):2} of {len(held)} rows as wanted")
    round_trip.check(program, letters, work / "round-trip", tally)
    annotated.check(program, work / "made", work / "annotated", tally)
    printed.check(program, letters.parents[2] / "Samples", work / "printed", tally)
    conversion.check(program, work / "made", work / "conversion", tally)
    for failure in tally.failures:
        print(f"FAILED {failure}")
    print(f"{tally.passed} passed, {len(tally.failures)} failed")
    return 1 if tally.failures else 0


def check(program: Path, document: made.Document) -> dict[str, str]:
    """What is wrong with the text and the findings of one document."""
    options = ["--convert"] if document.converted else []
    text = subprocess.run([program, "text", *options, document.path], capture_output=True, check=False)
    if text.returncode != 0:
        return {row.name: text.stderr.decode() for row in wanted.ROWS if row.word not in document.without}
    report = subprocess.run(
        [program, "--format", "json", *options, document.path], capture_output=True, check=False)
    letters = json.loads(report.stdout)["letters"]
    rules = {finding["rule"] for letter in letters for finding in letter["findings"]}
    return wanted.problems(text.stdout.decode(), rules, document)


sys.exit(main())
