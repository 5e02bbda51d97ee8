"""What a person sees of each construct that readers get wrong: the table every document is held to."""
from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A construct, known by a word that stands in it and nowhere else in the document."""

    name: str
    word: str
    times: int = 1
    #: The lines of the text that the word stands in, whole; None if the word alone counts.
    lines: str | None = None
    #: The rule by which a report tells of it.
    finding: str | None = None
    #: A word that must come before it in the text.
    after: str | None = None


ROWS = [
    Row("a heading", "Heading", lines="Heading here"),
    Row("runs of one word", "unbroken", lines="Dear reader, unbroken seen"),
    Row("inserted text", "inserted", lines="inserted", finding="document.tracked-changes"),
    Row("deleted text", "deleted", 0, finding="document.tracked-changes"),
    Row("a deletion in an insertion", "undone", 0),
    Row("a paragraph whose mark was deleted", "joined", lines="joined up"),
    Row("moved text, once and where it went", "moved", lines="after moved"),
    Row("a deleted row", "rowgone", 0),
    Row("a VML text box", "vmlbox", lines="vmlbox"),
    Row("a drawn text box", "drawnbox", lines="drawnbox"),
    Row("the paragraph around it", "around", lines="around box"),
    Row("a shape with text", "shaped", lines="shaped"),
    Row("a control in a table", "tablecontrol", lines="tablecontrol"),
    Row("a control around a block", "blockcontrol", lines="blockcontrol"),
    Row("a control in a line", "inlinecontrol", lines="inlinecontrol"),
    Row("a header", "headline", lines="headline", after="last"),
    Row("a footer", "footline", lines="footline", after="last"),
    Row("a page style that is not used", "unused", 0),
    Row("a footnote", "footnoted", lines="footnoted", after="last"),
    Row("an endnote", "endnoted", lines="endnoted", after="last"),
    Row("the place of a note", "noted", lines="noted"),
    Row("hidden text", "hiddenword", 0, finding="document.hidden-text"),
    Row("hidden by a style", "styledaway", 0, finding="document.hidden-text"),
    Row("a hidden section", "sectiongone", 0, finding="document.hidden-text"),
    Row("a break and a tab in a paragraph", "second", lines="first\nsecond\tthird"),
    Row("hyphens, hard and soft", "report", lines="well\u2011known report"),
    Row("spaces in a row", "spaced", lines="wide   spaced"),
    Row("a comment", "remarked", 0, finding="document.comments"),
    Row("the result of a field", "resulted", lines="resulted"),
    Row("the instruction of a field", "instructed", 0),
    Row("a link", "linked", lines="linked"),
    Row("an item of a list, without its number", "listed", lines="listed"),
    Row("cells stand apart", "left", lines="left\nright"),
    Row("what describes a picture", "described", 0),
    Row("quotation marks and accents", "café", lines="“café” naïve — Müller’s 😀"),
    Row("the last line of the body", "last", lines="last"),
]


def words(text: str) -> list[str]:
    """The words of a text, divided at white space and the punctuation around them."""
    return [word for word in re.split(r"[\s.,;:“”\u21a9\ufe0e]+", text) if word]


def problems(text: str, findings: set[str], document) -> dict[str, str]:
    """What is not as wanted, by row; `document` says what it does without and what it shows otherwise."""
    found = words(text)
    wrong = {}
    for row in ROWS:
        if row.word in document.without:
            continue
        lines = document.lines.get(row.word, row.lines)
        word = lines if row.word in document.lines and lines.isalnum() else row.word
        count = found.count(word)
        if count != row.times:
            wrong[row.name] = f"'{word}' {count} times instead of {row.times}"
        elif lines is not None and f"\n{lines}\n" not in re.sub("[ \t]+\n", "\n", f"\n{text}\n"):
            wrong[row.name] = f"'{lines}' is no line of its own"
        elif row.after and document.is_ordered and found.index(word) < found.index(row.after):
            wrong[row.name] = f"'{word}' stands before '{row.after}'"
        elif row.finding and row.finding not in findings and row.finding not in document.unnoticed:
            wrong[row.name] = f"no finding {row.finding}"
    return wrong
