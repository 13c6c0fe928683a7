// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/print_names.h"

#include "core/cohort/lexer.h"

#include <algorithm>
#include <array>

namespace core::cohort {

std::string quote(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\' || c == '\n')
            out += '\\';
        out += c == '\n' ? 'n' : c;
    }
    out += '"';
    return out;
}

std::string nameText(std::string_view text)
{
    constexpr std::array Reserved
        = {"and",      "or",       "not",    "in",    "is",      "has",   "no",     "to",
           "missing",  "title",    "start",  "where", "order",   "step",  "by",     "cross",
           "unit",     "at",       "count",  "from",  "attempt", "after", "before", "within",
           "without",  "previous", "set",    "sum",   "of",      "bands", "same",   "use",
           "question", "measure",  "change", "time",  "growth"};
    const bool isReserved = std::any_of(Reserved.begin(), Reserved.end(), [text](const char* word) {
        return equalsIgnoringCase(text, word);
    });
    return isBareWord(text) && !isReserved ? std::string(text) : quote(text);
}

std::string joinedNames(const std::vector<std::string>& names)
{
    std::string out;
    for (const std::string& name : names)
        out += (out.empty() ? "" : ", ") + nameText(name);
    return out;
}

} // namespace core::cohort
