# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a program on a system bus of its own, with a mock of the login manager on it whose session
is XDG_SESSION_ID. Usage: with_login_manager.py PROGRAM [ARGUMENT]..."""
import os
import subprocess
import sys

import dbus
import dbusmock


class Bus(dbusmock.DBusTestCase):
    """The mock's own way to a private bus."""


Bus.setUpClass()
Bus.start_system_bus()
server, login = Bus.spawn_server_template("logind", {}, stdout=subprocess.DEVNULL)
try:
    login.AddSession(os.environ["XDG_SESSION_ID"], "seat0", dbus.UInt32(os.getuid()), "teacher", True)
    # The template's own has no lid.
    login.AddProperty("org.freedesktop.login1.Manager", "LidClosed", False)
    code = subprocess.run(sys.argv[1:], check=False).returncode
finally:
    server.terminate()
    server.wait()
    Bus.tearDownClass()
sys.exit(code)
