// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/build/record_sorter.h"

#include <algorithm>
#include <compare>

namespace core::cache {

namespace {

/// The part of the order that one comparison settles for nearly all pairs.
struct SortRow
{
    std::uint64_t key; ///< cluster key 16, person 32, time 16
    std::uint32_t row;
};

class Sorter
{
public:
    Sorter(const KindRecords& records, Identity identity)
        : m_records(records)
        , m_identity(identity)
    {
    }

    std::vector<std::uint32_t> run();

private:
    std::strong_ordering compareRest(std::uint32_t a, std::uint32_t b) const;
    bool isSame(const SortRow& a, const SortRow& b) const;
    std::size_t kept(std::size_t first, std::size_t last) const;

    const KindRecords& m_records;
    Identity m_identity;
    std::vector<SortRow> m_rows;
};

/// Missing values behind all others: an enrolment with a status says more than one without.
std::strong_ordering Sorter::compareRest(std::uint32_t a, std::uint32_t b) const
{
    if (const auto order = m_records.institution[a] <=> m_records.institution[b]; order != 0)
        return order;
    for (const auto& column : m_records.columns)
        if (const auto order = missingLast(column[a]) <=> missingLast(column[b]); order != 0)
            return order;
    return std::strong_ordering::equal;
}

bool Sorter::isSame(const SortRow& a, const SortRow& b) const
{
    if (a.key != b.key)
        return false;
    if (m_identity == Identity::PersonPlaceTime)
        return m_records.institution[a.row] == m_records.institution[b.row];
    return compareRest(a.row, b.row) == 0;
}

/// How many of the equal rows [first, last), which are sorted by submission, are records.
std::size_t Sorter::kept(std::size_t first, std::size_t last) const
{
    if (m_identity == Identity::PersonPlaceTime)
        return 1;
    std::size_t most = 0;
    for (std::size_t at = first; at < last;) {
        const auto submission = m_records.submission[m_rows[at].row];
        const std::size_t begin = at;
        while (at < last && m_records.submission[m_rows[at].row] == submission)
            ++at;
        most = std::max(most, at - begin);
    }
    return most;
}

std::vector<std::uint32_t> Sorter::run()
{
    m_rows.resize(m_records.size());
    const auto& keys = m_records.columns.front();
    for (std::uint32_t row = 0; row < m_rows.size(); ++row)
        m_rows[row] = {std::uint64_t {keys[row]} << 48U
                           | std::uint64_t {m_records.person[row]} << 16U | m_records.time[row],
                       row};
    std::sort(m_rows.begin(), m_rows.end(), [this](const SortRow& a, const SortRow& b) {
        if (a.key != b.key)
            return a.key < b.key;
        const auto order = compareRest(a.row, b.row);
        return order != 0 ? order < 0 : m_records.submission[a.row] < m_records.submission[b.row];
    });
    std::vector<std::uint32_t> order;
    order.reserve(m_rows.size());
    for (std::size_t first = 0; first < m_rows.size();) {
        std::size_t last = first + 1;
        while (last < m_rows.size() && isSame(m_rows[first], m_rows[last]))
            ++last;
        for (std::size_t copies = kept(first, last), i = 0; i < copies; ++i)
            order.push_back(m_rows[first + i].row);
        first = last;
    }
    return order;
}

} // namespace

std::vector<std::uint32_t> sortRecords(const KindRecords& records, Identity identity)
{
    return Sorter(records, identity).run();
}

} // namespace core::cache
