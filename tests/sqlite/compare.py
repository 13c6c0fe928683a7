# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs files of SQLite's tests without and with the sealed VFS, each in a process and a folder of
its own, and compares test by test. Verdicts:

same       every test that passes without it passes with it
sectors    some do not, because SQLite is told of large sectors: over a VFS that seals nothing and
           tells the same they fail with the same results, or over the sealed VFS, telling of
           small ones, they pass (device.h)
excused    expected_differences.txt names the rest
DIFFERENT  it does not: a failure

Over all files, a line there that nothing needs any more is a failure too."""
import argparse
import concurrent.futures
import dataclasses
import fnmatch
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
FILES = ("select", "insert", "update", "delete", "trans", "pager", "wal", "crash", "journal",
         "savepoint", "vacuum", "incrvacuum", "autovacuum", "backup", "lock", "io", "blob",
         "rollback", "tkt")
PASSED = re.compile(r"^(\S.*?)\.\.\. Ok$", re.M)
FAILED = re.compile(r"^!Failures on these tests:(.*)$", re.M)
SUMMARY = re.compile(r"^(\d+) errors out of (\d+) tests", re.M)
GOT = re.compile(r"^! (\S+) got: +(.*)$", re.M)
LEFT_OVER = re.compile(r"^(\d+ files were left open|Unfreed memory)", re.M)


@dataclasses.dataclass
class Outcome:
    """What one file did in one process."""
    passed: set
    failed: set
    end: str  # "done", or how it died
    seconds: float
    got: dict  # results of tests that failed


def run(options, name, mode):
    folder = options.work / "now" / name  # the same for each: paths are in some results
    (options.work / mode).mkdir(parents=True, exist_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    environment = dict(os.environ, SEGUE_SUITE_VFS=mode)
    log = options.work / mode / (name + ".log")
    if options.reuse and not mode.startswith("sealed") and log.exists():
        return read_log(log, "done", 0.0)
    began = time.monotonic()
    with open(log, "wb") as out:
        child = subprocess.Popen(
            [options.fixture, HERE / "through_the_seal.tcl", options.tests / (name + ".test"),
             "--verbose=1"], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=out,
            stderr=subprocess.STDOUT, start_new_session=True,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)))
        try:
            code = child.wait(options.limit)
            end = "done" if code >= 0 else f"signal {-code}"
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, 9)
            child.wait()
            end = f"over {options.limit} s"
    seconds = time.monotonic() - began
    shutil.rmtree(folder, ignore_errors=True)
    return read_log(log, end, seconds)


def read_log(log, end, seconds):
    text = log.read_text(encoding="utf-8", errors="replace")
    failures = FAILED.search(text)
    failed = set(failures.group(1).split()) if failures else set()
    if end == "done" and not SUMMARY.search(text):
        end = "stopped early"
    if LEFT_OVER.search(text):
        failed.add("(left open or not freed)")
    got = {}
    for test, result in GOT.findall(text):
        got.setdefault(test, []).append(result)
    return Outcome(set(PASSED.findall(text)) - failed, failed, end, seconds, got)


def shape(test):
    """A test's name without its numbers: loops over every n-th call run as often as calls are made."""
    return re.sub(r"\d+", "#", test)


def differences(plain, sealed):
    """Names of what plain does and sealed does not."""
    found = sealed.failed - plain.failed
    if plain.end == "done" and sealed.end != "done":
        found.add(f"({sealed.end})")
    shapes = {shape(test) for test in sealed.passed | sealed.failed}
    found |= {f"(not run) {test}" for test in plain.passed if shape(test) not in shapes}
    return sorted(found)


def due_to_sectors(options, name, plain, sealed, found):
    """Those of the differences found that come from what SQLite is told of sectors."""
    device = run(options, name, "device")
    same = {t for t in found if t in device.got and device.got[t] == sealed.got.get(t)}
    if len(same) < len(found):
        small = run(options, name, "sealed-device")
        same |= set(found) - set(differences(plain, small))
    return same


