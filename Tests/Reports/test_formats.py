"""Reads every machine-readable report with programs that nobody here wrote and compares it with the
JSON document, over the sample letters and over letters full of marks of the formats themselves."""

import csv
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
import xml.etree.ElementTree as ElementTree

import cmarkgfm
import html5lib
import jsonschema
import junitparser
import pydantic_sarif.model

import letters

CORPORA = {"samples": letters.samples(), "hostile": letters.hostile()}
LEVELS = {"error": "error", "warning": "warning", "note": "note"}


class OverCorpora(unittest.TestCase):
    """Runs a check over each corpus."""

    def corpora(self):
        for corpus in CORPORA.values():
            self.assertGreater(len(corpus.letters), 5)
        return CORPORA.values()


class CSV(OverCorpora):
    def test_rows(self):
        for corpus in self.corpora():
            text = corpus.report("csv")
            rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
            self.assertEqual({len(row) for row in rows}, {len(rows[0])})
            records = [dict(zip(rows[0], row)) for row in rows[1:]]
            self.assertEqual(len(records), len(corpus.letters) + len(corpus.unreadable))
            for record, letter in zip(records, corpus.letters):
                self.compare(record, letter)
            for record, file in zip(records[len(corpus.letters) :], corpus.unreadable):
                self.assertEqual(record["path"].removeprefix("'"), file["path"])
                self.assertEqual((record["status"], record["reason"]), ("not read", file["reason"]))

    def compare(self, record, letter):
        self.assertEqual(record["path"].removeprefix("'"), letter["path"])
        self.assertEqual(record["words"], str(letter["words"]))
        self.assertEqual(record["reason"], letter.get("notAssessed", ""))
        score = letter.get("score")
        self.assertEqual(record["total"], str(score["total"]) if score else "")
        if score:
            for dimension in score["dimensions"]:
                self.assertEqual(record[dimension["id"]], str(dimension["points"]))
        errors = [f for f in letter["findings"] if (f["severity"], f["polarity"]) == ("error", "concern")]
        self.assertEqual(record["must_go"], str(len(errors)))
        expected = "not assessed" if not score else "fails" if errors else "passes"
        self.assertEqual(record["status"], expected)

    def test_no_field_is_a_formula(self):
        for corpus in self.corpora():
            for row in csv.reader(io.StringIO(corpus.report("csv"), newline="")):
                for field in row:
                    self.assertNotRegex(field, r"^[ ]*[=+\-@\t\r\n|%＝＋－＠]")


class JUnit(OverCorpora):
    def test_suites(self):
        for corpus in self.corpora():
            text = corpus.report("junit")
            root = ElementTree.fromstring(text.encode())
            self.assertEqual(root.tag, "testsuites")
            names = [suite.get("name") for suite in root]
            self.assertEqual(
                names, [x["path"] for x in corpus.letters] + [x["path"] for x in corpus.unreadable]
            )
            for suite, letter in zip(root, corpus.letters):
                concerns = [f for f in letter["findings"] if f["polarity"] == "concern"]
                failing = [f for f in concerns if f["severity"] == "error"]
                self.assertEqual(len(suite), len(concerns) + 1)
                self.assertEqual(
                    [case.find("failure").get("message") for case in suite if case.find("failure") is not None],
                    [f["message"] for f in failing],
                )

    def test_counts_are_those_of_junitparser(self):
        for corpus in self.corpora():
            suites = junitparser.JUnitXml.fromstring(corpus.report("junit").encode())
            said = [(s.name, s.tests, s.failures, s.errors, s.skipped) for s in suites]
            suites.update_statistics()
            counted = [(s.name, s.tests, s.failures, s.errors, s.skipped) for s in suites]
            self.assertEqual(said, counted)
            unassessed = sum("notAssessed" in letter for letter in corpus.letters)
            self.assertEqual(sum(s[3] for s in said), unassessed + len(corpus.unreadable))

    def test_what_fails_is_what_was_asked_for(self):
        text = letters.report("junit", "--fail-on", "never", "--fail-under", "70", "Samples")
        failures = ElementTree.fromstring(text.encode()).iter("failure")
        self.assertEqual({failure.get("type") for failure in failures}, {"score"})


