// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "invented_region.h"
#include "pathways.h"
#include "submission_maker.h"

#include "core/cache/data_file.h"
#include "core/cache/data_file_writer.h"
#include "core/cache/decoded_cache.h"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>

using namespace core;
using namespace core::cache;
using namespace core::cache::tests;

namespace {

/// A region on disk and, from the same build, in memory.
struct OnDisk
{
    TemporaryFolder folder;
    std::filesystem::path path = folder.path() / "d.segue";
    MemorySource memory;

    explicit OnDisk(int persons = 300)
    {
        const auto region = inventRegion(11, persons);
        memory.setCatalog(buildInto(region, memory).catalog);
        auto writer = DataFileWriter::create(path);
        EXPECT_TRUE(writer.hasValue());
        const auto outcome = buildInto(region, *writer.value());
        EXPECT_TRUE(writer.value()->finish(outcome.catalog).hasValue());
    }

    static BuildOutcome buildInto(const InventedRegion& region, BuildSink& sink)
    {
        SurrogateBook surrogates;
        surrogates.seal();
        SeededRandom random;
        TaskContext task;
        auto outcome = buildData({region.submissions, region.agreements, builtInDictionary(), "d"},
                                 surrogates, random, sink, task);
        EXPECT_TRUE(outcome.hasValue());
        return std::move(outcome).value();
    }

    std::string bytes() const
    {
        std::ifstream in(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    void overwrite(const std::string& bytes) const
    {
        std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    }
};

ErrorCode openError(const std::filesystem::path& path)
{
    const auto file = DataFile::open(path);
    return file ? ErrorCode::Internal : file.error().code;
}

/// Reads everything; the first error, or Internal when there is none.
ErrorCode readAll(const DataFile& file)
{
    const auto& catalog = file.catalog();
    for (std::uint32_t shard = 0; shard < catalog.shardCount; ++shard) {
        if (const auto persons = file.persons(shard); !persons)
            return persons.error().code;
        for (std::size_t kind = 0; kind < catalog.kinds.size(); ++kind) {
            const auto* keys = catalog.valuesOf(catalog.kinds[kind].keyElement);
            for (std::size_t key = 0; key <= keys->values.size(); ++key)
                if (const auto slice = file.slice(kind, static_cast<Code>(key), shard); !slice)
                    return slice.error().code;
        }
    }
    return ErrorCode::Internal;
}

} // namespace

TEST(DataFile, HoldsWhatWasBuilt)
{
    const OnDisk disk;
    const auto file = DataFile::open(disk.path);
    ASSERT_TRUE(file.hasValue()) << file.error().detail;
    EXPECT_EQ(dump(*file.value()), dump(disk.memory));
    EXPECT_EQ(dump(*file.value()), dump(disk.memory)) << "the second time from memory";
}

TEST(DataFile, AnswersNullWhereThereIsNoSlice)
{
    const OnDisk disk;
    const auto file = DataFile::open(disk.path).value();
    const auto none = file->slice(0, 65000, 0);
    ASSERT_TRUE(none.hasValue());
    EXPECT_EQ(none.value(), nullptr);
}

TEST(DataFile, TellsForeignNewerDamagedAndMissingFilesApart)
{
    const OnDisk disk;
    EXPECT_EQ(openError(disk.folder.path() / "none.segue"), ErrorCode::NotFound);
    EXPECT_EQ(openError(disk.folder.path()), ErrorCode::NotOurs);

    const std::string good = disk.bytes();
    disk.overwrite("id,name\n1,Yarrow\n" + std::string(2000, 'x'));
    EXPECT_EQ(openError(disk.path), ErrorCode::NotOurs);
    disk.overwrite("");
    EXPECT_EQ(openError(disk.path), ErrorCode::Corrupt);

    std::string other = good;
    other[68] = 'X'; // SQLite's application id
    disk.overwrite(other);
    EXPECT_EQ(openError(disk.path), ErrorCode::NotOurs);
    std::string newer = good;
    newer[63] = 2; // SQLite's user version
    disk.overwrite(newer);
    EXPECT_EQ(openError(disk.path), ErrorCode::NewerFormat);
    disk.overwrite(good.substr(0, good.size() / 2));
    EXPECT_EQ(openError(disk.path), ErrorCode::Corrupt);
}

TEST(DataFile, NeverGivesAWrongAnswerFromADamagedFile)
{
    const OnDisk disk(60);
    const std::string good = disk.bytes();
    const std::string expected = dump(disk.memory);
    std::mt19937 random(5);
    int refused = 0;
    for (int round = 0; round < 400; ++round) {
        std::string bad = good;
        const auto at = random() % bad.size();
        bad[at] = static_cast<char>(bad[at] ^ (1 << random() % 8));
        disk.overwrite(bad);
        const auto file = DataFile::open(disk.path);
        const auto error = file ? readAll(*file.value()) : file.error().code;
        if (error == ErrorCode::Internal) {
            ASSERT_EQ(dump(*file.value()), expected) << "byte " << at;
        } else {
            ++refused;
            ASSERT_TRUE(error == ErrorCode::Corrupt || error == ErrorCode::NotOurs
                        || error == ErrorCode::NewerFormat)
                << static_cast<int>(error) << " at byte " << at;
        }
    }
    EXPECT_GT(refused, 5);
}

TEST(DataFile, ManyThreadsReadTheSame)
{
    const OnDisk disk;
    const std::string expected = dump(disk.memory);
    // A budget so small that slices come and go all the time.
    const auto file = DataFile::open(disk.path, 20000).value();
    std::vector<std::string> seen(4);
    {
        std::vector<std::jthread> threads;
        for (auto& own : seen)
            threads.emplace_back([&own, &file] {
                for (int round = 0; round < 3; ++round)
                    own = dump(*file);
            });
    }
    for (const auto& own : seen)
        EXPECT_EQ(own, expected);
}

TEST(DataFile, StaysReadableWhenItsFileIsReplaced)
{
    const OnDisk disk;
    const std::string expected = dump(disk.memory);
    const auto file = DataFile::open(disk.path).value();
    std::filesystem::remove(disk.path);
    std::vector<std::string> seen(3);
    {
        std::vector<std::jthread> threads;
        for (auto& own : seen)
            threads.emplace_back([&own, &file] { own = dump(*file); });
    }
    for (const auto& own : seen)
        EXPECT_EQ(own, expected);
}

TEST(DecodedCache, DropsWhatWasUnusedForLongest)
{
    DecodedCache cache(100);
    const auto item = std::make_shared<const int>(1);
    cache.insert(1, item, 40);
    cache.insert(2, item, 40);
    EXPECT_NE(cache.find(1), nullptr);
    cache.insert(3, item, 40);
    EXPECT_EQ(cache.find(2), nullptr);
    EXPECT_NE(cache.find(1), nullptr);
    EXPECT_NE(cache.find(3), nullptr);
    EXPECT_EQ(cache.bytes(), 80U);
    cache.insert(4, item, 101);
    EXPECT_EQ(cache.find(4), nullptr) << "it alone is over the budget";
    EXPECT_EQ(cache.bytes(), 80U);
}
