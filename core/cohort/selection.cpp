// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/selection.h"

#include "core/cohort/evaluate.h"

#include <algorithm>

namespace core::cohort {
namespace {

constexpr std::size_t Chunk = 65536; ///< records between two looks at the cancel token

/// Gives a condition the codes of one record of one slice.
struct RecordTests
{
    const cache::Slice& slice;
    const cache::ShardPersons& persons;
    std::size_t row;

    Truth operator()(const BoundCondition::Node& node) const
    {
        switch (node.source) {
        case Source::Column:
            return node.table[slice.columns[node.column][row]];
        case Source::Institution:
            return node.table[slice.institution[row]];
        case Source::Time:
            return node.table[slice.time[row]];
        case Source::Attribute:
            return node.table[persons.attributes[node.column][slice.person[row]]];
        case Source::Nothing:
            break;
        }
        return node.table[cache::Missing];
    }
};

Truth truthOfRow(const RecordSet& set, const RecordTests& tests)
{
    if (set.where.empty())
        return Truth::True;
    return evaluate(set.where, set.where.root, tests, [](std::size_t) { return Truth::Unknown; });
}

} // namespace

Result<Selection> Selector::select(const RecordSet& set,
                                   const std::vector<std::uint8_t>& wanted) const
{
    Selection made;
    std::vector<std::uint16_t> personOf;
    if (set.kindIndex)
        TRY_VOID(scan(set, wanted, made, personOf));
    group(made, personOf);
    return made;
}

Result<void> Selector::scan(const RecordSet& set, const std::vector<std::uint8_t>& wanted,
                            Selection& into, std::vector<std::uint16_t>& personOf) const
{
    for (const cache::Code key : set.keys) {
        if (m_token.isCancelled())
            return Error {ErrorCode::Cancelled, "query", {}, {}, {}};
        TRY_ASSIGN(const std::shared_ptr<const cache::Slice> slice,
                   m_source.slice(*set.kindIndex, key, m_shard));
        if (!slice || slice->size() == 0)
            continue;
        if (slice->person.back() >= m_persons.count)
            return Error {ErrorCode::Corrupt, "a record of nobody", set.kind, {}, {}};
        const auto number = static_cast<std::uint16_t>(into.m_slices.size());
        into.m_slices.push_back(slice);
        for (std::size_t row = 0; row < slice->size(); ++row) {
            if (row % Chunk == 0 && m_token.isCancelled())
                return Error {ErrorCode::Cancelled, "query", {}, {}, {}};
            const std::uint16_t person = slice->person[row];
            const cache::Code institution = slice->institution[row];
            if ((!wanted.empty() && wanted[person] == 0) || set.institutions[institution] == 0)
                continue;
            const Truth truth = truthOfRow(set, {*slice, m_persons, row});
            if (truth == Truth::False)
                continue;
            into.m_records.push_back(
                {static_cast<std::uint32_t>(row), number, slice->time[row], institution, truth});
            personOf.push_back(person);
        }
    }
    return {};
}

/// Counting sort by person: slices come one after the other, each sorted by person already.
void Selector::group(Selection& into, const std::vector<std::uint16_t>& personOf) const
{
    into.m_offsets.assign(std::size_t {m_persons.count} + 1, 0);
    for (const std::uint16_t person : personOf)
        ++into.m_offsets[std::size_t {person} + 1];
    for (std::size_t i = 1; i < into.m_offsets.size(); ++i)
        into.m_offsets[i] += into.m_offsets[i - 1];
    if (into.m_slices.size() < 2)
        return;
    std::vector<std::uint32_t> next(into.m_offsets.begin(), into.m_offsets.end() - 1);
    std::vector<Candidate> sorted(into.m_records.size());
    for (std::size_t i = 0; i < personOf.size(); ++i)
        sorted[next[personOf[i]]++] = into.m_records[i];
    into.m_records = std::move(sorted);
}

} // namespace core::cohort
