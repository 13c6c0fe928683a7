# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is measured, and how two years differ, on the demo region: every number that is printed is
worked out again here, in fractions, from the exact values."""
import csv
import io
import json
import pathlib
import tempfile
from fractions import Fraction
from math import floor

from segue_cli import THRESHOLD, Profile, main, run, value

STUDENTS = 20000
START = ('start  course at k12 where subject = "English 10" and grade_level = 10 and academic_year in '
         "(2007-08, 2008-09, 2009-10) attempt first\n")
GEOMETRY = ('start  course at k12 where subject = Geometry and grade_level = 10 and '
            'district = "Clarkia Unified School District" attempt first\n'
            'step   "C or better in geometry"   course at k12 where subject = Geometry and '
            "grade_level = 10 attempt first, grade >= C within 12 months from start\n"
            "change start.academic_year from 2008-09 to 2009-10\n")
GROWTH = ('start  course at k12 where subject = "Algebra I" and grade_level = 09 and '
                   'academic_year = 2008-09 attempt first\n'
                   'step   "Geometry"   course at k12 where subject = Geometry and grade_level = 10 '
                   "attempt first within 12 months after start\n"
                   'measure growth of grade_points to "Geometry"\n')


def half_up(number, step):
    return floor(number / step + Fraction(1, 2)) * step


def spread(values):
    """Every value as often as it occurs."""
    return [v for v, count in values for _ in range(count)]


def quantile(values, share):
    at = len(values) * share
    if at.denominator == 1:
        return Fraction(values[int(at) - 1] + values[int(at)], 2)
    return Fraction(values[floor(at)])


def middle_four(values):
    half = len(values) // 2
    if len(values) % 2 == 0:
        return Fraction(sum(values[half - 2:half + 2]), 4)
    return (Fraction(values[half - 2] + values[half + 2], 2) + sum(values[half - 1:half + 2])) / 4


def survival(measure):
    """(day, survival after it), Kaplan-Meier, in fractions."""
    at_risk = measure["measured"]
    left = Fraction(1)
    days = {}
    for kind in ("values", "censored"):
        for day, count in measure[kind]:
            days.setdefault(day, {"values": 0, "censored": 0})[kind] += count
    for day in sorted(days):
        events = days[day]["values"]
        if events:
            left *= Fraction(at_risk - events, at_risk)
            yield day, left
        at_risk -= events + days[day]["censored"]


def time_quantile(measure, share):
    days = list(survival(measure))
    for i, (day, left) in enumerate(days):
        if 1 - left >= share:
            touches = 1 - left == share and i + 1 < len(days)
            return Fraction(day + days[i + 1][0], 2) if touches else Fraction(day)
    return None


def check_cell(cell, expected, step, least, people):
    """Shown and right, or hidden for a reason."""
    if cell["state"] == "shown":
        assert people >= least, (people, least)
        assert abs(Fraction(cell["value"]) - half_up(expected, step)) < Fraction(1, 10**9), (
            cell, float(expected))
        return 1
    if cell["state"] == "none":
        assert expected is None, float(expected)
    return 0


def check_number(shown, exact, step):
    """How many statistics are shown of a row whose exact values are known; in units, not millionths."""
    assert value(shown["measured"]) in (None, exact["measured"])
    assert value(shown["without"]) in (None, exact["without"])
    values = [Fraction(v, 10**6) for v in spread(exact["values"])]
    if not values:
        return 0
    people = exact["measured"]
    return (check_cell(shown["mean"], sum(values) / len(values), step, THRESHOLD, people)
            + check_cell(shown["median"], middle_four(values) if len(values) > 3 else None, step, 20,
                         people)
            + check_cell(shown["lower_quartile"], quantile(values, Fraction(1, 4)), step, 40, people)
            + check_cell(shown["upper_quartile"], quantile(values, Fraction(3, 4)), step, 40, people))


def check_time(shown, exact):
    """How many points of a curve are shown; all of them, and the quartiles, must be right."""
    assert value(shown["measured"]) in (None, exact["measured"])
    assert shown["mean"]["state"] in ("none", "hidden")
    for name, share, least in (("lower_quartile", Fraction(1, 4), 40), ("median", Fraction(1, 2), 20),
                               ("upper_quartile", Fraction(3, 4), 40)):
        check_cell(shown[name], time_quantile(exact, share), Fraction(1), least, exact["measured"])
    points = list(survival(exact))
    before = {"events": 0, "at_risk": exact["measured"]}
    for point in shown["curve"]:
        last_day = point["months"] // 3 * 1461 // 16
        left = [left for day, left in points if day <= last_day][-1]
        events = sum(count for day, count in exact["values"] if day <= last_day)
        gone = sum(count for day, count in exact["censored"] if day <= last_day)
        assert abs(Fraction(value(point["reached"])) - half_up(1 - left, Fraction(1, 1000))) < 1e-9
        assert value(point["events"]) == events
        assert value(point["at_risk"]) == exact["measured"] - events - gone
        assert events - before["events"] >= THRESHOLD and value(point["at_risk"]) >= THRESHOLD
        before = {"events": events, "at_risk": value(point["at_risk"])}
    rest = sum(count for _, count in exact["values"]) - before["events"]
    assert not shown["curve"] or rest == 0 or rest >= THRESHOLD, rest
    return len(shown["curve"])


def both(profile, question):
    """(keys, shown row, exact row) of every row that is listed, and of everybody."""
    answer = profile.ask(question)
    exact = profile.exact(question)
    rows = {tuple(row["keys"]): row for row in exact["rows"]}
    yield (), answer["total"]["measure"], exact["total"]["measure"], answer
    for row in answer["rows"]:
        keys = tuple(row["keys"][field] for field in answer["by"])
        yield keys, row["measure"], rows[keys]["measure"], answer


def a_change_is_split_into_rate_and_mix(profile):
    answer = profile.ask(GEOMETRY + "by     start.institution\n")
    change = answer["change"]
    assert (change["field"], change["from"], change["to"]) == ("start.academic_year", "2008-09",
                                                               "2009-10"), change
    assert value(change["before"]["n"]) == value(change["after"]["n"]) == 1000
    assert value(change["before"]["steps"][0]["yes"]) == 580
    assert value(change["after"]["steps"][0]["yes"]) == 546
    step = change["steps"][0]
    assert abs(value(step["difference"]) + 0.034) < 1e-12
    assert abs(value(step["rate_part"]) - 0.025) < 1e-12
    assert abs(value(step["mix_part"]) + 0.059) < 1e-12
    assert value(step["low"]) < -0.034 < 0 < value(step["high"])


def without_groups_a_change_has_no_mix(profile):
    step = profile.ask(GEOMETRY)["change"]["steps"][0]
    assert abs(value(step["difference"]) + 0.034) < 1e-12
    assert step["rate_part"] == step["mix_part"] == {"state": "none"}


def a_change_over_groups_that_are_hidden_keeps_its_parts_to_itself(profile):
    question = GEOMETRY + "by     start.grade\n" # of each grade all said yes, or nobody
    exact = profile.exact(question)
    assert all(0 in (step["yes"], step["no"]) for row in exact["rows"] for step in row["steps"])
    step = profile.ask(question)["change"]["steps"][0]
    assert step["rate_part"] == step["mix_part"] == {"state": "hidden"}, step


def a_change_is_read_aloud_in_both_languages(profile):
    file = profile.path / "aloud.cohort"
    file.write_text(GEOMETRY + "by     start.institution\n", encoding="utf-8")
    english = profile.run("query", file).stdout
    assert "Different students (1,000, 1,000) in 2008-09 and 2009-10." in english, english
    assert ("C or better in geometry: 58.0 % (580 of 1,000), then 54.6 % (546 of 1,000): -3.4 points"
            in english), english
    assert "Of that +2.5 within the groups, and -5.9 because" in english, english
    spanish = profile.run("query", file, "--language", "es").stdout
    assert "Estudiantes distintos (1,000, 1,000) en 2008-09 y 2009-10." in spanish, spanish
    assert "+2.5" in spanish and "-5.9" in spanish and "Of that" not in spanish, spanish


def units_are_the_exact_ones_rounded(profile):
    shown = 0
    for by in ("", "by     gender\n", "by     ethnicity\n", "by     ethnicity, start.institution\n"):
        question = (START + by
                    + "measure sum(units of course at cc within 60 months after start)\n")
        for keys, measure, exact, answer in both(profile, question):
            shown += check_number(measure, exact, Fraction(1, 10))
            assert answer["measure"] == {"kind": "sum", "field": "units", "step": None,
                                         "decimals": 1}, answer["measure"]
    assert shown > 20, shown


def grade_points_have_two_decimals_and_growth_is_of_the_same_students(profile):
    for keys, measure, exact, answer in both(profile, GROWTH):
        assert check_number(measure, exact, Fraction(1, 100)) == 4
        assert answer["measure"]["kind"] == "growth" and answer["measure"]["decimals"] == 2
    file = profile.path / "growth.cohort"
    file.write_text(GROWTH, encoding="utf-8")
    assert "Same students (" in profile.run("query", file).stdout
    assert "Los mismos estudiantes (" in profile.run("query", file, "--language", "es").stdout


def times_are_kaplan_meiers(profile):
    question = (START + 'step   "At a community college"   enrolled at cc within 48 months after start\n'
                'measure time to "At a community college"\n')
    points = 0
    for by in ("", "by     gender\n", "by     start.academic_year\n", "by     ethnicity\n"):
        rows = list(both(profile, question + by))
        points += sum(check_time(measure, exact) for _, measure, exact, _ in rows)
        grids = {tuple(point["months"] for point in measure["curve"]) for _, measure, _, _ in rows}
        assert len(grids - {()}) <= 1, grids # one grid for all rows and the total
    assert points > 10, points


def a_measure_is_in_the_text_and_in_the_csv(profile):
    file = profile.path / "time.cohort"
    file.write_text(START + 'step   "At college"   enrolled at cc within 48 months after start\n'
                    'by     gender\nmeasure time to "At college"\n', encoding="utf-8")
    text = profile.run("query", file).stdout
    assert "median days" in text and "by month" in text and "There (estimated): by month" in text, text
    assert " hidden " in text.splitlines()[1], text # the outcome has its column
    answer = json.loads(profile.run("query", file, "--json").stdout)
    table = list(csv.DictReader(io.StringIO(profile.run("query", file, "--csv").stdout)))
    assert len({len(line) for line in table}) == 1 and len(table) == len(answer["rows"]) + 1
    for line, row in zip(table, answer["rows"] + [answer["total"]]):
        median = row["measure"]["median"]
        printed = {"hidden": "*", "none": "-"}.get(median["state"]) or f"{median['value']:.0f}"
        assert line["median days"] == printed, (line, row)
        for point in row["measure"]["curve"]:
            assert line[f"seen there by month {point['months']}"] == str(value(point["events"]))


with tempfile.TemporaryDirectory() as folder, Profile() as region_profile:
    region = pathlib.Path(folder) / "region"
    run("synth", "--out", region, "--students", STUDENTS, "--seed", 1)
    region_profile.import_files(region)

    def on_the_region(test):
        def named():
            test(region_profile)
        named.__name__ = test.__name__
        return named

    main(*map(on_the_region, [
        a_change_is_split_into_rate_and_mix, without_groups_a_change_has_no_mix,
        a_change_over_groups_that_are_hidden_keeps_its_parts_to_itself,
        a_change_is_read_aloud_in_both_languages, units_are_the_exact_ones_rounded,
        grade_points_have_two_decimals_and_growth_is_of_the_same_students, times_are_kaplan_meiers,
        a_measure_is_in_the_text_and_in_the_csv]))
