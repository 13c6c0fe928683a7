#!/bin/sh
# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Sets everything up on a fresh Debian 12, makes the invented demo region, and shows the headline:
# in a window where there is a display, else on the terminal.
set -eu
cd "$(dirname "$0")/.."

out=demo-out
build=build/release
ctl=$build/bin/seguectl
passphrase=packaging/demo_passphrase.txt # the published one of every demo profile

echo "1/4 Packages"
sh packaging/install_packages.sh packaging/packages.txt

echo "2/4 Building Segue"
cmake --preset release -Wno-dev >"$out.configure.log" 2>&1 || { cat "$out.configure.log"; exit 1; }
rm -f "$out.configure.log"
cmake --build --preset release --parallel "$(nproc)"

echo "3/4 The demo region"
version="$($ctl --version) $(cksum <"$ctl" | cut -d' ' -f1)"
if [ "$(cat $out/version 2>/dev/null || true)" != "$version" ]; then
    rm -rf "$out/region" "$out/profile" "$out/version"
    mkdir -p "$out"
    $ctl synth --out "$out/region" --students 40000 --seed 1
    $ctl --profile "$out/profile" init --demo >/dev/null
    $ctl --profile "$out/profile" --passphrase-file "$passphrase" \
        import "$out/region" >"$out/import.txt" || { cat "$out/import.txt"; exit 1; }
    tail -n 1 "$out/import.txt"
    echo "$version" >"$out/version"
fi

echo "4/4 What happened to our B students?"
echo "(The demo profile is sealed like any other; its passphrase is public: $(cat "$passphrase"))"
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$build/bin/segue" --profile "$out/profile" --passphrase-file "$passphrase"
fi
exec "$ctl" --profile "$out/profile" --passphrase-file "$passphrase" \
    query english-b --expect "$out/region/truth.json" \
    --chart "$out/english-b.svg" --chart "$out/english-b.png"
