// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/decoded_cache.h"

#include <iterator>
#include <utility>

namespace core::cache {

std::shared_ptr<const void> DecodedCache::find(std::int64_t key)
{
    const std::lock_guard lock(m_entriesMutex);
    const auto at = m_index.find(key);
    if (at == m_index.end())
        return nullptr;
    m_entries.splice(m_entries.begin(), m_entries, at->second);
    return at->second->value;
}

void DecodedCache::moveTo(Entries& gone, Entries::iterator entry)
{
    m_bytes -= entry->bytes;
    m_index.erase(entry->key);
    gone.splice(gone.end(), m_entries, entry);
}

void DecodedCache::insert(std::int64_t key, std::shared_ptr<const void> value, std::size_t bytes,
                          Room room)
{
    Entries gone; // given back to the machine when others may go on
    const std::lock_guard lock(m_entriesMutex);
    const auto known = m_index.find(key);
    const std::size_t replaced = known == m_index.end() ? 0 : known->second->bytes;
    if (bytes > m_budget || (room == Room::Find && m_bytes - replaced + bytes > m_budget))
        return;
    if (known != m_index.end())
        moveTo(gone, known->second);
    while (m_bytes + bytes > m_budget)
        moveTo(gone, std::prev(m_entries.end()));
    m_entries.push_front({key, std::move(value), bytes});
    m_index[key] = m_entries.begin();
    m_bytes += bytes;
}

std::size_t DecodedCache::bytes() const
{
    const std::lock_guard lock(m_entriesMutex);
    return m_bytes;
}

} // namespace core::cache
