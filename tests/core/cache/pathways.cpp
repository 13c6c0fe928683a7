// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pathways.h"

#include "core/cache/slices/catalog_codec.h"
#include "core/cache/slices/slice_codec.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace core::cache::tests {

namespace {

/// Visits every slice that a question could name.
template<typename Visit>
void forEachSlice(const SliceSource& source, Visit visit)
{
    const auto& catalog = source.catalog();
    for (std::size_t kind = 0; kind < catalog.kinds.size(); ++kind) {
        const auto* keys = catalog.valuesOf(catalog.kinds[kind].keyElement);
        const std::size_t count = keys != nullptr ? keys->values.size() : 0;
        for (std::size_t key = 0; key <= count; ++key)
            for (std::uint32_t shard = 0; shard < catalog.shardCount; ++shard) {
                const auto slice = source.slice(kind, static_cast<Code>(key), shard);
                EXPECT_TRUE(slice.hasValue());
                if (slice.hasValue() && slice.value())
                    visit(kind, static_cast<Code>(key), shard, *slice.value());
            }
    }
}

std::string textOf(const Catalog& catalog, const std::string& element, Code code)
{
    const auto* table = catalog.valuesOf(element);
    return code == Missing ? std::string() : table->values.at(code - 1U);
}

} // namespace

Result<void> MemorySource::addPersons(std::uint32_t shard, const ShardPersons& persons)
{
    EXPECT_EQ(shard, m_persons.size());
    m_persons.push_back(std::make_shared<const ShardPersons>(persons));
    return {};
}

Result<void> MemorySource::addSlice(std::size_t kind, Code key, std::uint32_t shard,
                                    const Slice& slice)
{
    const std::tuple place {kind, key, shard};
    EXPECT_TRUE(m_slices.empty() || m_slices.rbegin()->first < place) << "ascending, each once";
    m_slices[place] = std::make_shared<const Slice>(slice);
    return {};
}

Result<std::shared_ptr<const ShardPersons>> MemorySource::persons(std::uint32_t shard) const
{
    return m_persons.at(shard);
}

std::optional<SliceZone> MemorySource::zone(std::size_t kind, Code key, std::uint32_t shard) const
{
    const auto at = m_slices.find({kind, key, shard});
    if (at == m_slices.end())
        return std::nullopt;
    return zoneOf(*at->second);
}

Result<std::shared_ptr<const Slice>> MemorySource::readSlice(std::size_t kind, Code key,
                                                             std::uint32_t shard,
                                                             const Reading& /*reading*/) const
{
    const auto at = m_slices.find({kind, key, shard});
    return at == m_slices.end() ? nullptr : at->second;
}

std::string recordText(const std::string& kind, const std::string& time,
                       const std::string& institution,
                       const std::map<std::string, std::string>& elements)
{
    std::string text = kind + "|" + time + "|" + institution + "|";
    for (const auto& [element, value] : elements)
        if (!value.empty())
            text += element + "=" + value + ";";
    return text;
}

std::vector<std::vector<std::string>> pathways(const SliceSource& source)
{
    const auto& catalog = source.catalog();
    std::vector<std::vector<std::string>> all(catalog.personCount);
    for (std::uint32_t shard = 0; shard < catalog.shardCount; ++shard) {
        const auto persons = source.persons(shard).value();
        for (std::uint32_t i = 0; i < persons->count; ++i) {
            auto& lines = all.at(std::size_t {shard} * ShardSize + i);
            lines.push_back("home=" + catalog.institutions.at(persons->home[i] - 1U).id);
            std::string segments = "segments=";
            for (std::size_t s = 0; s < catalog.segments.size(); ++s)
                if ((persons->segments[i] >> s & 1U) != 0)
                    segments += catalog.segments[s] + " ";
            lines.push_back(segments);
            for (std::size_t a = 0; a < catalog.attributes.size(); ++a)
                if (persons->attributes[a][i] != Missing)
                    lines.push_back(
                        catalog.attributes[a] + "="
                        + textOf(catalog, catalog.attributes[a], persons->attributes[a][i]));
        }
    }
    forEachSlice(source, [&](std::size_t kind, Code key, std::uint32_t shard, const Slice& slice) {
        const auto& shape = catalog.kinds[kind];
        for (std::size_t i = 0; i < slice.size(); ++i) {
            EXPECT_EQ(slice.columns[0][i], key);
            std::map<std::string, std::string> elements;
            for (std::size_t c = 0; c < shape.elements.size(); ++c)
                elements[shape.elements[c]]
                    = textOf(catalog, shape.elements[c], slice.columns[c][i]);
            const auto time = slice.time[i] == Missing ? std::string()
                                                       : catalog.times.at(slice.time[i] - 1U).label;
            all.at(std::size_t {shard} * ShardSize + slice.person[i])
                .push_back(recordText(shape.kind, time,
                                      catalog.institutions.at(slice.institution[i] - 1U).id,
                                      elements));
        }
    });
    for (auto& lines : all)
        std::sort(lines.begin(), lines.end());
    return all;
}

std::string dump(const SliceSource& source)
{
    auto catalog = source.catalog();
    catalog.id.clear();
    const auto append
        = [](std::string& text, const Bytes& bytes) { text.append(bytes.begin(), bytes.end()); };
    std::string text;
    append(text, encodeCatalog(catalog));
    for (std::uint32_t shard = 0; shard < catalog.shardCount; ++shard)
        append(text, encodePersons(*source.persons(shard).value(), shard));
    forEachSlice(source, [&](std::size_t kind, Code key, std::uint32_t shard, const Slice& slice) {
        append(text, encodeSlice(slice, sliceRow(kind, key, shard)));
    });
    return text;
}

} // namespace core::cache::tests
