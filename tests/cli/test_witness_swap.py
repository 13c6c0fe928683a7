# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Attack A15 at the command line: two databases of invented students (tests/data/witness_twins)
that differ inside hidden cells only give the same output to the last byte, whatever is asked and in
whatever form.

Not compared, because it is not the same for one database asked twice: the random id of the data
file, times, hashes of the audit log, the dates inside a PDF. The import report is for whoever handed
the files in, who has seen them."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from segue_cli import CTL, Profile, main

# A PDF names its fonts in the order of a hash table, which is another one in each process.
ONE_ORDER = {**os.environ, "QT_HASH_SEED": "0"}
DATA = pathlib.Path(__file__).parents[1] / "data/witness_twins"
START = "start enrolled at university attempt first\n"
DEGREE = 'step "A degree" award at university within 6 years from start\n'
BACK = 'step "Back a year later" enrolled at university within 1 years after start\n'
UNITS = "measure sum(units of course at university within 1 years from start)\n"

QUESTIONS = {
    "gender": START + DEGREE + "by gender\n",
    "outcomes": START + DEGREE + "by ethnicity\n",
    "rows": START + "by ethnicity, gender\n",
    "path": START + "order this\n" + BACK
            + 'step "A degree" award at university within 6 years after start\n',
    "crossed": START + BACK + "cross ethnicity by gender\n",
    "units": START + "by ethnicity\n" + UNITS,
    "days": START + DEGREE + 'by gender\nmeasure time to "A degree"\n',
    "change": START + DEGREE + "change start.academic_year from 2000-01 to 2004-05\nby gender\n",
    "few": START + "where ethnicity = american_indian\n" + DEGREE + "by gender\n",
    "fewer": START + "where ethnicity = american_indian\n" + DEGREE,
    "terms": START + 'step "A degree" award at university within 72 months from start\n'
             "by start.academic_year\n",
}
REFUSED = {
    "not a field": START + "by gendr\n",
    "not a value": START + "where ethnicity = martian\n",
    "no such way": START + DEGREE + "by gender\n",
}
FORMS = {
    "json": ("--json",),
    "json and plan": ("--json", "--explain"),
    "csv": ("--csv",),
    "text and charts": ("--explain", "--chart", "chart.svg", "--chart", "chart.png", "--chart",
                        "chart.pdf"),
    "Spanish": ("--language", "es"),
}


def without_chance(text, data_id):
    """What one database gives twice is then the same."""
    text = text.replace(data_id, b"DATA")
    text = re.sub(rb"Counted in [0-9.]+ ms, checked for disclosure in [0-9.]+ ms", b"TIMES", text)
    text = re.sub(rb"/(Creation|Mod)Date \(D:[^)]*\)", rb"/\1Date ()", text)
    text = re.sub(rb"(CreateDate|ModifyDate|MetadataDate)>[^<]*<", rb"\1><", text)
    return re.sub(rb"uuid:[0-9a-f-]{36}|/ID \[[^]]*\]", b"ID", text)


class Twin(Profile):
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        super().__enter__()
        self.import_files(DATA / self.name)
        self.id = self.ask(QUESTIONS["few"])["data"][0]["id"].encode()
        return self

    def said(self, question, *options):
        """Exit code, both streams and every file written, as bytes."""
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "asked.cohort"
            file.write_text(question, encoding="utf-8")
            done = subprocess.run(
                [CTL, "--profile", self.folder, "--passphrase-file", self.passphrase, "query",
                 file.name, *options], capture_output=True, cwd=folder, env=ONE_ORDER)
            said = {"exit": str(done.returncode).encode(), "out": done.stdout, "err": done.stderr}
            for chart in sorted(pathlib.Path(folder).glob("chart.*")):
                said[chart.name] = chart.read_bytes()
        return {name: without_chance(bytes_, self.id) for name, bytes_ in said.items()}

    def log(self):
        entries = json.loads(self.run("audit", "show", "--json").stdout)
        for entry in entries:
            del entry["time"], entry["hash"]
            entry["details"].pop("profile", None) # a random id
        return without_chance(json.dumps(entries).encode(), self.id)


def same(one, other, what):
    assert one.keys() == other.keys(), (what, one.keys() ^ other.keys())
    for name in one:
        if one[name] != other[name]:
            at = next((i for i, (a, b) in enumerate(zip(one[name], other[name])) if a != b),
                      min(len(one[name]), len(other[name])))
            raise AssertionError(f"{what}, {name}, byte {at}:\n{one[name][max(at - 120, 0):at + 80]}"
                                 f"\n{other[name][max(at - 120, 0):at + 80]}")


with Twin("one") as one, Twin("other") as other:
    def the_files_are_what_the_script_makes():
        with tempfile.TemporaryDirectory() as folder:
            script = pathlib.Path(folder) / "make_twins.py"
            script.write_bytes((DATA / "make_twins.py").read_bytes())
            subprocess.run([sys.executable, script], check=True)
            for file in DATA.glob("o*/*"):
                made = pathlib.Path(folder) / file.relative_to(DATA)
                assert made.read_bytes() == file.read_bytes(), file

    def the_exact_counts_differ_in_every_question():
        for name, question in QUESTIONS.items():
            if name == "terms": # there it is not how many, but when
                continue
            assert one.exact(question) != other.exact(question), name

    def something_is_hidden_in_every_question():
        for name, question in QUESTIONS.items():
            assert one.ask(question)["hidden"] == other.ask(question)["hidden"] > 0, name

    def every_form_of_every_answer_is_the_same():
        count = 0
        for name, question in QUESTIONS.items():
            for form, options in FORMS.items():
                first, second = one.said(question, *options), other.said(question, *options)
                assert first["exit"] == b"0", first
                same(first, second, f"{name}, {form}")
                count += len(first)
        print(f"        {count} outputs of {len(QUESTIONS)} questions compared")

    def what_is_offered_instead_is_the_same():
        offered = 0
        for name, question in QUESTIONS.items():
            for way in ("1", "2", "3"):
                first = one.said(question, "--repair", way, "--json")
                same(first, other.said(question, "--repair", way, "--json"), f"{name}, way {way}")
                offered += first["exit"] == b"0"
        assert offered > 2, offered

    def what_is_refused_is_refused_alike():
        for name, question in REFUSED.items():
            options = ("--repair", "9") if name == "no such way" else ()
            for form in ((), ("--json",)):
                first = one.said(question, *options, *form)
                assert first["exit"] != b"0", first
                same(first, other.said(question, *options, *form), name)

    def the_logs_are_the_same():
        assert one.log() == other.log()

    def a_leak_would_be_found():
        """The exact counts, in the form that the program of the tests prints them."""
        found = 0
        for question in QUESTIONS.values():
            leak = {twin: {"out": json.dumps(twin.exact(question)).encode()} for twin in (one, other)}
            try:
                same(leak[one], leak[other], "exact counts")
            except AssertionError:
                found += 1
        assert found >= len(QUESTIONS) - 1, found

    main(the_files_are_what_the_script_makes, the_exact_counts_differ_in_every_question,
         something_is_hidden_in_every_question, every_form_of_every_answer_is_the_same,
         what_is_offered_instead_is_the_same, what_is_refused_is_refused_alike,
         the_logs_are_the_same, a_leak_would_be_found)
