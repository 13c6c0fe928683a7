// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/memory_source.h"

#include "tests/conformance/test_words.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace conformance {
namespace {

using core::cache::Code;

/// Place in the element's code lists; values of no list come after, numbers by value.
std::pair<double, std::string> orderOf(const std::string& element, const std::string& value)
{
    const auto* known = testWords().element(element);
    if (known->type == core::dictionary::ElementType::Number)
        return {std::stod(value), value};
    const auto entries = testWords().entriesOf(*known);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i]->code == value)
            return {static_cast<double>(i), value};
    }
    return {1e6, value};
}

std::uint8_t bitOf(const std::vector<std::string>& names, const std::string& name)
{
    const auto place = std::find(names.begin(), names.end(), name) - names.begin();
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(place));
}

} // namespace

MemorySource::MemorySource(const PlainData& data, std::size_t peoplePerShard)
{
    fillCatalog(data);
    fillValues(data);
    m_catalog.shardCount
        = static_cast<std::uint32_t>((data.people.size() + peoplePerShard - 1) / peoplePerShard);
    for (std::uint32_t shard = 0; shard < m_catalog.shardCount; ++shard) {
        m_persons.push_back(std::make_shared<core::cache::ShardPersons>());
        m_persons.back()->attributes.resize(m_catalog.attributes.size());
    }
    for (std::size_t i = 0; i < data.people.size(); ++i)
        addPerson(data.people[i], static_cast<std::uint32_t>(i / peoplePerShard));
    sortRows();
}

void MemorySource::fillCatalog(const PlainData& data)
{
    m_catalog.id = "test";
    m_catalog.synthetic = true;
    m_catalog.personCount = static_cast<std::uint32_t>(data.people.size());
    m_catalog.institutions = data.institutions;
    for (const std::string& segment : segments()) {
        if (std::any_of(data.institutions.begin(), data.institutions.end(),
                        [&segment](const auto& one) { return one.segment == segment; }))
            m_catalog.segments.push_back(segment);
    }
    m_catalog.tiers = tiers();
    for (const std::string& segment : m_catalog.segments) {
        std::uint8_t bits = 0;
        for (const std::string& tier : tiersOf(segment))
            bits = static_cast<std::uint8_t>(bits | bitOf(tiers(), tier));
        m_catalog.segmentTiers.push_back(bits);
    }
    m_catalog.attributes = {"ethnicity", "gender", "birth_year"};
    for (const auto& kind : testWords().kinds)
        m_catalog.kinds.push_back({kind.id, kind.keyElement, kind.elements});
    for (const PlainObservation& one : data.observed)
        m_catalog.observed.push_back(
            {one.kind, static_cast<Code>(one.institution + 1), one.through});
    for (const PlainPerson& person : data.people) {
        for (const PlainRecord& record : person.records) {
            auto& times = m_catalog.times;
            if (record.time && std::find(times.begin(), times.end(), *record.time) == times.end())
                times.push_back(*record.time);
        }
    }
    std::sort(m_catalog.times.begin(), m_catalog.times.end(), [](const auto& a, const auto& b) {
        return std::tie(a.begin, a.end, a.calendar) < std::tie(b.begin, b.end, b.calendar);
    });
}

void MemorySource::fillValues(const PlainData& data)
{
    std::map<std::string, std::set<std::string>> found;
    for (const PlainPerson& person : data.people) {
        for (const auto& [element, value] : person.attributes)
            found[element].insert(value);
        for (const PlainRecord& record : person.records)
            for (const auto& [element, value] : record.values)
                found[element].insert(value);
    }
    for (const auto& [element, values] : found) {
        core::cache::ValueTable table {element, {values.begin(), values.end()}};
        std::sort(table.values.begin(), table.values.end(),
                  [&id = element](const std::string& a, const std::string& b) {
                      return orderOf(id, a) < orderOf(id, b);
                  });
        m_catalog.values.push_back(std::move(table));
    }
}

Code MemorySource::codeOf(const std::string& element, const std::string& value) const
{
    const core::cache::ValueTable* table = m_catalog.valuesOf(element);
    if (!table || value.empty())
        return core::cache::Missing;
    const auto place = std::find(table->values.begin(), table->values.end(), value);
    return static_cast<Code>(place - table->values.begin() + 1);
}

Code MemorySource::timeCode(const PlainRecord& record) const
{
    if (!record.time)
        return core::cache::Missing;
    const auto place = std::find(m_catalog.times.begin(), m_catalog.times.end(), *record.time);
    return static_cast<Code>(place - m_catalog.times.begin() + 1);
}

