# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Roughens a written region as registrars do: cells blank or taken from another row, rows sent twice,
names, numbers and birth dates that differ from year to year. The same seed spoils the same cells."""
import json
import random

import submitted_files

STUDENT_LAYOUTS = {"calpass-k12-student": "local_id", "ccc-mis-student": "student_id",
                   "csu-erss": "campus_id", "csu-ersd": "campus_id"}
IDENTIFIERS = {"ssn", "ssid", "first_name", "last_name", "gender", "birth_date", "id_status"}
# Whose row it is, where and when: changing these in a student's row makes two of one.
PLACES = {"local_id", "student_id", "campus_id", "year", "term", "school", "college", "campus"}
SHARE = 0.2


class RoughFile:
    """One file as lines of bytes, cut as its layout says."""

    def __init__(self, path, layout, source, seed):
        self.path, self.layout, self.source, self.seed = path, layout["id"], source, seed
        self.columns = [column for column in layout["columns"] if "constant" not in column]
        self.names = [column["name"] for column in self.columns]
        self.is_fixed = layout["file"].get("format") == "fixed_width"
        self.random = random.Random(f"{seed}|{path.name}|{source}")
        self.lines = path.read_bytes().replace(b"\r\n", b"\n").rstrip(b"\n").split(b"\n")

    def cut(self, line):
        if self.is_fixed:
            return [line[column["from"] - 1:column["to"]] for column in self.columns]
        return line.split(b",")

    def with_cell(self, line, at, value):
        if self.is_fixed:
            width = self.columns[at]["to"] - self.columns[at]["from"] + 1
            return line[:self.columns[at]["from"] - 1] + value.ljust(width)[:width] + line[self.columns[at]["to"]:]
        cells = self.cut(line)
        cells[at] = value
        return b",".join(cells)

    def academic_year(self, cells):
        value = {name: cell.decode("latin-1") for name, cell in zip(self.names, cells)}
        if self.layout == "calpass-k12-student":
            return value["year"]
        year = value["term"][:2] if self.layout == "ccc-mis-student" else value["year"]
        in_spring = value["term"][-1] in ("13" if self.layout == "ccc-mis-student" else "12")
        return str(int(year) - in_spring)

    def with_other_identifiers(self, line):
        """The same change in all rows of a student and year: a source contradicts itself over the
        years. An SSN of a campus is only taken away, since its two files would disagree."""
        cells = self.cut(line)
        who = f"{self.seed}|{self.source}|{cells[self.names.index(STUDENT_LAYOUTS[self.layout])]}"
        for at, name in enumerate(self.names):
            chance = random.Random(f"{who}|{self.academic_year(cells)}|{name}")
            if name in IDENTIFIERS and chance.random() < SHARE:
                other = self.cut(chance.choice(self.lines))[at]
                is_blank = chance.random() < 0.4 or (self.is_fixed and name == "ssn")
                line = self.with_cell(line, at, b"" if is_blank else other)
        return line

    def roughen(self):
        is_student = self.layout in STUDENT_LAYOUTS
        rough = []
        for line in self.lines:
            at = self.random.randrange(len(self.columns))
            is_kept = is_student and self.names[at] in IDENTIFIERS | PLACES
            if self.random.random() < SHARE and not is_kept:
                other = self.cut(self.random.choice(self.lines))[at]
                line = self.with_cell(line, at, b"" if self.random.random() < 0.4 else other)
            rough += [line] * (2 if self.random.random() < SHARE / 10 else 1)
        if is_student:
            rough = [self.with_other_identifiers(line) for line in rough]
        self.path.write_bytes(b"\n".join(rough) + b"\n")


def roughen(folder, seed):
    for submission in json.loads((folder / "manifest.json").read_text())["submissions"]:
        for file in submission["files"]:
            layout = json.loads((submitted_files.DICTIONARY / f"layouts/{file['layout']}.json").read_text())
            RoughFile(folder / file["path"], layout, submission["submitter"], seed).roughen()
