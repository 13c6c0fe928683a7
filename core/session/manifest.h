// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A load of several submissions, as the manifest.json in its folder describes it.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace core::session {

struct ManifestFile
{
    std::filesystem::path path; ///< absolute
    std::string layout; ///< id
};

struct ManifestSubmission
{
    std::string id;
    std::string submitter;
    std::vector<ManifestFile> files;
};

struct Manifest
{
    std::string title;
    bool synthetic = false;
    std::filesystem::path agreements; ///< absolute; empty when none is named
    std::vector<ManifestSubmission> submissions;
};

/// Reads @p folder / manifest.json. Io when it cannot be read; InvalidFile with place when it does
/// not hold together or names a file outside its folder.
Result<Manifest> readManifest(const std::filesystem::path& folder);

/// A whole text file. Io, with the file's name as place.
Result<std::string> readTextFile(const std::filesystem::path& path);

} // namespace core::session
