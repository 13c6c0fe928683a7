// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Decoded blobs under a byte budget; the one unused for longest goes first. Safe to use from
// several threads, which wait for each other no longer than it takes to look one up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace core::cache {

class DecodedCache
{
public:
    explicit DecodedCache(std::size_t budget)
        : m_budget(budget)
    {
    }

    /// Null when it is not there. @p key stands for one type only.
    std::shared_ptr<const void> find(std::int64_t key);

    enum class Room
    {
        Make, ///< others go, until there is room
        Find ///< kept only if there is room
    };
    /// Keeps @p value in place of what @p key stood for, unless it alone is over the budget.
    void insert(std::int64_t key, std::shared_ptr<const void> value, std::size_t bytes,
                Room room = Room::Make);

    std::size_t budget() const { return m_budget; }

    std::size_t bytes() const;

private:
    struct Entry
    {
        std::int64_t key;
        std::shared_ptr<const void> value;
        std::size_t bytes;
    };

    using Entries = std::list<Entry>;
    void moveTo(Entries& gone, Entries::iterator entry);

    const std::size_t m_budget;
    mutable std::mutex m_entriesMutex; ///< guards all below
    Entries m_entries; ///< the latest used first
    std::unordered_map<std::int64_t, Entries::iterator> m_index;
    std::size_t m_bytes = 0;
};

} // namespace core::cache
