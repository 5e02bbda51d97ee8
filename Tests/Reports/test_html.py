"""Opens the HTML report in a headless Chromium: is it safe, whole, legible, and usable by keyboard?"""

import hashlib
import base64
import json
import pathlib
import re
import tempfile
import unittest

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

import letters
from browser import Browser

WORK = tempfile.TemporaryDirectory(prefix="lorcheck-html-")
FOLDER = pathlib.Path(WORK.name)


def setUpModule():
    global BROWSER, SITE, PAGES
    BROWSER = Browser()
    SITE = FOLDER / "site"
    letters.run("--format", "html", "-o", str(SITE), "--quiet", "Samples")
    hostile = letters.hostile()
    letters.run("--format", "html", "-o", str(FOLDER / "hostile"), "--quiet", ".", cwd=hostile.folder)
    letters.run("--format", "html", "--no-quotes", "-o", str(FOLDER / "masked"), "--quiet", "Samples")
    letters.run("--format", "html", "-o", str(FOLDER / "row.html"), "--quiet", "Samples/set", "Samples/not-letters")
    PAGES = {
        "blocked": SITE / "pages/Samples-blocked-visa-outright.docx.html",
        "leftovers": SITE / "pages/Samples-blocked-template-leftovers.docx.html",
        "doubts": SITE / "pages/Samples-poor-faint-praise.txt.html",
        "strong": SITE / "pages/Samples-strong-medpeds-clinic.docx.html",
        "hostile": next((FOLDER / "hostile/pages").glob("mention*.html")),
        "short": FOLDER / "hostile/pages/short.txt.html",
        "masked": FOLDER / "masked/pages/Samples-blocked-visa-outright.docx.html",
        "row": FOLDER / "row.html",
        "index": SITE / "index.html",
    }


def tearDownModule():
    BROWSER.close()


