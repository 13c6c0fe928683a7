# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does with the vault, each from one end to the other, with what must be refused."""
import json
import shutil
import signal
import subprocess

from segue_cli import (CTL, DEMO_PASSPHRASE, PASSPHRASE, Profile, RealProfile, main, mark_invented,
                       run, secret_file)

STUDENTS = [f"9900101,0708,{n},,,A{chr(65 + n % 26)}A,B{chr(65 + n // 26)}B,F,199203{n % 28 + 1:02d},Y,700,10,EO,"
            for n in range(40)]
NEW_PASSPHRASE = "seven slow barges pass the island"


class InventedProfile(Profile):
    """A demo profile with one small invented submission in it."""

    def make(self):
        made = super().make()
        (self.path / "S99001K.txt").write_text("\n".join([*STUDENTS, ""]))
        self.import_files(mark_invented(self.path, ("S99001K.txt", "calpass-k12-student")))
        return made

    def files(self):
        return {file.relative_to(self.folder).as_posix(): file
                for file in sorted(self.folder.rglob("*.segue"))}

    def open_with(self, passphrase, code=0):
        """Any command that needs the profile open."""
        return run("--profile", self.folder, "--passphrase-file", passphrase, "audit", "verify",
                   code=code)

    def check(self, code=0):
        return json.loads(self.run("vault", "check", "--json", code=code).stdout)


def flip(file, offset):
    content = bytearray(file.read_bytes())
    content[offset] ^= 1
    file.write_bytes(content)


def status_needs_no_passphrase_and_names_the_published_one():
    with InventedProfile() as profile:
        status = json.loads(run("--profile", profile.folder, "vault", "status", "--json").stdout)
        assert status["protection"] == "passphrase" and status["invented_only"], status
        assert status["published_passphrase"] == DEMO_PASSPHRASE.read_text().strip(), status
        assert not status["older_copy_detected"] and not status["rekey_pending"], status
        text = run("--profile", profile.folder, "vault", "status").stdout
        assert "not noticed" in text and status["published_passphrase"] in text, text


def a_missing_wrong_or_unreadable_passphrase_has_its_own_words():
    with InventedProfile() as profile:
        wrong = secret_file(profile.path / "wrong.txt", "not this one at all")
        assert "does not fit" in profile.open_with(wrong, code=4).stderr
        profile.open_with(profile.path / "nowhere.txt", code=7)
        assert "empty" in profile.open_with(secret_file(profile.path / "e.txt", ""), code=2).stderr
        nobody = run("--profile", profile.folder, "audit", "verify", code=4,
                     stdin=subprocess.DEVNULL)
        assert "--passphrase-file" in nobody.stderr, nobody.stderr
        lines = profile.path / "lines.txt"
        lines.write_bytes(DEMO_PASSPHRASE.read_bytes().rstrip() + b"\r\nwritten below it\n")
        profile.open_with(lines)


def a_folder_of_something_else_is_told_from_a_damaged_profile():
    with InventedProfile() as profile:
        keys = profile.folder / "keys.segue"
        sealed = keys.read_bytes()
        keys.write_bytes(b"these are not the keys of anything\n" * 20)
        foreign = run("--profile", profile.folder, "vault", "status", code=4).stderr
        keys.write_bytes(sealed)
        flip(keys, 100)
        damaged = run("--profile", profile.folder, "vault", "status", code=4).stderr
        assert "not a Segue profile" in foreign and "damaged" in damaged, (foreign, damaged)
        assert "keys.segue" in damaged, damaged


def check_names_file_block_and_place_of_a_flipped_byte_in_every_kind_of_file():
    with InventedProfile() as profile:
        whole = profile.check()
        assert whole["intact"] and {file["file"].split("/")[0] for file in whole["files"]} == {
            "profile.segue", "linkage.segue", "submissions", "data"}, whole
        for name, file in profile.files().items():
            if name == "keys.segue":
                continue
            for offset in (file.stat().st_size - 1, 200):
                flip(file, offset)
                found = [entry for entry in profile.check(code=4)["files"] if not entry["intact"]]
                assert [entry["file"] for entry in found] == [name], (name, offset, found)
                damage, = found[0]["damaged"]
                assert damage["offset"] <= offset < damage["offset"] + damage["bytes"], damage
                text = profile.run("vault", "check", code=4).stdout
                assert f"block {damage['block']}, bytes {damage['offset']} to" in text, text
                flip(file, offset)
        assert profile.check()["intact"]


