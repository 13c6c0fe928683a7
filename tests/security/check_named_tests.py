# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when SECURITY.md names a test that does not exist, or a row of its threats names none."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TEST = re.compile(r"^TEST(?:_F|_P)?\((\w+),\s*(\w+)", re.M)
NAMED = re.compile(r"`([A-Za-z][\w.]*\.\w+)`")


def registered(build):
    listed = subprocess.run(["ctest", "--test-dir", build, "-N"], check=True, capture_output=True,
                            text=True).stdout
    return set(re.findall(r"Test +#\d+: (\S+)", listed))


def main(build):
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    known = registered(build)
    for source in (ROOT / "tests").rglob("tst_*.cpp"):
        known |= {".".join(found) for found in TEST.findall(source.read_text(encoding="utf-8"))}
    rows = text.split("## Threats")[1].split("\n## ")[0].splitlines()
    problems = [f"a threat without a test: {row}" for row in rows
                if row.startswith("| ") and not row.startswith("| threat")
                and not NAMED.search(row.split("|")[-2])]
    problems += [f"no such test: {name}" for row in rows for name in NAMED.findall(row)
                 if name not in known and not (ROOT / name).exists()
                 and not name.endswith(".segue")]
    print("\n".join(problems) or "Every named test exists.")
    return bool(problems)


sys.exit(main(sys.argv[1]))
