// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a file is cut into its layout's columns, found from its first lines: delimiter, header row,
// which field is which column. What does not fit is refused with the thing that was found instead.
#pragma once

#include "core/intake/finding_log.h"
#include "core/intake/layout_plan.h"
#include "core/intake/record_reader.h"
#include "core/intake/source_file.h"

namespace core::intake {

constexpr std::size_t NoField = static_cast<std::size_t>(-1);

struct FileShape
{
    RecordFormat format;
    bool hasHeader = false; ///< the first record is none of the rows
    std::size_t fieldCount = 0; ///< of a whole record
    std::vector<std::size_t> fieldOf; ///< per own column of the layout; NoField = not in the file
};

/// @p head is the decoded beginning of the file. Nothing when the file is refused; @p log says why.
std::optional<FileShape> findShape(const LayoutPlan& plan, const FileScan& scan,
                                   std::string_view head, FindingLog& log);

/// The names a column may have in a header row, compared without case and blanks.
bool isHeadingOf(const dictionary::Column& column, std::string_view heading);

/// The first records of @p head, at most @p most, as a delimiter cuts them.
std::vector<std::vector<WipedString>> sampleRecords(std::string_view head, char delimiter,
                                                    std::size_t most);

/// "comma", "tab", ...
std::string delimiterName(char delimiter);

} // namespace core::intake
