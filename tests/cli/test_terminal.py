# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at a terminal: prompts that do not show what is typed, are patient, and can be left."""
import fcntl
import os
import pty
import re
import select
import signal
import subprocess
import termios

from segue_cli import CTL, DEMO_PASSPHRASE, PASSPHRASE, Profile, main, run, secret_file

PATIENCE = 60


class Terminal:
    """A program on a terminal of its own; what it shows is kept."""

    def __init__(self, profile, *arguments):
        self._here, there = pty.openpty()
        self._there = there
        self.shown = ""
        self._seen = 0 # up to here it was waited for
        self._program = subprocess.Popen([CTL, "--profile", profile, *arguments], stdin=there,
                                         stdout=there, stderr=there, start_new_session=True,
                                         preexec_fn=self._take_over)

    def _take_over(self):
        fcntl.ioctl(self._there, termios.TIOCSCTTY, 0)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self._program.poll() is None:
            self._program.kill()
        self._program.wait()
        os.close(self._here)
        os.close(self._there)

    def echoes(self):
        return bool(termios.tcgetattr(self._there)[3] & termios.ECHO)

    def wait_for(self, text):
        """Until @text is shown after what was waited for before."""
        while text not in self.shown[self._seen:]:
            if not select.select([self._here], [], [], PATIENCE)[0]:
                raise AssertionError(f"{text!r} is not shown, but {self.shown[self._seen:]!r}")
            self.shown += os.read(self._here, 4096).decode()
        self._seen = self.shown.index(text, self._seen) + len(text)
        return self

    def type(self, text):
        os.write(self._here, text.encode())
        return self

    def end(self, code):
        ended = self._program.wait(PATIENCE)
        while select.select([self._here], [], [], 0)[0]:
            self.shown += os.read(self._here, 4096).decode()
        assert ended == code, (ended, self.shown)
        assert self.echoes(), "the terminal was left without echo"
        return self.shown


def a_passphrase_is_asked_for_unseen_and_may_be_wrong_twice():
    with Profile() as profile, Terminal(profile.folder, "vault", "check") as terminal:
        for wrong in ("a first try", "a second try"):
            terminal.wait_for("Passphrase of profile: ")
            assert not terminal.echoes()
            terminal.type(wrong + "\n").wait_for("does not fit")
        terminal.wait_for("Passphrase of profile: ").type(DEMO_PASSPHRASE.read_text())
        shown = terminal.end(0)
        assert "try again" in shown.lower() and "as it was sealed" in shown, shown
        assert "a first try" not in shown and "a second try" not in shown, shown


def a_third_wrong_passphrase_ends_it():
    with Profile() as profile, Terminal(profile.folder, "audit", "verify") as terminal:
        for wrong in ("one", "two", "three"):
            terminal.wait_for("Passphrase of profile: ").type(wrong + "\n")
        assert "recovery" in terminal.end(4)


def leaving_a_prompt_gives_the_echo_back():
    for leave in ("\x03", "\x04", signal.SIGTERM):
        with Profile() as profile, Terminal(profile.folder, "audit", "verify") as terminal:
            terminal.wait_for("Passphrase of profile: ")
            if isinstance(leave, str):
                terminal.type(leave)
            else:
                os.kill(terminal._program.pid, leave)
            assert "Stopped" in terminal.end(6)


def a_demo_profile_says_its_passphrase_when_it_asks():
    with Profile() as profile, Terminal(profile.folder, "audit", "verify") as terminal:
        terminal.wait_for(DEMO_PASSPHRASE.read_text().strip())
        terminal.wait_for("Passphrase of profile: ").type("\x03").end(6)


def init_asks_twice_until_both_are_alike_and_strong_and_prints_the_page():
    with Profile() as other:
        new = other.path / "new"
        with Terminal(new, "init", "--protection", "passphrase") as terminal:
            terminal.wait_for("five words").wait_for("New passphrase: ").type(PASSPHRASE + "\n")
            terminal.wait_for("again: ").type(PASSPHRASE + "x\n").wait_for("not the same")
            for passphrase in ("two words", PASSPHRASE):
                terminal.wait_for("New passphrase: ").type(passphrase + "\n")
                terminal.wait_for("again: ").type(passphrase + "\n")
            shown = terminal.end(0)
        assert "too easy to guess" in shown and PASSPHRASE not in shown, shown
        words = dict(re.findall(r"\b(\d+) ([a-z]{5})\b", shown))
        assert sorted(map(int, words)) == list(range(1, 18)), shown
        assert "Recovery code" in shown and "keep it away from the computer" in shown, shown
        code = secret_file(other.path / "code.txt", " ".join(words[str(n)] for n in range(1, 18)))
        run("--profile", new, "vault", "restore", "--recovery-file", code)


def wiping_is_confirmed_by_the_name_of_the_folder():
    with Profile() as profile:
        with Terminal(profile.folder, "vault", "wipe") as terminal:
            terminal.wait_for("to go on: ").type("something else\n").end(6)
        assert profile.folder.exists()
        with Terminal(profile.folder, "vault", "wipe") as terminal:
            terminal.wait_for("to go on: ").type("profile\n").end(0)
        assert not profile.folder.exists()


main(a_passphrase_is_asked_for_unseen_and_may_be_wrong_twice,
     a_third_wrong_passphrase_ends_it,
     leaving_a_prompt_gives_the_echo_back,
     a_demo_profile_says_its_passphrase_when_it_asks,
     init_asks_twice_until_both_are_alike_and_strong_and_prints_the_page,
     wiping_is_confirmed_by_the_name_of_the_folder)
