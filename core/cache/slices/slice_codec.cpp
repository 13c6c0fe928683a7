// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/slices/slice_codec.h"

#include "core/cache/slices/column_codec.h"

#include <algorithm>

namespace core::cache {

namespace {

std::vector<std::uint16_t> widened(const std::vector<std::uint8_t>& values)
{
    return {values.begin(), values.end()};
}

std::vector<std::uint8_t> readBytesColumn(BlobReader& reader, std::size_t count)
{
    const auto wide = readColumn(reader, count);
    std::vector<std::uint8_t> values(wide.size());
    for (std::size_t i = 0; i < wide.size(); ++i) {
        values[i] = static_cast<std::uint8_t>(wide[i]);
        if (wide[i] > UINT8_MAX)
            reader.fail();
    }
    return values;
}

/// A column that is as long as it says.
std::vector<Code> readPart(BlobReader& reader, std::size_t count)
{
    const std::size_t length = reader.number<std::uint32_t>();
    const std::size_t before = reader.left();
    auto column = readColumn(reader, count);
    if (before - reader.left() != length)
        reader.fail();
    return column;
}

} // namespace

Bytes encodeSlice(const Slice& slice, std::int64_t row)
{
    BlobWriter writer(BlobType::Slice);
    writer.number(static_cast<std::uint32_t>(slice.size()));
    writer.number(static_cast<std::uint16_t>(slice.columns.size()));
    writeAscending(writer, slice.person);
    writeColumn(writer, slice.time);
    writeColumn(writer, slice.institution);
    for (const auto& column : slice.columns) {
        const std::size_t begin = writer.beginPart();
        writeColumn(writer, column);
        writer.endPart(begin);
    }
    return std::move(writer).finish(static_cast<std::uint64_t>(row));
}

Result<Slice> decodeSlice(std::span<const std::uint8_t> blob, std::int64_t row, std::size_t columns,
                          ColumnSet wanted)
{
    TRY_ASSIGN(auto reader,
               BlobReader::open(blob, BlobType::Slice, static_cast<std::uint64_t>(row)));
    const std::size_t count = reader.number<std::uint32_t>();
    if (reader.number<std::uint16_t>() != columns || leastAscendingBytes(count) > reader.left())
        return damagedBlob("slice");
    Slice slice;
    slice.person = readAscending(reader, count);
    slice.time = readColumn(reader, count);
    slice.institution = readColumn(reader, count);
    slice.columns.resize(columns);
    for (std::size_t i = 0; i < columns && reader.ok(); ++i) {
        if (wanted.has(i))
            slice.columns[i] = readPart(reader, count);
        else
            reader.skipPart();
    }
    if (!reader.isComplete())
        return damagedBlob("slice");
    if (count > IndexedRows)
        slice.indexPersons();
    return slice;
}

Bytes encodePersons(const ShardPersons& persons, std::uint32_t shard)
{
    BlobWriter writer(BlobType::Persons);
    writer.number(persons.count);
    writer.number(static_cast<std::uint16_t>(persons.attributes.size()));
    writeColumn(writer, persons.home);
    writeColumn(writer, widened(persons.segments));
    writeColumn(writer, widened(persons.tiers));
    for (const auto& attribute : persons.attributes)
        writeColumn(writer, attribute);
    return std::move(writer).finish(shard);
}

Result<ShardPersons> decodePersons(std::span<const std::uint8_t> blob, std::uint32_t shard,
                                   std::size_t attributes)
{
    TRY_ASSIGN(auto reader, BlobReader::open(blob, BlobType::Persons, shard));
    ShardPersons persons;
    persons.count = reader.number<std::uint32_t>();
    if (reader.number<std::uint16_t>() != attributes || persons.count > ShardSize)
        return damagedBlob("shard");
    persons.home = readColumn(reader, persons.count);
    persons.segments = readBytesColumn(reader, persons.count);
    persons.tiers = readBytesColumn(reader, persons.count);
    for (std::size_t i = 0; i < attributes && reader.ok(); ++i)
        persons.attributes.push_back(readColumn(reader, persons.count));
    if (!reader.isComplete())
        return damagedBlob("shard");
    return persons;
}

} // namespace core::cache
