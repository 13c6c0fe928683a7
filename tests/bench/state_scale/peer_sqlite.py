# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same rows and questions in SQLite: tables clustered as the questions read them."""
import pathlib
import sqlite3
import statistics
import time

from state_sql import SPAN_COLUMNS

TABLES = """
CREATE TABLE person (person INTEGER PRIMARY KEY, home, segments, tiers, birth_year, ethnicity, gender);
CREATE TABLE course (person, span, b, d, institution, subject, grade, level, units, number,
  grade_level, elas, mark, points, row, PRIMARY KEY (subject, person, span, row)) WITHOUT ROWID;
CREATE TABLE enrolled (person, span, b, d, institution, segment, status, grade_level, row,
  PRIMARY KEY (person, segment, b, row)) WITHOUT ROWID;
CREATE TABLE test (person, span, b, d, institution, test_id, score, performance, row,
  PRIMARY KEY (person, b, row)) WITHOUT ROWID;
CREATE TABLE award (person, span, b, d, institution, award, top, row,
  PRIMARY KEY (person, b, row)) WITHOUT ROWID;
CREATE TABLE value (element, code, text, PRIMARY KEY (element, code)) WITHOUT ROWID;
CREATE TABLE observed (kind, institution, through, PRIMARY KEY (kind, institution)) WITHOUT ROWID;
"""


class Sqlite:
    def __init__(self, meanings, path=":memory:"):
        self.meanings = meanings
        self.database = sqlite3.connect(path)
        self.database.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2000000;"
            "PRAGMA temp_store = MEMORY; PRAGMA threads = 2;" + TABLES)
        self.rows = 0
        self._load_meanings()

    def _insert(self, table, rows):
        rows = iter(rows)
        first = next(rows, None)
        if first is None:
            return
        statement = f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})"
        self.database.execute(statement, first)
        self.database.executemany(statement, rows)

    def _load_meanings(self):
        self.database.execute(f"CREATE TABLE span ({', '.join(SPAN_COLUMNS)}, PRIMARY KEY (span))")
        self._insert("span", self.meanings.spans_with_ends())
        self._insert("value", ((element, code, text)
                               for (element, text), code in self.meanings.values.items()))
        self._insert("observed", ((row["kind"], int(row["institution"]), int(row["through"]))
                                  for row in self.meanings.observed))

    def load(self, folder):
        """The rows that make_state wrote into a folder."""
        days = {int(row["time"]): (int(row["b"]), int(row["d"])) for row in self.meanings.times}
        span_of = self.meanings.span_of()
        marks = {grade or 0: (mark, points) for grade, mark, points in self.meanings.marks()}

        def cells_of(name):
            with open(pathlib.Path(folder) / f"{name}.csv", encoding="ascii") as file:
                for line in file:
                    yield tuple(map(int, line.split(",")))

        def records(name):
            for person, when, institution, key, *values in cells_of(name):
                self.rows += 1
                grade = marks[values[0]] if name == "course" else ()
                yield (person, span_of[when], *days[when], institution, key,
                       *(value or None for value in values), *grade, self.rows)
        self._insert("person", ((*cells[:4], *(cell or None for cell in cells[4:]))
                                for cells in cells_of("person")))
        for name in ("course", "enrolled", "test", "award"):
            self._insert(name, records(name))

    def settle(self):
        self.database.execute("CREATE INDEX firsts ON course "
                              "(person, span, mark, institution, subject, grade)")
        self.database.execute("ANALYZE")
        self.database.commit()

    def answer(self, name):
        """Counts by keys."""
        return counts(self.database.execute(self.meanings.question(name)).fetchall(), name)

    def timed(self, name, repeats):
        """Times in milliseconds, and the counts."""
        times = []
        for _ in range(repeats + 1):
            begin = time.perf_counter()
            answer = self.answer(name)
            times.append((time.perf_counter() - begin) * 1000)
        return {"first_ms": times[0], "warm_ms": statistics.median(times[1:]),
                "best_ms": min(times[1:]), "repeats": repeats}, answer


def counts(rows, name):
    keys = {"headline": 2, "matrix": 2}.get(name, 1)
    return {tuple(row[:keys]): list(map(int, row[keys:])) for row in rows}