void MemorySource::addPerson(const PlainPerson& person, std::uint32_t shard)
{
    core::cache::ShardPersons& persons = *m_persons[shard];
    const auto number = static_cast<std::uint16_t>(persons.count++);
    persons.home.push_back(core::cache::Missing);
    for (std::size_t i = 0; i < m_catalog.attributes.size(); ++i) {
        const std::string& element = m_catalog.attributes[i];
        const auto value = person.attributes.find(element);
        persons.attributes[i].push_back(value == person.attributes.end()
                                            ? core::cache::Missing
                                            : codeOf(element, value->second));
    }
    std::uint8_t inSegments = 0;
    for (const PlainRecord& record : person.records) {
        if (record.institution >= 0)
            inSegments = static_cast<std::uint8_t>(
                inSegments
                | bitOf(
                    m_catalog.segments,
                    m_catalog.institutions[static_cast<std::size_t>(record.institution)].segment));
    }
    persons.segments.push_back(inSegments);
    std::uint8_t keys = 0;
    for (const std::string& tier : person.keys)
        keys = static_cast<std::uint8_t>(keys | bitOf(tiers(), tier));
    persons.tiers.push_back(keys);
    for (const PlainRecord& record : person.records)
        addRecord(record, shard, number);
}

void MemorySource::addRecord(const PlainRecord& record, std::uint32_t shard, std::uint16_t person)
{
    const auto& kinds = m_catalog.kinds;
    const auto kind = static_cast<std::size_t>(
        std::find_if(kinds.begin(), kinds.end(),
                     [&record](const auto& shape) { return shape.kind == record.kind; })
        - kinds.begin());
    std::vector<Code> codes;
    for (const std::string& element : kinds[kind].elements) {
        const auto value = record.values.find(element);
        codes.push_back(value == record.values.end() ? core::cache::Missing
                                                     : codeOf(element, value->second));
    }
    auto& slice = m_slices[{kind, codes.front(), shard}];
    if (!slice) {
        slice = std::make_shared<core::cache::Slice>();
        slice->columns.resize(codes.size());
    }
    slice->person.push_back(person);
    slice->time.push_back(timeCode(record));
    slice->institution.push_back(static_cast<Code>(record.institution + 1));
    for (std::size_t i = 0; i < codes.size(); ++i)
        slice->columns[i].push_back(codes[i]);
}

/// As in a data file: by person, time, place, then the elements in order, what is missing last.
void MemorySource::sortRows()
{
    for (const auto& [place, slice] : m_slices) {
        const auto keyOf = [&slice = *slice](std::size_t row) {
            std::vector<Code> key = {slice.person[row], slice.time[row], slice.institution[row]};
            for (const auto& column : slice.columns)
                key.push_back(core::cache::missingLast(column[row]));
            return key;
        };
        std::vector<std::size_t> order(slice->person.size());
        std::iota(order.begin(), order.end(), std::size_t {0});
        std::sort(order.begin(), order.end(),
                  [&keyOf](std::size_t a, std::size_t b) { return keyOf(a) < keyOf(b); });
        const auto arrange = [&order](auto& column) {
            const auto old = column;
            for (std::size_t i = 0; i < order.size(); ++i)
                column[i] = old[order[i]];
        };
        arrange(slice->person);
        arrange(slice->time);
        arrange(slice->institution);
        for (auto& column : slice->columns)
            arrange(column);
        slice->indexPersons();
    }
}

core::Result<std::shared_ptr<const core::cache::ShardPersons>>
MemorySource::persons(std::uint32_t shard) const
{
    return std::shared_ptr<const core::cache::ShardPersons>(m_persons[shard]);
}

std::optional<core::cache::SliceZone> MemorySource::zone(std::size_t kind, Code key,
                                                         std::uint32_t shard) const
{
    const auto found = m_slices.find({kind, key, shard});
    if (found == m_slices.end())
        return std::nullopt;
    return core::cache::zoneOf(*found->second);
}

core::Result<std::shared_ptr<const core::cache::Slice>>
MemorySource::readSlice(std::size_t kind, Code key, std::uint32_t shard,
                        const core::cache::Reading&) const
{
    const auto found = m_slices.find({kind, key, shard});
    return std::shared_ptr<const core::cache::Slice>(found == m_slices.end() ? nullptr
                                                                             : found->second);
}

} // namespace conformance
