// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What all tests of this program share: the sealed VFS over the system's files, the one over a disk
// that fails, and how many rounds to run.
#pragma once

#include "fault_disk.h"

#include "tests/support/temporary_folder.h"

/// The sealed VFS over the system's own.
inline constexpr const char* SealedOnFiles = "sealed";
/// The sealed VFS over faultDisk().
inline constexpr const char* SealedOnDisk = "sealed-on-fault-disk";

FaultDisk& faultDisk();

/// The number in the environment variable @p name, else @p usual, which is what CI runs.
std::uint64_t rounds(const char* name, std::uint64_t usual);

using test_support::TemporaryFolder;
