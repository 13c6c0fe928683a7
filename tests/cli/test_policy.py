# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The policy from the command line: edited, checked, signed, used, and obeyed by every answer."""
import json
import pathlib

from segue_cli import Profile, main, run, value

BY_ETHNICITY = (pathlib.Path(__file__).parents[2] / "resources" / "questions"
                / "headline-by-ethnicity.cohort").read_text()


def region_of(profile):
    region = profile.path / "region"
    run("synth", "--out", region, "--students", 20000)
    profile.import_files(region)


def in_force(profile):
    return json.loads(profile.run("policy", "show", "--json").stdout)


def edited(profile, name="mine.json", **rules):
    """The policy in force as a file, its version one higher, with @rules as SECTION__KEY=VALUE."""
    policy = json.loads(profile.run("policy", "show", "--file").stdout)
    policy["policy"]["version"] += 1
    for rule, wanted in rules.items():
        section, key = rule.split("__")
        policy[section][key] = wanted
    file = profile.path / name
    file.write_text(json.dumps(policy), encoding="utf-8")
    return file


def sign_and_use(profile, file, *options):
    signed = file.with_suffix(".signed")
    profile.run("policy", "sign", file, "--out", signed, *options)
    return json.loads(profile.run("policy", "use", signed, "--json", *options).stdout)


def cells(answer):
    for row in [*answer["rows"], answer["total"]]:
        yield row["n"]
        for step in row["steps"]:
            yield from (step[name] for name in ("base", "yes", "no", "not_yet", "not_located"))


def a_stricter_policy_hides_more_from_then_on():
    with Profile() as profile:
        region_of(profile)
        before = profile.ask(BY_ETHNICITY)
        file = edited(profile, primary__min_group_n=40, primary__min_event_n=40,
                      primary__min_non_event_n=40)
        check = json.loads(profile.run("policy", "check", file, "--json").stdout)
        assert check["looser"] == [] and len(check["stricter"]) == 3, check
        assert check["hidden"]["questions"] > 10 and check["hidden"]["refused"] == 0, check
        assert check["hidden"]["in_force"] < check["hidden"]["policy"], check
        assert profile.ask(BY_ETHNICITY)["policy"] == "local@1"
        assert sign_and_use(profile, file)["policy"] == "local@2"
        after = profile.ask(BY_ETHNICITY)
        assert before["policy"] == "local@1" and after["policy"] == "local@2"
        small = [cell for cell in cells(after) if value(cell) not in (None, 0) and value(cell) < 40]
        assert not small, small
        assert [cell for cell in cells(before) if value(cell) not in (None, 0) and value(cell) < 40]
        assert before["hidden"] < after["hidden"] or len(before["rows"]) > len(after["rows"])


def a_looser_policy_needs_to_be_wanted_twice():
    with Profile() as profile:
        file = edited(profile, primary__min_group_n=5)
        signed = profile.path / "loose.signed"
        refused = profile.run("policy", "sign", file, "--out", signed, code=3)
        assert "primary.min_group_n" in refused.stderr and not signed.exists(), refused.stderr
        assert "stays in force" not in refused.stderr, refused.stderr
        profile.run("policy", "check", file, code=1)
        profile.run("policy", "sign", file, "--out", signed, "--loosen")
        refused = profile.run("policy", "use", signed, code=3)
        assert "primary.min_group_n" in refused.stderr, refused.stderr
        assert "stays in force" in refused.stderr, refused.stderr
        assert in_force(profile)["policy"] == "local@1"
        profile.run("policy", "use", signed, "--loosen")
        assert in_force(profile)["file"]["primary"]["min_group_n"] == 5
        log = json.loads(profile.run("audit", "show", "--json").stdout)
        assert [(entry["action"], entry["outcome"]) for entry in log] == [
            ("init", "done"), ("policy sign", "refused"), ("policy check", "done"),
            ("policy sign", "done"), ("policy use", "refused"), ("policy use", "done")], log
        assert log[-1]["details"]["looser"] == "primary.min_group_n"


