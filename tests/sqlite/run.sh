#!/bin/sh
# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs SQLite's own tests without and with the sealed VFS and compares: a test that passes without it
# must pass with it, except those that expected_differences.txt names with a reason.
#
#   tests/sqlite/run.sh --short     the files of short.txt, for CI
#   tests/sqlite/run.sh             all files that do much input and output, by hand
#
# Other arguments go to compare.py. The source is Debian's, of the version that is installed; it is
# fetched once into build/sqlite, with lists of apt that belong to this run alone. What cannot be
# fetched, built or run is a failure, never a skip.
set -eu
cd "$(dirname "$0")/../.."
root=$(pwd)
work="$root/build/sqlite"
mkdir -p "$work"

sh packaging/install_packages.sh tests/packages.txt

version=$(dpkg-query -W -f='${Version}' libsqlite3-0)
upstream=${version%%-*}
if [ "$upstream" != "3.40.1" ]; then
    echo "SQLite is $version here. The expected differences were written for 3.40.1." >&2
    exit 1
fi

source="$work/source-$version"
if [ ! -f "$source/sqlite3-$upstream/test/tester.tcl" ]; then
    echo "Fetching sqlite3 $version"
    rm -rf "$source"
    mkdir -p "$source" "$work/apt/lists/partial" "$work/apt/cache/archives/partial"
    mkdir -p "$work/apt/parts"
    # The archives that this machine installs from, asked for source.
    for list in /etc/apt/sources.list.d/*.sources; do
        [ -f "$list" ] && sed 's/^Types:.*/Types: deb-src/' "$list" >"$work/apt/parts/$(basename "$list")"
    done
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
        sed -n 's/^deb /deb-src /p' >"$work/apt/sources.list"
    for step in "update" "source --only-source sqlite3=$version"; do
        # shellcheck disable=SC2086 # the step's own words
        (cd "$source" && apt-get -q -o Dir::Etc::sourcelist="$work/apt/sources.list" \
            -o Dir::Etc::sourceparts="$work/apt/parts" -o Dir::State::lists="$work/apt/lists" \
            -o Dir::Cache="$work/apt/cache" -o APT::Sandbox::User="$(id -un)" $step)
    done
fi

echo "Building the sealed VFS"
cmake -S . -B "$work/segue" -G Ninja -Wno-dev -DCMAKE_BUILD_TYPE=Release >"$work/configure.log" ||
    { cat "$work/configure.log" >&2; exit 1; }
cmake --build "$work/segue" --target sqlite_suite_glue
parts=$(cat "$work/segue/tests/sqlite/link_parts.txt")

echo "Building SQLite's test program"
mkdir -p "$work/fixture-$version"
cd "$work/fixture-$version"
[ -f Makefile ] || "$source/sqlite3-$upstream/configure" CC="ccache gcc" \
    CFLAGS="-O2 -DSQLITE_EXTRA_INIT=registerSealedForSuite" --disable-readline \
    --with-tcl="/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH)/tcl8.6" >configure.log 2>&1 ||
    { cat configure.log >&2; exit 1; }
[ -f sqlite3.c ] || make sqlite3.c >make.log 2>&1 || { tail -50 make.log >&2; exit 1; }
# All of it in one object, so that a change of ours only links anew.
[ -f testfixture ] || make testfixture 'LTLINK=$(TCC) -r -nostdlib' LIBTCL= TLIBS= >make.log 2>&1 ||
    { tail -50 make.log >&2; exit 1; }
# shellcheck disable=SC2086 # the parts are words
gcc testfixture $parts -o sealed_testfixture -ltcl8.6 -lcrypto -lstdc++ -lz -lm -ldl -lpthread

cd "$root"
exec python3 tests/sqlite/compare.py --fixture "$work/fixture-$version/sealed_testfixture" \
    --tests "$source/sqlite3-$upstream/test" --work "$work/run" "$@"
