# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A program that holds keys leaves no core dump and lets no other program of its user look inside.
A plain program is tried first each time, so that a system which dumps nothing proves nothing."""
import ctypes
import errno
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
WINDOW = pathlib.Path(os.environ["SEGUE"])
PTRACE_ATTACH, PTRACE_DETACH = 16, 17


class AsAnybody:
    """Runs programs as an ordinary user: root may look into everything, whatever a program says."""

    def __init__(self):
        nobody = pwd.getpwnam("nobody")
        self.user = (nobody.pw_uid, nobody.pw_gid) if os.geteuid() == 0 else None

    def start(self, arguments, folder, **options):
        def prepare():
            most = resource.getrlimit(resource.RLIMIT_CORE)[1]
            resource.setrlimit(resource.RLIMIT_CORE, (most, most))
        identity = dict(user=self.user[0], group=self.user[1], extra_groups=[]) if self.user else {}
        return subprocess.Popen(list(map(str, arguments)), cwd=folder, preexec_fn=prepare,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, **identity, **options)

    def become(self):
        if self.user:
            os.setgroups([])
            os.setgid(self.user[1])
            os.setuid(self.user[0])

    def own(self, folder):
        if self.user:
            os.chown(folder, *self.user)


class Waiting:
    """A program of Segue's that waits for its passphrase from a pipe, as it waits for a person."""

    def __init__(self, anybody, folder, arguments):
        pipe = folder / "passphrase"
        os.mkfifo(pipe, 0o600)
        anybody.own(pipe)
        self._program = anybody.start([*arguments, pipe], folder)
        self.pid = self._program.pid
        self._writer = self._wait_for_reader(pipe)

    def _wait_for_reader(self, pipe):
        while self._program.poll() is None:
            try:
                return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
            except OSError as problem:
                if problem.errno != errno.ENXIO:
                    raise
                time.sleep(0.05)
        raise AssertionError(f"it ended: {self._program.stdout.read().decode()}")

    def abort(self):
        self._program.send_signal(signal.SIGABRT)
        return self.end()

    def kill(self):
        self._program.kill()
        return self.end()

    def end(self):
        code = self._program.wait()
        self._program.stdout.close()
        os.close(self._writer)
        return code


class Sleeping(Waiting):
    """A program that promises nothing, waiting in the same way."""

    def __init__(self, anybody, folder):
        super().__init__(anybody, folder, ["/bin/cat"])


def programs():
    """What waits for a passphrase when a file to read it from comes last."""
    if CTL.exists():
        yield [CTL, "--profile", "profile", "init", "--protection", "passphrase",
               "--new-passphrase-file"]
    if WINDOW.exists():
        yield [WINDOW, "--profile", "profile", "--passphrase-file"]


def cores_in(folder):
    return [path.name for path in folder.iterdir() if path.name.startswith("core")]


def looks_inside(pid):
    """Whether this process may trace another, and whether it may open its memory."""
    libc = ctypes.CDLL(None, use_errno=True)
    attached = libc.ptrace(PTRACE_ATTACH, pid, None, None) == 0
    if attached:
        os.waitpid(pid, 0)
        libc.ptrace(PTRACE_DETACH, pid, None, None)
    try:
        os.close(os.open(f"/proc/{pid}/mem", os.O_RDONLY))
        return attached, True
    except OSError:
        return attached, False


def attempt(anybody, pid):
    """The same from a process of the same user, which is forked for it."""
    child = os.fork()
    if child == 0:
        anybody.become()
        attached, opened = looks_inside(pid)
        os._exit(attached + 2 * opened)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return bool(code & 1), bool(code & 2)


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


def an_abort_leaves_no_core_dump(anybody, arguments):
    with Folder(anybody) as folder:
        assert Sleeping(anybody, folder).abort() == -signal.SIGABRT
        if not cores_in(folder):
            print("        this system keeps core dumps elsewhere or nowhere; limits are looked at")
    with Folder(anybody) as folder:
        program = Waiting(anybody, folder, arguments)
        limit = next(line for line in pathlib.Path(f"/proc/{program.pid}/limits").read_text()
                     .splitlines() if line.startswith("Max core file size"))
        assert program.abort() == -signal.SIGABRT
        assert limit.split()[4:6] == ["0", "0"], limit
        assert not cores_in(folder), cores_in(folder)


def another_program_of_the_user_may_not_look_inside(anybody, arguments):
    with Folder(anybody) as folder:
        plain = Sleeping(anybody, folder)
        everyone = attempt(anybody, plain.pid)
        plain.kill()
        if everyone != (True, True):
            print("        this system refuses it whatever the program; /proc is looked at")
    with Folder(anybody) as folder:
        program = Waiting(anybody, folder, arguments)
        seen = attempt(anybody, program.pid)
        # What a process that cannot be dumped has under /proc belongs to root.
        owner = os.stat(f"/proc/{program.pid}/environ").st_uid
        program.kill()
        assert seen == (False, False), seen
        assert owner == 0, owner


def gcore_gets_nothing(anybody, arguments):
    if not shutil.which("gcore"):
        print("        there is no gcore here; not tried")
        return

    def gets(program, folder):
        tried = anybody.start(["gcore", "-o", folder / "core", str(program.pid)], folder)
        tried.communicate()
        program.kill()
        return bool(cores_in(folder))

    with Folder(anybody) as folder:
        if not gets(Sleeping(anybody, folder), folder):
            print("        gcore gets nothing of any program here")
    with Folder(anybody) as folder:
        assert not gets(Waiting(anybody, folder, arguments), folder), "gcore wrote a core dump"


def main():
    if not list(programs()):
        print("skipped: nothing is built")
        sys.exit(SKIPPED)
    anybody = AsAnybody()
    failed = 0
    for arguments in programs():
        for test in (an_abort_leaves_no_core_dump, another_program_of_the_user_may_not_look_inside,
                     gcore_gets_nothing):
            name = f"{arguments[0].name}: {test.__name__}"
            try:
                test(anybody, arguments)
                print(f"ok      {name}")
            except AssertionError as problem:
                failed += 1
                print(f"FAILED  {name}: {problem}")
    sys.exit(1 if failed else 0)


main()
