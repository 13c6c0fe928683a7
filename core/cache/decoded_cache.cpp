// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/decoded_cache.h"

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

void DecodedCache::insert(std::int64_t key, std::shared_ptr<const void> value, std::size_t bytes)
{
    const std::lock_guard lock(m_entriesMutex);
    if (bytes > m_budget || m_index.contains(key))
        return; // another thread may have been first
    m_entries.push_front({key, std::move(value), bytes});
    m_index[key] = m_entries.begin();
    m_bytes += bytes;
    while (m_bytes > m_budget) {
        m_bytes -= m_entries.back().bytes;
        m_index.erase(m_entries.back().key);
        m_entries.pop_back();
    }
}

std::size_t DecodedCache::bytes() const
{
    const std::lock_guard lock(m_entriesMutex);
    return m_bytes;
}

} // namespace core::cache
