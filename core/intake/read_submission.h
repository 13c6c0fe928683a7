// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one door of intake: files and their layouts in, a submission and a report out.
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dictionary/layout.h"
#include "core/intake/report.h"
#include "core/intake/submission.h"

#include <filesystem>
#include <optional>

namespace core::identity {
class KeyMaker;
}

namespace core::intake {

struct InputFile
{
    std::filesystem::path path;
    const dictionary::Layout* layout = nullptr; ///< must outlive the call
};

struct IntakeRequest
{
    std::vector<InputFile> files;
    std::vector<dictionary::Institution> knownInstitutions; ///< from the agreements; others are
                                                            ///< taken as they come, named by code
    std::string submitter;
    bool synthetic = false; ///< marked invented by its manifest
};

struct IntakeOutcome
{
    QualityReport report;
    std::optional<Submission> submission; ///< absent when a file was refused
};

/// Reads and validates; keeps nothing of an identifier but its keyed hash. With @p keys null only
/// validates (keys stay empty). Findings are not errors; an error means a file could not be read at
/// all (Io, with its name), or the call was cancelled.
Result<IntakeOutcome> readSubmission(const IntakeRequest& request,
                                     const dictionary::Dictionary& dictionary,
                                     const identity::KeyMaker* keys, TaskContext& task);

/// The layout whose file-name rule, header or record length fits, or null when none or several do.
const dictionary::Layout* detectLayout(const std::filesystem::path& path,
                                       const std::vector<dictionary::Layout>& layouts);

} // namespace core::intake
