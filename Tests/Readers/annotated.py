"""What `annotate --convert` makes of formats that hold no Word comments, read by python-docx."""
from __future__ import annotations

import subprocess
from pathlib import Path

import docx

#: The letter by format: whether looks are kept, and the comments of people that are.
FORMATS = {
    "letter.doc": (True, ["remarked"]), "letter.rtf": (True, ["remarked"]),
    "letter.odt": (True, ["remarked"]), "letter.pdf": (False, []),
}


def check(program: Path, made: Path, folder: Path, tally) -> None:
    """Annotates the letter in every format that is converted."""
    folder.mkdir()
    for name, (keeps_looks, remarks) in FORMATS.items():
        tally.note(f"annotate --convert, {name}", converted(
            program, made, name, folder / f"{name}.docx", keeps_looks, remarks))
    plain = folder / "plain.docx"
    run = annotate(program, made / "from-fodt" / "letter.odt", plain)
    tally.note("annotate, what an ODT loses", None if lost(run, plain) else run.stderr)
    refused = annotate(program, made / "from-fodt" / "letter.rtf", folder / "refused.docx")
    right = refused.returncode == 2 and "give --convert" in refused.stderr
    tally.note("annotate, an RTF without --convert", None if right else refused.stderr)


def annotate(program: Path, letter: Path, target: Path, *options: str) -> subprocess.CompletedProcess:
    return subprocess.run([program, "annotate", *options, letter, "-o", target], capture_output=True,
                          text=True, check=False)


def converted(
        program: Path, made: Path, name: str, target: Path, keeps_looks: bool, remarks: list[str]) -> str | None:
    letter = made / "from-fodt" / name
    run = annotate(program, letter, target, "--convert")
    if not target.exists():
        return f"status {run.returncode}: {run.stderr}"
    document = docx.Document(str(target))
    own = [c for c in document.comments if c.author == "lorcheck"]
    theirs = [c.text for c in document.comments if c.author != "lorcheck"]
    looks = any(run.bold or run.italic or run.font.hidden
                for paragraph in document.paragraphs for run in paragraph.runs)
    if not own:
        return f"no comment: {run.stderr}"
    if theirs != remarks:
        return f"comments of people: {theirs}"
    if keeps_looks and not looks:
        return "no run is formatted"
    told = "lacks formatting" in run.stderr
    if told == keeps_looks:
        return f"it says: {run.stderr}"
    # An ODT is read without help elsewhere; here it is what LibreOffice makes of it that counts.
    original = made / "from-odt" / "letter.docx" if letter.suffix == ".odt" else letter
    read = subprocess.run([program, "text", "--convert", original], capture_output=True, text=True, check=False)
    again = subprocess.run([program, "text", target], capture_output=True, text=True, check=False)
    return None if read.stdout == again.stdout else "the text differs from what the converter gives"


def lost(run: subprocess.CompletedProcess, target: Path) -> bool:
    """The loss is told on standard error and in the comment at the top."""
    summary = next(c.text for c in docx.Document(str(target)).comments)
    return all("a comment (Bo)" in words and "formatting" in words for words in (run.stderr, summary))