def read_expected():
    """Lines of: file | pattern of tests | reason."""
    lines = (HERE / "expected_differences.txt").read_text(encoding="utf-8").splitlines()
    rows = [[part.strip() for part in line.split("|")] for line in lines
            if line.strip() and not line.startswith("#")]
    for row in rows:
        if len(row) != 3 or not all(row):
            sys.exit(f"expected_differences.txt: not three parts: {row}")
    return [tuple(row) for row in rows]


def judge(name, found, rows, used):
    """(verdict, differences that nothing excuses)"""
    left = []
    for test in found:
        row = next((r for r in rows if r[0] == name and fnmatch.fnmatchcase(test, r[1])), None)
        if row is None:
            left.append(test)
        else:
            used.add(row)
    return ("DIFFERENT" if left else "excused"), left


def chosen(options):
    if options.only:
        return [p.stem for only in options.only for p in sorted(options.tests.glob(only + ".test"))]
    if options.short:
        lines = (HERE / "short.txt").read_text(encoding="utf-8").splitlines()
        return [line for line in lines if line and not line.startswith("#")]
    return [p.stem for p in sorted(options.tests.glob("*.test")) if p.stem.startswith(FILES)]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fixture", type=pathlib.Path, required=True)
    parser.add_argument("--tests", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--short", action="store_true", help="the files of short.txt")
    parser.add_argument("--only", nargs="+", help="these files, by name or pattern")
    parser.add_argument("--reuse", action="store_true",
                        help="take earlier runs without the sealed VFS as they are")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--limit", type=int, default=900, help="seconds for one process")
    return parser.parse_args()


def try_file(options, name, expected, used):
    """(plain, sealed, verdict, differences that nothing excuses)"""
    plain, sealed = (run(options, name, mode) for mode in ("plain", "sealed"))
    found = differences(plain, sealed)
    if not found:
        return plain, sealed, "same", []
    sectors = due_to_sectors(options, name, plain, sealed, found)
    left = [test for test in found if test not in sectors]
    if not left:
        return plain, sealed, "sectors", []
    return plain, sealed, *judge(name, left, expected, used)


def compare(options, pool, names, expected, used):
    """Prints a row a file; returns how often each verdict fell."""
    tried = {name: pool.submit(try_file, options, name, expected, used) for name in names}
    verdicts = dict.fromkeys(("same", "sectors", "excused", "DIFFERENT"), 0)
    print(f"{'file':24} {'plain':>18} {'sealed':>18} {'seconds':>13}  verdict", flush=True)
    for name, result in tried.items():
        plain, sealed, verdict, left = result.result()
        verdicts[verdict] += 1
        columns = [f"{len(o.passed)} ok {len(o.failed)} bad" for o in (plain, sealed)]
        note = "" if plain.end == "done" else f"  (plain: {plain.end})"
        print(f"{name:24} {columns[0]:>18} {columns[1]:>18} {plain.seconds:6.1f} "
              f"{sealed.seconds:6.1f}  {verdict}{note}", flush=True)
        for test in left[:20]:
            print(f"    {test}", flush=True)
        if len(left) > 20:
            print(f"    and {len(left) - 20} more: {options.work}/sealed/{name}.log")
    return verdicts


def main():
    options = arguments()
    names = chosen(options)
    expected, used = read_expected(), set()
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        verdicts = compare(options, pool, names, expected, used)
    whole = not (options.short or options.only)
    stale = [row for row in expected if row not in used] if whole else []
    for row in stale:
        print(f"No difference needs this line any more: {' | '.join(row)}")
    print(f"{len(names)} files: " + ", ".join(f"{n} {v}" for v, n in verdicts.items()))
    sys.exit(bool(verdicts["DIFFERENT"] or stale or not names))


main()
