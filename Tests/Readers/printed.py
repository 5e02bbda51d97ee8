"""What `--convert` reads of a PDF: the sentences and the score of the document that LibreOffice made it of."""
from __future__ import annotations

import json
import subprocess
from pathlib import Path

import made

#: Samples that print all they say and nothing else: in others LibreOffice prints tracked deletions too.
SAMPLES = (
    "fair-pediatric-clerkship.docx", "fair-pediatrics-from-abroad.docx", "poor-long-praise.docx",
    "strong-adult-hospitalist.docx", "strong-medpeds-clinic.docx", "blocked-personal-matter.docx",
)
#: What a page adds or lacks: a letterhead that is no part of the body, a note, a table's cells.
SENTENCES, POINTS = 2, 3


def check(program: Path, samples: Path, folder: Path, tally) -> None:
    """Prints each sample and compares what is read."""
    folder.mkdir()
    made.libreoffice([samples / name for name in SAMPLES], "pdf", folder)
    for name in SAMPLES:
        tally.note(f"printed, {name}", problem(
            letter(program, samples / name), letter(program, folder / name.replace(".docx", ".pdf"), "--convert")))


def letter(program: Path, path: Path, *options: str) -> dict:
    run = subprocess.run([program, "--format", "json", "--quiet", *options, path], capture_output=True, check=False)
    return json.loads(run.stdout)["letters"][0]


def problem(document: dict, page: dict) -> str | None:
    told = [kinds(document), kinds(page)]
    if told[0] != told[1]:
        return f"{told[0]} became {told[1]}"
    counts = len(document["sentences"]), len(page["sentences"])
    if abs(counts[0] - counts[1]) > SENTENCES:
        return f"{counts[0]} sentences became {counts[1]}"
    totals = document["score"]["uncapped"], page["score"]["uncapped"]
    # A page shows no hidden text, which costs a document two points.
    return f"{totals[0]} points became {totals[1]}" if abs(totals[0] - totals[1]) > POINTS else None


def kinds(document: dict) -> dict[str, int]:
    """How many sentences say something, by their class."""
    classes = [sentence["class"] for sentence in document["sentences"]]
    return {kind: classes.count(kind) for kind in ("anecdote", "concrete", "generic")}