def check_names_a_damaged_head_and_a_cut_file():
    with InventedProfile() as profile:
        for name, file in profile.files().items():
            if name == "keys.segue":
                continue
            sealed = file.read_bytes()
            for broken in (sealed[:40] + b"\0\0\0\0" + sealed[44:], sealed[:-20]):
                file.write_bytes(broken)
                found = [entry for entry in profile.check(code=4)["files"] if not entry["intact"]]
                assert [entry["file"] for entry in found] == [name], (name, found)
            file.write_bytes(sealed)


def check_says_where_a_moved_block_belongs():
    with InventedProfile() as profile:
        file = profile.files()["profile.segue"]
        sealed, block = bytearray(file.read_bytes()), 4096 + 28
        one, other = (slice(128 + n * block, 128 + (n + 1) * block) for n in (2, 3))
        sealed[one], sealed[other] = sealed[other], sealed[one]
        file.write_bytes(sealed)
        found, = [entry for entry in profile.check(code=4)["files"] if not entry["intact"]]
        assert [(damage["block"], damage["belongs_to"]) for damage in found["damaged"]] == [
            (2, 3), (3, 2)], found
        assert "is block 3 of the same file" in profile.run("vault", "check", code=4).stdout


def a_demo_profile_takes_no_files_that_nobody_marked_and_keeps_its_passphrase():
    with InventedProfile() as profile:
        refused = profile.run("import", profile.path / "S99001K.txt", code=3)
        assert "invented records only" in refused.stderr, refused.stderr
        other = secret_file(profile.path / "new.txt", NEW_PASSPHRASE)
        profile.run("vault", "passphrase", "--new-passphrase-file", other, code=3)
        profile.run("vault", "protect", "--protection", "passphrase", code=3)
        run("--profile", profile.folder, "vault", "recover", "--new-passphrase-file", other, code=3)
        run("--profile", profile.path / "two", "init", "--demo", "--protection", "both", code=2)
        profile.open_with(DEMO_PASSPHRASE)


def rekey_changes_every_file_and_the_recovery_code_and_no_answer():
    with InventedProfile() as profile:
        question = 'start enrolled at k12 attempt first\n'
        before = profile.ask(question)["total"]
        sealed = {name: file.read_bytes() for name, file in profile.files().items()}
        done = json.loads(profile.run("vault", "rekey", "--json").stdout)
        assert done["ended"] and done["recovery"] != profile.made["recovery"]
        for name, file in profile.files().items():
            assert file.read_bytes()[128:] != sealed.get(name, b"")[128:], f"{name} is as before"
        assert profile.ask(question)["total"] == before
        assert profile.check()["intact"]
        old = secret_file(profile.path / "old.txt", profile.made["recovery"])
        new = secret_file(profile.path / "code.txt", done["recovery"])
        run("--profile", profile.folder, "vault", "restore", "--recovery-file", old, code=4)
        run("--profile", profile.folder, "vault", "restore", "--recovery-file", new)


def a_rekey_that_was_stopped_loses_nothing_and_the_next_one_ends_it():
    with InventedProfile() as profile:
        rekeying = subprocess.Popen([CTL, "--profile", profile.folder, "--passphrase-file",
                                     DEMO_PASSPHRASE, "vault", "rekey", "--json"],
                                    stdout=subprocess.PIPE, text=True)
        rekeying.send_signal(signal.SIGINT)
        output = rekeying.communicate(timeout=60)[0]
        assert rekeying.returncode in (0, 6, -signal.SIGINT), rekeying.returncode
        assert rekeying.returncode < 0 or json.loads(output).keys() >= {"recovery"} \
            or "error" in json.loads(output), output
        assert profile.check()["intact"]
        assert json.loads(profile.run("vault", "rekey", "--json").stdout)["ended"]
        status = json.loads(run("--profile", profile.folder, "vault", "status", "--json").stdout)
        assert not status["rekey_pending"], status
        assert profile.check()["intact"]


def an_older_copy_opens_without_a_keychain_and_a_restore_is_in_the_log():
    with InventedProfile() as profile:
        older = profile.path / "older"
        shutil.copytree(profile.folder, older)
        profile.import_files(profile.path)
        shutil.rmtree(profile.folder)
        older.rename(profile.folder)
        profile.open_with(DEMO_PASSPHRASE)  # what SECURITY.md says is not noticed
        run("--profile", profile.folder, "vault", "restore", code=4, stdin=subprocess.DEVNULL)
        profile.run("vault", "restore")
        log = json.loads(profile.run("audit", "show", "--json").stdout)
        assert [entry["action"] for entry in log] == ["init", "import", "restore"], log


