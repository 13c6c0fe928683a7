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

/// As wide as a value: bytes that nobody writes could hold what was there before.
enum class CellState : std::int64_t
{
    Shown,
    Hidden,
    Band ///< of a rate: told as a range, since its counts are hidden
};

/// A count that is shown or hidden. Hidden cells hold no value.
class CountCell
{
public:
    CountCell() = default; ///< hidden

    CellState state() const { return m_state; }
    bool isShown() const { return m_state == CellState::Shown; }
    std::int64_t value() const { return m_value; } ///< @pre isShown()

private:
    friend class Gate;
    explicit CountCell(std::int64_t value)
        : m_value(value)
        , m_state(CellState::Shown)
    {
    }

    std::int64_t m_value = 0; ///< always written: an empty optional would keep old bytes
    CellState m_state = CellState::Hidden;
};

/// A rate in [0, 1] or a bound of its interval; a rate may be told as a band.
class RateCell
{
public:
    RateCell() = default; ///< hidden

    CellState state() const { return m_state; }
    bool isShown() const { return m_state == CellState::Shown; }
    bool isBand() const { return m_state == CellState::Band; }
    double value() const { return m_value; } ///< @pre isShown()
    int from() const { return static_cast<int>(m_from); } ///< whole per cent. @pre isBand()
    int to() const { return static_cast<int>(m_to); }

private:
    friend class Gate;
    explicit RateCell(double value)
        : m_value(value)
        , m_state(CellState::Shown)
    {
    }
    RateCell(int from, int to)
        : m_from(from)
        , m_to(to)
        , m_state(CellState::Band)
    {
    }

    double m_value = 0.0;
    std::int64_t m_from = 0, m_to = 0;
    CellState m_state = CellState::Hidden;
};

/// A statistic of a measure. There may be none to tell: nobody was measured, or fewer than half
/// have got there, so that no median exists.
class NumberCell
{
public:
    NumberCell() = default; ///< hidden

    bool isShown() const { return m_state == State::Shown; }
    bool isNone() const { return m_state == State::None; }
    double value() const { return static_cast<double>(m_millionths) / 1e6; } ///< @pre isShown()

private:
    friend class Gate;
    enum class State : std::int64_t
    {
        Hidden,
        None,
        Shown
    };
    NumberCell(State state, std::int64_t millionths)
        : m_millionths(millionths)
        , m_state(state)
    {
    }

    std::int64_t m_millionths = 0;
    State m_state = State::Hidden;
};

/// So many months after the clock began; all of it is shown, or the point is not there.
struct DisclosedPoint
{
    int months = 0;
    RateCell reached; ///< estimated share of those measured whom it had come to (Kaplan-Meier)
    CountCell events; ///< of them so many in sight
    CountCell atRisk; ///< in sight, and it had not come to them yet
};

/// Of a time there is no mean; of other measures no curve.
struct DisclosedMeasure
{
    CountCell measured, without;
    NumberCell mean, median, lowerQuartile, upperQuartile;
    std::vector<DisclosedPoint> curve; ///< by month; the same months in all rows that have one
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
    /// Yes of yes and no; low and high only where both are shown, never beside a band.
    RateCell rate, low, high;
    std::optional<Day> fairFrom;
    bool isFair = true; ///< the data reach fairFrom
};

struct DisclosedRow
{
    std::vector<std::string> keys;
    CountCell n;
    std::vector<DisclosedStep> steps;
    std::optional<DisclosedMeasure> measure; ///< in every row, or in none
};

/// Two years, each over all other groups of the table.
struct DisclosedChange
{
    std::string from, to; ///< values of the first group field
    DisclosedRow before, after; ///< keys: the one value
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
    /// What the rows' measure is of.
    const std::optional<cohort::Measure>& measure() const { return m_measure; }
    int measureDecimals() const { return m_measureDecimals; } ///< of mean, median and quartiles
    const std::optional<DisclosedChange>& change() const { return m_change; }
    const std::string& policy() const { return m_policy; } ///< "local@1"
    int hiddenGroups() const { return m_hiddenGroups; } ///< rows that hide; all unlisted count as 1

private:
    friend class Gate;
    DisclosedTable() = default;

    std::vector<std::string> m_by;
    bool m_cross = false;
    cohort::Unit m_unit = cohort::Unit::Students;
    std::vector<std::string> m_stepLabels;
    std::vector<DisclosedRow> m_rows;
    DisclosedRow m_total;
    std::optional<cohort::Measure> m_measure;
    int m_measureDecimals = 0;
    std::optional<DisclosedChange> m_change;
    std::string m_policy;
    int m_hiddenGroups = 0;
};

} // namespace core::disclosure
