# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same questions as hand-written SQL: every cell of every row must be what Segue counts.

usage: peers.py region|midfield|oulad|opensdp [--students N] [--seed N] [--rough N]

SQLite answers always. DuckDB answers too where NODE_MODULES names a folder that holds
@duckdb/node-api and a node program is there."""
import argparse
import csv
import datetime
import gc
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

import rough_files
import submitted_files

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "cli"))
from segue_cli import ROOT, SHARED, SKIPPED, Profile, RealProfile, run  # noqa: E402

OUTCOMES = ("yes", "no", "not_yet", "not_located", "not_reached")
MADE = re.compile(r"^CREATE TABLE (\w+)", re.M)
NEXT = re.compile(r"^-- then (\S+)$", re.M)


# Two keys of one tier in the latest year of a submission, or three groups that fit only in pairs.
UNSETTLED = """SELECT (SELECT count(*) FROM in_doubt) + count(*)
                 FROM (SELECT 1 FROM source_key GROUP BY submission, name_space, local_id, tier
                       HAVING count(*) > 1) twice"""


def statements(text, **values):
    """The statements of one file, with :name replaced."""
    for name, value in values.items():
        text = text.replace(f":{name}", str(value))
    return [part for part in text.split(";\n") if part.strip()]


def script_of(question):
    """The statements that answer one question; what it makes is dropped first."""
    text = question.read_text()
    for name in NEXT.findall(text):
        text += (question.parent / name).read_text()
    drops = [f"DROP TABLE IF EXISTS {name}" for name in MADE.findall(text)]
    return drops + statements(text)


def add_months(day, months):
    """The same day of the month, or the month's last."""
    if day is None:
        return None
    year, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 + months, 12)
    last = (datetime.date(year + (month == 11), (month + 1) % 12 + 1, 1) - datetime.timedelta(1)).day
    return f"{year:04}-{month + 1:02}-{min(int(day[8:]), last):02}"


def add_days(day, days):
    if day is None:
        return None
    return str(datetime.date.fromisoformat(day) + datetime.timedelta(days))


class Sqlite:
    name = "SQLite " + sqlite3.sqlite_version

    def __init__(self, tables, setup):
        self.db = sqlite3.connect(":memory:", isolation_level=None)
        self.db.create_function("add_months", 2, add_months, deterministic=True)
        self.db.create_function("add_days", 2, add_days, deterministic=True)
        self.db.execute("BEGIN")
        for name, (columns, rows) in tables.items():
            self.db.execute(f"CREATE TABLE {name} ({', '.join(columns)})")
            marks = ", ".join("?" * len(columns))
            self.db.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
        for statement in setup:
            self.db.execute(statement)

    def answer(self, script):
        """Rows as dicts of the last statement, and the seconds it all took."""
        began = time.perf_counter()
        for statement in script:
            cursor = self.db.execute(statement)
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, row)) for row in cursor.fetchall()]
        return rows, time.perf_counter() - began