class GitHub(OverCorpora):
    """The commands as the runner of GitHub Actions takes them apart."""

    COMMAND = re.compile(r"^::(?P<name>[a-z-]+)(?: (?P<properties>.*?))?::(?P<message>.*)$")

    def parse(self, line):
        match = self.COMMAND.match(line)
        if not match:
            return None
        properties = dict(part.split("=", 1) for part in match["properties"].split(","))
        unescape = lambda value: urllib.parse.unquote(value)  # %25 %0D %0A %3A %2C are all there are
        return (
            match["name"],
            {key: unescape(value) for key, value in properties.items()},
            unescape(match["message"]),
        )

    def test_annotations(self):
        names = {"error": "error", "warning": "warning", "note": "notice"}
        for corpus in self.corpora():
            lines = corpus.report("github").splitlines()
            commands = [self.parse(line) for line in lines]
            self.assertEqual(commands.count(None), 1, "only the last line is no command")
            self.assertRegex(lines[-1], r"^lorcheck: \d+ letters?, ")
            found = [c for c in commands if c and c[1]["title"] not in ("not read", "not assessed")]
            concerns = corpus.concerns()
            self.assertEqual(len(found), len(concerns))
            for (name, properties, message), (letter, finding) in zip(found, concerns):
                self.assertEqual(name, names[finding["severity"]])
                self.assertEqual(properties["file"], letter["path"])
                self.assertEqual(properties["title"], finding["rule"])
                self.assertIn(finding["advice"], message)
                if letter["format"] in ("txt", "html") and "line" in properties:
                    self.assertEqual(properties["line"], str(finding["location"]["line"]))
                    if "col" in properties:
                        self.assertEqual(properties["col"], str(finding["location"]["column"]))
                else:
                    self.assertNotIn("line", properties)
            unread = [c[1]["file"] for c in commands if c and c[1]["title"] == "not read"]
            self.assertEqual(unread, [file["path"] for file in corpus.unreadable])


