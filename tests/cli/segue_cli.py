# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives seguectl as its user would: fresh sealed profiles in temporary folders, exit codes, JSON out."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CTL = pathlib.Path(os.environ["SEGUECTL"])
SHARED = ROOT.parent / "shared" / "data"
DEMO_PASSPHRASE = ROOT / "packaging/demo_passphrase.txt"
SKIPPED = 77
THRESHOLD = 11
PASSPHRASE = "nine quiet herons over the delta"


def run(*arguments, code=0, **options):
    """Runs seguectl; fails the test when it ends with another exit code."""
    done = subprocess.run([CTL, *map(str, arguments)], capture_output=True, text=True, **options)
    if done.returncode != code:
        raise AssertionError(f"seguectl {' '.join(map(str, arguments))}: exit {done.returncode}, "
                             f"expected {code}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return done


class Profile:
    """A new demo profile in its own folder; use as a context manager. It takes files only that a
    manifest marks as invented; its passphrase costs next to nothing to try."""

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="segue-")
        self.path = pathlib.Path(self._folder.name)
        self.folder = self.path / "profile"
        self.made = self.make()
        return self

    def __exit__(self, *_):
        self._folder.cleanup()

    def make(self):
        """Makes the profile; returns what init said."""
        self.passphrase = DEMO_PASSPHRASE
        return json.loads(run("--profile", self.folder, "init", "--demo", "--json").stdout)

    def run(self, command, *arguments, code=0, **options):
        return run("--profile", self.folder, "--passphrase-file", self.passphrase, command,
                   *arguments, code=code, **options)

    def import_files(self, *paths, code=0):
        return json.loads(self.run("import", *paths, "--json", code=code).stdout)

    def ask(self, question, code=0):
        """The JSON answer to the text of a question."""
        file = self.path / "question.cohort"
        file.write_text(question, encoding="utf-8")
        return json.loads(self.run("query", file, "--json", code=code).stdout)


    def exact(self, question):
        """Exact counts, past the gate: rows and total with their keys, n and yes per step."""
        file = self.path / "exact.cohort"
        file.write_text(question, encoding="utf-8")
        done = subprocess.run([os.environ["EXACT_COUNTS"], self.folder, file, self.passphrase],
                              capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def exact_and_shown(self, question):
        """Exact counts [n, yes, ...] by key, after checking that every shown cell equals them and
        that none of 1 to 10 people is shown."""
        exact = {tuple(row["keys"]): [row["n"], *row["yes"]] for row in self.exact(question)["rows"]}
        answer = self.ask(question)
        for row in answer["rows"]:
            key = tuple(row["keys"][field] for field in answer["by"])
            for cell, count in zip([row["n"], *(step["yes"] for step in row["steps"])], exact[key]):
                assert value(cell) in (count, None), (key, value(cell), count)
                assert value(cell) is None or not 0 < count < THRESHOLD, (key, count)
        return {key[0] if len(key) == 1 else key: counts for key, counts in exact.items()}


class RealProfile(Profile):
    """A profile for files of real people, or of nobody knows whom. Each command tries its passphrase,
    which takes a second and a half: a test should need few."""

    def make(self):
        self.passphrase = secret_file(self.path / "passphrase.txt", PASSPHRASE)
        return json.loads(run("--profile", self.folder, "init", "--protection", "passphrase",
                              "--new-passphrase-file", self.passphrase, "--json").stdout)


def secret_file(path, text):
    """A file that nobody else may read."""
    path.touch(mode=0o600)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def mark_invented(folder, *files):
    """Writes a manifest that names @files, as (name, layout), as one invented submission."""
    manifest = {"format": 1, "title": "Invented", "synthetic": True,
                "submissions": [{"id": "one", "submitter": "test", "files": [
                    {"path": name, "layout": layout} for name, layout in files]}]}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


def value(cell):
    """A shown count, or None where it is hidden."""
    return cell.get("value") if cell["state"] == "shown" else None


def rows_by_key(answer):
    """Rows by their keys: a text for one group field, a tuple for several."""
    rows = {tuple(row["keys"][field] for field in answer["by"]): row for row in answer["rows"]}
    return {key[0] if len(key) == 1 else key: row for key, row in rows.items()}


def main(*tests):
    """Runs the given test functions; each has a sentence for a name."""
    failed = 0
    for test in tests:
        try:
            test()
            print(f"ok      {test.__name__}")
        except AssertionError as problem:
            failed += 1
            print(f"FAILED  {test.__name__}: {problem}")
    sys.exit(1 if failed else 0)


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)