def nothing_is_looser_than_a_consortiums():
    with Profile() as profile:
        sign_and_use(profile, edited(profile, policy__scope="consortium", primary__min_group_n=15))
        loose = edited(profile, primary__min_group_n=14)
        for language, word in (("en", "second signature"), ("es", "segunda firma")):
            refused = profile.run("policy", "sign", loose, "--out", profile.path / "no", "--loosen",
                                  "--language", language, code=3)
            assert word in refused.stderr and "primary.min_group_n" in refused.stderr
        sign_and_use(profile, edited(profile, policy__scope="profile", primary__min_group_n=16))
        now = in_force(profile)
        assert (now["policy"], now["consortium"]) == ("local@3", "local@2"), now


def a_file_that_is_not_signed_or_not_ours_or_old_is_refused():
    with Profile() as profile, Profile() as other:
        file = edited(profile, primary__min_group_n=20)
        refused = json.loads(profile.run("policy", "use", file, "--json", code=3).stdout)
        assert refused["reason"] == "unsigned", refused
        foreign = profile.path / "foreign.signed"
        other.run("policy", "sign", file, "--out", foreign)
        refused = json.loads(profile.run("policy", "use", foreign, "--json", code=3).stdout)
        assert refused["reason"] == "other-key", refused
        assert sign_and_use(profile, file)["policy"] == "local@2"
        signed = file.with_suffix(".signed")
        assert "local@2" in profile.run("policy", "use", signed, code=3).stderr
        signed.write_text(signed.read_text().replace('"min_group_n":20', '"min_group_n":21'))
        refused = json.loads(profile.run("policy", "use", signed, "--json", code=3).stdout)
        assert refused["reason"] == "altered", refused


def a_file_that_does_not_hold_together_is_named_by_its_field():
    with Profile() as profile:
        wrong = {"primary__min_group_n": 2, "primary__min_event_n": "11", "adhoc__guard_ledger": True,
                 "display__marker_single": False}
        for rule, wanted in wrong.items():
            file = edited(profile, **{rule: wanted})
            name = rule.replace("__", ".")
            for language in ("en", "es"):
                refused = profile.run("policy", "check", file, "--language", language, code=2)
                assert name in refused.stderr, refused.stderr
        overridden = edited(profile)
        policy = json.loads(overridden.read_text())
        policy["overrides"] = {"nowhere": {"primary": {"min_group_n": 15}}}
        overridden.write_text(json.dumps(policy))
        for language, word in (("en", "institution"), ("es", "institución")):
            refused = profile.run("policy", "check", overridden, "--language", language, code=3)
            assert word in refused.stderr and "nowhere" in refused.stderr, refused.stderr
        doubled = edited(profile)
        doubled.write_text(doubled.read_text().replace('"min_group_n": 11',
                                                       '"min_group_n": 11, "min_group_n": 3'))
        assert "min_group_n" in profile.run("policy", "check", doubled, code=2).stderr
        profile.run("policy", "check", profile.path / "nowhere", code=7)
        profile.run("policy", "check", code=2)
        profile.run("policy", "sign", doubled, code=2)


def a_policy_shown_as_a_file_is_a_policy():
    with Profile() as profile:
        file = edited(profile)
        assert "mismas reglas" in profile.run("policy", "check", file, "--language", "es").stdout
        text = profile.run("policy", "show").stdout
        assert text.startswith("local@1\n") and "primary.min_group_n  11" in text, text


main(a_stricter_policy_hides_more_from_then_on, a_looser_policy_needs_to_be_wanted_twice,
     nothing_is_looser_than_a_consortiums, a_file_that_is_not_signed_or_not_ours_or_old_is_refused,
     a_file_that_does_not_hold_together_is_named_by_its_field,
     a_policy_shown_as_a_file_is_a_policy)
