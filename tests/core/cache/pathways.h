// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A data file as text, one line of everything known for each person, so that two can be compared
// without knowing who is who.
#pragma once

#include "core/cache/build/data_builder.h"
#include "core/cache/slices/slice_source.h"

#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

namespace core::cache::tests {

/// What a build made, kept in memory.
class MemorySource final : public BuildSink, public SliceSource
{
public:
    Result<void> addPersons(std::uint32_t shard, const ShardPersons& persons) override;
    Result<void> addSlice(std::size_t kind, Code key, std::uint32_t shard,
                          const Slice& slice) override;

    const Catalog& catalog() const override { return m_catalog; }
    Result<std::shared_ptr<const ShardPersons>> persons(std::uint32_t shard) const override;
    Result<std::shared_ptr<const Slice>> readSlice(std::size_t kind, Code key, std::uint32_t shard,
                                                   const Reading& reading) const override;
    std::optional<SliceZone> zone(std::size_t kind, Code key, std::uint32_t shard) const override;

    void setCatalog(Catalog catalog) { m_catalog = std::move(catalog); }

private:
    Catalog m_catalog;
    std::vector<std::shared_ptr<const ShardPersons>> m_persons;
    std::map<std::tuple<std::size_t, Code, std::uint32_t>, std::shared_ptr<const Slice>> m_slices;
};

/// "kind|time|institution|element=value;..." of one record; elements in alphabetical order,
/// missing ones left out.
std::string recordText(const std::string& kind, const std::string& time,
                       const std::string& institution,
                       const std::map<std::string, std::string>& elements);

/// Per person, in order of the file: "home=...", "segments=...", attributes, then all records,
/// sorted.
std::vector<std::vector<std::string>> pathways(const SliceSource& source);

/// Everything in the file but its id, to the last code.
std::string dump(const SliceSource& source);

} // namespace core::cache::tests
