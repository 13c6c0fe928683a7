// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers distinct texts in the order they come, without an allocation per text: how intake turns
// codes, ids and raw times into small integers. Some are identifiers, and an unkeyed hash of one is
// as good as it: texts and tables lie in wiped memory.
#pragma once

#include "core/base/wiped_memory.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace core::intake {

/// A fast hash for tables in memory; not keyed, never stored.
std::uint64_t hashText(std::string_view text, std::uint64_t seed);

class TextIndex
{
public:
    static constexpr std::uint32_t None = 0xFFFF'FFFF;

    TextIndex() = default;
    TextIndex(TextIndex&&) noexcept = default;
    TextIndex& operator=(TextIndex&&) noexcept = default;

    /// The number of @p text, or None.
    std::uint32_t find(std::string_view text) const;

    /// The number of @p text, which is copied if it is new. Numbers are dense from 0.
    std::uint32_t intern(std::string_view text);

    std::string_view text(std::uint32_t index) const { return m_texts[index]; }
    std::size_t size() const { return m_texts.size(); }

private:
    struct Slot
    {
        std::uint32_t hash = 0;
        std::uint32_t index = None;
    };

    std::string_view store(std::string_view text);
    void grow();

    WipedVector<Slot> m_slots;
    std::vector<std::string_view> m_texts;
    std::vector<WipedString> m_blocks; ///< never grown: views point into them
};

/// Keys of 128 hashed bits, seen or not: for keys too many to keep as texts. Two keys are taken for
/// one with a chance below 1e-20 at 10^9 rows.
class KeySet
{
public:
    struct Key
    {
        std::uint64_t high = 0;
        std::uint64_t low = 0;

        void add(std::string_view part);
        bool operator==(const Key&) const = default;
    };

    /// True when @p key was not there before.
    bool insert(Key key);
    bool contains(Key key) const;

    /// Fetches what insert(@p key) will touch, while other work goes on.
    void prefetch(Key key) const;

private:
    std::size_t firstSlotOf(Key key) const;
    std::size_t slotOf(Key key) const;
    void grow();

    WipedVector<Key> m_slots;
    std::size_t m_count = 0;
};

} // namespace core::intake
