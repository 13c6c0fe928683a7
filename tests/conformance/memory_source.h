// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Plain rows as a catalog and slices, cut into shards of a few people.
#pragma once

#include "core/cache/slices/slice_source.h"
#include "tests/conformance/plain_data.h"

#include <map>
#include <tuple>

namespace conformance {

class MemorySource final : public core::cache::SliceSource
{
public:
    MemorySource(const PlainData& data, std::size_t peoplePerShard);

    const core::cache::Catalog& catalog() const override { return m_catalog; }
    core::Result<std::shared_ptr<const core::cache::ShardPersons>>
    persons(std::uint32_t shard) const override;
    core::Result<std::shared_ptr<const core::cache::Slice>>
    readSlice(std::size_t kind, core::cache::Code key, std::uint32_t shard,
              const core::cache::Reading& reading) const override;
    std::optional<core::cache::SliceZone> zone(std::size_t kind, core::cache::Code key,
                                               std::uint32_t shard) const override;

private:
    void fillCatalog(const PlainData& data);
    void fillValues(const PlainData& data);
    core::cache::Code codeOf(const std::string& element, const std::string& value) const;
    core::cache::Code timeCode(const PlainRecord& record) const;
    void addPerson(const PlainPerson& person, std::uint32_t shard);
    void addRecord(const PlainRecord& record, std::uint32_t shard, std::uint16_t person);
    void sortRows();

    using Place = std::tuple<std::size_t, core::cache::Code, std::uint32_t>;
    core::cache::Catalog m_catalog;
    std::vector<std::shared_ptr<core::cache::ShardPersons>> m_persons;
    std::map<Place, std::shared_ptr<core::cache::Slice>> m_slices;
};

} // namespace conformance
