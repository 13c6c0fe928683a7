# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads submitted files into plain rows: cut and cleaned as the columns of their layout say, each once,
blank is None. Whatever spans rows or files (partners, persons, records) is left to the SQL."""
import csv
import datetime
import io
import json
import pathlib
import re
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
DICTIONARY = ROOT / "resources/dictionary"
NO_NAME = re.compile(r"NFN|NLN|X{3,}|Y{3,}")


def text_of(path):
    """UTF-8 where all of it is; else Windows-1252, as old systems write."""
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def cells_of(path, layout, columns):
    """The raw texts of each column, top to bottom."""
    if layout["file"].get("format") == "fixed_width":
        lines = text_of(path).splitlines()
        return [[line[column["from"] - 1:column["to"]] for line in lines] for column in columns]
    rows = [row for row in csv.reader(io.StringIO(text_of(path), newline="")) if row]
    if layout["file"].get("header") == "present":
        headings = rows.pop(0)
        fields = [headings.index(column["header"]) for column in columns]
    else:
        fields = [column["position"] - 1 for column in columns]
    by_field = list(zip(*rows, strict=True))
    return [by_field[field] for field in fields]


def usable_letters(name):
    """The first three letters of a name, without accents and signs; None for a placeholder."""
    plain = unicodedata.normalize("NFD", name).upper()
    letters = "".join(c for c in plain if "A" <= c <= "Z")
    return None if not letters or NO_NAME.fullmatch(letters) else letters[:3]


def usable_day(digits):
    """YYYY-MM-DD; its day is 99 where it is not known. None for a day that never was."""
    year, month, day = digits[:4], digits[4:6], digits[6:]
    try:
        datetime.date(int(year), int(month), 1 if day == "99" else int(day))
    except ValueError:
        return None
    return f"{year}-{month}-{day}" if year > "1900" else None


# A campus knows a student by its own id, before that existed by the SSN.
FIRST_OF = {"local_id": ("campus_id", "ssn")}
READ = {"first_name": usable_letters, "last_name": usable_letters, "birth_date": usable_day,
        "date": usable_day}


class Cleaner:
    """The rules of one column: trim, missing, keep_only, upper, pad_left, pattern, map, decimals."""

    def __init__(self, column, reading):
        self.reading = reading
        self.map = dict(column.get("map", {}))
        self.ranges = []
        if "repair_list" in column:
            repairs = json.loads((DICTIONARY / f"repairs/{column['repair_list']}.json").read_text())
            self.map = {**repairs["map"], **self.map}
            self.ranges = repairs.get("ranges", [])
        self.missing = set(column.get("missing", ()))
        kept = column.get("keep_only")
        self.dropped = re.compile(f"[^{kept}]") if kept else None
        self.upper = column.get("upper", False)
        self.width = column.get("pad_left", 0)
        self.pattern = re.compile(column["pattern"]) if "pattern" in column else None
        self.decimals = column.get("implied_decimals", 0)
        self.required = column.get("required", False)
        self.rejects = self.required or column.get("on_bad") == "reject_row"

    def clean_all(self, cells):
        """The clean value of each, None where blank, False where its row cannot be used."""
        known = {raw: self.clean(raw) for raw in set(cells)}
        return [known[raw] for raw in cells]

    def clean(self, raw):
        value = raw.strip()
        if value in self.missing:
            value = ""
        if value:
            if self.dropped:
                value = self.dropped.sub("", value)
            value = (value.upper() if self.upper else value).rjust(self.width, "0")
            if self.pattern and not self.pattern.fullmatch(value):
                return False if self.rejects else None
        value = self.mapped(value)
        if value and self.decimals and "." not in value:
            value = f"{value.rjust(self.decimals + 1, '0')[:-self.decimals]}.{value[-self.decimals:]}"
        if value and self.reading:
            value = self.reading(value)
        return value or (False if self.required else None)

    def mapped(self, value):
        if value in self.map:
            return self.map[value]
        for band in self.ranges:
            if value.isdigit() and band["from"] <= int(value) <= band["to"]:
                return band["code"]
        return value


def load(folder, manifest):
    """Tables by layout id: (columns, rows). A row that repeats the layout's unique key within its
    submission is left out; each begins with its submission."""
    tables = {}
    for submission in manifest:
        seen = {}
        for file in submission["files"]:
            layout = json.loads((DICTIONARY / f"layouts/{file['layout']}.json").read_text())
            columns = [column for column in layout["columns"] if "constant" not in column]
            names = [column["name"] for column in columns]
            values = [Cleaner(column, READ.get(column["name"])).clean_all(cells)
                      for column, cells in zip(columns, cells_of(folder / file["path"], layout, columns))]
            for name in set(layout["unique_key"]) - set(names):
                parts = [values[names.index(part)] for part in FIRST_OF[name]]
                values.append([a or b for a, b in zip(*parts)])
                names.append(name)
            key_columns = [values[names.index(name)] for name in layout["unique_key"]]
            kept = tables.setdefault(file["layout"], (["submission", *names], []))[1]
            keys = seen.setdefault(file["layout"], set())
            rejects = any(False in column for column in values)
            for key, row in zip(zip(*key_columns), zip(*values)):
                if key not in keys and not (rejects and False in row):
                    keys.add(key)
                    kept.append((submission["id"], *row))
    return tables
