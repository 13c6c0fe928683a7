// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cheap_keys.h"
#include "invented_region.h"
#include "pathways.h"
#include "submission_maker.h"

#include "core/cache/data_file.h"
#include "core/cache/data_file_writer.h"
#include "core/cache/decoded_cache.h"
#include "core/cache/slices/slice_codec.h"

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
    vault::FrozenIdentity identity;

    explicit OnDisk(int persons = 300)
    {
        const auto region = inventRegion(11, persons);
        memory.setCatalog(buildInto(region, memory).catalog);
        auto writer = DataFileWriter::create(path, someKeys());
        EXPECT_TRUE(writer.hasValue());
        const auto outcome = buildInto(region, *writer.value());
        const auto written = writer.value()->finish(outcome.catalog);
        EXPECT_TRUE(written.hasValue()) << written.error().detail;
        identity = written.value().identity;
    }

    Result<std::shared_ptr<const DataFile>> open(std::size_t cacheBytes
                                                 = DataFile::defaultCacheBytes()) const
    {
        return DataFile::open(path, sealOf(DataFileKind, identity), cacheBytes);
    }
    /// Internal when it opens.
    ErrorCode openError() const
    {
        const auto file = open();
        return file ? ErrorCode::Internal : file.error().code;
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
    const auto file = disk.open();
    ASSERT_TRUE(file.hasValue()) << file.error().detail;
    EXPECT_EQ(dump(*file.value()), dump(disk.memory));
    EXPECT_EQ(dump(*file.value()), dump(disk.memory)) << "the second time from memory";
}

TEST(DataFile, AnswersNullWhereThereIsNoSlice)
{
    const OnDisk disk;
    const auto file = disk.open().value();
    const auto none = file->slice(0, 65000, 0);
    ASSERT_TRUE(none.hasValue());
    EXPECT_EQ(none.value(), nullptr);
}

TEST(DataFile, TellsForeignDamagedAndMissingFilesApart)
{
    const OnDisk disk;
    const std::string good = disk.bytes();
    disk.overwrite("id,name\n1,Yarrow\n" + std::string(2000, 'x'));
    EXPECT_EQ(disk.openError(), ErrorCode::NotOurs);
    disk.overwrite("SQLite format 3" + std::string(5000, '\0'));
    EXPECT_EQ(disk.openError(), ErrorCode::NotOurs) << "a file that is not sealed";
    disk.overwrite("");
    EXPECT_EQ(disk.openError(), ErrorCode::Corrupt);
    disk.overwrite(good.substr(0, good.size() / 2));
    EXPECT_EQ(disk.openError(), ErrorCode::Corrupt);
    disk.overwrite(good + std::string(20, '\0'));
    EXPECT_EQ(disk.openError(), ErrorCode::Corrupt);
    std::filesystem::remove(disk.path);
    EXPECT_EQ(disk.openError(), ErrorCode::NotFound);
    std::filesystem::create_directory(disk.path);
    EXPECT_EQ(disk.openError(), ErrorCode::NotOurs);
}

TEST(DataFile, OpensUnderItsOwnKeyAndAsItselfOnly)
{
    const OnDisk disk;
    const OnDisk other;
    EXPECT_EQ(DataFile::open(other.path, sealOf(DataFileKind, disk.identity)).error().code,
              ErrorCode::OlderCopy);
    const SecretBuffer foreign(32);
    const auto seal = lendKey(foreign.bytes(), DataFileKind, disk.identity).value();
    EXPECT_EQ(DataFile::open(disk.path, seal).error().code, ErrorCode::WrongKey);
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
        const auto file = disk.open();
        const auto error = file ? readAll(*file.value()) : file.error().code;
        if (error == ErrorCode::Internal) {
            ASSERT_EQ(dump(*file.value()), expected) << "byte " << at;
        } else {
            ++refused;
            ASSERT_TRUE(error == ErrorCode::Corrupt || error == ErrorCode::NotOurs)
                << static_cast<int>(error) << " at byte " << at;
        }
    }
    EXPECT_GT(refused, 300);
}

