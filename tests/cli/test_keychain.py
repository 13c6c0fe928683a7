# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Profiles in a real GNOME Keyring, each step on a session bus of its own as after a new login."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from segue_cli import PASSPHRASE, main, run, secret_file, skip

PATIENCE = 60
HERE = pathlib.Path(__file__).resolve()
OF_A_DESKTOP = ("XDG_DATA_HOME", "XDG_CACHE_HOME", "GNOME_KEYRING_CONTROL", "DISPLAY",
                "DBUS_SESSION_BUS_ADDRESS", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP")


def wait_for(answer, destination, path, method, *arguments):
    ask = ["dbus-send", "--session", "--print-reply", f"--dest={destination}", path, method,
           *arguments]
    end = time.monotonic() + PATIENCE
    while answer not in subprocess.run(ask, capture_output=True, text=True, check=False).stdout:
        assert time.monotonic() < end, f"no {answer} from {method}"
        time.sleep(0.05)


def inside(step, folder):
    """One step with an unlocked keyring, on the bus that dbus-run-session has started."""
    keyring = subprocess.Popen(["gnome-keyring-daemon", "--foreground", "--components=secrets",
                                "--unlock"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    keyring.stdin.write(b"of the login keyring")
    keyring.stdin.close()
    try:
        wait_for("boolean true", "org.freedesktop.DBus", "/", "org.freedesktop.DBus.NameHasOwner",
                 "string:org.freedesktop.secrets")
        wait_for("boolean false", "org.freedesktop.secrets",
                 "/org/freedesktop/secrets/aliases/default", "org.freedesktop.DBus.Properties.Get",
                 "string:org.freedesktop.Secret.Collection", "string:Locked")
        STEPS[step](pathlib.Path(folder))
    finally:
        keyring.kill()
        keyring.wait()


class Desk:
    """A folder for a profile, and homes with a keyring each."""

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="segue-keychain-")
        self.path = pathlib.Path(self._folder.name)
        secret_file(self.path / "passphrase.txt", PASSPHRASE)
        return self

    def __exit__(self, *_):
        self._folder.cleanup()

    def signed_in(self, step, home="home"):
        """Runs @step in this home, with its keyring unlocked."""
        (self.path / home).mkdir(mode=0o700, exist_ok=True)
        environment = os.environ | {"HOME": str(self.path / home),
                                    "XDG_RUNTIME_DIR": str(self.path / home)}
        for variable in OF_A_DESKTOP:
            environment.pop(variable, None)
        done = subprocess.run(["dbus-run-session", "--", sys.executable, str(HERE), step.__name__,
                               str(self.path)], env=environment, text=True, capture_output=True,
                              timeout=3 * PATIENCE)
        assert done.returncode == 0, f"{step.__name__}: {done.stdout[-1500:]}{done.stderr[-1500:]}"


def ctl(folder, *arguments, code=0):
    return run("--profile", folder / "profile", *arguments, code=code, stdin=subprocess.DEVNULL)


def with_passphrase(folder, *arguments, code=0):
    return ctl(folder, "--passphrase-file", folder / "passphrase.txt", *arguments, code=code)


def make_with_both_because_a_keychain_answers(folder):
    made = json.loads(ctl(folder, "init", "--json", "--new-passphrase-file",
                          folder / "passphrase.txt").stdout)
    assert made["protection"] == "both", made
    secret_file(folder / "code.txt", made["recovery"])
    status = json.loads(ctl(folder, "vault", "status", "--json").stdout)
    assert status["keychain_recorded"] and \
        status["keychain_answering"] == status["keychain_recorded"], status
    assert status["older_copy_detected"], status


def open_it(folder):
    with_passphrase(folder, "vault", "check")
    ctl(folder, "vault", "check", code=4)  # the keychain is one half only


def refuse_an_older_copy_until_it_is_restored_on_purpose(folder):
    shutil.copytree(folder / "profile", folder / "older")
    with_passphrase(folder, "vault", "check")  # an entry more in the log
    shutil.rmtree(folder / "profile")
    (folder / "older").rename(folder / "profile")
    refused = with_passphrase(folder, "vault", "check", code=4).stderr
    assert "older or altered copy" in refused and "vault restore" in refused, refused
    ctl(folder, "vault", "restore", code=4)
    with_passphrase(folder, "vault", "restore")
    log = json.loads(with_passphrase(folder, "audit", "show", "--json").stdout)
    assert log[-1]["action"] == "restore", log


def refuse_without_its_secret_and_take_it_over_with_the_code(folder):
    lost = with_passphrase(folder, "vault", "check", code=4).stderr
    assert "no longer holds the key" in lost and "recovery code" in lost, lost
    ctl(folder, "vault", "recover", "--recovery-file", folder / "code.txt",
        "--new-passphrase-file", folder / "passphrase.txt")
    open_it(folder)


def change_the_protection_there_and_back(folder):
    for protection in ("keychain", "both"):
        with_passphrase(folder, "vault", "protect", "--protection", protection,
                        "--new-passphrase-file", folder / "passphrase.txt")
        status = json.loads(ctl(folder, "vault", "status", "--json").stdout)
        assert status["protection"] == protection, status
        ctl(folder, "audit", "verify", code=0 if protection == "keychain" else 4)
    with_passphrase(folder, "audit", "verify")


def rekey_and_wipe(folder):
    with_passphrase(folder, "vault", "rekey")
    with_passphrase(folder, "vault", "check")
    ctl(folder, "vault", "wipe", "--yes")
    assert not (folder / "profile").exists()


STEPS = {step.__name__: step for step in (
    make_with_both_because_a_keychain_answers, open_it,
    refuse_an_older_copy_until_it_is_restored_on_purpose,
    refuse_without_its_secret_and_take_it_over_with_the_code, change_the_protection_there_and_back,
    rekey_and_wipe)}


def a_profile_lives_with_a_keychain_loses_it_and_is_taken_over():
    with Desk() as desk:
        desk.signed_in(make_with_both_because_a_keychain_answers)
        desk.signed_in(open_it)
        desk.signed_in(refuse_an_older_copy_until_it_is_restored_on_purpose)
        absent = with_passphrase(desk.path, "vault", "check", code=4).stderr
        assert "does not answer" in absent, absent
        desk.signed_in(refuse_without_its_secret_and_take_it_over_with_the_code, "new laptop")
        desk.signed_in(change_the_protection_there_and_back, "new laptop")
        desk.signed_in(rekey_and_wipe, "new laptop")


if len(sys.argv) > 1:
    inside(*sys.argv[1:])
elif not all(map(shutil.which, ("dbus-run-session", "dbus-send", "gnome-keyring-daemon"))):
    skip("there is no GNOME Keyring")
else:
    for variable in OF_A_DESKTOP:
        os.environ.pop(variable, None)
    main(a_profile_lives_with_a_keychain_loses_it_and_is_taken_over)
