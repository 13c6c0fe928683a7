// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One record of a person where it lies, for whoever wants a field's code.
#pragma once

#include "core/cohort/bound_query.h"

namespace core::cohort {

struct RecordView
{
    const cache::Slice* slice = nullptr;
    std::size_t row = 0;
    const cache::ShardPersons* persons = nullptr;

    cache::Code code(Source source, std::size_t column) const
    {
        switch (source) {
        case Source::Column:
            return slice->columns[column][row];
        case Source::Institution:
            return slice->institution[row];
        case Source::Time:
            return slice->time[row];
        case Source::Attribute:
            return persons->attributes[column][slice->person[row]];
        case Source::Nothing:
            break;
        }
        return cache::Missing;
    }

    std::uint32_t id(const FieldCodes& field) const
    {
        return field.ids[code(field.source, field.column)];
    }

    std::optional<std::int64_t> amount(const AmountField& field) const
    {
        return field.amounts[code(field.source, field.column)];
    }

    Truth test(const BoundCondition::Node& node) const
    {
        return node.table[code(node.source, node.column)];
    }
};

/// `same …` of a record and the one its window counts from; a missing value cannot be told.
inline Truth isSame(const SameField& field, const RecordView& own, const RecordView& anchor)
{
    const std::uint32_t a = own.id(field.own);
    const std::uint32_t b = anchor.id(field.anchor);
    return a == 0 || b == 0 ? Truth::Unknown : truthOf(a == b);
}

} // namespace core::cohort