TEST(DataFile, ManyThreadsReadTheSame)
{
    const OnDisk disk;
    const std::string expected = dump(disk.memory);
    // A budget so small that slices come and go all the time.
    const auto file = disk.open(20000).value();
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
    const auto file = disk.open().value();
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

namespace {

/// Where the first slice of a file with several rows is.
struct Place
{
    std::size_t kind = 0;
    Code key = 0;
};

Place somePlace(const SliceSource& source)
{
    const auto& catalog = source.catalog();
    for (std::size_t kind = 0; kind < catalog.kinds.size(); ++kind)
        for (std::size_t key = 0; key < 500; ++key)
            if (const auto zone = source.zone(kind, static_cast<Code>(key), 0);
                zone && zone->rows > 20 && catalog.kinds[kind].elements.size() > 2)
                return {kind, static_cast<Code>(key)};
    ADD_FAILURE();
    return {};
}

/// A file like @p from, with another directory.
vault::FrozenIdentity writeWith(const MemorySource& from, std::vector<DirectoryEntry> directory,
                                const Place& place, const std::filesystem::path& path)
{
    auto part = path;
    part += ".part";
    {
        auto seal = lendKey(someKeys().key(DataFileKind.purpose), DataFileKind).value();
        auto connection = Connection::open(part, DataFileKind, Access::CreateOnce, seal).value();
        const auto insert = [&connection](const char* table, std::int64_t row, Bytes body) {
            const std::string name = table;
            EXPECT_TRUE(connection.run("CREATE TABLE " + name
                                       + " (row INTEGER PRIMARY KEY, body BLOB NOT NULL)"));
            EXPECT_TRUE(connection.prepare("INSERT INTO " + name + " VALUES (?, ?)")
                            .value()
                            .run({Value {row}, Value {std::move(body)}}));
        };
        insert("shard", 0, encodePersons(*from.persons(0).value(), 0));
        const auto row = sliceRow(place.kind, place.key, 0);
        insert("slice", row, encodeSlice(*from.slice(place.kind, place.key, 0).value(), row));
        insert("meta", 0, encodeCatalog(from.catalog()));
        EXPECT_TRUE(connection.prepare("INSERT INTO meta VALUES (1, ?)")
                        .value()
                        .run({Value {encodeDirectory(directory)}}));
    }
    return freezeFile(part, path, DataFileKind, someKeys().key(DataFileKind.purpose)).value();
}

} // namespace

TEST(DataFile, TellsTheZoneOfASliceWithoutReadingIt)
{
    const OnDisk disk;
    const auto file = disk.open().value();
    const auto& catalog = file->catalog();
    int slices = 0;
    for (std::size_t kind = 0; kind < catalog.kinds.size(); ++kind)
        for (std::size_t key = 0; key < 500; ++key) {
            const auto zone = file->zone(kind, static_cast<Code>(key), 0);
            EXPECT_EQ(zone, disk.memory.zone(kind, static_cast<Code>(key), 0));
            slices += zone ? 1 : 0;
        }
    EXPECT_GT(slices, 5);
    EXPECT_EQ(file->cachedBytes(), 0U);
}

TEST(DataFile, RefusesASliceOfWhichItsDirectoryLies)
{
    const OnDisk disk;
    const Place place = somePlace(disk.memory);
    const auto row = sliceRow(place.kind, place.key, 0);
    const SliceZone good = *disk.memory.zone(place.kind, place.key, 0);
    for (int lie = 0; lie <= 5; ++lie) {
        SliceZone zone = good;
        zone.rows += lie == 1 ? 1 : 0;
        zone.leastTime = static_cast<Code>(zone.leastTime + (lie == 2 ? 1 : 0));
        zone.greatestTime = static_cast<Code>(zone.greatestTime + (lie == 3 ? 1 : 0));
        zone.leastInstitution = static_cast<Code>(zone.leastInstitution + (lie == 4 ? 1 : 0));
        zone.greatestInstitution = static_cast<Code>(zone.greatestInstitution + (lie == 5 ? 1 : 0));
        const TemporaryFolder folder;
        const auto path = folder.path() / "lie.segue";
        const auto identity = writeWith(disk.memory, {{row, zone}}, place, path);
        const auto file = DataFile::open(path, sealOf(DataFileKind, identity));
        ASSERT_TRUE(file) << file.error().detail;
        const auto slice = file.value()->slice(place.kind, place.key, 0);
        ASSERT_EQ(slice.hasValue(), lie == 0) << "lie " << lie;
        if (lie != 0) {
            EXPECT_EQ(slice.error().code, ErrorCode::Corrupt);
        }
    }
}

TEST(DataFile, DecodesTheColumnsThatAreAskedFor)
{
    const OnDisk disk;
    const auto file = disk.open().value();
    const Place place = somePlace(*file);
    const Slice whole = *disk.memory.slice(place.kind, place.key, 0).value();
    ReadCounts counts;
    Reading reading;
    reading.columns = {};
    reading.columns.add(1);
    reading.counts = &counts;
    const auto few = file->readSlice(place.kind, place.key, 0, reading).value();
    EXPECT_TRUE(few->columns[0].empty());
    EXPECT_EQ(few->columns[1], whole.columns[1]);
    EXPECT_EQ(few->person, whole.person);
    const std::size_t bytes = file->cachedBytes();
    reading.columns = {};
    reading.columns.add(2);
    const auto more = file->readSlice(place.kind, place.key, 0, reading).value();
    EXPECT_EQ(more->columns[1], whole.columns[1]) << "what was known stays";
    EXPECT_EQ(more->columns[2], whole.columns[2]);
    EXPECT_GT(file->cachedBytes(), bytes);
    EXPECT_EQ(counts.fromCache, 0U);
    reading.columns.add(1);
    EXPECT_EQ(file->readSlice(place.kind, place.key, 0, reading).value(), more);
    EXPECT_EQ(counts.fromCache, 1U);
    EXPECT_EQ(counts.slices, 3U);
    EXPECT_EQ(file->slice(place.kind, place.key, 0).value()->columns, whole.columns);
}

TEST(DataFile, StreamsPastTheCacheWhatIsNotToPushOthersOut)
{
    const OnDisk disk;
    const auto file = disk.open(40000).value();
    const Place place = somePlace(*file);
    ReadCounts counts;
    Reading kept;
    kept.counts = &counts;
    EXPECT_TRUE(file->readSlice(place.kind, place.key, 0, kept));
    Reading streamed;
    streamed.mayEvict = false;
    const auto readOthers = [&](const Reading& reading) {
        for (std::size_t kind = 0; kind < file->catalog().kinds.size(); ++kind)
            for (std::size_t key = 0; key < 500; ++key)
                if (kind != place.kind || key != place.key) {
                    EXPECT_TRUE(file->readSlice(kind, static_cast<Code>(key), 0, reading));
                }
    };
    readOthers(streamed);
    EXPECT_LE(file->cachedBytes(), 40000U);
    EXPECT_TRUE(file->readSlice(place.kind, place.key, 0, kept));
    EXPECT_EQ(counts.fromCache, 1U) << "it is still there";
    readOthers({});
    EXPECT_TRUE(file->readSlice(place.kind, place.key, 0, kept));
    EXPECT_EQ(counts.fromCache, 1U) << "others have pushed it out";
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
    cache.insert(5, item, 40, DecodedCache::Room::Find);
    EXPECT_EQ(cache.find(5), nullptr) << "there is no room, and none is made";
    const auto larger = std::make_shared<const int>(2);
    cache.insert(1, larger, 60);
    EXPECT_EQ(cache.find(1), larger) << "in place of the one before";
    EXPECT_EQ(cache.bytes(), 100U);
    EXPECT_NE(cache.find(3), nullptr);
}
