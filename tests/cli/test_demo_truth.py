# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The planted answers of the demo region come out exactly, at three seeds."""
import json
import pathlib
import tempfile

from segue_cli import ROOT, Profile, main, run, value

SEEDS = (1, 2, 3)
STUDENTS = 20000


def headline_is_the_story(profile):
    answer = json.loads(profile.run("query", "english-b", "--json").stdout)
    college, english, below = answer["total"]["steps"]
    assert value(answer["total"]["n"]) == 1640, answer["total"]["n"]
    assert value(college["yes"]) == 738 and value(college["not_located"]) == 197
    assert value(college["no"]) == 705 and value(college["elsewhere"][0]["n"]) == 197
    assert value(english["yes"]) == 615 and value(below["yes"]) == 357
    assert answer["hidden"] == 0


def follow_ups_show_a_rate(profile):
    """By gender, by year and by school: as a band where its counts are hidden, hardly ever blank."""
    text = (ROOT / "resources/questions/english-b.cohort").read_text(encoding="utf-8")
    bands = 0
    for field in ("gender", "start.academic_year", "start.institution"):
        answer = profile.ask(text + f"by {field}\n")
        rates = [(row["keys"][field], step) for row in answer["rows"] for step in row["steps"]]
        blank = [key for key, step in rates if step["rate"]["state"] == "hidden"]
        assert not {"F", "M"} & set(blank), blank
        assert 5 * len(blank) <= len(rates), (field, blank)
        for key, step in rates:
            if step["rate"]["state"] == "band":
                bands += 1
                ends = step["rate"]["value"]
                assert 0 <= ends["from"] < ends["to"] <= 1, step
                assert "hidden" in (step["yes"]["state"], step["no"]["state"]), step
                assert step["low"]["state"] == step["high"]["state"] == "hidden", step
    assert bands > 0


def planted_answers_come_out(seed):
    with tempfile.TemporaryDirectory() as folder, Profile() as profile:
        region = pathlib.Path(folder) / "region"
        run("synth", "--out", region, "--students", STUDENTS, "--seed", seed)
        profile.import_files(region)
        headline_is_the_story(profile)
        follow_ups_show_a_rate(profile)
        truth = region / "truth.json"
        answers = json.loads(truth.read_text())["answers"]
        assert len(answers) >= 10, sorted(answers)
        for question in answers:
            profile.run("query", question, "--expect", truth)


def test(seed):
    def planted_answers_come_out_exactly():
        planted_answers_come_out(seed)
    planted_answers_come_out_exactly.__name__ += f"_at_seed_{seed}"
    return planted_answers_come_out_exactly


main(*[test(seed) for seed in SEEDS])
