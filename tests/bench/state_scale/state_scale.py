# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the benchmark of a state: see tests/bench/state_scale.sh."""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import report
from peer_sqlite import Sqlite, counts
from state_sql import NAMES, QUESTIONS, Meanings

HERE = pathlib.Path(__file__).parent
IN_A_SHARD = 65536
REPEATS = 9
REGION = 500_000
BYTES_A_STUDENT = 850  # of disk, at the fullest moment
SQLITE_MOST, TABLE_MOST = 1_000_000, 5_000_000  # students; beyond, they take hours or the memory
DUCKDB_SECONDS = 30  # for one question, once three answers are there


def run(*command, **others):
    return subprocess.run([str(word) for word in command], check=True, stdout=subprocess.PIPE, text=True,
                          **others).stdout


def lines_of(*command):
    """Lines of JSON, by question, once each row is keyed."""
    answers = {}
    for line in run(*command).splitlines():
        answer = json.loads(line)
        rows = answer.pop("rows", None)
        answer["counts"] = (counts(rows, answer["question"]) if rows is not None
                            else {tuple(row[0]): row[1:] for row in answer["counts"]})
        answers[answer["question"]] = answer
    return answers


def duckdb_modules(work):
    """A folder that holds @duckdb/node-api, or none."""
    folder = os.environ.get("DUCKDB_MODULES")
    if folder or not (shutil.which("node") and shutil.which("npm")):
        return folder if shutil.which("node") else None
    folder = work / "node"
    folder.mkdir(exist_ok=True)
    (folder / "package.json").write_text("{}")
    fetched = subprocess.run(["npm", "install", "--silent", "@duckdb/node-api"], cwd=folder,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return str(folder) if fetched.returncode == 0 else None


def has_data_table():
    return shutil.which("Rscript") is not None and subprocess.run(
        ["Rscript", "-e", "library(data.table)"], stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL).returncode == 0


class State:
    def __init__(self, programs, work, students):
        self.programs, self.students = programs, students
        self.folder = work / f"state-{students}"
        self.size = [students, IN_A_SHARD]
        self.shards = -(-students // IN_A_SHARD)
        self.result = {"students": students}
        self.answers = {}

    def make(self):
        needed = self.students * BYTES_A_STUDENT
        self.folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(self.folder).free
        if free < needed and not (self.folder / "arrival.duckdb").exists():
            sys.exit(f"{self.students:,} students need {needed / 1e9:.0f} GB of disk in {self.folder}; "
                     f"{free / 1e9:.0f} GB are free. Set TMPDIR to a folder with more.")
        for name in ("data.segue", "keys", "identity"):
            (self.folder / name).unlink(missing_ok=True)
        begin = time.monotonic()
        made = json.loads(run(self.programs / "make_state", "data", self.folder, *self.size))
        self.result |= made | {"seconds": time.monotonic() - begin}
        self.meanings = Meanings(self.folder)
        self.meanings.write_tables(self.folder)

    def ask_segue(self):
        """Each question in a process of its own, so that its first answer is cold."""
        answers = {}
        for name in NAMES:
            answers |= lines_of(self.programs / "ask_state", self.folder, REPEATS,
                                QUESTIONS / f"{name}.cohort")
        self.answers["Segue"] = answers

    def ask_duckdb(self, modules):
        questions = self.folder / "questions.json"
        questions.write_text(json.dumps({name: self.meanings.question(name) for name in NAMES}))
        environment = os.environ | {"DUCKDB_MODULES": modules}
        os.environ.update(environment)
        script = HERE / "peer_duckdb.mjs"
        run("node", script, "load", self.folder, self.programs / "make_state", *self.size, self.shards)
        for order in ("sorted", "arrival"):
            self.answers[f"DuckDB, {order}"] = lines_of("node", script, "ask",
                                                        self.folder / f"{order}.duckdb", questions,
                                                        DUCKDB_SECONDS)

    def ask_in_memory(self, sqlite, table):
        """Those who read all rows as text."""
        rows = self.folder / "rows"
        rows.mkdir(exist_ok=True)
        run(self.programs / "make_state", "rows", rows, *self.size, 0, self.shards)
        if table:
            self.answers["data.table"] = lines_of("Rscript", HERE / "peer_table.R", self.folder, 3)
        if sqlite:
            database = Sqlite(self.meanings, str(self.folder / "peer.sqlite"))
            database.load(rows)
            database.settle()
            own = self.answers["SQLite"] = {}
            for name in NAMES:
                times, answer = database.timed(name, 3)
                own[name] = times | {"counts": answer}
            (self.folder / "peer.sqlite").unlink()
        shutil.rmtree(rows)

    def differences(self):
        """Peers and questions whose counts are not ours."""
        ours = self.answers["Segue"]
        return [f"{self.students:,} students: {peer} counts otherwise: {name}"
                for peer, answers in self.answers.items() for name in NAMES
                if answers[name]["counts"] != ours[name]["counts"]]

    def results(self):
        times = {who: {name: {key: value for key, value in answer.items() if key != "counts"}
                       for name, answer in answers.items()} for who, answers in self.answers.items()}
        people = {name: sum(row[0] for row in answer["counts"].values())
                  for name, answer in self.answers["Segue"].items()}
        return self.result | {"times": times, "people": people}


def region(programs, work):
    """Milliseconds to exact counts of each saved question, on a demo region."""
    folder, profile = work / "region", work / "profile"
    ctl = programs / "seguectl"
    passphrase = HERE.parents[2] / "packaging/demo_passphrase.txt"
    run(ctl, "synth", "--out", folder, "--students", REGION, stderr=subprocess.DEVNULL)
    run(ctl, "--profile", profile, "init", "--demo")
    run(ctl, "--profile", profile, "--passphrase-file", passphrase, "import", folder)
    shutil.rmtree(folder)
    answers = [json.loads(line) for line in run(programs / "ask_region", profile).splitlines()]
    shutil.rmtree(profile)
    return {answer["question"]: answer for answer in answers}


def benchmark(options, work):
    modules, has_table = duckdb_modules(work), has_data_table()
    missing = [name for name, there in (("DuckDB", modules), ("R's data.table", has_table)) if not there]
    states = []
    wrong = []
    for students in sorted(options.students):
        state = State(options.programs, work, students)
        state.make()
        state.ask_segue()
        if modules:
            state.ask_duckdb(modules)
        sqlite, table = students <= SQLITE_MOST, has_table and students <= TABLE_MOST
        if sqlite or table:
            state.ask_in_memory(sqlite, table)
        wrong += state.differences()
        states.append(state.results())
        print(report.of_state(states[-1]), flush=True)
        if not options.keep:
            shutil.rmtree(state.folder)
    asked = region(options.programs, work) if not options.no_region else None
    (work / "results.json").write_text(json.dumps({"states": states, "region": asked}))
    print(report.of_growth(states))
    print(report.of_region(asked, REGION))
    print(report.of_targets(states, asked))
    if missing:
        print(f"Not there, and so not compared: {', '.join(missing)}.")
    print(f"SQLite is asked up to {SQLITE_MOST:,} students, data.table up to {TABLE_MOST:,}.")
    print("\n".join(wrong) or "Every count of every peer is Segue's, to the last student.")
    return 1 if wrong else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs", type=pathlib.Path)
    parser.add_argument("students", type=int, nargs="*", default=[1_000_000, 5_000_000, 25_000_000])
    parser.add_argument("--keep", type=pathlib.Path, help="work here and leave the files for the next run")
    parser.add_argument("--no-region", action="store_true")
    options = parser.parse_intermixed_args()  # sizes may stand behind the switches
    options.programs = options.programs.resolve()
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        return benchmark(options, options.keep.resolve())
    with tempfile.TemporaryDirectory() as work:
        return benchmark(options, pathlib.Path(work))


sys.exit(main())
