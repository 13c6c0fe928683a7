// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/lookup_table.h"

namespace core::intake {

void LookupTable::joinKey(std::span<const std::string_view> values,
                          std::span<const std::size_t> slots)
{
    m_key.clear();
    for (const std::size_t slot : slots)
        m_key.append(values[slot]).append(1, '\x1f');
}

void LookupTable::addRow(std::span<const std::string_view> values)
{
    joinKey(values, m_keySlots);
    const std::size_t before = m_keys.size();
    m_keys.intern(m_key);
    if (m_keys.size() == before)
        return;
    for (const std::size_t slot : m_valueSlots)
        m_values.push_back(m_texts.intern(values[slot]));
}

bool LookupTable::take(std::span<std::string_view> values, std::span<const std::size_t> keySlots,
                       std::span<const std::size_t> takenSlots)
{
    joinKey(values, keySlots);
    const std::uint32_t row = m_keys.find(m_key);
    for (std::size_t at = 0; at < takenSlots.size(); ++at)
        if (takenSlots[at] < values.size())
            values[takenSlots[at]] = row == TextIndex::None
                ? std::string_view()
                : m_texts.text(m_values[row * m_valueSlots.size() + at]);
    return row != TextIndex::None;
}

} // namespace core::intake
