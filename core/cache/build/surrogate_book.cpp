// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/build/surrogate_book.h"

#include <algorithm>
#include <span>

namespace core::cache {

namespace {

bool byIdentity(const Surrogate& a, const Surrogate& b)
{
    return a.identity < b.identity;
}

} // namespace

void SurrogateBook::add(const identity::MatchKey& identity, std::uint64_t value)
{
    m_entries.push_back({identity, value, static_cast<std::uint32_t>(m_entries.size())});
}

void SurrogateBook::seal()
{
    std::sort(m_entries.begin(), m_entries.end(), byIdentity);
}

std::vector<Surrogate> SurrogateBook::assign(std::vector<identity::MatchKey> identities,
                                             RandomSource& random)
{
    std::sort(identities.begin(), identities.end());
    identities.erase(std::unique(identities.begin(), identities.end()), identities.end());
    std::erase_if(identities, [this](const auto& identity) { return find(identity) != nullptr; });

    std::vector<std::uint64_t> values(identities.size());
    random.fill(std::as_writable_bytes(std::span(values)));
    std::vector<Surrogate> assigned;
    assigned.reserve(identities.size());
    for (std::size_t i = 0; i < identities.size(); ++i)
        assigned.push_back(
            {identities[i], values[i], static_cast<std::uint32_t>(m_entries.size() + i)});

    const auto middle = static_cast<std::ptrdiff_t>(m_entries.size());
    m_entries.insert(m_entries.end(), assigned.begin(), assigned.end());
    std::inplace_merge(m_entries.begin(), m_entries.begin() + middle, m_entries.end(), byIdentity);
    return assigned;
}

const Surrogate* SurrogateBook::find(const identity::MatchKey& identity) const
{
    const auto at
        = std::lower_bound(m_entries.begin(), m_entries.end(), Surrogate {identity}, byIdentity);
    return at != m_entries.end() && at->identity == identity ? &*at : nullptr;
}

} // namespace core::cache
