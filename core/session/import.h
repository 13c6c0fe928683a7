// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What to import, and what came of it.
#pragma once

#include "core/cache/profile.h"
#include "core/intake/report.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace core::session {

struct ImportRequest
{
    /// Files, or one folder. A folder with a manifest.json is a whole load: it names submissions,
    /// their files and layouts, and the agreements file beside it.
    std::vector<std::filesystem::path> paths;
    std::vector<std::filesystem::path> layouts = {}; ///< the user's own layout files
    std::filesystem::path agreements = {}; ///< empty: the manifest's, else the profile's
    std::string submitter;
};

struct ImportOutcome
{
    std::vector<intake::QualityReport> reports; ///< one per submission
    std::vector<std::string> passedOver; ///< files of a folder that no layout fits
    std::optional<cache::BuildReport> build; ///< absent when refused, or after validate
    double readMs = 0;
    double buildMs = 0;

    bool isRefused() const;
};

} // namespace core::session
