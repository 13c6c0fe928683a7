// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Values of one file that rows of another take by equal keys (a course catalogue, joined into
// enrolments). The first row of a key counts; a repeat is a matter of the file's unique key.
#pragma once

#include "core/intake/text_index.h"

#include <span>
#include <vector>

namespace core::intake {

class LookupTable
{
public:
    /// @p keySlots and @p valueSlots: where a row of the file that is looked into has its key and
    /// the values to take.
    LookupTable(std::vector<std::size_t> keySlots, std::vector<std::size_t> valueSlots)
        : m_keySlots(std::move(keySlots))
        , m_valueSlots(std::move(valueSlots))
    {
    }

    void addRow(std::span<const std::string_view> values);

    /// Copies what belongs to the key at @p keySlots of @p values to @p takenSlots (one past the
    /// end is left out); false, and blanks, when there is no such key.
    bool take(std::span<std::string_view> values, std::span<const std::size_t> keySlots,
              std::span<const std::size_t> takenSlots);

    void setUnreadable() { m_isUnreadable = true; }
    /// The file was refused, so that a missing key says nothing.
    bool isUnreadable() const { return m_isUnreadable; }

private:
    void joinKey(std::span<const std::string_view> values, std::span<const std::size_t> slots);

    std::vector<std::size_t> m_keySlots;
    std::vector<std::size_t> m_valueSlots;
    TextIndex m_keys;
    TextIndex m_texts;
    std::vector<std::uint32_t> m_values; ///< per key, valueSlots.size() texts
    WipedString m_key;
    bool m_isUnreadable = false;
};

} // namespace core::intake
