// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A VFS that changes nothing but what SQLite is told about the disk: with sectors as large as a
// block over the system's VFS, or with the system's small ones over the sealed VFS. So a difference
// that comes from the size of sectors can be told from one that comes from the seal.
#pragma once

enum class Sectors
{
    AsSystem, ///< 512 bytes, powersafe overwrite
    AsSealed ///< one block, no powersafe overwrite, no mmap
};

/// Registers it as the default VFS, over the one named @p under; SQLite's code. Once a process.
int registerDevice(const char* under, Sectors sectors);
