# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A program that holds keys leaves no core dump and lets no other program of its user look inside.
A plain program is tried first each time, so that a system which dumps nothing proves nothing."""
import os
import pathlib
import pwd
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
CTL = pathlib.Path(os.environ["SEGUECTL"])
ATTACH = """
import ctypes, os, sys
libc = ctypes.CDLL(None, use_errno=True)
pid = int(sys.argv[1])
attached = libc.ptrace(16, pid, 0, 0) == 0
if attached:
    os.waitpid(pid, 0)
    libc.ptrace(17, pid, 0, 0)
try:
    open(f"/proc/{pid}/mem", "rb").close()
    opened = True
except OSError:
    opened = False
print("attached" if attached else "refused", "opened" if opened else "closed")
"""


class AsAnybody:
    """Runs programs as an ordinary user: root may look into everything, whatever a program says."""

    def __init__(self):
        nobody = pwd.getpwnam("nobody")
        self.user = (nobody.pw_uid, nobody.pw_gid) if os.geteuid() == 0 else None

    def start(self, arguments, folder, **options):
        def prepare():
            resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY,) * 2)
        identity = dict(user=self.user[0], group=self.user[1], extra_groups=[]) if self.user else {}
        return subprocess.Popen(list(map(str, arguments)), cwd=folder, preexec_fn=prepare,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, **identity, **options)

    def own(self, folder):
        if self.user:
            os.chown(folder, *self.user)


def waiting_seguectl(anybody, folder):
    """A seguectl that waits for its passphrase from a pipe, as it waits for a person."""
    pipe = folder / "passphrase"
    os.mkfifo(pipe, 0o600)
    anybody.own(pipe)
    program = anybody.start([CTL, "--profile", folder / "profile", "--passphrase-file",
                             folder / "none", "init", "--protection", "passphrase",
                             "--new-passphrase-file", pipe], folder)
    wait_until_asleep(program)
    return program


def waiting_plain_program(anybody, folder):
    program = anybody.start(["/bin/sleep", "60"], folder)
    wait_until_asleep(program)
    return program


def state_of(pid):
    return pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]


def wait_until_asleep(program):
    """Until it has been waiting for something for a while."""
    asleep = 0
    for _ in range(600):
        if program.poll() is not None:
            raise AssertionError(f"it ended: {program.stdout.read().decode()}")
        asleep = asleep + 1 if state_of(program.pid) == "S" else 0
        if asleep == 20:
            return
        time.sleep(0.05)
    raise AssertionError("it never began to wait")


def cores_in(folder):
    return [path.name for path in folder.iterdir() if path.name.startswith("core")]


def abort(program):
    program.send_signal(signal.SIGABRT)
    return program.wait(timeout=60)


def attempt(anybody, pid, folder):
    done = anybody.start([sys.executable, "-c", ATTACH, str(pid)], folder)
    return done.communicate(timeout=60)[0].decode().split()


class Folder:
    def __init__(self, anybody):
        self._anybody = anybody

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="segue-core-")
        self.path = pathlib.Path(self._folder.name)
        self._anybody.own(self.path)
        return self.path

    def __exit__(self, *_):
        self._folder.cleanup()


def an_abort_leaves_no_core_dump(anybody):
    with Folder(anybody) as folder:
        assert abort(waiting_plain_program(anybody, folder)) == -signal.SIGABRT
        if not cores_in(folder):
            print("        this system keeps core dumps elsewhere or nowhere; limits are looked at")
        else:
            for core in cores_in(folder):
                (folder / core).unlink()
        program = waiting_seguectl(anybody, folder)
        limit = next(line for line in pathlib.Path(f"/proc/{program.pid}/limits").read_text()
                     .splitlines() if line.startswith("Max core file size"))
        assert limit.split()[4:6] == ["0", "0"], limit
        assert abort(program) == -signal.SIGABRT
        assert not cores_in(folder), cores_in(folder)


def another_program_of_the_user_may_not_look_inside(anybody):
    with Folder(anybody) as folder:
        plain = waiting_plain_program(anybody, folder)
        result = attempt(anybody, plain.pid, folder)
        plain.kill()
        if result != ["attached", "opened"]:
            print(f"        this system refuses it to every program ({result}); not tried")
            return
        program = waiting_seguectl(anybody, folder)
        try:
            assert attempt(anybody, program.pid, folder) == ["refused", "closed"]
            # What a process that cannot be dumped has under /proc belongs to root.
            assert os.stat(f"/proc/{program.pid}/environ").st_uid == 0
        finally:
            program.kill()


def gcore_gets_nothing(anybody):
    gcore = shutil.which("gcore")
    if not gcore:
        print("        there is no gcore here; not tried")
        return
    with Folder(anybody) as folder:
        program = waiting_seguectl(anybody, folder)
        try:
            tried = anybody.start([gcore, "-o", folder / "core", str(program.pid)], folder)
            tried.communicate(timeout=60)
            assert tried.returncode != 0, "gcore succeeded"
            assert not cores_in(folder), cores_in(folder)
        finally:
            program.kill()


def main():
    if not CTL.exists():
        print("skipped: there is no seguectl")
        sys.exit(SKIPPED)
    anybody = AsAnybody()
    failed = 0
    for test in (an_abort_leaves_no_core_dump, another_program_of_the_user_may_not_look_inside,
                 gcore_gets_nothing):
        try:
            test(anybody)
            print(f"ok      {test.__name__}")
        except AssertionError as problem:
            failed += 1
            print(f"FAILED  {test.__name__}: {problem}")
    sys.exit(1 if failed else 0)


main()
