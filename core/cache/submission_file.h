// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An accepted submission as a file: typed records with match keys and no identifier, each column a
// checksummed blob.
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/cache/connection.h"
#include "core/intake/submission.h"

#include <filesystem>

namespace core::cache {

/// Writes a new frozen file and makes it durable under @p path; InvalidInput when @p submission
/// does not hold together. Nothing stays behind on an error.
Result<vault::FrozenIdentity> saveSubmission(const intake::Submission& submission,
                                             const std::filesystem::path& path,
                                             const vault::DataKeys& keys);

/// @p seal: of this very file.
Result<intake::Submission> loadSubmission(const std::filesystem::path& path, Seal seal);

/// Every index points into its list, and columns have equal lengths.
bool holdsTogether(const intake::Submission& submission);

} // namespace core::cache
