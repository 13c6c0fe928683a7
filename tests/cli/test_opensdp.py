# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A district followed from kindergarten to college (OpenSDP): the published pipeline comes out.

Answered: the pipeline ninth grade, on time, seamless, second year (also by race and by ninth-grade
school and year), outcomes of high school, enrolment by year, links of on-track standing and of the
kind of college, changes of school. Not answerable: `ps`, a flag of the generator that no record
stands for, and school years as pairs of rows, which are counted here as steps of enrolments.
"""
import json

from segue_cli import SHARED, RealProfile, main, rows_by_key, skip, value

DATA = SHARED / "opensdp_synth"
NINTH = "start standing at k12 where grade_level = 09 and on_track is not missing attempt first\n"
PIPELINE = NINTH + """order this
step "On time" award at k12 where award = ontime
step "Seamless" enrolled at university where season = fall within 1 terms after previous
"""
SECOND_YEAR = PIPELINE + """
step "Second year" enrolled at university where season = fall within 1 years after previous
"""
RACES = {"American Indian or Alaska Native": "american_indian", "Asian": "asian",
         "Black or African American": "black", "Hispanic or Latino Ethnicity": "hispanic",
         "Demographic Race Two or More Races": "two_or_more", "White": "white",
         "Native Hawaiian or Other Pacific Islander": "pacific_islander"}


def the_pipeline_of_everybody(profile, answers):
    truth = answers["pipeline_all"]
    answer = profile.ask(PIPELINE)["total"]
    shown = [value(cell) for cell in [answer["n"], *(step["yes"] for step in answer["steps"])]]
    assert shown == [truth[name] for name in ("ninth", "ontime", "seamless")], shown
    exact = profile.exact(SECOND_YEAR)["total"]
    assert [exact["n"], *exact["yes"]] == list(truth.values()), exact
    second = profile.ask(SECOND_YEAR)["total"]["steps"][2]
    assert value(second["rate"]) is None, "all of a group is told of everyone in it"


def the_pipeline_by(profile, field, truth):
    rows = profile.exact_and_shown(SECOND_YEAR + f"by {field}\n")
    assert {key: rows[key] for key in truth} == truth, (field, rows)
    assert sum(counts[0] for counts in rows.values()) == 5197, "somebody is in no group"


def outcomes_of_high_school(profile, answers):
    rows = rows_by_key(profile.ask("start award at k12 attempt first\nby start.award\n"))
    assert {key: value(row["n"]) for key, row in rows.items()} == answers["hs_status"]


def enrolment_by_year(profile, answers):
    rows = rows_by_key(profile.ask("unit enrolments\nstart enrolled at k12 attempt any\n"
                                   "by start.academic_year\n"))
    shown = {key[:4]: value(row["n"]) for key, row in rows.items()}
    assert shown == answers["enrolled_by_year"], shown


def links_of_standing(profile, answers):
    """Pairs of a ninth-grade and a later tenth-grade record, so that repeaters count each time."""
    rows = profile.exact_and_shown(
        "unit enrolments\n" + NINTH.replace("first", "any") + 'order this\n'
        'step "Tenth" standing at k12 where grade_level = 10 and on_track is not missing attempt any\n'
        'cross start.on_track by step("Tenth").on_track\n')
    code = {"0": "no", "1": "yes"}
    for link, count in answers["on_track_9_to_10"].items():
        ninth, tenth = link.split("->")
        assert rows[code[ninth], code[tenth]][0] == count, (link, rows)


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
    with RealProfile() as profile:
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
