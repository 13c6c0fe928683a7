#!/bin/sh
# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Asks the questions of a state, up to 25 million students and 340 million records, of Segue and of
# DuckDB, SQLite and R's data.table, whichever are there, over the same rows; compares every count
# and prints a table of ratios. Usage: tests/bench/state_scale.sh [--keep FOLDER] [STUDENTS...]
# Works in $TMPDIR; takes DuckDB from $DUCKDB_MODULES or, with npm and a network, fetches it there.
set -eu
cd "$(dirname "$0")/../.."
build=build/bench
cmake --preset release -B "$build" -DSEGUE_TESTS=ON -Wno-dev >/dev/null
cmake --build "$build" --target seguectl make_state ask_state ask_region >/dev/null
exec /usr/bin/env python3 -B tests/bench/state_scale/state_scale.py "$build/bin" "$@"
