// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A comparison of a field with values becomes a table over the field's codes; and the order of a
// field's texts, for groups.
#pragma once

#include "core/cohort/field.h"

namespace core::cohort {

/// InvalidInput with position and nearest names when a value is known neither to the dictionary nor
/// to the data, or when the field has no order that the comparison needs.
Result<std::vector<Truth>> comparisonTable(const Condition& condition, const Field& field,
                                           const FieldFinder& finder);

/// The field's distinct texts in dictionary order, then by code or number; never empty texts.
std::vector<std::string> orderedTexts(const Field& field, const FieldFinder& finder);

/// The whole of @p text as a finite decimal number.
std::optional<double> numberIn(const std::string& text);

} // namespace core::cohort
