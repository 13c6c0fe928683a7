#!/bin/sh
# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Sets everything up on a fresh Debian 12, builds with warnings as errors, and runs all tests.
set -eu
cd "$(dirname "$0")/.."

echo "1/3 Packages"
sh packaging/install_packages.sh packaging/packages.txt tests/packages.txt

echo "2/3 Building"
cmake --preset dev -Wno-dev
cmake --build --preset dev --parallel "$(nproc)"

echo "3/3 Tests"
exec ctest --preset dev --parallel "$(nproc)"
