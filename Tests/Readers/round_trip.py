"""Whole letters through other programs: every word comes back, in its paragraph."""
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import docx

import made


def letter_text(path: Path) -> list[str]:
    """The paragraphs of a labelled letter."""
    paragraphs: list[list[str]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if "\t" in line:
            paragraphs[-1].append(line.split("\t", 1)[1].strip())
        elif paragraphs[-1]:
            paragraphs.append([])
    return [" ".join(paragraph) for paragraph in paragraphs if paragraph]


def check(program: Path, letters: Path, folder: Path, tally) -> None:
    """Sends every sixteenth letter through LibreOffice and pandoc, and a few through older formats."""
    folder.mkdir()
    sources = sorted(letters.glob("*.lab"))[::16]
    texts = {}
    for source in sources:
        texts[source.stem] = letter_text(source)
        document = docx.Document()
        for paragraph in texts[source.stem]:
            document.add_paragraph(paragraph)
        document.save(folder / f"{source.stem}.docx")
    written = [folder / f"{name}.docx" for name in texts]
    for target in ("odt", "docx", "html"):
        made.libreoffice(written, target, folder / f"libreoffice-{target}")
    for target in ("odt", "html", "docx"):
        (folder / f"pandoc-{target}").mkdir()
        for path in written:
            output = folder / f"pandoc-{target}" / f"{path.stem}.{target}"
            subprocess.run(["pandoc", "-s", "--quiet", "-o", output, path], check=True)
    for target in ("rtf", "doc", "pdf"):
        made.libreoffice(written[:4], target, folder / f"old-{target}")
    for path in written:
        compare(program, path, texts[path.stem], tally)
    for made_by in sorted(path for path in folder.iterdir() if path.is_dir()):
        for path in sorted(made_by.iterdir()):
            compare(program, path, texts[path.stem], tally)


def compare(program: Path, path: Path, paragraphs: list[str], tally) -> None:
    """Compares what is read with what was written; a PDF has lines, so only its words count."""
    old = path.suffix in (".rtf", ".doc", ".pdf")
    options = ["--convert"] if old else []
    run = subprocess.run([program, "text", *options, path], capture_output=True, check=False)
    lines = [" ".join(line.split()) for line in run.stdout.decode().splitlines() if line.strip()]
    wanted = [" ".join(paragraph.split()) for paragraph in paragraphs]
    if path.parent.name == "pandoc-odt":
        wanted.append("1")  # pandoc's pages have their number at the foot
    if path.suffix == ".pdf":
        lines, wanted = " ".join(lines).split(), " ".join(wanted).split()
    problem = run.stderr.decode().strip() or None
    if problem is None and lines != wanted:
        first = next((pair for pair in zip(lines + [""], wanted + [""]) if pair[0] != pair[1]), ("", ""))
        problem = f"'{first[0][:80]}' instead of '{first[1][:80]}'"
    tally.note("/".join(path.parts[-2:]), problem)
