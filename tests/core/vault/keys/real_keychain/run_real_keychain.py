# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs tst_real_keychain's suites, each against a GNOME Keyring of its own in the state that the suite
is named for: open, locked, open again, another one, without a collection, and none. Nothing may take
longer than PATIENCE seconds: a prompt that nobody can see must not be waited for."""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

PATIENCE = 60
HERE = pathlib.Path(__file__).resolve()
PASSWORD = b"of the login keyring"


def daemon(password):
    """A GNOME Keyring on this session's bus; unlocked when there is a password."""
    command = ["gnome-keyring-daemon", "--foreground", "--components=secrets"]
    process = subprocess.Popen(command + (["--unlock"] if password else []), stdin=subprocess.PIPE,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    process.stdin.write(password)
    process.stdin.close()
    return process


def wait_for(answer, destination, path, method, *arguments):
    """Until the method's answer has the text: a started daemon is not yet one that is unlocked."""
    ask = ["dbus-send", "--session", "--print-reply", f"--dest={destination}", path, method,
           *arguments]
    end = time.monotonic() + PATIENCE
    while answer not in subprocess.run(ask, capture_output=True, text=True, check=False).stdout:
        if time.monotonic() > end:
            sys.exit(f"GNOME Keyring did not come up: no {answer} from {method}")
        time.sleep(0.05)


def suite(program, name):
    command = [program, f"--gtest_filter={name}.*"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=PATIENCE)
    print(done.stdout)
    if done.returncode != 0 or f"tests from {name}" not in done.stdout.replace("test from", "tests from"):
        sys.exit(f"{name} failed")


def inside(program, name, password):
    """On a bus of its own, which dbus-run-session has started."""
    keyring = daemon(password.encode())
    try:
        wait_for("boolean true", "org.freedesktop.DBus", "/", "org.freedesktop.DBus.NameHasOwner",
                 "string:org.freedesktop.secrets")
        if password:
            wait_for("boolean false", "org.freedesktop.secrets",
                     "/org/freedesktop/secrets/aliases/default",
                     "org.freedesktop.DBus.Properties.Get",
                     "string:org.freedesktop.Secret.Collection", "string:Locked")
        suite(program, name)
    finally:
        keyring.kill()
        keyring.wait()


def session(program, name, home, password=b""):
    """@param home holds the keyrings: the same one, the same secrets."""
    environment = os.environ | {"HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    for variable in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "GNOME_KEYRING_CONTROL",
                     "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY",
                     "XDG_CURRENT_DESKTOP", "KDE_FULL_SESSION"):
        environment.pop(variable, None)
    if name == "AbsentKeychain":
        command = [sys.executable, str(HERE), program, name]
    else:
        command = ["dbus-run-session", "--", sys.executable, str(HERE), program, name,
                   password.decode()]
    if subprocess.run(command, env=environment, timeout=3 * PATIENCE).returncode != 0:
        sys.exit(1)


def main(program):
    with tempfile.TemporaryDirectory(prefix="segue-keychain-") as folder:
        homes = [pathlib.Path(folder) / name for name in ("home", "other", "empty", "profile")]
        for path in homes:
            path.mkdir(mode=0o700)
        home, other, empty, profile = homes
        os.environ["SEGUE_TEST_PROFILE"] = str(profile)
        session(program, "OpenKeychain", home, PASSWORD)
        session(program, "LockedKeychain", home)
        session(program, "KeychainOfLater", home, PASSWORD)
        session(program, "OtherKeychain", other, PASSWORD)
        session(program, "EmptyKeychain", empty)
        session(program, "AbsentKeychain", home)


if len(sys.argv) == 2:
    main(sys.argv[1])
elif len(sys.argv) == 3:
    suite(sys.argv[1], sys.argv[2])
else:
    inside(*sys.argv[1:])
