"""Draws the pictures of the README: what a browser and a terminal show of sample letters."""

import html
import pathlib
import re
import sys
import tempfile

from PIL import Image

import letters
from browser import Browser

# The colours of a terminal, by the codes that lorcheck uses.
CLASSES = {"1": "bold", "2": "dim", "31;1": "red", "32": "green", "33": "yellow", "36": "cyan"}
TERMINAL = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>terminal</title><style>
body { margin: 0; padding: 22px 26px; background: #1d2026; color: #d9d7d1; width: max-content; }
pre { margin: 0; font: 14px/1.38 "DejaVu Sans Mono", monospace; }
.bold { font-weight: bold; color: #fff; } .dim { color: #9aa0aa; } .red { color: #ff8f88; font-weight: bold; }
.yellow { color: #efc16d; } .green { color: #8fd3a4; } .cyan { color: #7cc0d8; }
</style><pre>%s</pre></html>"""


def spans(text):
    """A terminal's text as HTML."""
    parts = re.split("\x1b\\[([0-9;]*)m", text)
    result = html.escape(parts[0])
    for code, words in zip(parts[1::2], parts[2::2]):
        name = CLASSES.get(code)
        result += f'<span class="{name}">{html.escape(words)}</span>' if name else html.escape(words)
    return result


def shrink(path):
    """Fewer colours make a much smaller file, and nobody sees it."""
    image = Image.open(path).convert("RGB")
    image.quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)


def main(folder):
    folder = pathlib.Path(folder).resolve()
    browser = Browser()
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        sample = "Samples/blocked-visa-outright.docx"
        page = work / "letter.html"
        page.write_bytes(letters.run("--format", "html", sample))
        browser.open(page, width=1180, height=1560)
        browser.screenshot(folder / "report-html.png", full=False)

        text = letters.run("--color", "always", sample).decode()
        command = f"<span class=bold>$ lorcheck {sample}</span>\n"
        terminal = work / "terminal.html"
        terminal.write_text(TERMINAL % (command + spans(text)), encoding="utf-8")
        browser.open(terminal, width=900, height=600)
        size = browser.js("return [document.body.scrollWidth, document.body.offsetHeight]")
        browser.open(terminal, width=size[0], height=size[1])
        browser.screenshot(folder / "report-terminal.png", full=False)
    browser.close()
    for name in ("report-html.png", "report-terminal.png"):
        shrink(folder / name)


if __name__ == "__main__":
    main(sys.argv[1])
