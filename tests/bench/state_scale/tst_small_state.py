# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small invented state, in two shards of different size: the executor's counts of the benchmark's
questions are those of hand-written SQL on SQLite, over rows that the generator wrote as text.
Usage: tst_small_state.py MAKE_STATE ASK_STATE"""
import json
import subprocess
import sys
import tempfile

from peer_sqlite import Sqlite
from state_sql import NAMES, QUESTIONS, Meanings

STUDENTS, IN_A_SHARD = 9000, 6500


def ask(program, folder):
    questions = [str(QUESTIONS / f"{name}.cohort") for name in NAMES]
    lines = subprocess.run([program, folder, "1", *questions], check=True, capture_output=True,
                           text=True).stdout.splitlines()
    return {(answer := json.loads(line))["question"]: {tuple(row[0]): row[1:] for row in answer["counts"]}
            for line in lines}


def answers_are_those_of_sqlite(make_state, ask_state):
    with tempfile.TemporaryDirectory() as folder:
        size = [str(STUDENTS), str(IN_A_SHARD)]
        made = json.loads(subprocess.run([make_state, "data", folder, *size], check=True,
                                         capture_output=True, text=True).stdout)
        assert made["shards"] == 2, made
        answers = ask(ask_state, folder)
        database = Sqlite(Meanings(folder))
        for shard in ("0", "1"):
            to = str(int(shard) + 1)
            subprocess.run([make_state, "rows", folder, *size, shard, to], check=True)
            database.load(folder)
        database.settle()
        assert database.rows == made["records"], (database.rows, made)
        for name in NAMES:
            expected = database.answer(name)
            people = sum(row[0] for row in expected.values())
            assert people >= (40 if name == "headline" else 1000), (name, people)
            assert answers[name] == expected, (
                name, {key: (answers[name].get(key), expected.get(key))
                       for key in answers[name].keys() | expected.keys()
                       if answers[name].get(key) != expected.get(key)})
            outcomes = [sum(row[i] for row in expected.values())
                        for i in range(len(next(iter(expected.values()))))]
            print(f"{name}: {len(expected)} groups, sums {outcomes}")


answers_are_those_of_sqlite(*sys.argv[1:])
