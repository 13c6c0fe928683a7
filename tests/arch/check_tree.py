# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails on a wrong arrow, a file or function that grew past its limit, a missing licence line, a
forbidden call, or a library used behind another folder's door."""
import pathlib
import re
import subprocess
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
ALLOWED = tomllib.loads((ROOT / "tests/arch/layers.toml").read_text())
EXCEPTIONS = tomllib.loads((ROOT / "tests/arch/allowed_sizes.toml").read_text())
TOP = {"CMakeLists.txt", "app", "core", "ui", "resources", "translations", "tests", "packaging"}
ROOT_FILES = {"CMakePresets.json", "README.md", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE",
              "SECURITY.md", ".clang-format", ".clang-tidy", ".gitignore", ".ci"}
FILE_LIMIT = {".h": 250, ".cpp": 600}
FUNCTION_LIMIT = 60
INCLUDE = re.compile(r'^\s*#include\s+"((?:core|ui|app)/[^"]+)"', re.M)
SPDX = ("SPDX-FileCopyrightText:", "SPDX-License-Identifier: GPL-3.0-or-later")
# What may stand only in some folders: (pattern, folders, what it is)
DOORS = [
    (r"#include <openssl/", ("core/vault", "core/base/secret_buffer.cpp"), "OpenSSL"),
    (r"#include <sqlite3", ("core/vault", "tests/core/vault", "tests/sqlite", "tests/bench"),
     "SQLite's C API"),
    (r"#include <qt6keychain/", ("core/vault/keys",), "QtKeychain"),
    (r"#include <glpk", ("core/disclosure",), "GLPK"),
    (r"#include <QSql", ("core/cache", "tests/bench"), "Qt Sql"),
    (r"#include <Q(Widget|Main|Push|Label|Table)", ("ui", "app/segue", "tests/ui"), "widgets"),
    (r"\btr\(", ("ui", "app/segue", "tests/ui"), "tr()"),
    (r"\bsystem_clock::|currentDateTime|currentMSecs", ("app/system", "tests"), "the wall clock"),
]
FORBIDDEN = [
    (r"#include <Qt(Core|Gui|Widgets|Sql)>", "an umbrella header"),
    (r"\bprocessEvents\s*\(", "processEvents"),
    (r"\bqDebug\s*\(", "qDebug"),
    (r"\busing namespace std;", "using namespace std"),
]


def tracked():
    """Files git tracks and new ones it does not ignore."""
    names = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, check=True,
                           capture_output=True, text=True).stdout.split("\n")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def folder_of(name):
    return next((f for f in sorted(ALLOWED, key=len, reverse=True) if name.startswith(f + "/")), None)


def check_includes(name, text):
    own = folder_of(name)
    if own is None:
        yield f"{name}: its folder is not in layers.toml"
        return
    for header in INCLUDE.findall(text):
        other = folder_of(header)
        if other not in (own, *ALLOWED[own]):
            yield f"{name}: may not include {header} ({own} does not see {other})"


def check_functions(name, lines):
    """Longest run from a line that opens a body at column 0 to the brace that closes it."""
    start = None
    for number, line in enumerate(lines, 1):
        if line == "{":
            start = number
        elif start and line.startswith("}"):
            if number - start - 1 > FUNCTION_LIMIT and line == "}":
                yield f"{name}:{start}: a function of {number - start - 1} lines, limit {FUNCTION_LIMIT}"
            start = None


def check_source(name, text):
    for pattern, folders, what in DOORS:
        if not name.startswith(folders) and re.search(pattern, text):
            yield f"{name}: {what} belongs in {', '.join(folders)}"
    for pattern, what in FORBIDDEN:
        if re.search(pattern, text):
            yield f"{name}: {what} is not used here"


def check_file(path):
    name = path.relative_to(ROOT).as_posix()
    suffix = path.suffix
    if name.split("/")[0] not in TOP | ROOT_FILES:
        yield f"{name}: the top level holds only {', '.join(sorted(TOP))} and the root files"
    if suffix not in (".h", ".cpp", ".py", ".sh", ".cmake", ".toml") and path.name != "CMakeLists.txt":
        return
    text = path.read_text(encoding="utf-8")
    if not all(mark in text[:300] for mark in SPDX):
        yield f"{name}: the two SPDX lines are missing"
    if suffix not in FILE_LIMIT:
        return
    lines = text.split("\n")
    if len(lines) - 1 > FILE_LIMIT[suffix] and name not in EXCEPTIONS:
        yield f"{name}: {len(lines) - 1} lines, limit {FILE_LIMIT[suffix]}"
    if name not in EXCEPTIONS:
        yield from check_functions(name, lines)
    if not name.startswith("tests/"):
        yield from check_includes(name, text)
    yield from check_source(name, text)


problems = [problem for path in tracked() for problem in check_file(path)]
print("\n".join(problems) or "The tree holds.")
sys.exit(bool(problems))
