// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dictionary/csv_table.h"

#include <algorithm>

namespace core::dictionary {

namespace {

/// Splits the next row off @p rest. False when a quote is left open.
bool takeRow(std::string_view& rest, std::vector<std::string>& row)
{
    row.assign(1, {});
    bool quoted = false;
    std::size_t i = 0;
    for (; i < rest.size(); ++i) {
        const char c = rest[i];
        if (quoted && c == '"' && i + 1 < rest.size() && rest[i + 1] == '"')
            row.back() += rest[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (quoted)
            row.back() += c;
        else if (c == ',')
            row.emplace_back();
        else if (c == '\n')
            break;
        else if (c != '\r')
            row.back() += c;
    }
    rest.remove_prefix(std::min(i + 1, rest.size()));
    return !quoted;
}

} // namespace

int CsvTable::column(std::string_view heading) const
{
    const auto found = std::find(header.begin(), header.end(), heading);
    return found == header.end() ? -1 : static_cast<int>(found - header.begin());
}

Result<CsvTable> parseCsv(std::string_view text)
{
    CsvTable table;
    std::vector<std::string> row;
    for (int number = 1; !text.empty(); ++number) {
        if (!takeRow(text, row) || (number > 1 && row.size() != table.header.size()))
            return Error {.code = ErrorCode::InvalidInput,
                          .detail = "a row of another length, or an open quote",
                          .position = {number, 1}};
        if (number == 1)
            table.header = row;
        else
            table.rows.push_back(row);
    }
    return table;
}

} // namespace core::dictionary
