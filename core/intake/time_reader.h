// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Turns a source's dates and term codes into time spans, by a layout's time rule (design 5.1.1-2).
#pragma once

#include "core/dictionary/layout.h"
#include "core/dictionary/time_span.h"
#include "core/intake/pattern.h"

#include <optional>

namespace core::intake {

class TimeReader
{
public:
    /// InvalidInput (place = layout id) when the pattern is malformed or a calendar or term
    /// unknown. Beside the groups of TimeRule, `yy2` or `yyyy2` may name a year that must follow
    /// the first
    /// ("0708"). @p rule and @p dictionary must outlive the reader.
    static Result<TimeReader> compile(const dictionary::TimeRule& rule, const std::string& layout,
                                      const dictionary::Dictionary& dictionary);

    /// The span @p text means; nothing when it fits no rule or names no day of the calendar.
    std::optional<dictionary::TimeSpan> read(std::string_view text);

private:
    struct Term
    {
        const dictionary::TermRule* rule = nullptr;
        std::string calendar;
    };

    TimeReader(const dictionary::TimeRule& rule, Pattern pattern)
        : m_rule(&rule)
        , m_pattern(std::move(pattern))
    {
    }

    static std::optional<Term> findTerm(std::string_view name, const dictionary::TimeRule& rule,
                                        const std::string& layout,
                                        const dictionary::Dictionary& dictionary);
    std::string_view group(std::string_view name) const;
    std::optional<int> year() const;
    bool isFollowedByNextYear(int year) const;
    std::optional<dictionary::TimeSpan> readDate() const;
    std::optional<dictionary::TimeSpan> readTerm() const;
    const Term* term() const;

    const dictionary::TimeRule* m_rule;
    Pattern m_pattern;
    std::vector<std::pair<std::string, Term>> m_terms; ///< captured t -> term
    std::vector<std::string_view> m_groups;
};

/// A year of two digits: 70 and above is of the last century.
int fullYear(int twoDigits);

/// The academic year of a dated record, which begins on 1 July (design 5.1.2).
int academicYearOf(core::Day day);

} // namespace core::intake
