# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Marked identifiers are imported, asked about, checked, rekeyed and cut short: afterwards neither the
profile nor a temporary folder, a home or anything printed holds one, nor a database in the clear."""
import os
import subprocess
import time

from segue_cli import CTL, Profile, main, mark_invented, run

FIRST, LAST, SSN, SSID, LOCAL = "QUETZALINDE", "ZORBAXEN", "512738461", "7391846205", "918273645546372"
MARKED = (FIRST, LAST, SSN, SSID, LOCAL)
ROW = f"9900101,0708,{LOCAL},{SSN},{SSID},{FIRST},{LAST},F,19920317,Y,700,10,EO,"
STUDENTS = [ROW, *(ROW.replace(LOCAL, f"{n:015}").replace(SSN, f"5127{n:05}").replace(SSID, f"81{n:08}")
                   for n in range(1, 3000)),
            ROW.replace(LOCAL, "918273645546373").replace(FIRST, FIRST + "9"),  # no name has a digit
            ROW.replace(",F,", ",QQ,"), ROW + "," + LAST]
PLAIN = [b"SQLite format 3", b"CREATE TABLE", b"9900101"]


def forms(marked):
    """Ways in which a text could lie in a file."""
    for text in (marked, marked.lower(), marked.capitalize()):
        yield from (text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be"))
    if marked.isdigit():
        yield from (int(marked).to_bytes(8, order) for order in ("little", "big"))
    yield marked[::-1].encode()


TRACES = [*PLAIN, *(form for marked in MARKED for form in forms(marked))]


class Watched(Profile):
    """A profile whose programs have a temporary folder and a home of their own, which are searched."""

    def make(self):
        made = super().make()
        self.files = self.path / "files"
        self.places = [self.folder, *(self.path / name for name in ("temporary", "home", "work"))]
        for place in (self.files, *self.places[1:]):
            place.mkdir()
        (self.files / "S99001K.txt").write_text("\n".join([*STUDENTS, ""]))
        mark_invented(self.files, ("S99001K.txt", "calpass-k12-student"))
        self.printed = b""
        return made

    def settings(self):
        _, temporary, home, work = map(str, self.places)
        return {"cwd": work, "env": os.environ | {
            "TMPDIR": temporary, "SQLITE_TMPDIR": temporary, "HOME": home, "XDG_CACHE_HOME": home,
            "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home, "QT_LOGGING_RULES": "*.debug=true"}}

    def watched(self, *arguments):
        done = self.run(*arguments, **self.settings())
        self.printed += (done.stdout + done.stderr).encode()
        return done

    def search(self):
        """Everything that lies anywhere; the profile must have something to be found in."""
        files = [file for place in self.places for file in place.rglob("*") if file.is_file()]
        assert sum(file.stat().st_size for file in files) > 100_000, "there is nothing to search"
        for name, content in (("what was printed", self.printed),
                              *((file, file.read_bytes()) for file in files)):
            for trace in TRACES:
                assert trace not in content, f"{trace} is in {name}"
            if name != "what was printed":
                assert not any(marked in str(name) for marked in MARKED), name


def the_search_finds_what_it_looks_for():
    with Watched() as profile:
        leaked = profile.path / "work" / "leak"
        for trace in TRACES:
            leaked.write_bytes(b"\0" * 100_000 + trace + b"\0\0")
            try:
                profile.search()
            except AssertionError:
                continue
            raise AssertionError(f"{trace} was overlooked")


def no_identifier_is_left_by_any_use():
    with Watched() as profile:
        question = profile.path / "question.cohort"
        question.write_text("start enrolled at k12 attempt first\nby gender\n")
        for arguments in (["import", profile.files], ["validate", profile.files],
                          ["import", profile.files, "--json"], ["query", question, "--explain"],
                          ["query", question, "--csv"], ["audit", "show"], ["vault", "check"],
                          ["vault", "rekey"], ["vault", "check", "--json"]):
            profile.watched(*arguments)
            profile.search()


def no_identifier_is_left_by_an_import_that_was_cut_short():
    with Watched() as profile:
        profile.watched("import", profile.files)
        for delay in (0.02, 0.05, 0.1, 0.15, 0.2, 0.3):
            importing = subprocess.Popen(
                [CTL, "--profile", profile.folder, "--passphrase-file", profile.passphrase, "import",
                 profile.files], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                **profile.settings())
            time.sleep(delay)
            importing.kill()
            importing.wait()
            profile.search()
        profile.watched("vault", "check")
        profile.search()


main(the_search_finds_what_it_looks_for, no_identifier_is_left_by_any_use,
     no_identifier_is_left_by_an_import_that_was_cut_short)
