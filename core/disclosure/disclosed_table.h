// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers about people that passed the gate: the only ones that may leave core/. A hidden cell's
// true value is not in here at all.
#pragma once

#include "core/base/day.h"
#include "core/cohort/query.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core::disclosure {

class Gate;

enum class CellState
{
    Shown,
    Hidden
};

/// A count that is shown or hidden. Hidden cells hold no value.
class CountCell
{
public:
    CountCell() = default; ///< hidden

    CellState state() const { return m_shown ? CellState::Shown : CellState::Hidden; }
    bool isShown() const { return m_shown; }
    std::int64_t value() const { return m_value; } ///< @pre isShown()

private:
    friend class Gate;
    explicit CountCell(std::int64_t value)
        : m_value(value)
        , m_shown(true)
    {
    }

    std::int64_t m_value = 0; ///< always written: an empty optional would keep old bytes
    bool m_shown = false;
};

/// A rate in [0, 1] or a bound of its interval.
class RateCell
{
public:
    RateCell() = default; ///< hidden

    CellState state() const { return m_shown ? CellState::Shown : CellState::Hidden; }
    bool isShown() const { return m_shown; }
    double value() const { return m_value; } ///< @pre isShown()

private:
    friend class Gate;
    explicit RateCell(double value)
        : m_value(value)
        , m_shown(true)
    {
    }

    double m_value = 0.0;
    bool m_shown = false;
};

struct DisclosedElsewhere
{
    std::string segment;
    CountCell n;
};

struct DisclosedStep
{
    CountCell base, yes, no, notYet, notLocated, hidden, notReached;
    std::vector<DisclosedElsewhere> elsewhere; ///< parts of no
    RateCell rate, low, high; ///< yes of yes and no; low and high only where n, x, n-x are shown
    std::optional<Day> fairFrom;
    bool isFair = true; ///< the data reach fairFrom
};

struct DisclosedRow
{
    std::vector<std::string> keys;
    CountCell n;
    std::vector<DisclosedStep> steps;
};

/// Made by Gate only; copied freely, never changed.
class DisclosedTable
{
public:
    const std::vector<std::string>& by() const { return m_by; }
    bool isCross() const { return m_cross; }
    cohort::Unit unit() const { return m_unit; }
    const std::vector<std::string>& stepLabels() const { return m_stepLabels; }
    const std::vector<DisclosedRow>& rows() const { return m_rows; }
    const DisclosedRow& total() const { return m_total; }
    const std::string& policy() const { return m_policy; } ///< "local@1"
    int hiddenGroups() const { return m_hiddenGroups; } ///< rows with at least one hidden cell

private:
    friend class Gate;
    DisclosedTable() = default;

    std::vector<std::string> m_by;
    bool m_cross = false;
    cohort::Unit m_unit = cohort::Unit::Students;
    std::vector<std::string> m_stepLabels;
    std::vector<DisclosedRow> m_rows;
    DisclosedRow m_total;
    std::string m_policy;
    int m_hiddenGroups = 0;
};

} // namespace core::disclosure
