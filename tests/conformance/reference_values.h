// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the reference knows of fields and values: plain strings, one at a time.
#pragma once

#include "core/cohort/query.h"
#include "tests/conformance/plain_data.h"

#include <optional>
#include <string>
#include <utility>

namespace conformance {

/// True, false, or (nothing) cannot be told.
using Maybe = std::optional<bool>;

Maybe allOf(Maybe a, Maybe b);
Maybe anyOf(Maybe a, Maybe b);
Maybe notOf(Maybe a);

/// A record in its data, or the person alone where @c record is null.
struct Subject
{
    const PlainData* data = nullptr;
    const PlainPerson* person = nullptr;
    const PlainRecord* record = nullptr;
    const PlainRecord* anchor = nullptr; ///< that the record's window counts from, if it has one
};

/// The text of a field; empty: missing.
std::string valueOf(const Subject& subject, const std::string& field);

/// Whether a value compares as asked (rule 8).
Maybe compares(const core::cohort::Condition& condition, const std::string& value,
               const PlainData& data);

/// Whether two values of a field say the same.
Maybe saysTheSame(const std::string& field, const std::string& a, const std::string& b);

/// What a value is worth when ordered; nothing where it has no place.
std::optional<double> worth(const std::string& field, const std::string& value,
                            const PlainData& data);

/// Rule 7: what a record is worth in picking.
double rankOf(const PlainRecord& record);

/// Dictionary order of a group's text.
std::pair<double, std::string> groupOrder(const std::string& field, const std::string& text,
                                          const PlainData& data);

/// Segment of the record's institution; empty when it is missing.
std::string segmentOf(const PlainData& data, const PlainRecord& record);

} // namespace conformance
