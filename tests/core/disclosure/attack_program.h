// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An attacker who asks of everything on display how small and how large a hidden count can be, by a
// simplex of his own. Shares no code with the gate.
#pragma once

#include "tests/core/disclosure/attack.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attack {

/// What is known of a count at least; 0 where nothing is said.
using Floors = std::map<std::string, std::int64_t>;

/// The program of a view; make it once, ask it often.
class Program
{
public:
    Program(const View& view, const std::vector<Relation>& relations, const Floors& floors);

    /// Of a count that stands in no relation 0.
    double least(const std::string& name) { return -extreme(name, -1).value_or(0); }
    /// None where there is no bound.
    std::optional<double> most(const std::string& name) { return extreme(name, 1); }

private:
    using Row = std::vector<long double>;

    std::optional<double> extreme(const std::string& name, int sign);
    void start();
    bool improve(std::size_t columns);
    void pivot(std::size_t row, std::size_t column);
    void price(const Row& gain);

    std::map<std::string, std::size_t> m_unknowns;
    std::vector<std::int64_t> m_floors; ///< by unknown
    std::vector<Row> m_rows; ///< unknowns, one artificial a row, right side
    std::vector<std::size_t> m_basis; ///< by row
    Row m_gain; ///< what one more of each column brings; its last is minus the value reached
};

} // namespace attack
