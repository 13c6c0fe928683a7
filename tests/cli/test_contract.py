# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What scripts rely on: commands, help with examples, option order, JSON shapes, exit codes."""
import json
import pathlib
import signal
import subprocess
import tempfile
import time

from segue_cli import CTL, DEMO_PASSPHRASE, Profile, RealProfile, main, mark_invented, run

COMMANDS = ("init", "synth", "dictionary", "validate", "import", "query", "policy show",
            "policy check", "policy sign", "policy use", "audit", "vault status", "vault check",
            "vault passphrase", "vault protect", "vault recover", "vault restore", "vault rekey",
            "vault wipe")
CELLS = ("base", "yes", "no", "not_yet", "not_located", "hidden", "not_reached", "rate", "low", "high")
DATA = pathlib.Path(__file__).parents[1] / "data/midfield_toy"


def every_command_has_help_with_an_example():
    overview = run("--help").stdout
    for command in COMMANDS:
        assert command in overview
        help_text = run(*command.split(), "--help").stdout
        assert f"seguectl {command}" in help_text.replace("--profile my-region ", ""), help_text
        assert "--passphrase-file" in help_text and "--json" in help_text, help_text
    group = run("vault", "--help").stdout
    assert "vault rekey" in group and "synth" not in group, group


def usage_errors_end_with_2():
    run(code=2)
    run("nonsense", code=2)
    run("query", "--nonsense", code=2)
    run("vault", code=2)
    assert "vault nonsense" in run("vault", "nonsense", code=2).stderr
    run("synth", code=2)
    run("synth", "--out", "x", "--students", "many", code=2)


def global_options_stand_before_or_after_the_command():
    with tempfile.TemporaryDirectory() as folder:
        one, other = pathlib.Path(folder) / "a", pathlib.Path(folder) / "b"
        run("init", "--demo", "--profile", one, "--json")
        run("--json", "--profile", other, "--passphrase-file", DEMO_PASSPHRASE, "init", "--demo")
        run("init", "--demo", "--profile", other, code=7)  # never over an existing one
        known = ("--passphrase-file", DEMO_PASSPHRASE)
        run(*known, "vault", "--profile", one, "check", "--json")
        run("vault", "check", "--profile", one, *known)
        run("audit", "verify", "--profile", one, *known)


def an_answer_has_the_agreed_shape():
    with RealProfile() as profile:
        profile.import_files(DATA)
        answer = profile.ask('start enrolled at university attempt first\n'
                             'step "A degree" award at university within 6 years after start\n')
        assert set(answer) >= {"definition", "unit", "data", "policy", "by", "rows", "hidden"}
        assert answer["unit"] == "students" and answer["policy"] == "local@1"
        assert len(answer["data"]) == 1 and set(answer["data"][0]) >= {"id", "asOf"}
        step = answer["rows"][0]["steps"][0]
        assert set(step) >= {"label", "fair_from", *CELLS}
        counts = [step[cell]["value"] for cell in CELLS[1:7]]
        assert sum(counts) == answer["rows"][0]["n"]["value"]


def where_something_is_hidden_other_ways_to_ask_are_offered_and_keep_their_word():
    with RealProfile() as profile:
        profile.import_files(DATA)
        question = profile.path / "by_gender.cohort"
        question.write_text("start enrolled at university attempt first\n"
                            'step "A degree" award at university within 6 years after start\n'
                            "by gender, ethnicity\n", encoding="utf-8")
        told = profile.run("query", question).stdout
        assert "--repair 1 " in told, told
        assert json.loads(profile.run("query", question, "--json").stdout)["hidden"] > 0
        mended = profile.run("query", question, "--repair", "1", "--json")
        assert json.loads(mended.stdout)["hidden"] == 0, mended.stdout
        assert "--repair" in profile.run("query", question, "--repair", "9", code=2).stderr
        assert "--repair" not in profile.run("query", question, "--csv").stdout
        profile.run("--language", "es", "query", question)


def every_call_leaves_one_entry_in_a_log_that_verifies():
    with Profile() as profile:
        region = profile.path / "region"
        run("synth", "--out", region, "--students", 20000)
        profile.import_files(region)
        profile.ask("start enrolled at cc attempt first\n")
        profile.ask("start nonsense\n", code=2)
        profile.run("validate", region)
        log = json.loads(profile.run("audit", "show", "--json").stdout)
        assert [(entry["action"], entry["outcome"]) for entry in log] == [
            ("init", "done"), ("import", "done"), ("query", "done"), ("query", "failed"),
            ("validate", "done")], log
        assert json.loads(profile.run("audit", "verify", "--json").stdout)["intact"]


def validate_changes_nothing():
    with Profile() as profile:
        profile.run("validate", DATA)
        profile.run("query", "english-b", code=7)


def a_file_nobody_foresaw_needs_a_layout_and_no_code():
    layout = json.loads((pathlib.Path(__file__).parents[2]
                         / "resources/dictionary/layouts/midfield-term.json").read_text()
                        .replace('"mcid"', '"learner"'))
    layout["id"], layout["file"]["name"] = "own-terms", "mine\\.csv"
    with Profile() as profile:
        own, mine = profile.path / "own.json", profile.path / "mine.csv"
        own.write_text(json.dumps(layout))
        mine.write_text((DATA / "toy_term.csv").read_text().replace('"mcid"', '"learner"', 1))
        profile.run("validate", mine, code=2)
        profile.run("validate", "--layout", own, mine)
        profile.run("import", "--layout", own, mark_invented(profile.path, (mine.name, "own-terms")))
        answer = profile.ask("start enrolled at university attempt first\n")
        assert answer["total"]["n"]["value"] == 150
        own.write_text('{"format": 1}')
        assert "own.json" in profile.run("import", "--layout", own, mine, code=2).stderr


def an_interrupted_import_ends_with_6_and_changes_nothing():
    with tempfile.TemporaryDirectory() as folder, Profile() as profile:
        run("synth", "--out", pathlib.Path(folder) / "region", "--students", "20000")
        importing = subprocess.Popen([CTL, "--profile", profile.folder, "--passphrase-file",
                                      profile.passphrase, "import", pathlib.Path(folder) / "region"],
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(0.5)
        importing.send_signal(signal.SIGINT)
        importing.communicate(timeout=60)
        assert importing.returncode == 6, importing.returncode
        profile.run("query", "english-b", code=7)
        assert not list(profile.folder.glob("**/*.tmp*"))


main(every_command_has_help_with_an_example, usage_errors_end_with_2,
     global_options_stand_before_or_after_the_command, an_answer_has_the_agreed_shape,
     where_something_is_hidden_other_ways_to_ask_are_offered_and_keep_their_word,
     every_call_leaves_one_entry_in_a_log_that_verifies, validate_changes_nothing,
     a_file_nobody_foresaw_needs_a_layout_and_no_code,
     an_interrupted_import_ends_with_6_and_changes_nothing)
