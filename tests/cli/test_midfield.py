# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real registrar records of three universities (MIDFIELD): the published counts come out.

Answered: students with a degree, students by institution and by kind of entry, fall starters and how
many of them came back the next fall, grades of course records. Not answerable by the language: sums
of credit hours, numbers of distinct courses, duplicate keys (the import report says those), and
first_term_top, whose terms hold 7 to 9 students each and are therefore hidden.
"""
import json
import pathlib

from segue_cli import RealProfile, main, rows_by_key, value

DATA = pathlib.Path(__file__).parents[1] / "data/midfield_toy"
ANSWERS = json.loads((DATA / "answers.json").read_text())
THRESHOLD = 11


def every_row_is_loaded(report):
    rows = {file["file"].removeprefix("toy_").removesuffix(".csv"): file for file in report["files"]}
    for name, count in ANSWERS["rows"].items():
        file = rows[name]
        assert file["rows"] == count, (name, file)
        assert file["loaded"] + file["repaired"] == count, (name, file, report["findings"])


def students_with_a_degree(profile):
    answer = profile.ask('start enrolled at university attempt first\n'
                         'step "A degree" award at university\n')
    assert value(answer["total"]["n"]) == ANSWERS["rows"]["student"]
    assert value(answer["total"]["steps"][0]["yes"]) == ANSWERS["students_with_degree"]


def students_by_institution_and_entry(profile):
    for field, name in (("start.institution", "by_institution"), ("transfer_status", "by_transfer")):
        rows = rows_by_key(profile.ask(f"start enrolled at university attempt first\nby {field}\n"))
        assert {key: value(row["n"]) for key, row in rows.items()} == ANSWERS[name], (field, rows)


def fall_starters_who_came_back(profile):
    answer = profile.ask('start enrolled at university attempt first, season = fall\n'
                         'step "Next fall" enrolled at university where season = fall '
                         'within 2 terms after start\n')
    assert value(answer["total"]["n"]) == ANSWERS["fall_starters"]
    assert value(answer["total"]["steps"][0]["yes"]) == ANSWERS["fall_to_fall_retained"]


def grades_of_course_records(profile):
    answer = profile.ask("unit enrolments\nstart course at university attempt any\nby start.grade\n")
    rows = rows_by_key(answer)
    for grade, count in ANSWERS["grades"].items():
        shown = value(rows[grade]["n"])
        assert shown in (count, None), (grade, shown, count)
        assert shown is not None or count < 3 * THRESHOLD, f"{grade}: {count} records are hidden"


def grade_pairs_add_up(profile):
    """First and second English course: every cell that is shown is at least the threshold."""
    answer = profile.ask('start course at university where discipline = english attempt first\n'
                         'order this\n'
                         'step "Next" course at university where discipline = english attempt first\n'
                         'cross start.grade by step("Next").grade\n')
    for row in answer["rows"]:
        assert value(row["n"]) is None or value(row["n"]) == 0 or value(row["n"]) >= THRESHOLD, row


def published_counts_come_out():
    with RealProfile() as profile:
        every_row_is_loaded(profile.import_files(DATA))
        students_with_a_degree(profile)
        students_by_institution_and_entry(profile)
        fall_starters_who_came_back(profile)
        grades_of_course_records(profile)
        grade_pairs_add_up(profile)


main(published_counts_come_out)
