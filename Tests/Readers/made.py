"""The documents under test: who makes them, and which rows of the table each does without."""
from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import by_python_docx

HERE = Path(__file__).resolve().parent


@dataclass
class Document:
    """A document and what it cannot hold, as words of the table."""

    name: str
    path: Path
    without: set[str] = field(default_factory=set)
    #: Whether lorcheck needs another program to read it.
    converted: bool = False
    #: What a person sees in place of a row's own lines, by the row's word.
    lines: dict[str, str] = field(default_factory=dict)
    #: Findings that the format has no way to cause.
    unnoticed: set[str] = field(default_factory=set)
    #: Whether headers, footers and notes stand apart from the body in the file.
    is_ordered: bool = True


#: What the source for LibreOffice does not hold: constructs of Word alone.
NO_OPEN_DOCUMENT = {"vmlbox", "blockcontrol", "tablecontrol", "undone", "rowgone"}
#: What pandoc's Markdown does not hold.
NO_MARKDOWN = {
    "undone", "joined", "moved", "rowgone", "vmlbox", "drawnbox", "around", "shaped", "tablecontrol", "blockcontrol",
    "inlinecontrol", "headline", "footline", "unused", "endnoted", "hiddenword", "styledaway", "sectiongone",
    "resulted", "spaced",
}


def documents(folder: Path) -> list[Document]:
    """Makes all documents."""
    folder.mkdir(parents=True)
    own = folder / "python-docx.docx"
    by_python_docx.build(own)
    pandoc(folder / "pandoc.docx")
    pandoc(folder / "pandoc.odt")
    pandoc(folder / "pandoc.html")
    for target in ("odt", "docx", "html", "doc", "rtf", "pdf"):
        libreoffice([HERE / "letter.fodt"], target, folder / "from-fodt")
        if target in ("odt", "docx", "doc", "rtf"):
            libreoffice([own], target, folder / "from-docx")
    libreoffice([folder / "from-fodt" / "letter.odt"], "docx", folder / "from-odt")
    return from_python_docx(folder) + from_pandoc(folder) + from_libreoffice(folder)


def from_python_docx(folder: Path) -> list[Document]:
    none = by_python_docx.WITHOUT
    again = folder / "from-docx"
    # LibreOffice writes neither the text before a deleted paragraph mark nor a VML box as RTF.
    no_rtf = none | {"joined", "vmlbox"}
    return [
        Document("python-docx, DOCX", folder / "python-docx.docx", none),
        Document("python-docx by LibreOffice, DOCX", again / "python-docx.docx", none),
        Document("python-docx by LibreOffice, ODT", again / "python-docx.odt", none),
        Document("python-docx by LibreOffice, DOC", again / "python-docx.doc", none, True),
        Document("python-docx by LibreOffice, RTF", again / "python-docx.rtf", no_rtf, True),
    ]


def from_pandoc(folder: Path) -> list[Document]:
    # Only its DOCX knows changes and comments; a picture that is missing is replaced by its
    # description, and Markdown's tabs are spaces.
    none = NO_MARKDOWN | {"described"}
    plain = none | {"inserted", "deleted", "remarked", "noted"}
    spaced = {"second": "first\nsecond third"}
    return [
        Document("pandoc, DOCX", folder / "pandoc.docx", none, lines=spaced),
        Document("pandoc, ODT", folder / "pandoc.odt", plain, lines=spaced),
        Document(
            "pandoc, HTML", folder / "pandoc.html", plain,
            lines=spaced | {"footnoted": "footnoted\u21a9\ufe0e"}),
    ]


def from_libreoffice(folder: Path) -> list[Document]:
    own = folder / "from-fodt"
    none = NO_OPEN_DOCUMENT
    # Only OpenDocument knows that a section is hidden.
    shown = none | {"sectiongone"}
    return [
        Document("LibreOffice, flat ODT", HERE / "letter.fodt", none),
        Document("LibreOffice, ODT", own / "letter.odt", none),
        Document("LibreOffice, DOCX", own / "letter.docx", shown),
        Document("LibreOffice, ODT to DOCX", folder / "from-odt" / "letter.docx", shown),
        Document("LibreOffice, DOC", own / "letter.doc", shown, True),
        Document("LibreOffice, RTF", own / "letter.rtf", shown | {"joined"}, True),
        page(own / "letter.html", shown),
        print_(own / "letter.pdf", none),
    ]


def page(path: Path, without: set[str]) -> Document:
    """A web page: changes are lost, shapes are pictures, numbers of notes are text, space collapses."""
    return Document(
        "LibreOffice, HTML", path, without | {"inserted", "deleted", "joined", "moved", "shaped"},
        lines={
            "noted": "noted1i", "footnoted": "1footnoted", "endnoted": "iendnoted",
            "second": "first\nsecond third", "spaced": "wide spaced",
        },
        unnoticed={"document.comments"}, is_ordered=False)


def print_(path: Path, without: set[str]) -> Document:
    """A PDF: changes show both ways, controls are forms, what is hidden or remarked leaves no trace."""
    return Document(
        "LibreOffice, PDF", path,
        without | {"inserted", "deleted", "joined", "moved", "inlinecontrol", "left"}, True,
        lines={
            "second": "first\nsecond third", "spaced": "wide spaced", "listed": "1.listed",
            "report": "well-known report",
        },
        unnoticed={"document.comments", "document.hidden-text"}, is_ordered=False)


def pandoc(target: Path) -> None:
    """Has pandoc write `letter.md` as the format that the name of `target` says."""
    source = HERE / "letter.md"
    subprocess.run(
        ["pandoc", "--standalone", "--quiet", "--from=markdown", f"--output={target}", source], check=True)


def libreoffice(sources: list[Path], target: str, folder: Path) -> None:
    """Has LibreOffice convert files into `folder`, with a profile of its own."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                "soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", target,
                "--outdir", folder, *sources,
            ],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600)
