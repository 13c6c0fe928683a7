// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite's interface of a FaultDisk.
#pragma once

#include <memory>

struct sqlite3_vfs;
class FaultDisk;

/// @p disk must outlive it.
std::unique_ptr<sqlite3_vfs> makeFaultVfs(FaultDisk& disk);
