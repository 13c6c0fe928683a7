# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The questions in SQL: what stands in braces in questions/*.sql is filled in from the state's own
tables, so that the text reads like a question and the database compares small integers.

Records are picked by one number that orders them as Segue does: first day and last day ("span"),
higher grade, lower institution, lower course, then the other elements in dictionary order.
"""
import csv
import datetime
import pathlib
import re

QUESTIONS = pathlib.Path(__file__).parent / "questions"
NAMES = ("headline", "matrix", "pathway", "courses", "everything")
SEGMENTS = ("k12", "cc", "university")
SEGMENT_TIERS = {"k12": 0b101, "cc": 0b110, "university": 0b110}

TO_INSTITUTION = "((CAST(span AS INTEGER) * 64 + 42 - mark) * 2048 + institution)"
TO_GRADE = f"((CAST({TO_INSTITUTION} AS BIGINT) * 512 + subject) * 32 + coalesce(grade, 0))"
FIRST = f"((({TO_GRADE} * 4 + coalesce(level, 0)) * 8 + coalesce(units, 0)) * 2048 + coalesce(number, 0))"
LAST = ("(CAST((CAST(span AS INTEGER) * 64 + mark) * 2048 + 2047 - institution AS BIGINT) * 512"
        " + 511 - subject)")
FIXED = {
    "first": FIRST, "first to grade": TO_GRADE, "first to institution": TO_INSTITUTION, "last": LAST,
    "level of pick": "((pick >> 14) & 3)", "number of pick": "(pick & 2047)",
    "grade of first": "(pick & 31)", "span of first": "(pick >> 31)",
    "span of institution": "(pick >> 17)", "institution of pick": "(pick & 2047)",
    "subject of last": "(511 - (pick & 511))", "span of last": "(pick >> 26)",
}
# Grade points in tenths. What ranks without points: P and CR like a C, NP and NC like an F, other
# marks below, a missing grade last.
POINTS = {"A+": 40, "A": 40, "A-": 37, "B+": 33, "B": 30, "B-": 27, "C+": 23, "C": 20, "C-": 17,
          "D+": 13, "D": 10, "D-": 7, "F": 0}
MARKS = POINTS | {"P": 20, "CR": 20, "NP": 0, "NC": 0}
OTHER_MARK, NO_MARK = -1, -2


def rows_of(path):
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Meanings:
    """What the codes of a state mean."""

    def __init__(self, folder):
        folder = pathlib.Path(folder)
        self.values = {(row["element"], row["text"]): int(row["code"])
                       for row in rows_of(folder / "value.csv")}
        self.institutions = rows_of(folder / "institution.csv")
        self.times = rows_of(folder / "time.csv")
        self.observed = rows_of(folder / "observed.csv")
        self.segment_of = {row["institution"]: row["segment"] for row in self.institutions}

    def code(self, element, *texts):
        return ", ".join(str(self.values[element, text]) for text in texts)

    def at(self, segment, *county):
        """Institutions of a segment, or of a county in it, are neighbours."""
        codes = [int(row["institution"]) for row in self.institutions if row["segment"] == segment
                 and (not county or row["county"] == " ".join(county))]
        assert codes == list(range(codes[0], codes[-1] + 1)), (segment, county)
        return f"institution BETWEEN {codes[0]} AND {codes[-1]}"

    def located(self, segment):
        bit = 1 << SEGMENTS.index(segment)
        return f"((segments & {bit}) <> 0 OR (tiers & {SEGMENT_TIERS[segment]}) <> 0)"

    def through(self, kind, segment):
        return str(max(int(row["through"]) for row in self.observed
                       if row["kind"] == kind and self.segment_of[row["institution"]] == segment))

    def filled(self, text):
        def fill(match):
            words = match.group(1)
            if words in FIXED:
                return FIXED[words]
            name, *rest = words.split(" ")
            if name == "tally":
                return ", ".join(
                    f"count(*) FILTER (WHERE {rest[0]} = '{letter}') AS {outcome}"
                    for letter, outcome in zip("YNWLR", ("yes", "no", "not_yet", "not_located",
                                                         "not_reached")))
            if name == "text":
                return (f"coalesce((SELECT text FROM value WHERE element = '{rest[0]}' "
                        f"AND code = {rest[0]}), '(missing)')")
            return {"code": self.code, "at": self.at, "located": self.located,
                    "through": self.through}[name](*rest)
        return re.sub(r"\{([^}]*)\}", fill, text)

    def question(self, name):
        return self.filled((QUESTIONS / f"{name}.sql").read_text(encoding="utf-8"))

    def marks(self):
        """Rows of the table that gives each grade its rank and points."""
        rows = [(None, NO_MARK, None)]
        for (element, text), code in self.values.items():
            if element == "grade":
                rows.append((code, MARKS.get(text, OTHER_MARK), POINTS.get(text)))
        return rows

    def spans(self):
        """Distinct first and last days, in order: (number, b, d, label of the year)."""
        days = sorted({(int(row["b"]), int(row["d"])) for row in self.times})
        years = {(int(row["b"]), int(row["d"])): int(row["year"]) for row in self.times}
        return [(number, b, d, f"{years[b, d]}-{(years[b, d] + 1) % 100:02}")
                for number, (b, d) in enumerate(days, 1)]

    def span_of(self):
        number = {(b, d): span for span, b, d, _ in self.spans()}
        return {int(row["time"]): number[int(row["b"]), int(row["d"])] for row in self.times}

    def write_tables(self, folder):
        """span.csv, span_of.csv and mark.csv, for whoever loads the rows."""
        def write(name, header, rows):
            with open(pathlib.Path(folder) / name, "w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([header, *rows])
        write("span.csv", SPAN_COLUMNS, self.spans_with_ends())
        write("span_of.csv", ("time", "span"), sorted(self.span_of().items()))
        write("mark.csv", ("grade", "mark", "points"),
              [(grade or 0, mark, points) for grade, mark, points in self.marks()])

    def spans_with_ends(self):
        """Beside each span the last days of the windows that the questions use."""
        return [(span, b, d, year, months_later(d, 24), months_later(d, 36), months_later(b, 24) - 1)
                for span, b, d, year in self.spans()]


SPAN_COLUMNS = ("span", "b", "d", "year", "after24", "after36", "from24")


def months_later(day, months):
    """The same day of the month; the questions' days exist in every year."""
    date = EPOCH + datetime.timedelta(days=day)
    month = date.year * 12 + date.month - 1 + months
    return (date.replace(year=month // 12, month=month % 12 + 1) - EPOCH).days


EPOCH = datetime.date(1970, 1, 1)
