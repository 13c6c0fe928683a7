// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/disclosure/attack.h"

#include <cstdlib>
#include <numeric>

namespace attack {

namespace {

__extension__ using Wide = __int128;

struct Fraction
{
    std::int64_t top = 0;
    std::int64_t bottom = 1;
};

/// Stops the test rather than go on with a wrong number.
Fraction fraction(Wide top, Wide bottom)
{
    Wide a = top < 0 ? -top : top, b = bottom < 0 ? -bottom : bottom;
    while (b != 0)
        std::swap(a, b), b %= a;
    const Wide sign = bottom < 0 ? -1 : 1;
    top = sign * top / a;
    bottom = sign * bottom / a;
    constexpr Wide most = INT64_MAX;
    if (top > most || top < -most || bottom > most)
        std::abort();
    return {static_cast<std::int64_t>(top), static_cast<std::int64_t>(bottom)};
}

Fraction times(Fraction a, Fraction b)
{
    return fraction(static_cast<Wide>(a.top) * b.top, static_cast<Wide>(a.bottom) * b.bottom);
}

Fraction minus(Fraction a, Fraction b)
{
    return fraction(static_cast<Wide>(a.top) * b.bottom - static_cast<Wide>(b.top) * a.bottom,
                    static_cast<Wide>(a.bottom) * b.bottom);
}

using Row = std::vector<Fraction>; ///< one per unknown, then the right side

/// Reduced row echelon form, in place.
void solve(std::vector<Row>& rows, std::size_t unknowns)
{
    std::size_t done = 0;
    for (std::size_t column = 0; column < unknowns && done < rows.size(); ++column) {
        std::size_t pivot = done;
        while (pivot < rows.size() && rows[pivot][column].top == 0)
            ++pivot;
        if (pivot == rows.size())
            continue;
        std::swap(rows[done], rows[pivot]);
        const Fraction lead = rows[done][column];
        for (Fraction& value : rows[done])
            value = times(value, {lead.top < 0 ? -lead.bottom : lead.bottom, std::abs(lead.top)});
        for (std::size_t other = 0; other < rows.size(); ++other) {
            const Fraction factor = rows[other][column];
            if (other == done || factor.top == 0)
                continue;
            for (std::size_t i = column; i <= unknowns; ++i) {
                if (rows[done][i].top != 0)
                    rows[other][i] = minus(rows[other][i], times(factor, rows[done][i]));
            }
        }
        ++done;
    }
}

} // namespace

std::map<std::string, std::int64_t> determined(const View& view,
                                               const std::vector<Relation>& relations)
{
    std::map<std::string, std::size_t> unknowns;
    std::vector<std::string> names;
    for (const Relation& relation : relations) {
        for (const auto& [name, coefficient] : relation) {
            const auto seen = view.find(name);
            if ((seen == view.end() || !seen->second)
                && unknowns.emplace(name, names.size()).second)
                names.push_back(name);
        }
    }
    std::vector<Row> rows;
    for (const Relation& relation : relations) {
        Row row(names.size() + 1);
        for (const auto& [name, coefficient] : relation) {
            const auto unknown = unknowns.find(name);
            if (unknown != unknowns.end())
                row[unknown->second].top += coefficient;
            else
                row.back().top -= coefficient * *view.at(name);
        }
        rows.push_back(std::move(row));
    }
    solve(rows, names.size());

    std::map<std::string, std::int64_t> found;
    for (const Row& row : rows) {
        std::size_t nonZero = 0, which = 0;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (row[i].top != 0) {
                ++nonZero;
                which = i;
            }
        }
        if (nonZero == 1)
            found[names[which]] = row.back().top / row.back().bottom;
    }
    return found;
}

} // namespace attack
