// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/elimination.h"

#include "core/disclosure/modular.h"

#include <algorithm>
#include <map>
#include <utility>

namespace core::disclosure {

namespace {

SparseVector asVector(const Equation& equation)
{
    SparseVector vector;
    vector.emplace_back(equation.total, 1);
    for (const std::size_t part : equation.parts)
        vector.emplace_back(part, Prime - 1);
    std::sort(vector.begin(), vector.end());
    return vector;
}

/// What is published so far, and what is left of each protected cell modulo that. Protected cells
/// with the same rest are one: each tells the other.
class Published
{
public:
    /// Of no use once @p token is cancelled.
    Published(const CellSystem& system, const Pattern& isProtected, const CancelToken& token)
        : m_known(system.cells.size())
        , m_protectedWith(system.cells.size())
    {
        for (const Equation& equation : system.equations) {
            if (token.isCancelled())
                return;
            SparseVector row = m_known.reduce(asVector(equation));
            normalise(row);
            if (!row.empty())
                m_known.add(std::move(row));
        }
        for (std::size_t cell = 0; cell < isProtected.size() && !token.isCancelled(); ++cell) {
            if (isProtected[cell])
                insert(m_known.reduce({{cell, 1}}));
        }
    }

    /// Publishes @p cell unless that makes a protected cell a combination of published ones.
    bool publish(std::size_t cell)
    {
        SparseVector row = m_known.reduce({{cell, 1}});
        normalise(row);
        if (m_protected.contains(row))
            return false;
        add(std::move(row));
        return true;
    }

    /// Publishes @p cell whatever follows. False if a protected cell does.
    bool force(std::size_t cell)
    {
        SparseVector row = m_known.reduce({{cell, 1}});
        normalise(row);
        const bool isSafe = !m_protected.contains(row);
        add(std::move(row));
        return isSafe;
    }

private:
    void add(SparseVector row)
    {
        if (row.empty())
            return; // follows from what is out already
        removeFromProtected(row);
        m_known.add(std::move(row));
    }

    void insert(SparseVector rest)
    {
        normalise(rest);
        if (rest.empty())
            return;
        const auto [place, isNew] = m_protected.emplace(std::move(rest), m_places.size());
        if (!isNew)
            return;
        for (const auto& [index, value] : place->first)
            m_protectedWith[index].push_back(m_places.size());
        m_places.push_back(place);
    }

    /// Keeps the protected rests reduced by the new row, so that the test above stays exact.
    void removeFromProtected(const SparseVector& row)
    {
        const std::size_t leading = row.front().first;
        std::vector<SparseVector> changed;
        for (const std::size_t number : std::exchange(m_protectedWith[leading], {})) {
            if (m_places[number] == m_protected.end())
                continue; // it has changed before
            changed.push_back(std::move(m_protected.extract(m_places[number]).key()));
            m_places[number] = m_protected.end();
        }
        for (const SparseVector& rest : changed)
            insert(minus(rest, row, valueAt(rest, leading)));
    }

    /// a - factor * b
    static SparseVector minus(const SparseVector& a, const SparseVector& b, std::uint64_t factor)
    {
        SparseVector difference;
        auto left = a.begin();
        auto right = b.begin();
        while (left != a.end() || right != b.end()) {
            std::uint64_t value = 0;
            const bool takeLeft
                = right == b.end() || (left != a.end() && left->first <= right->first);
            const bool takeRight
                = left == a.end() || (right != b.end() && right->first <= left->first);
            const std::size_t index = takeLeft ? left->first : right->first;
            if (takeLeft)
                value = (left++)->second;
            if (takeRight)
                value = subMod(value, mulMod(factor, (right++)->second));
            if (value != 0)
                difference.emplace_back(index, value);
        }
        return difference;
    }

    Echelon m_known;
    using Rests = std::map<SparseVector, std::size_t>; ///< to a number of its own
    Rests m_protected;
    std::vector<Rests::iterator> m_places; ///< by number; the end once it has changed
    std::vector<std::vector<std::size_t>> m_protectedWith; ///< numbers, by an index in it
};

/// Zeros first (they are shown where the rule allows it), then by weight; of equals, the part of
/// larger totals first, then totals.
std::vector<std::size_t> inOrder(const CellSystem& system, const Pattern& isProtected,
                                 const Pattern& kept)
{
    std::vector<std::size_t> candidates;
    for (std::size_t cell = 0; cell < system.cells.size(); ++cell) {
        const Cell& here = system.cells[cell];
        if (here.published && !isProtected[cell] && !kept[cell] && !here.forced)
            candidates.push_back(cell);
    }
    std::vector<std::int64_t> above(system.cells.size(), 0);
    for (const Equation& equation : system.equations) {
        for (const std::size_t part : equation.parts)
            above[part] += system.cells[equation.total].value;
    }
    std::stable_sort(candidates.begin(), candidates.end(), [&](std::size_t a, std::size_t b) {
        const Cell& left = system.cells[a];
        const Cell& right = system.cells[b];
        if ((left.value == 0) != (right.value == 0))
            return left.value == 0;
        return left.weight != right.weight ? left.weight > right.weight : above[a] > above[b];
    });
    return candidates;
}

} // namespace

Result<Pattern> suppressLinearly(const CellSystem& system, const Pattern& locked,
                                 const Pattern& kept, const CancelToken& token)
{
    Pattern isProtected = locked;
    for (std::size_t cell = 0; cell < system.cells.size(); ++cell) {
        const Cell& here = system.cells[cell];
        isProtected[cell] = (locked[cell] || here.primary) && !here.forced;
    }
    Published published(system, isProtected, token);
    Pattern hidden(system.cells.size(), true);
    for (std::size_t cell = 0; cell < system.cells.size(); ++cell) {
        if (!system.cells[cell].forced)
            continue;
        if (token.isCancelled())
            return Error {ErrorCode::Cancelled, "disclosure"};
        if (!published.force(cell))
            return Error {ErrorCode::Refused, "what is out already exposes a small group"};
        hidden[cell] = false;
    }
    for (const std::size_t cell : inOrder(system, isProtected, kept)) {
        if (token.isCancelled())
            return Error {ErrorCode::Cancelled, "disclosure"};
        hidden[cell] = !published.publish(cell);
    }
    return hidden;
}

} // namespace core::disclosure
