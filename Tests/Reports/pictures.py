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


def clip(top, bottom):
    """A part of a page, as the browser wants it."""
    return {"x": 0, "y": top, "width": 1180, "height": bottom - top, "scale": 1}


def stack(parts, gap=6):
    """Parts of one page, with a white line where something is left out."""
    height = sum(part.height for part in parts) + gap * (len(parts) - 1)
    whole = Image.new("RGB", (parts[0].width, height), "white")
    top = 0
    for part in parts:
        whole.paste(part, (0, top))
        top += part.height + gap
    return whole


def shrink(path):
    """Fewer shades make a much smaller file: the last bits of each colour are dropped."""
    image = Image.open(path).convert("RGB")
    image.point(lambda value: min(255, (value + 2) // 4 * 4)).save(path, optimize=True)


def main(folder):
    folder = pathlib.Path(folder).resolve()
    browser = Browser()
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        sample = "Samples/blocked-visa-outright.docx"
        page = work / "letter.html"
        page.write_bytes(letters.run("--format", "html", sample))
        browser.open(page, width=1180, height=900)
        edges = browser.js("""
          const at = (selector) => document.querySelector(selector).getBoundingClientRect();
          return [0, at(".top").bottom + 24, at("#letter").top - 14, at("#letter").top + 1130];""")
        parts = []
        for top, bottom in (edges[:2], edges[2:]):
            browser.screenshot(work / "part.png", clip=clip(top, bottom))
            parts.append(Image.open(work / "part.png").convert("RGB"))
        stack(parts).save(folder / "report-html.png")

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
