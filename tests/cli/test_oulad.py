# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real registrations at the Open University (OULAD): the published counts come out.

Answered: registrations by module, presentation and result; cohorts by first presentation; who of
them is seen again; module and result links from 2013J to 2014J. Not answerable: scores of single
assessments (those files are not in the set), registration dates relative to a module's start, and
the first-row attributes, which follow the order of rows in a file (Segue takes the value reported in
most academic years).
"""
import json

from segue_cli import SHARED, RealProfile, main, rows_by_key, skip, value

DATA = SHARED / "oulad"
RESULTS = ("Pass", "Withdrawn", "Fail", "Distinction")


def all_registrations(profile, answers):
    answer = profile.ask("start course at university attempt first\n")
    assert value(answer["total"]["n"]) == answers["distinct_students"]
    for field, name in (("start.subject", "by_module"), ("start.result", "final_result")):
        rows = rows_by_key(profile.ask(f"unit enrolments\nstart course at university attempt any\nby {field}\n"))
        assert {key: value(row["n"]) for key, row in rows.items()} == answers[name], field


def registrations_by_module_and_presentation(profile, answers):
    rows = rows_by_key(profile.ask("unit enrolments\nstart course at university attempt any\n"
                                   "by start.subject, start.term\n"))
    shown = {f"{module} {term}": value(row["n"]) for (module, term), row in rows.items()
             if value(row["n"]) != 0}
    assert shown == answers["by_module_presentation"], shown


def cohorts_by_first_presentation(profile, answers):
    rows = rows_by_key(profile.ask("start enrolled at university attempt first\nby start.term\n"))
    assert {term: value(row["n"]) for term, row in rows.items()} == answers["cohort_first_presentation"]


def entrants_of_2013_seen_again(profile, answers):
    seen = profile.ask('start enrolled at university attempt first, term = "2013J"\n'
                       'step "Seen in 2014J" enrolled at university where term = "2014J"\n')
    assert value(seen["total"]["n"]) == answers["cohort_first_presentation"]["2013J"]
    assert value(seen["total"]["steps"][0]["yes"]) == answers["cohort_2013J_seen_in_2014J"]
    later = profile.ask('start enrolled at university attempt first, term = "2013B"\n'
                        'step "Seen later" enrolled at university\n')
    assert value(later["total"]["steps"][0]["yes"]) == answers["cohort_2013B_seen_later"]


def links_from_2013_to_2014(profile, answers, field, name):
    rows = profile.exact_and_shown(
        'unit enrolments\nstart course at university where term = "2013J" attempt any\n'
        'step "A year later" course at university where term = "2014J" attempt any\n'
        f'cross start.{field} by step("A year later").{field}\n')
    linked = {"->".join(key): counts[0] for key, counts in rows.items()
              if "(not reached)" not in key and counts[0] > 0}
    assert linked == answers[name], linked


def published_counts_come_out():
    answers = json.loads((DATA / "answers.json").read_text())
    with RealProfile() as profile:
        report = profile.import_files(DATA)
        for file in report["files"]:
            assert file["rejected"] == 0 and not file["refused"], file
        all_registrations(profile, answers)
        registrations_by_module_and_presentation(profile, answers)
        cohorts_by_first_presentation(profile, answers)
        entrants_of_2013_seen_again(profile, answers)
        links_from_2013_to_2014(profile, answers, "subject", "links_2013J_2014J_module")
        links_from_2013_to_2014(profile, answers, "result", "links_2013J_2014J_result")


if not DATA.is_dir():
    skip("the Open University data are not beside this checkout")
main(published_counts_come_out)
