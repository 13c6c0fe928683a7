# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports a folder and prints rows and records a second, bytes a record and the peak of memory."""
import json
import resource
import subprocess
import sys
import time

ctl, profile, passphrase, region = sys.argv[1:]
start = time.monotonic()
done = subprocess.run([ctl, "--profile", profile, "--passphrase-file", passphrase, "import", region,
                       "--json"], check=True, stdout=subprocess.PIPE, text=True)
seconds = time.monotonic() - start
outcome = json.loads(done.stdout)
rows = sum(file["rows"] for file in outcome["files"])
build = outcome["build"]
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(f"Import: {rows:,} rows in {seconds:.1f} s = {rows / seconds:,.0f} rows a second "
      f"(reading {outcome['read_ms'] / 1000:.1f} s, building {build['build_ms'] / 1000:.1f} s), "
      f"peak {peak:,.0f} MiB")
print(f"Data file: {build['records']:,} records of {build['persons']:,} persons, "
      f"{build['bytes'] / build['records']:.2f} bytes a record")
