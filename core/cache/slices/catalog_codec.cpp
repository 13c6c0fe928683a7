// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/slices/catalog_codec.h"

#include <algorithm>

namespace core::cache {

namespace {

constexpr std::size_t EntryBytes = 8 + 4 + 4 * 2; ///< of the directory

template<typename Item, typename Write>
void writeList(BlobWriter& writer, const std::vector<Item>& items, Write write)
{
    writer.number(static_cast<std::uint32_t>(items.size()));
    for (const auto& item : items)
        write(item);
}

template<typename Item, typename Read>
std::vector<Item> readList(BlobReader& reader, Read read)
{
    std::vector<Item> items;
    const auto count = reader.number<std::uint32_t>();
    if (count > reader.left()) // an item takes at least a byte
        reader.fail();
    for (std::uint32_t i = 0; i < count && reader.ok(); ++i)
        items.push_back(read());
    return items;
}

} // namespace

void writeTimes(BlobWriter& writer, const std::vector<dictionary::TimeSpan>& times)
{
    writeList(writer, times, [&writer](const dictionary::TimeSpan& time) {
        writer.number(time.begin);
        writer.number(time.end);
        writer.number(std::int32_t {time.academicYear});
        writer.text(time.season);
        writer.text(time.calendar);
        writer.number(static_cast<std::uint8_t>(time.primary ? 1 : 0));
        writer.text(time.label);
    });
}

std::vector<dictionary::TimeSpan> readTimes(BlobReader& reader)
{
    return readList<dictionary::TimeSpan>(reader, [&reader] {
        dictionary::TimeSpan time;
        time.begin = reader.number<Day>();
        time.end = reader.number<Day>();
        time.academicYear = reader.number<std::int32_t>();
        time.season = reader.text();
        time.calendar = reader.text();
        time.primary = reader.number<std::uint8_t>() != 0;
        time.label = reader.text();
        return time;
    });
}

void writeInstitutions(BlobWriter& writer, const std::vector<dictionary::Institution>& institutions)
{
    writeList(writer, institutions, [&writer](const dictionary::Institution& institution) {
        for (const auto* text :
             {&institution.id, &institution.name, &institution.segment, &institution.county,
              &institution.district, &institution.districtId, &institution.region})
            writer.text(*text);
    });
}

std::vector<dictionary::Institution> readInstitutions(BlobReader& reader)
{
    return readList<dictionary::Institution>(reader, [&reader] {
        dictionary::Institution institution;
        for (auto* text :
             {&institution.id, &institution.name, &institution.segment, &institution.county,
              &institution.district, &institution.districtId, &institution.region})
            *text = reader.text();
        return institution;
    });
}

Bytes encodeCatalog(const Catalog& catalog)
{
    BlobWriter writer(BlobType::Catalog);
    writer.text(catalog.id);
    writer.number(catalog.asOf);
    writer.number(static_cast<std::uint8_t>(catalog.synthetic ? 1 : 0));
    writer.text(catalog.title);
    writer.number(catalog.personCount);
    writer.number(catalog.shardCount);
    writeTimes(writer, catalog.times);
    writeInstitutions(writer, catalog.institutions);
    writer.texts(catalog.segments);
    writer.texts(catalog.tiers);
    writeList(writer, catalog.segmentTiers,
              [&writer](std::uint8_t tiers) { writer.number(tiers); });
    writeList(writer, catalog.values, [&writer](const ValueTable& table) {
        writer.text(table.element);
        writer.texts(table.values);
    });
    writer.texts(catalog.attributes);
    writeList(writer, catalog.kinds, [&writer](const KindShape& shape) {
        writer.text(shape.kind);
        writer.text(shape.keyElement);
        writer.texts(shape.elements);
    });
    writeList(writer, catalog.observed, [&writer](const Observation& observation) {
        writer.text(observation.kind);
        writer.number(observation.institution);
        writer.number(observation.through);
    });
    writer.texts(catalog.notices);
    return std::move(writer).finish(0);
}

Result<Catalog> decodeCatalog(std::span<const std::uint8_t> blob)
{
    TRY_ASSIGN(auto reader, BlobReader::open(blob, BlobType::Catalog, 0));
    Catalog catalog;
    catalog.id = reader.text();
    catalog.asOf = reader.number<Day>();
    catalog.synthetic = reader.number<std::uint8_t>() != 0;
    catalog.title = reader.text();
    catalog.personCount = reader.number<std::uint32_t>();
    catalog.shardCount = reader.number<std::uint32_t>();
    catalog.times = readTimes(reader);
    catalog.institutions = readInstitutions(reader);
    catalog.segments = reader.texts();
    catalog.tiers = reader.texts();
    catalog.segmentTiers
        = readList<std::uint8_t>(reader, [&reader] { return reader.number<std::uint8_t>(); });
    catalog.values = readList<ValueTable>(reader, [&reader] {
        ValueTable table;
        table.element = reader.text();
        table.values = reader.texts();
        return table;
    });
    catalog.attributes = reader.texts();
    catalog.kinds = readList<KindShape>(reader, [&reader] {
        KindShape shape;
        shape.kind = reader.text();
        shape.keyElement = reader.text();
        shape.elements = reader.texts();
        return shape;
    });
    catalog.observed = readList<Observation>(reader, [&reader] {
        Observation observation;
        observation.kind = reader.text();
        observation.institution = reader.number<Code>();
        observation.through = reader.number<Day>();
        return observation;
    });
    catalog.notices = reader.texts();
    if (!reader.isComplete())
        return damagedBlob("catalog");
    return catalog;
}

Bytes encodeDirectory(const std::vector<DirectoryEntry>& entries)
{
    BlobWriter writer(BlobType::Directory);
    writer.number(static_cast<std::uint64_t>(entries.size()));
    for (const DirectoryEntry& entry : entries) {
        writer.number(entry.row);
        writer.number(entry.zone.rows);
        for (const Code code : {entry.zone.leastTime, entry.zone.greatestTime,
                                entry.zone.leastInstitution, entry.zone.greatestInstitution})
            writer.number(code);
    }
    return std::move(writer).finish(0);
}

Result<std::vector<DirectoryEntry>> decodeDirectory(std::span<const std::uint8_t> blob)
{
    TRY_ASSIGN(auto reader, BlobReader::open(blob, BlobType::Directory, 0));
    const auto count = reader.number<std::uint64_t>();
    if (count > reader.left() / EntryBytes)
        return damagedBlob("directory");
    std::vector<DirectoryEntry> entries(count);
    for (DirectoryEntry& entry : entries) {
        entry.row = reader.number<std::int64_t>();
        entry.zone.rows = reader.number<std::uint32_t>();
        for (Code* code : {&entry.zone.leastTime, &entry.zone.greatestTime,
                           &entry.zone.leastInstitution, &entry.zone.greatestInstitution})
            *code = reader.number<Code>();
    }
    const auto isNotBefore
        = [](const DirectoryEntry& a, const DirectoryEntry& b) { return a.row >= b.row; };
    if (!reader.isComplete()
        || std::adjacent_find(entries.begin(), entries.end(), isNotBefore) != entries.end())
        return damagedBlob("directory");
    return entries;
}

} // namespace core::cache
