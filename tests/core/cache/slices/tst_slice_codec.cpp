// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/slices/catalog_codec.h"
#include "core/cache/slices/slice_codec.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

using namespace core;
using namespace core::cache;

namespace {

constexpr std::int64_t Row = sliceRow(2, 300, 7);

Slice someSlice(std::size_t count, std::uint32_t seed)
{
    std::mt19937 random(seed);
    Slice slice;
    slice.columns.resize(3);
    for (std::size_t i = 0; i < count; ++i) {
        slice.person.push_back(static_cast<std::uint16_t>(random() % 65536));
        slice.time.push_back(static_cast<Code>(1 + random() % 20));
        slice.institution.push_back(static_cast<Code>(random() % 3));
        slice.columns[0].push_back(300);
        slice.columns[1].push_back(static_cast<Code>(random() % 12));
        slice.columns[2].push_back(static_cast<Code>(random() % 60000));
    }
    std::sort(slice.person.begin(), slice.person.end());
    return slice;
}

ShardPersons somePersons()
{
    std::mt19937 random(5);
    ShardPersons persons;
    persons.count = 300;
    persons.attributes.resize(2);
    for (std::uint32_t i = 0; i < persons.count; ++i) {
        persons.home.push_back(static_cast<Code>(1 + i / 50));
        persons.segments.push_back(static_cast<std::uint8_t>(random() % 8));
        persons.tiers.push_back(static_cast<std::uint8_t>(random() % 256));
        persons.attributes[0].push_back(static_cast<Code>(random() % 9));
        persons.attributes[1].push_back(static_cast<Code>(random() % 40));
    }
    return persons;
}

void expectSame(const Slice& a, const Slice& b)
{
    EXPECT_EQ(a.person, b.person);
    EXPECT_EQ(a.time, b.time);
    EXPECT_EQ(a.institution, b.institution);
    EXPECT_EQ(a.columns, b.columns);
}

Catalog someCatalog()
{
    Catalog catalog;
    catalog.id = "d1";
    catalog.asOf = 16616;
    catalog.synthetic = true;
    catalog.title = "Demo region";
    catalog.personCount = 300;
    catalog.shardCount = 1;
    catalog.times = {{13740, 14043, 2007, "year", "k12", true, "2007-08"},
                     {100, 100, 1970, "", "", false, ""}};
    catalog.institutions = {{"Z01", "Ironwood College", "cc", "Los Angeles", "d", "di", "r"}};
    catalog.segments = {"k12", "cc"};
    catalog.tiers = {"statewide_id"};
    catalog.segmentTiers = {1, 0};
    catalog.values = {{"grade", {"A", "B+"}}, {"subject", {}}};
    catalog.attributes = {"gender"};
    catalog.kinds = {{"course", "subject", {"subject", "grade"}}};
    catalog.observed = {{"course", 1, 16000}};
    catalog.notices = {"a|b"};
    return catalog;
}

/// Flips each byte in turn (every bit of it over the rounds) and cuts at each length.
template<typename Decode>
void expectDamageIsSeen(const Bytes& good, Decode decode)
{
    for (std::size_t at = 0; at < good.size(); ++at)
        for (const unsigned flip : {0x01U, 0x80U, 0xFFU}) {
            Bytes bad = good;
            bad[at] = static_cast<std::uint8_t>(bad[at] ^ flip);
            const auto code = decode(bad);
            ASSERT_TRUE(code == ErrorCode::Corrupt) << "byte " << at;
        }
    for (std::size_t length = 0; length < good.size(); ++length) {
        // exact allocation: an address sanitizer sees a read beyond it
        const Bytes cut(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(length));
        ASSERT_TRUE(decode(cut) == ErrorCode::Corrupt) << "length " << length;
    }
}

template<typename Value>
ErrorCode codeOf(const Result<Value>& result)
{
    return result ? ErrorCode::Internal : result.error().code;
}

} // namespace

TEST(SliceCodec, BringsASliceBack)
{
    for (const std::size_t count : {1U, 5U, 128U, 4000U, 70000U}) {
        const Slice slice = someSlice(count, 11);
        const auto back = decodeSlice(encodeSlice(slice, Row), Row, 3, ColumnSet::all());
        ASSERT_TRUE(back.hasValue());
        expectSame(back.value(), slice);
    }
}

TEST(SliceCodec, BringsPersonsBack)
{
    const auto persons = somePersons();
    const auto back = decodePersons(encodePersons(persons, 3), 3, 2);
    ASSERT_TRUE(back.hasValue());
    EXPECT_EQ(back.value().count, persons.count);
    EXPECT_EQ(back.value().home, persons.home);
    EXPECT_EQ(back.value().segments, persons.segments);
    EXPECT_EQ(back.value().tiers, persons.tiers);
    EXPECT_EQ(back.value().attributes, persons.attributes);
}

