# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Broken files and typing errors: a clear message with place and remedy, the contracted exit code,
nothing lost, no crash."""
import json
import os
import pathlib
import subprocess
import tempfile

from segue_cli import CTL, Profile, RealProfile, main, mark_invented, run

STUDENTS = [f"9900101,0708,{n},,,A{chr(65 + n % 26)}A,B{chr(65 + n // 26)}B,F,199203{n % 28 + 1:02d},Y,700,10,EO,"
            for n in range(40)]
COURSES = [f"9900101,0708,{n},2131,E10,English 10,01,FY,10,10,B" for n in range(40)]
TERMS = [f"MCID00000000{n:02d},19881,240102,Invented,01 First-year,Good Standing,No,14,14,14,14,2.5,2.5"
         for n in range(40)]
QUESTION = 'title T\nstart course at k12 where subject = "English 10" attempt first\n'


class Files:
    """A folder with one good student and one good course file, to be broken by a test, and a
    manifest that says that they are invented."""

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="segue-files-")
        self.path = pathlib.Path(self._folder.name)
        self.students = self.write("S99001K.txt", STUDENTS)
        self.courses = self.write("C99001K.txt", COURSES)
        mark_invented(self.path, ("S99001K.txt", "calpass-k12-student"),
                      ("C99001K.txt", "calpass-k12-course"))
        return self

    def __exit__(self, *_):
        self._folder.cleanup()

    def write(self, name, lines, end="\n", encoding="utf-8"):
        path = self.path / name
        path.write_bytes(end.join([*lines, ""]).encode(encoding))
        return path


def findings(report):
    return {finding["rule"]: finding for finding in report["findings"]}


def loaded_rows(report):
    return sum(file["loaded"] + file["repaired"] for file in report["files"])


def expect_refused(profile, folder):
    """A refused import names the place and leaves the earlier answer as it was."""
    report = profile.import_files(folder, code=1)
    assert report["refused"] and report["findings"], report
    for file in report["files"]:
        assert file["rows"] == file["loaded"] + file["repaired"] + file["rejected"] + file["duplicates"] \
            or file["refused"], file
    answer = profile.ask(QUESTION)
    assert answer["total"]["n"]["value"] == 40, "the earlier data were lost"
    return findings(report)


def a_good_pair_loads_and_answers():
    """Layouts are found by the names of the files; nobody says that these students are invented."""
    with Files() as files, RealProfile() as profile:
        report = profile.import_files(files.students, files.courses)
        assert loaded_rows(report) == 80, report
        assert profile.ask(QUESTION)["total"]["n"]["value"] == 40


def byte_order_mark_line_ends_and_windows_1252_are_read():
    with Files() as files, Profile() as profile:
        lines = [STUDENTS[0].replace("A", "\u00c1", 1), *STUDENTS[1:]]
        files.write("S99001K.txt", lines, end="\r\n", encoding="cp1252")
        files.write("C99001K.txt", COURSES, encoding="utf-8-sig")
        report = profile.import_files(files.path)
        assert loaded_rows(report) == 80, report
        encodings = {file["file"]: file["encoding"] for file in report["files"]}
        assert encodings["S99001K.txt"] == "Windows-1252", encodings
        assert profile.ask(QUESTION)["total"]["n"]["value"] == 40


def a_wrong_delimiter_refuses_the_file_and_names_it():
    with Files() as files, Profile() as profile:
        profile.import_files(files.path)
        files.write("S99001K.txt", [line.replace(",", ";") for line in STUDENTS])
        found = expect_refused(profile, files.path)
        assert "wrong-delimiter" in found, found
        text = profile.run("import", files.path, code=1).stdout
        assert "S99001K.txt" in text and ";" in text, text


def nul_bytes_refuse_the_file():
    with Files() as files, Profile() as profile:
        profile.import_files(files.path)
        files.students.write_bytes(b"\x00" * 200 + files.students.read_bytes())
        expect_refused(profile, files.path)


def a_line_of_ten_megabytes_refuses_the_file():
    with Files() as files, Profile() as profile:
        profile.import_files(files.path)
        files.write("S99001K.txt", [*STUDENTS, "9" * 10_000_000])
        expect_refused(profile, files.path)


def a_truncated_last_line_is_one_rejected_row():
    with Files() as files, Profile() as profile:
        files.courses.write_bytes(files.courses.read_bytes() + b"9900101,07")
        report = profile.import_files(files.path)
        rejected = {file["file"]: file["rejected"] for file in report["files"]}
        assert rejected["C99001K.txt"] == 1, report


def an_unknown_code_a_repeat_and_an_orphan_are_findings_with_their_line():
    with Files() as files, Profile() as profile:
        courses = [*COURSES, COURSES[3], "9900101,0708,777,2131,E10,English 10,01,FY,10,10,B",
                   "9900101,0708,5,9999,X,Nothing,02,FY,10,10,B"]
        files.write("C99001K.txt", courses)
        report = profile.import_files(files.path)
        found = {finding["line"]: finding for finding in report["findings"]
                 if finding["file"] == "C99001K.txt"}
        assert {41, 42, 43} <= set(found), report["findings"]
        text = json.dumps(report["findings"])
        assert "777" not in text, "an identifier stands in the report"


def a_folder_a_missing_and_an_unreadable_file_are_told_apart_from_findings():
    with Files() as files, Profile() as profile:
        folder = files.path / "S99002K.txt"
        folder.mkdir()
        (folder / "inside").mkdir()
        profile.run("import", files.path / "S99003K.txt", code=7)
        profile.run("import", files.path / "not there.xyz", code=7)
        assert profile.run("import", folder, code=2).stderr
        if os.geteuid() != 0:
            files.students.chmod(0)
            profile.run("import", files.path, code=7)


def no_layout_for_a_file_is_said_with_its_name():
    with Files() as files, Profile() as profile:
        stranger = files.write("enrolment report.txt", ["a,b,c"])
        done = profile.run("import", stranger, code=2)
        assert "enrolment report.txt" in done.stderr and "--layout" in done.stderr, done.stderr


def a_header_where_one_is_due_and_missing_refuses_the_file():
    with Files() as files, Profile() as profile:
        profile.import_files(files.path)
        files.write("terms.csv", TERMS)
        expect_refused(profile, mark_invented(files.path, ("terms.csv", "midfield-term")))


def a_typo_in_a_question_is_placed_and_the_nearest_name_offered():
    with Files() as files, Profile() as profile:
        profile.import_files(files.path)
        question = files.path / "typo.cohort"
        question.write_text("title T\nstart course at k12 where subjct = 2131\n")
        done = profile.run("query", question, code=2)
        assert "line 2" in done.stderr and "subject" in done.stderr, done.stderr
        problem = json.loads(profile.run("query", question, "--json", code=2).stdout)
        assert problem["line"] == 2 and problem["column"] > 20, problem


def no_profile_and_a_damaged_profile_have_their_own_words():
    with tempfile.TemporaryDirectory() as folder:
        missing = run("--profile", pathlib.Path(folder) / "none", "query", "english-b", code=7)
        assert "init" in missing.stderr, missing.stderr
    with Profile() as profile:
        (profile.folder / "profile.segue").write_bytes(b"not a database" * 1000)
        profile.run("query", "english-b", code=4)


def a_full_disk_leaves_the_profile_as_it_was():
    with Files() as files, Profile() as profile:
        profile.import_files(files.path)
        files.write("C99001K.txt", [COURSES[n % 40].replace(",2131,", f",{2100 + n % 33},")
                                   .replace(",01,", f",{n:05d},") for n in range(60_000)])
        limited = ["sh", "-c", 'trap "" XFSZ; ulimit -f 300; exec "$@"', "sh", CTL, "--profile",
                   profile.folder, "--passphrase-file", profile.passphrase, "import", files.path]
        done = subprocess.run(list(map(str, limited)), capture_output=True, text=True)
        assert done.returncode == 7, (done.returncode, done.stdout[-300:], done.stderr[-300:])
        assert profile.ask(QUESTION)["total"]["n"]["value"] == 40, "the earlier data were lost"


main(a_good_pair_loads_and_answers,
     byte_order_mark_line_ends_and_windows_1252_are_read,
     a_wrong_delimiter_refuses_the_file_and_names_it,
     nul_bytes_refuse_the_file,
     a_line_of_ten_megabytes_refuses_the_file,
     a_truncated_last_line_is_one_rejected_row,
     an_unknown_code_a_repeat_and_an_orphan_are_findings_with_their_line,
     a_folder_a_missing_and_an_unreadable_file_are_told_apart_from_findings,
     no_layout_for_a_file_is_said_with_its_name,
     a_header_where_one_is_due_and_missing_refuses_the_file,
     a_typo_in_a_question_is_placed_and_the_nearest_name_offered,
     no_profile_and_a_damaged_profile_have_their_own_words,
     a_full_disk_leaves_the_profile_as_it_was)
