# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A district followed from kindergarten to college (OpenSDP): the published pipeline comes out.

Answered: the pipeline ninth grade, on time, seamless, second year (also by race and by ninth-grade
school and year), outcomes of high school, enrolment by year, links of on-track standing and of the
kind of college, changes of school. Not answerable: `ps`, a flag of the generator that no record
stands for, and school years as pairs of rows, which are counted here as steps of enrolments.
"""
import json

from segue_cli import SHARED, Profile, main, rows_by_key, skip, value

DATA = SHARED / "opensdp_synth"
NINTH = "start standing at k12 where grade_level = 09 and on_track is not missing attempt first\n"
PIPELINE = NINTH + """order this
step "On time" award at k12 where award = ontime
step "Seamless" enrolled at university where season = fall within 1 terms after previous
step "Second year" enrolled at university where season = fall within 1 years after previous
"""
RACES = {"American Indian or Alaska Native": "american_indian", "Asian": "asian",
         "Black or African American": "black", "Hispanic or Latino Ethnicity": "hispanic",
         "Demographic Race Two or More Races": "two_or_more", "White": "white",
         "Native Hawaiian or Other Pacific Islander": "pacific_islander"}
THRESHOLD = 11


def pipeline_counts(row):
    return [row["n"], *(step["yes"] for step in row["steps"])]


def the_pipeline_of_everybody(profile, answers):
    answer = profile.ask(PIPELINE)
    truth = answers["pipeline_all"]
    expected = [truth[name] for name in ("ninth", "ontime", "seamless", "second_year_persist")]
    shown = [value(cell) for cell in pipeline_counts(answer["total"])]
    assert shown == expected, (shown, expected)


def the_pipeline_by(profile, field, truth):
    """Every shown cell equals the truth, every small one is hidden, and most are shown."""
    rows = rows_by_key(profile.ask(PIPELINE + f"by {field}\n"))
    shown_cells = 0
    for key, expected in truth.items():
        for cell, count in zip(pipeline_counts(rows[key]), expected):
            assert value(cell) in (count, None), (field, key, value(cell), count)
            assert value(cell) is None or not 0 < count < THRESHOLD, (field, key, count)
            shown_cells += value(cell) is not None
    assert shown_cells > len(truth), f"by {field} only {shown_cells} cells are shown"


def outcomes_of_high_school(profile, answers):
    rows = rows_by_key(profile.ask("start award at k12 attempt first\nby start.award\n"))
    assert {key: value(row["n"]) for key, row in rows.items()} == answers["hs_status"]


def enrolment_by_year(profile, answers):
    rows = rows_by_key(profile.ask("unit enrolments\nstart enrolled at k12 attempt any\n"
                                   "by start.academic_year\n"))
    shown = {key[:4]: value(row["n"]) for key, row in rows.items()}
    assert shown == answers["enrolled_by_year"], shown


def links_of_standing(profile, answers):
    answer = profile.ask(NINTH.replace("first", "last") + 'order this\n'
                         'step "Tenth" standing at k12 where grade_level = 10 and '
                         'on_track is not missing attempt first\n'
                         'cross start.on_track by step("Tenth").on_track\n')
    rows = rows_by_key(answer)
    code = {"0": "no", "1": "yes"}
    for link, count in answers["on_track_9_to_10"].items():
        ninth, tenth = link.split("->")
        shown = value(rows[code[ninth], code[tenth]]["n"])
        assert shown is not None and abs(shown - count) <= 106, (link, shown, count)  # repeaters


def links_of_college_types(profile, answers):
    answer = profile.ask('start enrolled at university where season = fall attempt first\norder this\n'
                         'step "Next fall" enrolled at university where season = fall '
                         'within 1 years after start\n'
                         'cross start.institution_type by step("Next fall").institution_type\n')
    rows = rows_by_key(answer)
    for link, count in answers["first_to_second_fall_type"].items():
        shown = value(rows[tuple(link.split("->"))]["n"])
        assert shown == count, (link, shown, count)


def published_counts_come_out():
    answers = json.loads((DATA / "answers.json").read_text())
    with Profile() as profile:
        report = profile.import_files(DATA)
        for file in report["files"]:
            assert file["rejected"] == 0 and not file["refused"], file
        the_pipeline_of_everybody(profile, answers)
        races = {RACES[race]: counts for race, counts in answers["pipeline_by_race"].items()}
        the_pipeline_by(profile, "ethnicity", races)
        the_pipeline_by(profile, "start.institution", answers["pipeline_by_ninth_school"])
        years = {f"{year}-{(int(year) + 1) % 100:02d}": counts
                 for year, counts in answers["pipeline_by_ninth_year"].items()}
        the_pipeline_by(profile, "start.academic_year", years)
        outcomes_of_high_school(profile, answers)
        enrolment_by_year(profile, answers)
        links_of_standing(profile, answers)
        links_of_college_types(profile, answers)


if not DATA.is_dir():
    skip("the OpenSDP data are not beside this checkout")
main(published_counts_come_out)