TEST(SliceCodec, BringsACatalogAndADirectoryBack)
{
    const Catalog catalog = someCatalog();
    const Bytes bytes = encodeCatalog(catalog);
    const auto back = decodeCatalog(bytes);
    ASSERT_TRUE(back.hasValue());
    EXPECT_EQ(encodeCatalog(back.value()), bytes);
    EXPECT_EQ(back.value().times, catalog.times);
    EXPECT_EQ(back.value().institutions, catalog.institutions);
    EXPECT_EQ(back.value().values[0].values, catalog.values[0].values);
    EXPECT_EQ(back.value().kinds[0].elements, catalog.kinds[0].elements);
    EXPECT_EQ(back.value().observed[0].through, 16000);
    EXPECT_EQ(back.value().notices, catalog.notices);

    const std::vector<DirectoryEntry> entries {
        {1, {3, 0, 9, 2, 2}}, {5, {1, 4, 4, 0, 0}}, {Row, {70000, 1, 65535, 0, 2571}}};
    const auto directory = decodeDirectory(encodeDirectory(entries));
    ASSERT_TRUE(directory.hasValue());
    EXPECT_EQ(directory.value(), entries);
    const std::vector<DirectoryEntry> twice {entries[1], entries[1]};
    EXPECT_EQ(codeOf(decodeDirectory(encodeDirectory(twice))), ErrorCode::Corrupt);
}

TEST(SliceCodec, RefusesEveryFlippedByteAndEveryCut)
{
    expectDamageIsSeen(encodeSlice(someSlice(300, 4), Row), [](const Bytes& bytes) {
        return codeOf(decodeSlice(bytes, Row, 3, ColumnSet::all()));
    });
    expectDamageIsSeen(encodePersons(somePersons(), 3),
                       [](const Bytes& bytes) { return codeOf(decodePersons(bytes, 3, 2)); });
    expectDamageIsSeen(encodeCatalog(someCatalog()),
                       [](const Bytes& bytes) { return codeOf(decodeCatalog(bytes)); });
    expectDamageIsSeen(encodeDirectory({{1, {3, 0, 9, 2, 2}}, {5, {}}, {Row, {}}}),
                       [](const Bytes& bytes) { return codeOf(decodeDirectory(bytes)); });
}

TEST(SliceCodec, SurvivesDamageUnderAGoodChecksum)
{
    // What a decoder meets when a checksum happens to fit: it may answer or refuse, never crash.
    const Bytes good = encodeSlice(someSlice(300, 4), Row);
    std::mt19937 random(9);
    int refused = 0;
    for (int round = 0; round < 20000; ++round) {
        Bytes bad = good;
        for (auto flips = 1 + random() % 3; flips > 0; --flips)
            bad[2 + random() % (bad.size() - 10)] = static_cast<std::uint8_t>(random());
        if (random() % 2 == 0) {
            const auto least = 2 + random() % (bad.size() - 10);
            bad.erase(bad.begin() + static_cast<std::ptrdiff_t>(least), bad.end() - 8);
        }
        const std::span content(bad.data(), bad.size() - 8);
        const auto sum = checksum(content, static_cast<std::uint64_t>(Row));
        std::memcpy(bad.data() + content.size(), &sum, sizeof sum);
        const auto back = decodeSlice(bad, Row, 3, ColumnSet::all());
        if (back) {
            ASSERT_EQ(back.value().columns[2].size(), back.value().size());
        } else {
            ++refused;
        }
    }
    EXPECT_GT(refused, 10000);
}

TEST(SliceCodec, RefusesABlobFromAnotherPlace)
{
    const Bytes bytes = encodeSlice(someSlice(300, 4), Row);
    EXPECT_EQ(codeOf(decodeSlice(bytes, sliceRow(2, 300, 8), 3, ColumnSet::all())),
              ErrorCode::Corrupt);
    EXPECT_EQ(codeOf(decodeSlice(bytes, Row, 4, ColumnSet::all())), ErrorCode::Corrupt);
    EXPECT_EQ(codeOf(decodePersons(bytes, 7, 2)), ErrorCode::Corrupt);
}

TEST(SliceCodec, TellsANewerFormatApart)
{
    Bytes bytes = encodeSlice(someSlice(3, 4), Row);
    bytes[0] = 2;
    const std::span content(bytes.data(), bytes.size() - 8);
    const auto sum = checksum(content, static_cast<std::uint64_t>(Row));
    std::memcpy(bytes.data() + content.size(), &sum, sizeof sum);
    EXPECT_EQ(codeOf(decodeSlice(bytes, Row, 3, ColumnSet::all())), ErrorCode::NewerFormat);
}

TEST(SliceCodec, RowsOfOneKeyAreOneRange)
{
    EXPECT_LT(sliceRow(1, 65535, 99), sliceRow(2, 0, 0));
    EXPECT_LT(sliceRow(2, 4, 99), sliceRow(2, 5, 0));
    EXPECT_LT(sliceRow(2, 5, 0), sliceRow(2, 5, 1));
    EXPECT_GT(sliceRow(255, 65535, (1U << 24U) - 1), 0);
}
