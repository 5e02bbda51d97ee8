"""Runs lorcheck for the checks of its reports, and makes letters that try to break out of them."""

import json
import os
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
LORCHECK = os.environ.get("LORCHECK", str(ROOT / ".build/release/lorcheck"))

# What each format would take for its own, in one applicant's words.
HOSTILE = (
    "<script>document.title='broken'</script> <img src=x onerror=alert(1)> ]]> --> </style></title> "
    "&amp; &#60; `code` ``two`` @everyone #1 [link](http://example.org) ![i](http://example.org/i.png) "
    "| cell | \\ *bold* _it_ ~~gone~~ ::error file=x::y %0A%0D \"double\" 'single' {\"a\": 1} \u202eright\u202c"
)
HOSTILE_NAMES = [
    "=cmd|' -C calc'!A0.txt",
    "+1 (2), \"quoted\".txt",
    "-minus;semi.txt",
    "@mention #1 `tick` <b>&amp;.txt",
    "two::error file=x,line=1::y%0A.txt",
    "Ünïcödé 100% 漢字.txt",
    "[a](b)|c.txt",
]

LETTER = """Dear Program Director:

I supervised Dr. Ana Quillfeather in our clinic for six weeks, and I saw her with patients every day.
One evening a boy of four came in with a cough, and she found a bead in his nose that two of us had
missed; he went home an hour later. She wrote nine notes a day, and each of them gave three diagnoses.
She holds a J-1 {hostile} visa and is married. Of the thirty students whom I have taught since 2015 she
is among the best three. I recommend her strongly.

Sincerely,
Jane Roe, MD
"""


def run(*arguments, cwd=ROOT, statuses=(0, 1, 2)):
    """What lorcheck prints, as bytes."""
    done = subprocess.run(
        [LORCHECK, *arguments], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False
    )
    assert done.returncode in statuses, (arguments, done.returncode)
    return done.stdout


def report(form, *arguments, cwd=ROOT):
    """A report as text; line ends stay as they are."""
    return run("--format", form, "--quiet", *arguments, cwd=cwd).decode("utf-8")


class Corpus:
    """A folder of letters with the JSON report on it, which is the truth for the other formats."""

    def __init__(self, folder, *options):
        self.folder = pathlib.Path(folder)
        self.options = options
        self.reports = {}
        self.document = json.loads(self.report("json"))
        self.letters = self.document["letters"]
        self.unreadable = self.document["unreadable"]

    def report(self, form):
        if form not in self.reports:
            self.reports[form] = report(form, *self.options, ".", cwd=self.folder)
        return self.reports[form]

    def concerns(self):
        """All concerns as pairs of a letter and a finding."""
        return [
            (letter, finding)
            for letter in self.letters
            for finding in letter["findings"]
            if finding["polarity"] == "concern"
        ]

    def source(self, letter):
        """The characters of a text file, as the program reads them: UTF-8, else Windows-1252."""
        content = (self.folder / letter["path"]).read_bytes()
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            return content.decode("cp1252")

    def text(self, letter):
        return run("text", letter["path"], cwd=self.folder).decode("utf-8")


def samples():
    """The sample letters, the files that are no letters among them."""
    return Corpus(ROOT / "Samples")


_hostile = tempfile.TemporaryDirectory(prefix="lorcheck-hostile-")


def hostile(*options):
    """Letters whose names and words are full of marks, and a text that is not assessed."""
    folder = pathlib.Path(_hostile.name)
    for name in HOSTILE_NAMES:
        (folder / name).write_text(LETTER.replace("{hostile}", HOSTILE), encoding="utf-8")
    (folder / "short.txt").write_text("Dear all:\n\nShe is kind.\n", encoding="utf-8")
    (folder / "broken <&> file.pdf").write_bytes(b"%PDF-1.4\n")
    return Corpus(folder, *options)
