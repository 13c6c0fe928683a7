# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole walk works with no network at all: in a network namespace that has none."""
import os
import pathlib
import subprocess
import tempfile

from segue_cli import CTL, DEMO_PASSPHRASE, main, skip

NO_NETWORK = ["unshare", "-rn"]


def the_walk_from_files_to_an_answer_needs_no_network():
    with tempfile.TemporaryDirectory() as folder:
        region, profile = pathlib.Path(folder) / "region", pathlib.Path(folder) / "profile"
        known = ["--profile", profile, "--passphrase-file", DEMO_PASSPHRASE]
        chart = pathlib.Path(folder) / "chart.svg"
        for arguments in (["synth", "--out", region, "--students", "20000"],
                          ["--profile", profile, "init", "--demo"],
                          [*known, "import", region],
                          [*known, "query", "english-b", "--chart", chart]):
            done = subprocess.run([*NO_NETWORK, CTL, *map(str, arguments)], capture_output=True,
                                  text=True, env=os.environ | {"HOME": folder})
            assert done.returncode == 0, f"{arguments}: {done.returncode} {done.stderr[-500:]}"
        assert "58 in 100" in done.stdout, done.stdout
        assert chart.read_text().startswith("<?xml")


if subprocess.run([*NO_NETWORK, "true"], capture_output=True).returncode != 0:
    skip("this machine lets nobody make a network namespace")
main(the_walk_from_files_to_an_answer_needs_no_network)
