# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the two sets of invented students beside this file, `one` and `other`. What their numbers
show through the gate is the same; what it hides is not:

gender      women, 64 men and 4 unknown     against as many women, 61 men and 7 unknown
degree      8 Asian and 8 Black without     against 9 and 7
rows        Hispanic and American Indian students by gender, none of which is listed
path        8 of all did not come back      against 7
cohort      6 American Indian students      against 5
units       two Hispanic and two American Indian students have exchanged theirs
term        4 who began in 2006-07 did so   in fall, against spring
"""
import csv
import json
import pathlib

HERE = pathlib.Path(__file__).parent
INSTITUTION = "Institution A"
YEARS_TO_DEGREE = 4


def cohort():
    """Every student of `one`, as a dictionary."""
    students = []

    def add(count, race, sex, year, degrees, away=0):
        """@degrees of them earn one, @away of the others do not come back after a year."""
        for i in range(count):
            number = len(students) + 1
            students.append({
                "mcid": f"TWIN{number:04}", "race": race, "sex": sex, "start": f"{year}1",
                "back": i < count - away, "units": 12 + number % 5,
                "degree": f"{year + YEARS_TO_DEGREE}3" if i < degrees else None})

    for year, f_degrees, m_degrees in ((2000, 16, 11), (2004, 14, 12)):
        add(22, "White", "Female", year, f_degrees, away=2)
        add(16, "White", "Male", year, m_degrees, away=2)
    add(10, "Asian", "Female", 2000, 8)
    add(8, "Asian", "Female", 2004, 6)
    add(8, "Asian", "Male", 2000, 6)
    add(8, "Asian", "Male", 2004, 6)
    add(8, "Black", "Female", 2000, 6)
    add(8, "Black", "Female", 2004, 5)
    add(5, "Black", "Male", 2000, 4)
    add(5, "Black", "Male", 2004, 3)
    add(2, "Black", "Unknown", 2000, 2)
    add(4, "Hispanic", "Female", 2000, 2)
    add(3, "Hispanic", "Male", 2000, 2)
    add(1, "Hispanic", "Unknown", 2000, 0)
    add(2, "Native American", "Female", 2000, 1)
    add(3, "Native American", "Male", 2004, 1)
    add(1, "Native American", "Unknown", 2000, 0)
    add(4, "White", "Female", 2006, 0)
    add(8, "White", "Female", 2007, 0)
    students[-1]["degree"] = "20153" # so that nobody's time is not over yet
    return students


def of(students, **wanted):
    return [student for student in students
            if all(student[name] == value for name, value in wanted.items())]


def main():
    one, other = cohort(), cohort()
    for student in of(other, race="Black", sex="Male", start="20001")[:3]:
        student["sex"] = "Unknown"
    of(other, race="Asian", sex="Female", start="20001", degree="20043")[0]["degree"] = None
    of(other, race="Black", sex="Female", start="20001", degree=None)[0]["degree"] = "20043"
    of(other, race="Hispanic", sex="Male")[0]["sex"] = "Female"
    of(other, race="Native American", sex="Female")[0]["sex"] = "Male"
    of(other, race="Native American", sex="Unknown")[0]["race"] = "Hispanic"
    of(other, back=False)[0]["back"] = True
    for student in of(other, start="20061"):
        student["start"] = "20063"
    for students, few, many in ((one, "Hispanic", "Native American"),
                                (other, "Native American", "Hispanic")):
        for race, units in ((few, 3), (many, 20)):
            for student in of(students, race=race)[:2]:
                student["units"] = units
    for name, students in (("one", one), ("other", other)):
        write(HERE / name, students)


def write(folder, students):
    folder.mkdir(exist_ok=True)
    columns = {
        "student": ("mcid", "race", "sex", "institution", "transfer"),
        "term": ("mcid", "term", "institution", "level", "standing"),
        "degree": ("mcid", "term_degree", "cip6", "institution", "degree"),
        "course": ("mcid", "term_course", "abbrev", "number", "institution", "section",
                   "hours_course", "grade")}
    rows = {kind: [] for kind in columns}
    for student in students:
        mcid, start, degree = student["mcid"], student["start"], student["degree"]
        year = int(start[:4])
        rows["student"].append((mcid, student["race"], student["sex"], INSTITUTION,
                                "First-Time in College"))
        for term in [start] + [f"{year + 1}1"] * student["back"] + [f"{year + 8}1"]:
            rows["term"].append((mcid, term, INSTITUTION, "01 First-year", "Good Standing"))
        if degree:
            rows["degree"].append((mcid, degree, "141001", INSTITUTION, "Bachelor of Science"))
        rows["course"].append((mcid, start, "MATH", "1215", INSTITUTION, "",
                               student["units"], "B"))
    for kind, header in columns.items():
        with open(folder / f"toy_{kind}.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header)
            writer.writerows(rows[kind])
    manifest = {"format": 1, "title": "Witness twins", "synthetic": True, "submissions": [
        {"id": "one", "submitter": "test", "files": [
            {"path": f"toy_{kind}.csv", "layout": f"midfield-{kind}"} for kind in columns]}]}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
