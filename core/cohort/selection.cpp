// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/selection.h"

#include "core/cohort/evaluate.h"
#include "core/cohort/record_view.h"

#include <algorithm>

namespace core::cohort {
namespace {

constexpr std::size_t Chunk = 4096; ///< rows that stay in the first cache

} // namespace

struct Selector::Scan
{
    const RecordSet& set;
    const cache::Slice& slice;
    const cache::ShardPersons& persons;
    const std::vector<std::uint8_t>& wanted;
    std::uint16_t number; ///< of the slice in the selection
    cache::Code key;
};

Result<void> Selector::select(const RecordSet& set, std::uint32_t shard,
                              const cache::ShardPersons& persons,
                              const std::vector<std::uint8_t>& wanted, Selection& into)
{
    into.m_slices.clear();
    into.m_keys.clear();
    into.m_records.clear();
    m_personOf.clear();
    for (std::size_t i = 0; set.kindIndex && i < set.keys.size(); ++i) {
        TRY_ASSIGN(const std::shared_ptr<const cache::Slice> slice,
                   m_source.slice(*set.kindIndex, set.keys[i], shard));
        if (!slice || slice->size() == 0)
            continue;
        if (slice->person.back() >= persons.count)
            return Error {ErrorCode::Corrupt, "a record of nobody", set.kind, {}, {}};
        const auto number = static_cast<std::uint16_t>(into.m_slices.size());
        into.m_slices.push_back(slice);
        into.m_keys.push_back(set.keys[i]);
        TRY_VOID(scan({set, *slice, persons, wanted, number, set.keys[i]}, into));
    }
    group(into, persons.count);
    return {};
}

Result<void> Selector::scan(const Scan& scan, Selection& into)
{
    m_rows.resize(Chunk);
    m_truths.resize(Chunk);
    const BoundCondition& where = scan.set.where;
    for (std::size_t first = 0; first < scan.slice.size(); first += Chunk) {
        if (m_token.isCancelled())
            return Error {ErrorCode::Cancelled, "query", {}, {}, {}};
        std::size_t count = keepWanted(scan, first, std::min(first + Chunk, scan.slice.size()));
        if (!where.empty() && where.nodes[where.root].op == BoundCondition::Op::And) {
            for (const std::size_t part : where.nodes[where.root].parts)
                count = keepTrue(scan, part, count);
        } else if (!where.empty()) {
            count = keepTrue(scan, where.root, count);
        }
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t row = m_rows[i];
            into.m_records.push_back(
                {row, scan.number, scan.slice.time[row], scan.slice.institution[row], m_truths[i]});
            m_personOf.push_back(scan.slice.person[row]);
        }
    }
    return {};
}

/// Rows of wanted people at wanted institutions, all true so far.
std::size_t Selector::keepWanted(const Scan& scan, std::size_t first, std::size_t last)
{
    const cache::Code* institution = scan.slice.institution.data();
    const std::uint16_t* person = scan.slice.person.data();
    const std::uint8_t* places = scan.set.institutions.data();
    std::size_t kept = 0;
    if (scan.wanted.empty()) {
        for (std::size_t row = first; row < last; ++row) {
            m_rows[kept] = static_cast<std::uint32_t>(row);
            kept += places[institution[row]];
        }
    } else {
        const std::uint8_t* wanted = scan.wanted.data();
        for (std::size_t row = first; row < last; ++row) {
            m_rows[kept] = static_cast<std::uint32_t>(row);
            kept += static_cast<std::size_t>(wanted[person[row]] & places[institution[row]]);
        }
    }
    std::fill_n(m_truths.begin(), kept, Truth::True);
    return kept;
}

/// Of the first @p count rows those for which a part of the condition is not false.
std::size_t Selector::keepTrue(const Scan& scan, std::size_t node, std::size_t count)
{
    const BoundCondition::Node& part = scan.set.where.nodes[node];
    if (part.op == BoundCondition::Op::Test) {
        if (part.source == Source::Column && part.column == scan.set.keyColumn
            && part.table[scan.key] == Truth::True)
            return count;
        if (part.source == Source::Column)
            return keepTested(part, scan.slice.columns[part.column].data(), count);
        if (part.source == Source::Institution)
            return keepTested(part, scan.slice.institution.data(), count);
        if (part.source == Source::Time)
            return keepTested(part, scan.slice.time.data(), count);
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < count; ++i) {
        // What depends on the anchor cannot be told yet: the picker asks again.
        const RecordView record {&scan.slice, m_rows[i], &scan.persons};
        const Truth truth
            = evaluate(scan.set.where, node, [&record](const BoundCondition::Node& leaf) {
                  return leaf.op == BoundCondition::Op::Test ? record.test(leaf) : Truth::Unknown;
              });
        m_rows[kept] = m_rows[i];
        m_truths[kept] = both(m_truths[i], truth);
        kept += truth == Truth::False ? 0U : 1U;
    }
    return kept;
}

std::size_t Selector::keepTested(const BoundCondition::Node& node, const cache::Code* codes,
                                 std::size_t count)
{
    const Truth* table = node.table.data();
    std::size_t kept = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t row = m_rows[i];
        const Truth truth = table[codes[row]];
        m_rows[kept] = row;
        m_truths[kept] = both(m_truths[i], truth);
        kept += truth == Truth::False ? 0U : 1U;
    }
    return kept;
}

/// Counting sort by person: slices come one after the other, each sorted by person already.
void Selector::group(Selection& into, std::uint32_t people)
{
    into.m_offsets.assign(std::size_t {people} + 1, 0);
    for (const std::uint16_t person : m_personOf)
        ++into.m_offsets[std::size_t {person} + 1];
    for (std::size_t i = 1; i < into.m_offsets.size(); ++i)
        into.m_offsets[i] += into.m_offsets[i - 1];
    if (into.m_slices.size() < 2)
        return;
    m_next.assign(into.m_offsets.begin(), into.m_offsets.end() - 1);
    m_sorted.resize(into.m_records.size());
    for (std::size_t i = 0; i < m_personOf.size(); ++i)
        m_sorted[m_next[m_personOf[i]]++] = into.m_records[i];
    std::swap(into.m_records, m_sorted);
}

} // namespace core::cohort
