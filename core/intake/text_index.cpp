// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/text_index.h"

#include <algorithm>
#include <cstring>

namespace core::intake {
namespace {

constexpr std::size_t FirstBlockBytes = std::size_t {1} << 12U; ///< enough for most codes
constexpr std::size_t BlockBytes = std::size_t {1} << 16U;
constexpr std::size_t FirstSlots = 64;

// Odd constants with well-spread bits (from the splitmix64 and wyhash families).
constexpr std::uint64_t MixA = 0x9E37'79B9'7F4A'7C15;
constexpr std::uint64_t MixB = 0xBF58'476D'1CE4'E5B9;

__extension__ using Wide = unsigned __int128;

std::uint64_t mix(std::uint64_t a, std::uint64_t b)
{
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

std::uint64_t load(const char* from, std::size_t length)
{
    std::uint64_t word = 0;
    std::memcpy(&word, from, length);
    return word;
}

} // namespace

std::uint64_t hashText(std::string_view text, std::uint64_t seed)
{
    std::uint64_t hash = seed ^ (text.size() * MixA);
    const char* at = text.data();
    std::size_t left = text.size();
    for (; left > 8; at += 8, left -= 8)
        hash = mix(hash ^ load(at, 8), MixA);
    if (left > 0)
        hash ^= load(at, left);
    return mix(hash ^ MixB, MixA) ^ hash;
}

std::uint32_t TextIndex::find(std::string_view text) const
{
    if (m_slots.empty())
        return None;
    const std::uint64_t hash = hashText(text, 0);
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t at = hash & mask; m_slots[at].index != None; at = (at + 1) & mask)
        if (m_slots[at].hash == static_cast<std::uint32_t>(hash >> 32U)
            && m_texts[m_slots[at].index] == text)
            return m_slots[at].index;
    return None;
}

std::uint32_t TextIndex::intern(std::string_view text)
{
    if ((m_texts.size() + 1) * 2 > m_slots.size())
        grow();
    const std::uint64_t hash = hashText(text, 0);
    const auto high = static_cast<std::uint32_t>(hash >> 32U);
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    for (; m_slots[at].index != None; at = (at + 1) & mask)
        if (m_slots[at].hash == high && m_texts[m_slots[at].index] == text)
            return m_slots[at].index;
    const auto index = static_cast<std::uint32_t>(m_texts.size());
    m_slots[at] = {high, index};
    m_texts.push_back(store(text));
    return index;
}

std::string_view TextIndex::store(std::string_view text)
{
    if (text.empty())
        return {};
    if (m_blocks.empty() || text.size() > m_blocks.back().capacity() - m_blocks.back().size()) {
        const std::size_t before = m_blocks.empty() ? 0 : m_blocks.back().capacity();
        const std::size_t due = std::clamp(before * 2, FirstBlockBytes, BlockBytes);
        m_blocks.emplace_back().reserve(std::max(due, text.size()));
    }
    WipedString& block = m_blocks.back();
    const std::size_t at = block.size();
    block.append(text);
    return {block.data() + at, text.size()};
}

void TextIndex::grow()
{
    const std::size_t size = std::max(FirstSlots, m_slots.size() * 2);
    m_slots.assign(size, {});
    for (std::uint32_t index = 0; index < m_texts.size(); ++index) {
        const std::uint64_t hash = hashText(m_texts[index], 0);
        std::size_t at = hash & (size - 1);
        while (m_slots[at].index != None)
            at = (at + 1) & (size - 1);
        m_slots[at] = {static_cast<std::uint32_t>(hash >> 32U), index};
    }
}

void KeySet::Key::add(std::string_view part)
{
    high = hashText(part, high + MixA);
    low = hashText(part, low + MixB);
}

/// Keys may be plain numbers: mixed, or neighbours would crowd.
std::size_t KeySet::firstSlotOf(Key key) const
{
    return mix(key.low ^ MixB, key.high ^ MixA) & (m_slots.size() - 1);
}

std::size_t KeySet::slotOf(Key key) const
{
    std::size_t at = firstSlotOf(key);
    while (m_slots[at] != Key {} && m_slots[at] != key)
        at = (at + 1) & (m_slots.size() - 1);
    return at;
}

void KeySet::prefetch(Key key) const
{
    if (!m_slots.empty())
        __builtin_prefetch(&m_slots[firstSlotOf(key)], 1);
}

bool KeySet::contains(Key key) const
{
    return !m_slots.empty() && m_slots[slotOf(key)] == key;
}

bool KeySet::insert(Key key)
{
    if ((m_count + 1) * 10 > m_slots.size() * 7)
        grow();
    Key& slot = m_slots[slotOf(key)];
    if (slot == key)
        return false;
    slot = key;
    ++m_count;
    return true;
}

void KeySet::grow()
{
    WipedVector<Key> old(std::max(FirstSlots, m_slots.size() * 2));
    old.swap(m_slots);
    for (const Key& key : old)
        if (key != Key {})
            m_slots[slotOf(key)] = key;
}

} // namespace core::intake
