#!/bin/sh
# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints what the program reaches on an invented region: rows a second, bytes a record, times of the
# headline warm and cold, the window's start, and what sealing costs. Usage: tests/bench/measure.sh [STUDENTS]
set -eu
cd "$(dirname "$0")/../.."
students=${1:-40000}
build=build/bench
cmake --preset release -B "$build" -DSEGUE_TESTS=ON -Wno-dev >/dev/null
cmake --build "$build" --target seguectl app_segue bench_ask bench_seal >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ctl="$build/bin/seguectl"
"$ctl" synth --out "$work/region" --students "$students" 2>/dev/null
"$ctl" --profile "$work/profile" init --demo >/dev/null
passphrase=packaging/demo_passphrase.txt
/usr/bin/env python3 tests/bench/import_rate.py "$ctl" "$work/profile" "$passphrase" "$work/region"
echo "Headline: $("$build/bin/bench_ask" "$work/profile" english-b)"
"$build/bin/segue" --profile "$work/profile" --passphrase-file "$passphrase" --question english-b --timing \
    --screenshot "$work/window.png" 2>&1 | tail -n 2 || true
"$build/bin/bench_seal"