class Pages(unittest.TestCase):
    def each(self, **wishes):
        for self.name, page in PAGES.items():
            BROWSER.open(page, **wishes)
            yield self.name, page

    def _formatMessage(self, message, standard):
        return super()._formatMessage(f"page {self.name}: {message or ''}", standard)

    def test_nothing_is_loaded_and_nothing_is_refused(self):
        for name, page in self.each():
            self.assertEqual([entry["message"] for entry in BROWSER.driver.get_log("browser")], [])
            asked = set()
            for entry in BROWSER.driver.get_log("performance"):
                message = json.loads(entry["message"])["message"]
                if message["method"] == "Network.requestWillBeSent":
                    asked.add(message["params"]["request"]["url"])
            self.assertEqual(asked, {page.resolve().as_uri()})

    def test_policy_allows_this_page_and_no_more(self):
        for name, page in self.each():
            text = page.read_text(encoding="utf-8")
            policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)[1]
            policy = policy.replace("&#39;", "'")
            self.assertTrue(policy.startswith("default-src 'none'; "))
            self.assertNotIn("unsafe", policy)
            for tag, directive in (("style", "style-src"), ("script", "script-src")):
                for content in re.findall(f"<{tag}>(.*?)</{tag}>", text, re.S):
                    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
                    self.assertIn(f"{directive} 'sha256-{digest}'", policy)
            self.assertEqual(len(re.findall("<script", text)), 1 if name == "index" else 0)
            # What the policy would block, the page has none of.
            for mark in (" style=", " src=", " onclick", "<img", "<link", "<iframe", "<form"):
                self.assertNotIn(mark, re.sub(r"<p class=\"text.*?</p>", "", text, flags=re.S))
            # The browser took the style: it is not the default one.
            self.assertNotEqual(
                BROWSER.js("return getComputedStyle(document.body).backgroundColor"), "rgba(0, 0, 0, 0)"
            )

    def test_a_foreign_script_would_not_run(self):
        page = FOLDER / "with-script.html"
        text = PAGES["blocked"].read_text(encoding="utf-8")
        page.write_text(text.replace("</main>", "<script>document.title = 'run'</script></main>"), encoding="utf-8")
        BROWSER.open(page)
        self.assertNotEqual(BROWSER.driver.title, "run")

    def test_contrast_of_every_text_is_at_least_4_5(self):
        for dark in (False, True):
            for name, _ in self.each(dark=dark):
                BROWSER.js("for (const d of document.querySelectorAll('details')) d.open = true")
                contrasts = BROWSER.contrasts()
                self.assertGreater(len(contrasts), 15)
                self.assertEqual([c for c in contrasts if c[0] < 4.5], [], f"dark: {dark}")

    def test_axe_finds_nothing(self):
        for dark in (False, True):
            for name, _ in self.each(dark=dark):
                self.assertEqual(BROWSER.axe(), [], f"dark: {dark}")

    def test_landmarks_and_headings(self):
        for name, _ in self.each():
            count = lambda selector: len(BROWSER.driver.find_elements(By.CSS_SELECTOR, selector))
            self.assertEqual((count("main"), count("h1"), count("body > footer")), (1, 1, 1))
            levels = BROWSER.js("return [...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
            self.assertEqual(levels[0], 1)
            for above, below in zip(levels, levels[1:]):
                self.assertLessEqual(below, above + 1, levels)
            self.assertEqual(BROWSER.js("return document.documentElement.lang"), "en")

    def test_links_lead_somewhere(self):
        for name, page in self.each():
            ids = BROWSER.js("return [...document.querySelectorAll('[id]')].map(e => e.id)")
            self.assertEqual(len(set(ids)), len(ids))
            links = BROWSER.js("return [...document.querySelectorAll('a')].map(a => a.getAttribute('href'))")
            for link in links:
                if link.startswith("#"):
                    self.assertIn(link[1:], ids)
                else:
                    self.assertTrue((page.parent / re.sub("%20", " ", link)).is_file(), link)
            labelled = BROWSER.js(
                "return [...document.querySelectorAll('[aria-labelledby]')].map(e => e.getAttribute('aria-labelledby'))"
            )
            self.assertLessEqual(set(labelled), set(ids))

    def test_no_page_is_wider_than_a_telephone(self):
        for name, _ in self.each(width=360, height=800):
            self.assertLessEqual(BROWSER.js("return document.documentElement.scrollWidth"), 360)

    def test_print_is_light_and_without_controls(self):
        for name, _ in self.each(dark=True, media="print"):
            self.assertEqual(
                BROWSER.js("return getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)"
            )
            shown = "return [...document.querySelectorAll('input')].filter(e => e.checkVisibility()).length"
            self.assertEqual(BROWSER.js(shown), 0)
            data = BROWSER.command("Page.printToPDF", preferCSSPageSize=True)["data"]
            self.assertTrue(base64.b64decode(data).startswith(b"%PDF"))
            self.assertEqual([c for c in BROWSER.contrasts() if c[0] < 4.5], [])


class Letter(unittest.TestCase):
    """The page of one letter says what the JSON document says."""

    def test_text_is_the_letters_own(self):
        cases = [("blocked", "Samples/blocked-visa-outright.docx", letters.ROOT)]
        hostile = letters.hostile()
        name = next(n for n in letters.HOSTILE_NAMES if n.startswith("@"))
        cases.append(("hostile", name, hostile.folder))
        for page, path, folder in cases:
            with self.subTest(page=page):
                BROWSER.open(PAGES[page])
                shown = BROWSER.js("""
                  const sheet = document.querySelector('.sheet').cloneNode(true);
                  for (const ref of sheet.querySelectorAll('sup.ref, .notes, .part')) ref.remove();
                  return [...sheet.querySelectorAll('.text')].map(p => p.textContent).join(' ');""")
                text = letters.run("text", path, cwd=folder).decode()
                self.assertEqual(shown.split(), text.split())

    def test_a_letters_marks_stay_words(self):
        BROWSER.open(PAGES["hostile"])
        self.assertNotEqual(BROWSER.driver.title, "broken")
        self.assertEqual(BROWSER.driver.find_elements(By.CSS_SELECTOR, "img, script, main style"), [])
        self.assertIn("<b>", BROWSER.driver.find_element(By.TAG_NAME, "h1").text)

    def test_each_concern_is_marked_and_explained(self):
        document = json.loads(letters.report("json", "Samples/blocked-visa-outright.docx"))
        BROWSER.open(PAGES["blocked"])
        for finding in document["letters"][0]["findings"]:
            if finding["polarity"] != "concern" or not finding["quote"]:
                continue
            marked = [
                mark for mark in BROWSER.driver.find_elements(By.CSS_SELECTOR, "mark.must-go")
                if mark.text == finding["quote"]
            ]  # fmt: skip
            self.assertEqual(len(marked), 1, finding["quote"])
            number = BROWSER.js("return arguments[0].nextElementSibling.querySelector('a').hash", marked[0])
            note = BROWSER.driver.find_element(By.CSS_SELECTOR, number)
            card = BROWSER.js("return arguments[0].closest('.note').textContent", note)
            self.assertIn(finding["quote"], card)
            self.assertIn(finding["advice"], card)
            self.assertIn("Why", card)
            back = note.find_element(By.CSS_SELECTOR, "a.number").get_attribute("href").split("#")[1]
            self.assertEqual(back, marked[0].get_attribute("id"))

    def test_scores_are_drawn_and_written(self):
        score = json.loads(letters.report("json", "Samples/blocked-visa-outright.docx"))["letters"][0]["score"]
        BROWSER.open(PAGES["blocked"])
        self.assertEqual(BROWSER.driver.find_element(By.CSS_SELECTOR, ".score .total").text, str(score["total"]))
        rows = BROWSER.driver.find_elements(By.CSS_SELECTOR, ".profile tbody tr")
        self.assertEqual(len(rows), len(score["dimensions"]))
        for row, dimension in zip(rows, score["dimensions"]):
            self.assertIn(f"{dimension['points']} of {dimension['max']}", row.text)
            share = float(row.find_element(By.CSS_SELECTOR, ".fill").get_attribute("width"))
            self.assertAlmostEqual(share, 100 * dimension["points"] / dimension["max"], places=1)

    def test_nothing_is_promised(self):
        for name, page in PAGES.items():
            BROWSER.open(page)
            text = BROWSER.driver.find_element(By.TAG_NAME, "footer").text
            self.assertIn("predict no decision", text)
            self.assertIn("say nothing about the applicant", text)

    def test_filters_by_keyboard(self):
        BROWSER.open(PAGES["blocked"])
        painted = "return getComputedStyle(document.querySelector('mark.must-go')).backgroundColor"
        notes = "return [...document.querySelectorAll('.letter .note.must-go')].filter(n => n.checkVisibility()).length"
        before, count = BROWSER.js(painted), BROWSER.js(notes)
        self.assertGreater(count, 0)
        box = self.tab_to("input.k-must-go")
        box.send_keys(Keys.SPACE)
        self.assertNotEqual(BROWSER.js(painted), before)
        self.assertEqual(BROWSER.js(notes), 0)
        box.send_keys(Keys.SPACE)
        self.assertEqual((BROWSER.js(painted), BROWSER.js(notes)), (before, count))
        for box in BROWSER.driver.find_elements(By.CSS_SELECTOR, ".filters input"):
            self.assertTrue(BROWSER.js("return arguments[0].labels[0].textContent.trim().length > 3", box))

    def test_skip_link_and_focus_are_seen(self):
        BROWSER.open(PAGES["blocked"])
        ActionChains(BROWSER.driver).send_keys(Keys.TAB).perform()
        first = BROWSER.driver.switch_to.active_element
        self.assertEqual(first.get_attribute("class"), "skip")
        self.assertGreaterEqual(first.rect["x"], 0)
        self.assertEqual(BROWSER.js("return getComputedStyle(arguments[0]).outlineStyle", first), "solid")

    def test_number_leads_to_the_note_by_keyboard(self):
        BROWSER.open(PAGES["blocked"])
        reference = self.tab_to("sup.ref a")
        reference.send_keys(Keys.ENTER)
        self.assertTrue(BROWSER.js("return document.querySelector(':target').closest('.note') !== null"))

    def test_reasons_open_by_keyboard(self):
        BROWSER.open(PAGES["blocked"])
        summary = self.tab_to(".note.must-go summary")
        summary.send_keys(Keys.ENTER)
        self.assertTrue(BROWSER.js("return arguments[0].parentElement.open", summary))

    def tab_to(self, selector):
        """Presses the tabulator until the element has the focus."""
        for _ in range(200):
            ActionChains(BROWSER.driver).send_keys(Keys.TAB).perform()
            active = BROWSER.driver.switch_to.active_element
            if BROWSER.js("return arguments[0].matches(arguments[1])", active, selector):
                return active
        self.fail(f"{selector} is not reached by the tabulator")

    def test_masked_page_holds_no_words(self):
        text = letters.run("text", "Samples/blocked-visa-outright.docx").decode()
        page = PAGES["masked"].read_text(encoding="utf-8")
        for word in ("Mirvaliev", "STONEGATE", "nephrology", "green card", "DS-2019", "Rasmussen"):
            self.assertIn(word, text)
            self.assertNotIn(word, page)


class Index(unittest.TestCase):
    def setUp(self):
        BROWSER.open(PAGES["index"])
        self.document = json.loads(letters.report("json", "Samples"))

    def column(self, heading):
        index = [h.text.rstrip(" ↑↓") for h in self.headings()].index(heading)
        return BROWSER.js(
            "return [...document.querySelectorAll('.letters tbody tr')].map(r => r.cells[arguments[0]].textContent)", index
        )

    def headings(self):
        return BROWSER.driver.find_elements(By.CSS_SELECTOR, ".letters thead th")

    def test_rows(self):
        paths = [letter["path"] for letter in self.document["letters"]]
        self.assertEqual(self.column("Letter"), paths)
        self.assertEqual(self.column("Score"), [str(x["score"]["total"]) for x in self.document["letters"]])
        unread = [e.text for e in BROWSER.driver.find_elements(By.CSS_SELECTOR, ".unread dt")]
        self.assertEqual(unread, [file["path"] for file in self.document["unreadable"]])

    def test_sorting_by_keyboard(self):
        for heading, key in (("Score", int), ("Letter", str), ("Words", int)):
            with self.subTest(heading=heading):
                cell = next(h for h in self.headings() if h.text.rstrip(" ↑↓") == heading)
                button = cell.find_element(By.TAG_NAME, "button")
                orders = []
                for _ in range(2):
                    button.send_keys(Keys.ENTER)
                    orders.append((cell.get_attribute("aria-sort"), [key(v) for v in self.column(heading)]))
                for said, values in orders:
                    self.assertEqual(values, sorted(values, reverse=said == "descending"))
                self.assertEqual({said for said, _ in orders}, {"ascending", "descending"})
                sorted_by = BROWSER.driver.find_elements(By.CSS_SELECTOR, "th[aria-sort]")
                self.assertEqual(len(sorted_by), 1)

    def test_spread_counts_every_letter(self):
        drawing = BROWSER.driver.find_element(By.CSS_SELECTOR, ".spreads .large svg")
        numbers = drawing.find_elements(By.CSS_SELECTOR, "text:not(.axis)")
        self.assertEqual(sum(int(n.text) for n in numbers), len(self.document["letters"]))
        small = BROWSER.driver.find_elements(By.CSS_SELECTOR, ".spreads .small svg")
        self.assertEqual(len(small), len(self.document["letters"][0]["score"]["dimensions"]))

    def test_every_link_opens_its_letter(self):
        links = BROWSER.driver.find_elements(By.CSS_SELECTOR, ".letters tbody a")
        targets = [(link.text, link.get_attribute("href")) for link in links]
        self.assertEqual(len({href for _, href in targets}), len(targets))
        for path, href in targets:
            BROWSER.driver.get(href)
            self.assertEqual(BROWSER.driver.find_element(By.CSS_SELECTOR, ".path").text, path)


if __name__ == "__main__":
    unittest.main()
