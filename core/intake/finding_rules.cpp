// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/finding_rules.h"

#include <array>

namespace core::intake {
namespace {

struct RuleEntry
{
    Rule rule;
    std::string_view id;
    FindingClass findingClass;
};

using enum FindingClass;

constexpr std::array Rules {
    RuleEntry {Rule::EmptyFile, "empty-file", Format},
    RuleEntry {Rule::NulBytes, "nul-bytes", Format},
    RuleEntry {Rule::Utf16, "utf-16", Format},
    RuleEntry {Rule::MixedEncoding, "mixed-encoding", Format},
    RuleEntry {Rule::RecordTooLong, "record-too-long", Format},
    RuleEntry {Rule::UnclosedQuote, "unclosed-quote", Format},
    RuleEntry {Rule::WrongDelimiter, "wrong-delimiter", Format},
    RuleEntry {Rule::TooFewColumns, "too-few-columns", Format},
    RuleEntry {Rule::HeaderMissing, "header-missing", Format},
    RuleEntry {Rule::HeaderUnexpected, "header-unexpected", Format},
    RuleEntry {Rule::ColumnMissing, "column-missing", Format},
    RuleEntry {Rule::ColumnTwice, "column-twice", Format},
    RuleEntry {Rule::FileName, "file-name", Format},
    RuleEntry {Rule::NoRows, "no-rows", Quality},
    RuleEntry {Rule::BlankLine, "blank-line", Format},
    RuleEntry {Rule::NoFinalLineEnd, "no-final-line-end", Format},
    RuleEntry {Rule::MissingFields, "missing-fields", Format},
    RuleEntry {Rule::ExtraFields, "extra-fields", Format},
    RuleEntry {Rule::TruncatedLastLine, "truncated-last-line", Format},
    RuleEntry {Rule::RecordLength, "record-length", Format},
    RuleEntry {Rule::TextAfterQuote, "text-after-quote", Format},
    RuleEntry {Rule::BlankRequired, "blank-required", Format},
    RuleEntry {Rule::BlankFilled, "blank-filled", Format},
    RuleEntry {Rule::CharactersDropped, "characters-dropped", Format},
    RuleEntry {Rule::UpperCased, "upper-cased", Format},
    RuleEntry {Rule::ZerosAdded, "zeros-added", Format},
    RuleEntry {Rule::BadValue, "bad-value", Format},
    RuleEntry {Rule::BadTime, "bad-time", Format},
    RuleEntry {Rule::BadBirthDate, "bad-birth-date", Format},
    RuleEntry {Rule::BirthDayUnknown, "birth-day-unknown", Quality},
    RuleEntry {Rule::DuplicateKey, "duplicate-key", Relation},
    RuleEntry {Rule::NoStudent, "no-student", Relation},
    RuleEntry {Rule::StudentFileMissing, "student-file-missing", Relation},
    RuleEntry {Rule::LookupNotFound, "lookup-not-found", Relation},
    RuleEntry {Rule::LookupFileMissing, "lookup-file-missing", Relation},
    RuleEntry {Rule::UnknownCode, "unknown-code", Quality},
    RuleEntry {Rule::CodeOutsideYears, "code-outside-years", Quality},
    RuleEntry {Rule::UnknownInstitution, "unknown-institution", Quality},
    RuleEntry {Rule::TooManyInstitutions, "too-many-institutions", Quality},
    RuleEntry {Rule::IdentifierChanged, "identifier-changed", Quality},
    RuleEntry {Rule::TooManyRejected, "too-many-rejected", Quality},
};

constexpr bool isInOrder()
{
    for (std::size_t at = 0; at < Rules.size(); ++at)
        if (static_cast<std::size_t>(Rules[at].rule) != at)
            return false;
    return Rules.size() == static_cast<std::size_t>(Rule::TooManyRejected) + 1;
}
static_assert(isInOrder(), "the table is indexed by rule");

} // namespace

std::string_view ruleId(Rule rule)
{
    return Rules[static_cast<std::size_t>(rule)].id;
}

FindingClass ruleClass(Rule rule)
{
    return Rules[static_cast<std::size_t>(rule)].findingClass;
}

std::vector<std::string_view> findingRules()
{
    std::vector<std::string_view> ids;
    for (const RuleEntry& entry : Rules)
        ids.push_back(entry.id);
    return ids;
}

} // namespace core::intake
