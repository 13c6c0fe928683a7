# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a program that users run links a network library."""
import pathlib
import subprocess
import sys

problems = []
for name in ("segue", "seguectl"):
    program = pathlib.Path(sys.argv[1]) / name
    linked = subprocess.run(["ldd", program], check=True, capture_output=True, text=True).stdout
    problems += [f"{name} links {line.split()[0]}" for line in linked.splitlines()
                 if "Qt6Network" in line or "libcurl" in line]
print("\n".join(problems) or "No program links a network library.")
sys.exit(bool(problems))
