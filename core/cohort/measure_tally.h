// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Adds up what is measured of the rows of one group: exact counts of integer values.
#pragma once

#include "core/cohort/tally_cell.h"

#include <unordered_map>

namespace core::cohort {

/// What one row gave.
struct Measured
{
    enum class Kind : std::uint8_t
    {
        Without,
        Value,
        Censored
    };
    Kind kind = Kind::Without;
    std::int64_t value = 0; ///< millionths, or days
};

class MeasureTally
{
public:
    /// All rows of a person must come together.
    void add(std::uint32_t person, Measured measured);

    /// Adds the counts of other people.
    void merge(const MeasureTally& other);

    RawMeasure toRaw() const;

    /// How many counts it keeps.
    std::size_t size() const { return m_values.size() + m_censored.size(); }

private:
    using Counts = std::unordered_map<std::int64_t, std::int64_t>;

    TallyCell m_measured, m_without;
    Counts m_values, m_censored;
};

} // namespace core::cohort