class Markdown(OverCorpora):
    """Rendered by the parser that GitHub uses."""

    ALLOWED = {
        "html", "head", "body", "h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "code",
        "strong", "ul", "ol", "li", "details", "summary", "sub",
    }  # fmt: skip

    def test_rendered(self):
        for corpus in self.corpora():
            text = corpus.report("markdown")
            self.assertLess(len(text), 65_536)
            rendered = cmarkgfm.github_flavored_markdown_to_html(
                text, options=cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE
            )
            tree = html5lib.parse(rendered, namespaceHTMLElements=False)
            self.assertLessEqual({element.tag for element in tree.iter()}, self.ALLOWED)
            tables = [
                [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")]
                for table in tree.iter("table")
            ]
            rows = tables[0]
            self.assertEqual({len(row) for row in rows}, {6})
            self.assertEqual(
                sorted(row[0] for row in rows[1:]), sorted(x["path"] for x in corpus.letters)
            )
            scores = {x["path"]: str(x.get("score", {}).get("total", "–")) for x in corpus.letters}
            for row in rows[1:]:
                self.assertEqual(row[1], scores[row[0]])
            summaries = list(tree.iter("summary"))
            self.assertEqual(len(summaries), len(corpus.letters))
            # After the table of letters, one of each set with a column of each letter in it.
            sets = [x for x in corpus.document["sets"] if len(x["letters"]) > 1]
            self.assertEqual(len(tables), 1 + len(sets))
            for table, letters in zip(tables[1:], (x["letters"] for x in sets)):
                self.assertEqual({len(row) for row in table}, {1 + len(letters)})

    def test_the_letters_words_are_code(self):
        corpus = CORPORA["hostile"]
        tree = html5lib.parse(
            cmarkgfm.github_flavored_markdown_to_html(corpus.report("markdown")),
            namespaceHTMLElements=False,
        )
        outside = []
        for element in tree.iter():
            if element.tag != "code":
                outside.append(element.text or "")
            outside.append(element.tail or "")
        self.assertNotIn("@everyone", "".join(outside))
        self.assertNotIn("example.org", "".join(outside))

    def test_a_thousand_letters_fit(self):
        with tempfile.TemporaryDirectory() as folder:
            for number in range(300):
                name = f"letter-{number:04}-{'x' * 80}.txt"
                text = letters.LETTER.replace("{hostile}", "").replace("six weeks", f"{number} weeks")
                (pathlib.Path(folder) / name).write_text(text, encoding="utf-8")
            text = letters.report("markdown", ".", cwd=folder)
        self.assertLess(len(text), 65_536)
        self.assertIn("300 letters", text)
        self.assertRegex(text, r"… and \d+ more letters")
        self.assertRegex(text, r"no room here for \d+ more")


class SARIF(OverCorpora):
    """By the schema, by sarif-tools, and by sentences of the standard (sections in brackets)."""

    def log(self, corpus):
        return json.loads(corpus.report("sarif"))

    def test_schema(self):
        model = pydantic_sarif.model.StaticAnalysisResultsFormatSarifVersion210JsonSchema
        schema = model.model_json_schema()
        for corpus in self.corpora():
            log = self.log(corpus)
            model.model_validate(log)
            errors = list(jsonschema.Draft202012Validator(schema).iter_errors(log))
            self.assertEqual([f"{e.json_path}: {e.message[:200]}" for e in errors], [])

    def test_results_are_the_findings(self):
        for corpus in self.corpora():
            run = self.log(corpus)["runs"][0]
            rules = run["tool"]["driver"]["rules"]
            pairs = [(letter, f) for letter in corpus.letters for f in letter["findings"]]
            self.assertEqual(len(run["results"]), len(pairs))
            for result, (letter, finding) in zip(run["results"], pairs):
                self.assertEqual(result["ruleId"], finding["rule"])
                # [3.27.6] the descriptor at ruleIndex has the result's ruleId
                self.assertEqual(rules[result["ruleIndex"]]["id"], finding["rule"])
                self.assertIn("text", rules[result["ruleIndex"]]["help"])
                # [3.27.9, 3.27.10] only kind "fail" has a level but "none"
                fails = finding["polarity"] == "concern"
                self.assertEqual(result["kind"], "fail" if fails else "informational")
                self.assertEqual(result["level"], LEVELS[finding["severity"]] if fails else "none")
                self.assertEqual(
                    result["partialFingerprints"], {"lorcheckSentence/v1": finding["fingerprint"]}
                )
                # [3.27.23] an empty array: nobody set it aside
                self.assertEqual(result["suppressions"], [])
                self.assertTrue(0 <= result["rank"] <= 100)
                self.assertIn(finding["message"], result["message"]["text"])

    def test_rules_are_told_apart(self):
        for corpus in self.corpora():
            rules = self.log(corpus)["runs"][0]["tool"]["driver"]["rules"]
            self.assertEqual(len({rule["id"] for rule in rules}), len(rules))
            for rule in rules:
                self.assertTrue(rule["properties"]["source"] and rule["shortDescription"]["text"])

    def test_regions(self):
        for corpus in self.corpora():
            run = self.log(corpus)["runs"][0]
            self.assertEqual(run["columnKind"], "unicodeCodePoints")
            texts = {letter["path"]: corpus.text(letter) for letter in corpus.letters}
            results = iter(run["results"])
            for letter in corpus.letters:
                for finding in letter["findings"]:
                    self.region(next(results), finding, letter, run["artifacts"], texts, corpus)

    def region(self, result, finding, letter, artifacts, texts, corpus):
        location = result["locations"][0]["physicalLocation"]
        artifact = artifacts[location["artifactLocation"]["index"]]
        # [3.4.7] uri and index lead to the same artifact
        self.assertEqual(artifact["location"]["uri"], location["artifactLocation"]["uri"])
        if "region" not in location:
            self.assertTrue(finding["rule"].startswith("document"))
            self.assertEqual(urllib.parse.unquote(artifact["location"]["uri"]), letter["path"])
            return
        region = location["region"]
        end = (region["endLine"], region["endColumn"])
        self.assertLessEqual((region["startLine"], region["startColumn"]), end)
        if letter["format"] in ("txt", "html"):
            self.assertNotIn("parentIndex", artifact)
            self.assertNotIn("charOffset", region)
            self.assertNotIn("analysisTarget", result)
            place = (finding["location"]["line"], finding["location"]["column"])
            self.assertEqual((region["startLine"], region["startColumn"]), place)
            if letter["format"] == "txt":
                source = corpus.source(letter)
                self.assertEqual(self.slice(source, region).split(), finding["quote"].split())
            return
        # [3.24.2, 3.24.3] a nested artifact has a path from its parent's root, and nothing embedded
        parent = artifacts[artifact["parentIndex"]]
        self.assertTrue(artifact["location"]["uri"].startswith("/"))
        self.assertEqual(urllib.parse.unquote(parent["location"]["uri"]), letter["path"])
        self.assertNotIn("contents", artifact)
        self.assertNotIn("snippet", region)
        # [3.27.13] the file that was to be scanned, where the result lies elsewhere
        self.assertEqual(result["analysisTarget"]["index"], artifact["parentIndex"])
        start, count = region["charOffset"], region["charLength"]
        text = texts[letter["path"]]
        self.assertEqual(text[start : start + count], finding["quote"])
        self.assertEqual(self.slice(text, region), finding["quote"])

    @staticmethod
    def slice(text, region):
        lines = text.split("\n")
        lines = [line.removesuffix("\r") for line in lines]
        start, end = region["startLine"] - 1, region["endLine"] - 1
        if start == end:
            return lines[start][region["startColumn"] - 1 : region["endColumn"] - 1]
        first, last = lines[start][region["startColumn"] - 1 :], lines[end][: region["endColumn"] - 1]
        return "\n".join([first, *lines[start + 1 : end], last])

    def test_what_was_not_read_is_told(self):
        for corpus in self.corpora():
            invocation = self.log(corpus)["runs"][0]["invocations"][0]
            self.assertFalse(invocation["executionSuccessful"])
            told = [n["message"]["text"] for n in invocation["toolExecutionNotifications"]]
            for file in corpus.unreadable:
                self.assertIn(file["reason"], told)

    def test_fingerprints_survive_edits_elsewhere(self):
        with tempfile.TemporaryDirectory() as folder:
            letter = pathlib.Path(folder) / "a.txt"
            text = letters.LETTER.replace("{hostile}", "")
            prints = []
            for edited in (text, text.replace("Dear", "Some new line here.\n\nDear").replace("nine", "ten")):
                letter.write_text(edited, encoding="utf-8")
                log = json.loads(letters.report("sarif", "a.txt", cwd=folder))
                prints.append({
                    r["partialFingerprints"]["lorcheckSentence/v1"]
                    for r in log["runs"][0]["results"] if r["ruleId"].startswith("visa")
                })  # fmt: skip
            self.assertTrue(prints[0])
            self.assertEqual(prints[0], prints[1])

    def test_sarif_tools(self):
        for corpus in self.corpora():
            with tempfile.TemporaryDirectory() as folder:
                log = pathlib.Path(folder) / "log.sarif"
                log.write_text(corpus.report("sarif"), encoding="utf-8")
                table = pathlib.Path(folder) / "log.csv"
                command = [sys.executable, "-m", "sarif", "csv", "--output", str(table), str(log)]
                subprocess.run(command, check=True, capture_output=True)
                with table.open(encoding="utf-8-sig", newline="") as file:
                    rows = list(csv.DictReader(file))
            findings = [f for letter in corpus.letters for f in letter["findings"]]
            self.assertEqual(len(rows), len(findings))
            self.assertEqual(sorted(r["Code"] for r in rows), sorted(f["rule"] for f in findings))
            errors = [f for f in findings if (f["severity"], f["polarity"]) == ("error", "concern")]
            self.assertEqual(sum(r["Severity"] == "error" for r in rows), len(errors))


class WithoutQuotes(unittest.TestCase):
    """No form of report keeps a word that only a letter holds."""

    SECRETS = ["Quillfeather", "J-1", "everyone", "married", "bead", "Jane Roe"]

    def test_words_are_left_out(self):
        with tempfile.TemporaryDirectory() as folder:
            text = letters.LETTER.replace("{hostile}", letters.HOSTILE)
            (pathlib.Path(folder) / "a.txt").write_text(text, encoding="utf-8")
            for form in ("text", "json", "markdown", "html", "sarif", "github", "junit", "csv"):
                with self.subTest(form=form):
                    with_words = letters.report(form, "a.txt", cwd=folder)
                    without = letters.report(form, "--no-quotes", "a.txt", cwd=folder)
                    self.assertTrue(any(secret in with_words for secret in self.SECRETS))
                    self.assertEqual([s for s in self.SECRETS if s in without], [])
                    self.assertGreater(len(without), 200)
            letters.run("--format", "html", "--no-quotes", "-o", "site", "a.txt", cwd=folder)
            pages = [path.read_text(encoding="utf-8") for path in pathlib.Path(folder).rglob("site/**/*.html")]
            self.assertEqual(len(pages), 2)
            self.assertEqual([s for s in self.SECRETS for page in pages if s in page], [])


if __name__ == "__main__":
    unittest.main()