def wipe_is_confirmed_and_leaves_nothing():
    with InventedProfile() as profile:
        run("--profile", profile.folder, "vault", "wipe", code=2, stdin=subprocess.DEVNULL)
        assert profile.check()["intact"]
        run("--profile", profile.folder, "vault", "wipe", "--yes")
        assert not profile.folder.exists(), list(profile.folder.iterdir())
        run("--profile", profile.folder, "vault", "wipe", "--yes", code=7)
        run("--profile", profile.folder, "vault", "status", code=7)


class TalkingProfile(RealProfile):
    """Remembers everything that was printed, so that it can be searched for secrets."""

    def make(self):
        self.printed = ""
        return super().make()

    def vault(self, *arguments, code=0, passphrase=None):
        known = ["--passphrase-file", passphrase] if passphrase else []
        done = run("--profile", self.folder, *known, *arguments, code=code,
                   stdin=subprocess.DEVNULL)
        self.printed += done.stdout + done.stderr
        return done


def a_passphrase_is_changed_forgotten_and_replaced_and_no_secret_is_printed():
    with TalkingProfile() as profile:
        words = profile.made["recovery"]
        assert len(words.split()) == 17 and profile.made["protection"] == "passphrase"
        code = secret_file(profile.path / "code.txt", words.upper().replace(" ", "\n"))
        new = secret_file(profile.path / "new.txt", NEW_PASSPHRASE)
        weak = secret_file(profile.path / "weak.txt", "too short")
        linkage = (profile.folder / "linkage.segue").read_bytes()
        change = ("vault", "passphrase", "--new-passphrase-file")
        assert "easy to guess" in profile.vault(*change, weak, code=2,
                                                passphrase=profile.passphrase).stderr
        profile.vault(*change, new, passphrase=profile.passphrase)
        assert (profile.folder / "linkage.segue").read_bytes() == linkage, "records were rewritten"
        profile.vault("vault", "check", code=4, passphrase=profile.passphrase)
        profile.vault("vault", "check", passphrase=new)

        slip = words.split()
        slip[4] = "babab" if slip[4] != "babab" else "babac"
        for text, exit_code in ((" ".join(slip), 2), ("one two three", 2)):
            profile.vault("vault", "recover", "--recovery-file",
                          secret_file(profile.path / "slip.txt", text), "--new-passphrase-file",
                          profile.passphrase, code=exit_code)
        profile.vault("vault", "recover", "--recovery-file", code, "--protection", "passphrase",
                      "--new-passphrase-file", profile.passphrase)
        profile.vault("vault", "check", code=4, passphrase=new)
        log = json.loads(profile.vault("audit", "show", "--json",
                                       passphrase=profile.passphrase).stdout)
        assert [entry["action"] for entry in log] == ["init", "protect", "protect", "check",
                                                      "recover"], log
        for secret in (PASSPHRASE, NEW_PASSPHRASE, "too short", words, *words.split()):
            assert secret not in profile.printed, "a secret was printed"


def the_code_of_another_profile_opens_nothing():
    with InventedProfile() as profile, Profile() as other:
        code = secret_file(profile.path / "code.txt", other.made["recovery"])
        done = run("--profile", profile.folder, "vault", "restore", "--recovery-file", code, code=4)
        assert "does not fit" in done.stderr, done.stderr


main(status_needs_no_passphrase_and_names_the_published_one,
     a_missing_wrong_or_unreadable_passphrase_has_its_own_words,
     a_folder_of_something_else_is_told_from_a_damaged_profile,
     check_names_file_block_and_place_of_a_flipped_byte_in_every_kind_of_file,
     check_names_a_damaged_head_and_a_cut_file,
     check_says_where_a_moved_block_belongs,
     a_demo_profile_takes_no_files_that_nobody_marked_and_keeps_its_passphrase,
     rekey_changes_every_file_and_the_recovery_code_and_no_answer,
     a_rekey_that_was_stopped_loses_nothing_and_the_next_one_ends_it,
     an_older_copy_opens_without_a_keychain_and_a_restore_is_in_the_log,
     wipe_is_confirmed_and_leaves_nothing,
     a_passphrase_is_changed_forgotten_and_replaced_and_no_secret_is_printed,
     the_code_of_another_profile_opens_nothing)
