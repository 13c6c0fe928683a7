// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the registrar is told about the files: every finding with its place, rule and count, and
// never a value of a student in the clear.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace core::intake {

enum class FindingClass
{
    Format,
    Relation,
    Quality
};
enum class FindingEffect
{
    Note,
    Repaired,
    Blanked,
    RowRejected,
    Duplicate,
    FileRefused
};

/// One rule that fired, at its first place; repeats are counted, with at most three examples kept.
struct Finding
{
    FindingClass findingClass = FindingClass::Format;
    FindingEffect effect = FindingEffect::Note;
    std::string file; ///< file name without its folder
    std::int64_t line = 0; ///< of the first occurrence; 0 = the whole file
    std::string element; ///< the source's own name of the column
    std::string rule; ///< stable id, "unknown-code"; words are made at the edge
    std::string argument; ///< what the rule's words need: expected delimiter, code list name, ...
    std::vector<std::string> maskedExamples; ///< "B*" for identifiers "••••" only
    std::int64_t count = 0;
};

struct FileSummary
{
    std::string file;
    std::string layout;
    std::string encoding; ///< "UTF-8", "Windows-1252", ...
    std::int64_t rows = 0;
    std::int64_t loaded = 0; ///< as they are
    std::int64_t repaired = 0; ///< loaded after a repair or with a blank
    std::int64_t rejected = 0;
    std::int64_t duplicates = 0;
    bool refused = false;
};

/// For the submitter or the steward only; never in a package.
struct QualityReport
{
    std::vector<FileSummary> files; ///< rows = loaded + repaired + rejected + duplicates, for each
    std::vector<Finding> findings;

    bool isRefused() const
    {
        for (const auto& file : files)
            if (file.refused)
                return true;
        return false;
    }
};

} // namespace core::intake
