# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the planted answers again, straight from the written files, and compares them with truth.json.

Knows nothing of the generator or the engine: it reads columns, joins people by SSN or by name, birth date and
gender, and applies the rules of the questions one by one, slowly and plainly.
"""
import collections
import datetime
import json
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

FIRST_DAY = {"1": (1, 1), "3": (2, 1), "5": (6, 15), "7": (8, 15)}
UNIVERSITY_DAY = {"1": (1, 1), "2": (2, 1), "3": (6, 15), "4": (8, 15)}
PASS = {"A+", "A", "A-", "B+", "B", "B-", "C+", "C"}
SCHOOLS = {"99001": "Los Angeles", "99002": "Los Angeles", "99003": "San Diego"}
RACES = {"1": "american_indian", "2": "asian", "3": "pacific_islander", "4": "filipino", "5": "hispanic",
         "6": "black", "7": "white"}
OBSERVED = datetime.date(2015, 6, 30)


def letters(name):
    plain = unicodedata.normalize("NFD", name)
    return "".join(c for c in plain if c.isascii() and c.isalpha()).upper()[:3]


def normal(mark):
    """A K-12 mark as it may be typed: lower case, sign first, percents, grade points."""
    mark = "".join(c for c in mark.upper() if c.isalnum() or c in ".+-")
    if mark[:1] in ("+", "-"):
        mark = mark[1:] + mark[0]
    if "." in mark:
        return {"4.0": "A", "3.7": "A-", "3.3": "B+", "3.0": "B", "2.7": "B-", "2.3": "C+", "2.0": "C"}.get(mark, mark)
    if mark.isdigit() and int(mark) > 4:
        percent = int(mark)
        if percent < 60:
            return "F"
        letter = "DCBA"[min(percent // 10, 9) - 6]
        band = percent - 10 * min(percent // 10, 9)
        return letter + ("-" if band < 3 else "+" if band > 6 and letter != "A" else "")
    return mark


def rows(root, manifest, layout, delimiter=","):
    for submission in manifest["submissions"]:
        for entry in submission["files"]:
            if entry["layout"] != layout:
                continue
            data = (root / entry["path"]).read_bytes()
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError:
                text = data.decode("cp1252")
            for line in text.split("\n")[:-1]:
                line = line.rstrip("\r")
                yield line.split(delimiter) if delimiter else line


class Person:
    def __init__(self):
        self.years = {}  # (school, year) -> grade level
        self.courses = []  # (year, school, code, mark)
        self.races = collections.Counter()
        self.hispanic = False
        self.gender = "X"
        self.ssn = set()
        self.key = set()
        self.college_terms = []  # (first day, college)
        self.college_courses = []  # (first day, college, number, top, level, mark)
        self.university = []  # first days

    def ethnicity(self):
        if self.hispanic:
            return "hispanic"
        return self.races.most_common(1)[0][0] if self.races else "(missing)"

    def locatable(self):
        return bool(self.ssn or self.key or self.college_terms)


def read_schools(root, manifest):
    people = collections.defaultdict(Person)
    for r in rows(root, manifest, "calpass-k12-student"):
        assert len(r) == 14, r
        person = people[r[0][:5], r[2]]
        year = 2000 + int(r[1][:2])
        person.years[r[0], year] = int(r[11])
        if r[3]:
            person.ssn.add(r[3])
        if r[5].isalpha() and r[6].isalpha() and r[8]:
            person.key.add((r[5], r[6], r[7], r[8]))
        person.gender = r[7] if r[7] in "MF" else person.gender
        person.hispanic |= r[9] == "Y"
        if r[10][:1] in RACES:
            person.races[RACES[r[10][:1]]] += 1
    seen = set()
    for r in rows(root, manifest, "calpass-k12-course"):
        assert len(r) == 11, r
        person = people.get((r[0][:5], r[2]))
        year = 2000 + int(r[1][:2])
        if person and (r[0], year) in person.years and tuple(r) not in seen:
            seen.add(tuple(r))
            person.courses.append((year, r[0], r[3], normal(r[10])))
    return people


def read_colleges(root, manifest):
    people = collections.defaultdict(Person)
    catalog = {}
    for r in rows(root, manifest, "ccc-mis-course"):
        assert len(r) == 15, r
        below = "A" <= r[12] <= "H"
        transfer = r[7] in "AB" and r[6] == "D" and r[10] == "N"
        catalog[tuple(r[:3])] = (r[5], "below" if below else "transfer" if transfer else "")
    for r in rows(root, manifest, "ccc-mis-student"):
        assert len(r) == 12 and len(r[6]) == 21, r
        person = people[r[0], r[2]]
        person.college_terms.append((first_day(r[1]), r[0]))
        if r[3] == "S":
            person.ssn.add(r[2])
        if not r[4].endswith("99"):
            person.key.add((letters(r[8]), letters(r[9]), r[5], r[4]))
        person.hispanic |= r[6][0] == "Y" or r[7][0] == "H"
        old = {"B": "black", "W": "white", "A": "asian", "F": "filipino", "P": "pacific_islander",
               "N": "american_indian"}.get(r[7][0])
        if old:
            person.races[old] += 1
    for r in rows(root, manifest, "ccc-mis-enrolment"):
        assert len(r) == 11, r
        if (r[0], r[2]) in people:
            top, level = catalog[r[0], r[1], r[3]]
            people[r[0], r[2]].college_courses.append((first_day(r[1]), r[0], r[4], top, level, r[9]))
    for r in rows(root, manifest, "ccc-mis-award"):
        assert len(r) == 6, r
    return people


def read_universities(root, manifest):
    people = collections.defaultdict(Person)
    for line in rows(root, manifest, "csu-erss", None):
        assert len(line) == 450
        person = people[line[14:16], line[235:244]]
        person.ssn.add(line[0:9])
        month, day = UNIVERSITY_DAY[line[13]]
        person.university.append(datetime.date(int(line[9:13]), month, day))
    for line in rows(root, manifest, "csu-ersd", None):
        assert len(line) == 200
    return people


def first_day(term):
    month, day = FIRST_DAY[term[2]]
    return datetime.date(2000 + int(term[:2]), month, day)


def unique(people, keys_of):
    found = {}
    for person in people:
        for key in keys_of(person):
            found[key] = None if key in found and found[key] is not person else person
    return found


def link(schools, colleges, universities):
    """Hands what colleges and universities know to the one school student who can be meant."""
    by_ssn = unique(schools, lambda p: p.ssn)
    by_key = unique(schools, lambda p: p.key)
    alone = []
    for other in list(colleges) + list(universities):
        person = next((by_ssn[s] for s in other.ssn if by_ssn.get(s)), None)
        person = person or next((by_key[k] for k in other.key if by_key.get(k)), None)
        if person is None:
            alone.append(other)
            continue
        person.college_terms += other.college_terms
        person.college_courses += other.college_courses
        person.university += other.university
        person.hispanic |= other.hispanic
        person.races += other.races
    return alone


class Count(dict):
    def add(self, question, key, states, elsewhere=False):
        row = self.setdefault(question, {}).setdefault(key, {"n": 0, "steps": [], "elsewhere": 0})
        row["n"] += 1
        row["elsewhere"] += elsewhere
        for i, state in enumerate(states):
            if i == len(row["steps"]):
                row["steps"].append(collections.Counter())
            row["steps"][i][state] += 1


def within(day, year, months=36):
    """After a school year that ends 14 June, within so many months."""
    end = datetime.date(year + 1, 6, 14)
    return end < day <= datetime.date(year + 1 + months // 12, 6, 14)


def english(person, count):
    asked = [(y, s, mark) for y, s, code, mark in person.courses
             if code in ("2131", "9106") and person.years[s, y] == 10 and SCHOOLS[s[:5]] == "Los Angeles"
             and mark and mark[0] in "ABC" and mark[1:] in ("", "+", "-")]
    for letter in "ABC":
        starts = sorted(a for a in asked if a[2][0] == letter)
        if starts:
            english_answers(person, letter, starts[0], count)


def english_answers(person, letter, start, count):
    year = start[0]
    states, elsewhere = ["no", "not_reached", "not_reached"], False
    if not person.locatable():
        states[0] = "not_located"
    elif datetime.date(year + 4, 6, 14) > OBSERVED:
        states[0] = "not_yet"
    elif any(within(day, year) for day, _ in person.college_terms):
        states[0] = "yes"
        first = min((c for c in person.college_courses if c[3] == "150100" and within(c[0], year)), default=None)
        states[1] = "yes" if first else "no"
        if first:
            states[2] = "yes" if first[4] == "below" else "no"
    else:
        elsewhere = any(within(day, year) for day in person.university)
    fair = year <= 2011
    if letter == "B" and fair:
        count.add("headline-by-ethnicity", person.ethnicity(), states, elsewhere)
    if person.ethnicity() != "hispanic":
        return
    if letter == "B":
        count.add("english-b-by-year", f"{year}-{(year + 1) % 100:02}", states, elsewhere)
    if not fair:
        return
    count.add("english-" + letter.lower(), "", states, elsewhere)
    if letter == "B":
        bright = any(code == "2118" and s == "9900101" and person.years[s, y] == 12
                     for y, s, code, _ in person.courses)
        count.add("bright-spot" if bright else "bright-spot-others", "", states, elsewhere)
        count.add("headline-by-gender", person.gender, states, elsewhere)


def chemistry(person, count):
    for year, school, code, mark in person.courses:
        if code != "2403" or not school.startswith("99003") or person.years[school, year] != 9 or mark not in ("A", "B", "C"):
            continue
        taken = sorted((y, m) for y, s, c, m in person.courses if c == "2607" and y == year + 1)
        states = ["yes", "yes" if taken[0][1] in PASS else "no"] if taken else ["no", "not_reached"]
        mesa = school == "9900301"
        if year == 2010:
            count.add("algebra-chemistry" if mesa else "algebra-chemistry-others", mark, states)
        elif year == 2011 and mesa and mark == "C":
            course = any(c == "2498" and y == 2012 for y, s, c, m in person.courses)
            count.add("summer-course-takers" if course else "summer-course-others", "", states)


def change(person, count):
    names = {"9900201": "Clarkia High", "9900202": "Larkspur High"}

    def passed(code, year, grade):
        marks = [m for y, s, c, m in person.courses if c == code and y == year and person.years[s, y] == grade
                 and s.startswith("99002")]
        return None if not marks else "yes" if marks[0] in PASS else "no"
    for number, year in ((1, 2008), (2, 2009)):
        state = passed("2413", year, 10)
        if state:
            school = next(s for y, s, c, m in person.courses if c == "2413" and y == year)
            count.add(f"change-year-{number}", names[school], [state])
    if passed("2403", 2008, 9):
        count.add("growth", "", [passed("2403", 2008, 9), passed("2413", 2009, 10) or "missing"])


def automotive(person, count):
    passed = sorted(y for y, s, c, m in person.courses if c == "5655" and person.years[s, y] == 12 and m in PASS
                    and SCHOOLS[s[:5]] == "Los Angeles" and 2008 <= y <= 2012)
    if not passed:
        return
    states = ["no", "not_reached"]
    if not person.locatable():
        states[0] = "not_located"
    first = min((c for c in person.college_courses
                 if c[3] == "094800" and c[1] == "Z01" and within(c[0], passed[0], 24)), default=None)
    if first:
        states = ["yes", "yes" if first[2] == "AUTO 10" else "no"]
    count.add("auto-before" if passed[0] < 2011 else "auto-after", "", states)


def gap(person, count):
    courses = sorted(c for c in person.college_courses if c[3] == "150100")
    sweetbay = [c for c in courses if c[1] == "Z02"]
    if not sweetbay or not datetime.date(2012, 6, 15) <= sweetbay[0][0] <= datetime.date(2013, 6, 14):
        return
    day = sweetbay[0][0]
    end = day.replace(year=day.year + 1)
    passed = any(day <= c[0] < end and c[4] == "transfer" and c[5] in PASS for c in courses)
    states = ["yes" if passed else "no"]
    count.add("english-gap", person.ethnicity(), states)
    count.add("placement-below" if sweetbay[0][4] == "below" else "placement-direct", person.ethnicity(), states)


def recount(root):
    manifest = json.loads((root / "manifest.json").read_text())
    schools = list(read_schools(root, manifest).values())
    colleges = list(read_colleges(root, manifest).values())
    universities = list(read_universities(root, manifest).values())
    alone = link(schools, colleges, universities)
    count = Count()
    for person in schools:
        if any(s.startswith("99003") for s, _ in person.years) and any(c == "Z01" for _, c in person.college_terms):
            continue  # the pair that has not agreed
        for story in (english, chemistry, change, automotive, gap):
            story(person, count)
    for person in alone:
        gap(person, count)
    return count


def compare(count, truth):
    problems = []
    for question, answer in truth["answers"].items():
        told = {",".join(row["keys"].values()): row for row in answer["rows"]}
        if told.keys() != count.get(question, {}).keys():
            problems.append(f"{question}: groups {sorted(count.get(question, {}))} instead of {sorted(told)}")
            continue
        for key, row in told.items():
            found = count[question][key]
            if found["n"] != row["n"]:
                problems.append(f"{question} {key}: n {found['n']} instead of {row['n']}")
            for i, step in enumerate(row["steps"]):
                for state in ("yes", "no", "not_yet", "not_located", "not_reached"):
                    if found["steps"][i][state] != step[state]:
                        problems.append(f"{question} {key} step {i + 1} {state}: {found['steps'][i][state]} "
                                        f"instead of {step[state]}")
            elsewhere = sum(e["n"] for e in row["steps"][0].get("elsewhere", []))
            if found["elsewhere"] != elsewhere:
                problems.append(f"{question} {key}: {found['elsewhere']} elsewhere instead of {elsewhere}")
    return problems


def check(root, name):
    problems = compare(recount(root), json.loads((root / "truth.json").read_text()))
    print("\n".join(problems) or f"{name}: every planted number found in the files")
    return bool(problems)


def main():
    """recount.py FOLDER, or recount.py PROGRAM STUDENTS SEED... to have regions written first."""
    if len(sys.argv) == 2:
        sys.exit(check(pathlib.Path(sys.argv[1]), sys.argv[1]))
    program, students, *seeds = sys.argv[1:]
    failed = False
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([program, folder, students, seed], check=True)
            failed |= check(pathlib.Path(folder), f"{students} students, seed {seed}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
