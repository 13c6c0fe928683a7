// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Code lists that come as CSV: plain data copied from their publisher.
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace core::dictionary {

struct CsvTable
{
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows; ///< each as long as the header

    /// Position of a heading; -1 when there is none.
    int column(std::string_view heading) const;
};

/// RFC 4180 with a header row, comma. InvalidInput with the line when a row has another length than
/// the header or a quote is not closed.
Result<CsvTable> parseCsv(std::string_view text);

} // namespace core::dictionary
