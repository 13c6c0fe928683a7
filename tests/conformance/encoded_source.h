// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A source whose slices lie encoded, as in a data file: decoded as far as they are asked for
// (cold), kept from then on (warm).
#pragma once

#include "core/cache/slices/blob.h"
#include "tests/conformance/memory_source.h"

#include <atomic>
#include <mutex>

namespace conformance {

class EncodedSource final : public core::cache::SliceSource
{
public:
    explicit EncodedSource(const MemorySource& plain)
        : m_plain(plain)
    {
    }

    const core::cache::Catalog& catalog() const override { return m_plain.catalog(); }
    core::Result<std::shared_ptr<const core::cache::ShardPersons>>
    persons(std::uint32_t shard) const override;
    core::Result<std::shared_ptr<const core::cache::Slice>>
    readSlice(std::size_t kind, core::cache::Code key, std::uint32_t shard,
              const core::cache::Reading& reading) const override;
    std::optional<core::cache::SliceZone> zone(std::size_t kind, core::cache::Code key,
                                               std::uint32_t shard) const override
    {
        return m_plain.zone(kind, key, shard);
    }

    /// Blobs decoded so far: a warm run adds none.
    int decoded() const { return m_decoded.load(); }

private:
    const MemorySource& m_plain;
    mutable std::mutex m_keptMutex; ///< guards the two below
    mutable std::map<std::int64_t, std::shared_ptr<const core::cache::Slice>> m_slices;
    mutable std::map<std::uint32_t, std::shared_ptr<const core::cache::ShardPersons>> m_persons;
    mutable std::atomic<int> m_decoded = 0;
};

} // namespace conformance
