// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// All rules a file can break, one table. Adding a rule is one line here and one in the .cpp; the
// words for people are made at the edge, where a test demands some for each id.
#pragma once

#include "core/intake/report.h"

#include <string_view>
#include <vector>

namespace core::intake {

enum class Rule : std::uint8_t
{
    // the file
    EmptyFile,
    NulBytes,
    Utf16,
    MixedEncoding,
    RecordTooLong,
    UnclosedQuote,
    WrongDelimiter,
    TooFewColumns,
    HeaderMissing,
    HeaderUnexpected,
    ColumnMissing,
    ColumnTwice,
    FileName,
    NoRows,
    BlankLine,
    NoFinalLineEnd,
    // a row
    MissingFields,
    ExtraFields,
    TruncatedLastLine,
    RecordLength,
    TextAfterQuote,
    // a value
    BlankRequired,
    BlankFilled,
    CharactersDropped,
    UpperCased,
    ZerosAdded,
    BadValue,
    BadTime,
    BadBirthDate,
    BirthDayUnknown,
    // between rows
    DuplicateKey,
    NoStudent,
    StudentFileMissing,
    LookupNotFound,
    LookupFileMissing,
    // the whole
    UnknownCode,
    CodeOutsideYears,
    UnknownInstitution,
    TooManyInstitutions,
    IdentifierChanged,
    TooManyRejected
};

std::string_view ruleId(Rule rule);
FindingClass ruleClass(Rule rule);

/// The ids of all rules.
std::vector<std::string_view> findingRules();

} // namespace core::intake
