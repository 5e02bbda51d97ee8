#!/usr/bin/env python3
"""Runs what docs/ci.md offers to other repositories: the GitHub Action's steps and the pre-commit hook.

Usage: test_ci.py LORCHECK        (scripts/test-ci installs what it needs and calls it)
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import yaml

root = pathlib.Path(__file__).resolve().parent.parent.parent
GOOD = root / "Samples/strong-medpeds-clinic.docx"
BAD = root / "Samples/blocked-visa-outright.docx"


def run(command, **options):
    """A command's status and all that it printed."""
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, **options)
    return done.returncode, done.stdout.decode()


def run_action(folder, **inputs):
    """Runs the steps of the action as a runner does, up to the first that fails."""
    action = yaml.safe_load((root / ".github/actions/check/action.yml").read_text("utf-8"))
    assert action["runs"]["using"] == "composite"
    assert set(inputs) <= set(action["inputs"]), "the test names an unknown input"
    values = {name: inputs.get(name, entry["default"]) for name, entry in action["inputs"].items()}
    printed = ""
    for step in action["runs"]["steps"]:
        assert step["shell"] == "bash" and "${{" not in step["run"], "an input inside a script"
        environment = dict(os.environ, GITHUB_ACTION_PATH=str(root / ".github/actions/check"))
        for name, text in step.get("env", {}).items():
            input_name = text.removeprefix("${{ inputs.").removesuffix(" }}")
            environment[name] = values[input_name]
        status, text = run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=folder, env=environment)
        printed += text
        if status:
            return status, printed
    return 0, printed


def test_action(folder):
    letters = folder / "letters of 2026"
    letters.mkdir()
    shutil.copy(GOOD, letters / "good letter.docx")
    status, text = run_action(folder, paths="letters of 2026\n")
    assert status == 0, text
    shutil.copy(BAD, letters / "bad.docx")
    status, text = run_action(folder, paths="letters of 2026")
    assert status == 1 and "visa.citizenship" in text, text
    assert "Mirvaliev" not in text and "is not a U.S. citizen" not in text, "a letter's words are in the log"
    status, text = run_action(folder, paths="letters of 2026", **{"fail-on": "never"})
    assert status == 0, text
    status, text = run_action(folder, paths="letters of 2026/good letter.docx", **{"fail-under": "100"})
    assert status == 1, text
    evil = "$(touch evil)`touch evil`; touch evil"
    status, text = run_action(folder, paths=evil)
    assert status == 2 and "there is no such file" in text and not (folder / "evil").exists(), text
    print("action: its steps pass, fail and quote as they should")


def test_hook(folder, lorcheck):
    pre_commit = [sys.executable, "-m", "pre_commit"]
    status, text = run([*pre_commit, "validate-manifest", str(root / ".pre-commit-hooks.yaml")])
    assert status == 0, text
    git = ["git", "-c", "user.name=test", "-c", "user.email=test@example.org"]
    hooks, letters = folder / "hooks", folder / "letters"
    for repository in (hooks, letters):
        repository.mkdir()
        run([*git, "init", "-q"], cwd=repository)
    shutil.copy(root / ".pre-commit-hooks.yaml", hooks)
    run([*git, "add", "-A"], cwd=hooks)
    status, text = run([*git, "commit", "-qm", "Hooks"], cwd=hooks)
    assert status == 0, text
    revision = run([*git, "rev-parse", "HEAD"], cwd=hooks)[1].strip()
    (letters / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {hooks}\n    rev: {revision}\n    hooks:\n      - id: lorcheck-system\n"
        "        files: ^drafts/\n", "utf-8")
    (letters / "drafts").mkdir()
    (letters / "notes.txt").write_text("No letter, and not under drafts.\n", "utf-8")
    shutil.copy(GOOD, letters / "drafts/a good letter.docx")
    environment = dict(
        os.environ, PATH=f"{pathlib.Path(lorcheck).parent}:{os.environ['PATH']}",
        PRE_COMMIT_HOME=str(folder / "cache"))

    def hook():
        run([*git, "add", "-A"], cwd=letters)
        return run([*pre_commit, "run", "--color=never", "--all-files"], cwd=letters, env=environment)

    status, text = hook()
    assert status == 0 and "Passed" in text, text
    shutil.copy(BAD, letters / "drafts/bad.docx")
    status, text = hook()
    assert status == 1 and "visa.citizenship" in text and "Mirvaliev" not in text, text
    (letters / ".lorcheck.yml").write_text("fail-on: never\n", "utf-8")
    status, text = hook()
    assert status == 0, text
    print("hook: pre-commit runs it, stops a bad letter, and .lorcheck.yml is heeded")


def main(lorcheck):
    for test in (test_action, lambda folder: test_hook(folder, lorcheck)):
        with tempfile.TemporaryDirectory() as name:
            test(pathlib.Path(name))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(str(pathlib.Path(sys.argv[1]).resolve()))
