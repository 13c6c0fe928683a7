// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Systems of cells by name, to write published examples down, and what an attacker finds of them.
#pragma once

#include "core/disclosure/cell_system.h"
#include "core/disclosure/marker_rule.h"

#include <cstdint>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

using Ends = std::pair<std::int64_t, std::int64_t>;

/// Totals are declared by the names of their parts.
class Named
{
public:
    /// Cells of 1 to @p upTo are primary.
    explicit Named(std::int64_t upTo);

    void set(const std::string& name, std::int64_t value);
    void total(const std::string& name, const std::vector<std::string>& parts);
    std::size_t at(const std::string& name);
    core::disclosure::Cell& cell(const std::string& name) { return system.cells[at(name)]; }
    /// Only these.
    void setPrimaries(const std::set<std::string>& names);
    void setFloors(std::int64_t floor); ///< of all cells

    std::set<std::string> names(const core::disclosure::Pattern& hidden) const;
    core::disclosure::Pattern only(const std::set<std::string>& names) const;
    std::vector<std::size_t> primaries() const;
    /// After elimination alone.
    core::disclosure::Pattern linear() const;
    /// After everything.
    core::disclosure::Pattern suppressed() const;

    /// By the linear program, rounded inward; the ceiling of the program for what has no bound.
    Ends range(const core::disclosure::Pattern& hidden, const std::string& name,
               core::disclosure::Floors floors = core::disclosure::Floors::Known) const;
    /// One sum after the other.
    Ends propagated(const core::disclosure::Pattern& hidden, const std::string& name) const;
    /// Hidden cells that a solver in fractions finds from the shown ones.
    std::map<std::string, std::int64_t> solved(const core::disclosure::Pattern& hidden) const;

    core::disclosure::CellSystem system;

private:
    std::map<std::string, std::size_t> m_index;
    std::int64_t m_upTo;
};

/// Rows by columns with both kinds of totals and the grand total; cells are named "row:column".
Named twoWay(std::int64_t upTo, const std::vector<std::string>& rows,
             const std::vector<std::string>& columns,
             const std::vector<std::vector<std::int64_t>>& values);

/// Cells "a", "b" ... of a "total"; zeros are shown, 1 to 10 is primary.
Named oneWay(const std::vector<std::int64_t>& values);

/// Three fields of so many values with all margins and the total; zeros are shown. @p count is
/// asked for each cell in turn.
Named threeWay(int first, int second, int third, const std::function<std::int64_t()>& count);

/// The same with many small cells.
Named randomThreeWay(std::mt19937& random, int first, int second, int third);

/// Ends of what the attacker's program gives for @p cell under @p hidden.
Ends rangeOf(const core::disclosure::CellSystem& system, const core::disclosure::Pattern& hidden,
             std::size_t cell, core::disclosure::Floors floors);
