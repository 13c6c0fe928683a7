// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/row_scan.h"

#include "core/cohort/evaluate.h"

#include <algorithm>
#include <numeric>

namespace core::cohort {
namespace {

constexpr std::size_t Chunk = 2048; ///< rows that stay in the first cache
constexpr std::size_t WholeChunk = 65536; ///< rows between two looks at the cancel token

/// Looking up one person costs about as much as passing over so many rows.
constexpr std::size_t RowsPerSearch = 24;

} // namespace

void RowScan::start(const RecordSet& set, const SelectedSlice& slice,
                    const cache::ShardPersons& persons, const Wanted& wanted)
{
    m_set = &set;
    m_slice = slice.slice.get();
    m_persons = &persons;
    m_wanted = &wanted;
    m_key = slice.key;
    m_count = 0;
    m_at = slice.firstRow();
    m_end = slice.lastRow();
    m_isWhole = slice.isWhole;
    m_bySearch = !wanted.everybody && !m_slice->blockStarts.empty()
        && wanted.people.size() * RowsPerSearch < m_end - m_at;
    if (m_bySearch)
        m_at = 0;
    m_rows.resize(std::max(m_rows.size(), Chunk));
    m_truths.resize(std::max(m_truths.size(), Chunk));
}

bool RowScan::next()
{
    if (m_isWhole && m_wanted->everybody)
        return takeWhole();
    if (!(m_bySearch ? takeWanted() : takeRows()))
        return false;
    std::fill_n(m_truths.begin(), m_count, Truth::True);
    if (!m_isWhole)
        keepFitting();
    m_chunk = {0, m_count, m_rows.data(), m_truths.data()};
    return true;
}

bool RowScan::takeWhole()
{
    if (m_at >= m_end)
        return false;
    m_chunk = {m_at, std::min(WholeChunk, m_end - m_at)};
    m_at += m_chunk.count;
    return true;
}

/// The next rows, less those of people who are not wanted.
bool RowScan::takeRows()
{
    if (m_at >= m_end)
        return false;
    const std::size_t last = std::min(m_at + Chunk, m_end);
    m_count = 0;
    if (m_wanted->everybody) {
        m_count = last - m_at;
        std::iota(m_rows.begin(), m_rows.begin() + static_cast<std::ptrdiff_t>(m_count),
                  static_cast<std::uint32_t>(m_at));
    } else {
        const std::uint16_t* person = m_slice->person.data();
        const std::uint8_t* flags = m_wanted->flags.data();
        for (std::size_t row = m_at; row < last; ++row) {
            m_rows[m_count] = static_cast<std::uint32_t>(row);
            m_count += flags[person[row]];
        }
    }
    m_at = last;
    return true;
}

/// The rows of the next people wanted, found through the first rows of blocks of people.
bool RowScan::takeWanted()
{
    const auto& people = m_wanted->people;
    const auto& starts = m_slice->blockStarts;
    const std::uint16_t* person = m_slice->person.data();
    if (m_at >= people.size())
        return false;
    m_count = 0;
    for (; m_at < people.size() && m_count < Chunk; ++m_at) {
        const std::uint16_t wanted = people[m_at];
        const std::size_t block = wanted >> cache::Slice::BlockBits;
        if (block + 1 >= starts.size()) {
            m_at = people.size();
            break;
        }
        const std::size_t last = starts[block + 1];
        std::size_t row = starts[block];
        while (row < last && person[row] < wanted)
            ++row;
        for (; row < last && person[row] == wanted; ++row) {
            if (m_count == m_rows.size()) {
                m_rows.resize(2 * m_count);
                m_truths.resize(2 * m_count);
            }
            m_rows[m_count++] = static_cast<std::uint32_t>(row);
        }
    }
    return true;
}

void RowScan::keepFitting()
{
    keepPlaces();
    for (const std::size_t part : m_set->where.conjuncts())
        keepTrue(part);
}

void RowScan::keepPlaces()
{
    const cache::Code* institution = m_slice->institution.data();
    const std::uint8_t* places = m_set->institutions.data();
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_count; ++i) {
        const std::uint32_t row = m_rows[i];
        m_rows[kept] = row;
        kept += places[institution[row]];
    }
    m_count = kept;
}

/// Leaves the rows for which a part of `where` is not false. What depends on an anchor cannot be
/// told yet: the picker asks again.
void RowScan::keepTrue(std::size_t node)
{
    const BoundCondition::Node& part = m_set->where.nodes[node];
    if (part.op == BoundCondition::Op::Test) {
        if (m_set->isOfKey(part)) {
            const Truth truth = part.table[m_key];
            if (truth == Truth::False)
                m_count = 0;
            else if (truth == Truth::Unknown)
                std::fill_n(m_truths.begin(), m_count, Truth::Unknown);
            return;
        }
        if (part.source == Source::Column)
            return keepTested(part.table, m_slice->columns[part.column].data());
        if (part.source == Source::Institution)
            return keepTested(part.table, m_slice->institution.data());
        if (part.source == Source::Time)
            return keepTested(part.table, m_slice->time.data());
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_count; ++i) {
        const RecordView record {m_slice, m_rows[i], m_persons};
        const Truth truth
            = evaluate(m_set->where, node, [&record](const BoundCondition::Node& leaf) {
                  return leaf.op == BoundCondition::Op::Test ? record.test(leaf) : Truth::Unknown;
              });
        m_rows[kept] = m_rows[i];
        m_truths[kept] = both(m_truths[i], truth);
        kept += truth == Truth::False ? 0U : 1U;
    }
    m_count = kept;
}

void RowScan::keepTested(const std::vector<Truth>& table, const cache::Code* codes)
{
    const Truth* truthOf = table.data();
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_count; ++i) {
        const std::uint32_t row = m_rows[i];
        const Truth truth = truthOf[codes[row]];
        m_rows[kept] = row;
        m_truths[kept] = both(m_truths[i], truth);
        kept += truth == Truth::False ? 0U : 1U;
    }
    m_count = kept;
}

} // namespace core::cohort