def duckdb_answers(tables, setup, scripts):
    """The same from DuckDB: rows and milliseconds by script."""
    with tempfile.TemporaryDirectory(prefix="segue-duckdb-") as folder:
        job = {"tables": {}, "setup": setup, "scripts": scripts}
        for name, (columns, rows) in tables.items():
            file = pathlib.Path(folder) / f"{name}.json"
            with file.open("w", encoding="utf-8") as out:
                out.writelines(json.dumps(dict(zip(columns, row))) + "\n" for row in rows)
            kinds = ["INTEGER" if any(isinstance(row[at], int) for row in rows[:1]) else "VARCHAR"
                     for at in range(len(columns))]
            job["tables"][name] = {"file": str(file), "columns": list(zip(columns, kinds))}
        (pathlib.Path(folder) / "job.json").write_text(json.dumps(job))
        done = subprocess.run(["node", HERE / "duckdb_peer.mjs", pathlib.Path(folder) / "job.json"],
                              text=True, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr[-3000:]
        return json.loads(done.stdout)


def duckdb_is_there():
    modules = os.environ.get("NODE_MODULES")
    return bool(modules and shutil.which("node")
                and (pathlib.Path(modules) / "@duckdb/node-api").is_dir())


def cells_of_sql(rows, steps):
    """Per keys: n, and of each step the five outcomes and what else the SQL states."""
    table = {}
    for row in rows:
        keys = tuple(str(row[name]) for name in ("key_1", "key_2") if row.get(name) is not None)
        # DuckDB writes its 64-bit counts as texts.
        cells = {name: int(value) if str(value).isdigit() else value
                 for name, value in row.items() if not name.startswith("key_")}
        assert len(cells) >= 1 + 5 * steps, f"the SQL states {len(cells)} cells of {steps} steps"
        table[keys] = cells
    return table


def cells_of_segue(row):
    """The same names for a row of exact_counts; what only some questions state is there too."""
    cells = {"n": row["n"], "people": row["people"]}
    for at, step in enumerate(row["steps"], 1):
        cells |= {f"{outcome}_{at}": step[outcome] for outcome in OUTCOMES}
        cells |= {f"elsewhere_{segment}_{at}": n for segment, n in step["elsewhere"].items()}
        cells[f"fair_from_{at}"] = step["fair_from"]
    return cells


def differences(name, by_sql, answer):
    """Every cell that is not equal, and how many were compared."""
    segue = {tuple(row["keys"]): cells_of_segue(row) for row in answer["rows"] if row["n"] > 0}
    wrong, compared = [], 0
    if by_sql and set(by_sql) != set(segue):
        wrong.append(f"{name}: rows {sorted(by_sql)} by SQL, {sorted(segue)} by Segue")
    for keys in sorted(set(by_sql) & set(segue)):
        for cell, value in by_sql[keys].items():
            compared += 1
            own = segue[keys].get(cell, 0)
            if value != own:
                wrong.append(f"{name} {keys} {cell}: {value} by SQL, {own} by Segue")
    total = cells_of_segue(answer["total"])
    for cell in next(iter(by_sql.values()), {}):
        if not cell.startswith(("fair_from", "people")):
            compared += 1
            if sum(cells[cell] for cells in by_sql.values()) != total.get(cell, 0):
                wrong.append(f"{name} total {cell}: "
                             f"{sum(cells[cell] for cells in by_sql.values())} by SQL, {total.get(cell, 0)} by Segue")
    return wrong, compared


def code_rows():
    """(list, code, position, grade points) of the code lists that have an order we need."""
    for name in ("ethnicity", "gender", "grade", "midfield_subject"):
        entries = json.loads((submitted_files.DICTIONARY / f"codes/{name}.json").read_text())["entries"]
        for position, entry in enumerate(entries, 1):
            yield (name, entry["code"], position, entry.get("properties", {}).get("grade_points"))


def subject_rows():
    """(list, code, area) of the course lists, from their own tables."""
    for name, code, area in (("state_course", "code", "content_area_code"), ("top", "top_code", "cte_flag")):
        with (submitted_files.DICTIONARY / f"codes/{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield (name, row[code], row[area])


def agreement_tables(path):
    agreed = json.loads(path.read_text())
    fields = ("id", "name", "segment", "county", "district", "district_id", "region")
    return {
        "institution": (fields, [tuple(one[field] for field in fields) for one in agreed["institutions"]]),
        "member": (("member", "institution"),
                   [(one["id"], place) for one in agreed["members"] for place in one["institutions"]]),
        "share": (("giver", "taker", "kinds"),
                  [(one["from"], one["to"], len(one["kinds"])) for one in agreed["shares"]]),
        "agreement": (("observed_through",), [(agreed["observed_through"],)]),
    }


def tables_of(folder, manifest):
    tables = {name.replace("-", "_"): table
              for name, table in submitted_files.load(folder, manifest).items()}
    tables["code"] = (("list", "code", "position", "grade_points"), list(code_rows()))
    tables["subject"] = (("list", "code", "area"), list(subject_rows()))
    return tables


def region_setup():
    text = HERE / "region"
    setup = statements((text / "rows.sql").read_text()) + statements((text / "students.sql").read_text())
    for tier in (1, 2, 3):
        setup += statements((text / "link_tier.sql").read_text(), tier=tier)
    return setup + statements((text / "people.sql").read_text()) + statements((text / "records.sql").read_text())


def exact_counts(profile, questions):
    """What Segue counts, past the gate, by .sql file; the profile is opened once for all."""
    files = []
    for path, text in questions.items():
        files.append(profile.path / f"{path.stem}.cohort")
        files[-1].write_text(text, encoding="utf-8")
    done = subprocess.run([os.environ["EXACT_COUNTS"], profile.folder, files[0], profile.passphrase, *files[1:]],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return dict(zip(questions, map(json.loads, done.stdout.splitlines()), strict=True))


def compare(tables, setup, profile, questions):
    """Asks all engines all questions (text by .sql file); returns what differs."""
    began = time.perf_counter()
    sqlite = Sqlite(tables, setup)
    if "in_doubt" in " ".join(setup):
        unsettled = sqlite.db.execute(UNSETTLED).fetchone()[0]
        print(f"{unsettled} students whose keys or links the rules do not settle")
    print(f"{sqlite.name}: tables, linkage and records in {time.perf_counter() - began:.1f} s")
    answers = exact_counts(profile, questions)
    scripts = {path.stem: script_of(path) for path in questions}
    by_duckdb = duckdb_answers(tables, setup, scripts) if duckdb_is_there() else None
    wrong, cells = [], 0
    for path, answer in answers.items():
        steps = len(answer["total"]["steps"])
        rows, seconds = sqlite.answer(scripts[path.stem])
        found, compared = differences(path.stem, cells_of_sql(rows, steps), answer)
        line = f"{path.stem:26} {answer['total']['n']:7} {compared:5} cells  {sqlite.name} {1000 * seconds:6.0f} ms"
        if by_duckdb:
            own = by_duckdb[path.stem]
            more, also = differences(path.stem + " (DuckDB)", cells_of_sql(own["rows"], steps), answer)
            found, compared = found + more, compared + also
            line += f"  DuckDB {own['ms']:6.0f} ms"
        print(line, "" if not found else "DIFFERS")
        wrong, cells = wrong + found, cells + compared
    print(f"{len(questions)} questions, {cells} cells compared, {len(wrong)} differ")
    return wrong


def region(arguments):
    with tempfile.TemporaryDirectory(prefix="segue-") as folder, Profile() as profile:
        region_folder = pathlib.Path(folder) / "region"
        run("synth", "--out", region_folder, "--students", arguments.students, "--seed", arguments.seed)
        if arguments.rough is not None:
            rough_files.roughen(region_folder, arguments.rough)
        profile.import_files(region_folder)
        manifest = json.loads((region_folder / "manifest.json").read_text())["submissions"]
        tables = tables_of(region_folder, manifest) | agreement_tables(region_folder / "agreements.json")
        resources = ROOT / "resources/questions"
        names = [name for purpose in json.loads((resources / "index.json").read_text())["purposes"]
                 for name in purpose["questions"]]
        questions = {HERE / f"region/{name}.sql": (resources / f"{name}.cohort").read_text()
                     for name in names}
        questions |= {path: question_in(path) for path in sorted((HERE / "region/beyond").glob("*.sql"))}
        return compare(tables, region_setup(), profile, questions)


ASKED = re.compile(r"^-- ((?:unit|start|where|order|step|by|cross) .*)$", re.M)


def question_in(path):
    """The question a file of SQL answers, which stands in its comments."""
    text = path.read_text()
    for name in NEXT.findall(text):
        text += (path.parent / name).read_text()
    clauses = ASKED.findall(text)
    return "\n".join(sorted(clauses, key=lambda clause: clause.startswith("by "))) + "\n"


def real(arguments):
    """A real set: its SQL says the questions, its files are found by the layouts' names."""
    data, layouts = REAL[arguments.set]
    if not data.is_dir():
        print(f"skipped: {data.name} is not beside this checkout")
        sys.exit(SKIPPED)
    manifest = [{"id": arguments.set, "files": [{"path": path, "layout": layout}
                                                for path, layout in layouts.items()]}]
    with RealProfile() as profile:
        profile.import_files(data)
        folder = HERE / arguments.set
        paths = [path for path in sorted(folder.glob("*.sql"))
                 if path.stem != "records" and "_" not in path.stem]
        return compare(tables_of(data, manifest), statements((folder / "records.sql").read_text()),
                       profile, {path: question_in(path) for path in paths})


REAL = {
    "midfield": (ROOT / "tests/data/midfield_toy",
                 {"toy_student.csv": "midfield-student", "toy_term.csv": "midfield-term",
                  "toy_course.csv": "midfield-course", "toy_degree.csv": "midfield-degree"}),
    "oulad": (SHARED / "oulad", {"student.csv": "oulad-student"}),
    "opensdp": (SHARED / "opensdp_synth",
                {"demog_master.csv": "opensdp-demog", "stu_year.csv": "opensdp-stu-year",
                 "hs_annual.csv": "opensdp-hs-annual", "hs_outcomes.csv": "opensdp-hs-outcomes",
                 "ps_enroll.csv": "opensdp-ps-enroll"}),
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("set", choices=("region", "midfield", "oulad", "opensdp"))
    parser.add_argument("--students", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rough", type=int, help="roughens the region's files with this seed")
    arguments = parser.parse_args()
    gc.disable()  # millions of tuples, no cycles
    wrong = region(arguments) if arguments.set == "region" else real(arguments)
    print("\n".join(wrong))
    sys.exit(1 if wrong else 0)


main()
