// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/data_file.h"

#include "core/cache/connection.h"
#include "core/cache/data_file_writer.h"
#include "core/cache/decoded_cache.h"
#include "core/cache/slices/catalog_codec.h"
#include "core/cache/slices/slice_codec.h"

#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace core::cache {

namespace {

/// What SQLite says of a file that was ours when it was opened ("not a database" of a page, "no
/// such table") is damage.
Error asDamage(Error error)
{
    if (error.code == ErrorCode::NotOurs || error.code == ErrorCode::Backend)
        error.code = ErrorCode::Corrupt;
    return error;
}

/// A connection with its statements, used by one thread at a time.
struct Reader
{
    Connection connection;
    Statement selectMeta, selectSlice, selectShard;

    static Result<std::unique_ptr<Reader>> open(const std::filesystem::path& path, const Seal& seal)
    {
        TRY_ASSIGN(auto connection, Connection::open(path, DataFileKind, Access::ReadOnly, seal));
        auto meta = connection.prepare("SELECT body FROM meta WHERE row = ?");
        auto slice = connection.prepare("SELECT body FROM slice WHERE row = ?");
        auto shard = connection.prepare("SELECT body FROM shard WHERE row = ?");
        for (const auto* statement : {&meta, &slice, &shard})
            if (!*statement)
                return asDamage(statement->error());
        return std::unique_ptr<Reader>(new Reader {std::move(connection), std::move(meta).value(),
                                                   std::move(slice).value(),
                                                   std::move(shard).value()});
    }
};

Result<Bytes> readBlob(Statement& select, std::int64_t row)
{
    if (const auto ran = select.run({Value {row}}); !ran)
        return asDamage(ran.error());
    const auto found = select.next();
    if (!found)
        return asDamage(found.error());
    if (!found.value())
        return damagedBlob("data file: a row is missing");
    return select.blob(0);
}

std::size_t bytesOf(const Slice& slice)
{
    std::size_t codes = 3 * slice.size();
    for (const auto& column : slice.columns)
        codes += column.size();
    return codes * sizeof(Code) + slice.blockStarts.size() * sizeof(std::uint32_t)
        + slice.columns.size() * sizeof(slice.columns.front()) + sizeof(Slice);
}

std::size_t bytesOf(const ShardPersons& persons)
{
    return (persons.attributes.size() + 2) * persons.count * sizeof(Code) + sizeof(ShardPersons);
}

/// Codes are indices: one beyond its table would be read, and counted, as something else.
bool isWithin(const std::vector<Code>& codes, std::size_t last)
{
    return codes.empty() || *std::max_element(codes.begin(), codes.end()) <= last;
}

std::size_t lastCode(const Catalog& catalog, std::string_view element)
{
    const ValueTable* table = catalog.valuesOf(element);
    return table ? table->values.size() : 0;
}

bool areWithin(const std::vector<std::vector<Code>>& columns,
               const std::vector<std::string>& elements, const Catalog& catalog)
{
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!isWithin(columns[i], lastCode(catalog, elements[i])))
            return false;
    }
    return true;
}

bool isWithin(const DirectoryEntry& entry, const Catalog& catalog)
{
    return entry.zone.greatestTime <= catalog.times.size()
        && entry.zone.greatestInstitution <= catalog.institutions.size();
}

std::int64_t personsKey(std::uint32_t shard)
{
    return -1 - std::int64_t {shard}; // rows of slices are never negative
}

} // namespace

struct DataFile::State
{
    std::filesystem::path path;
    Seal seal;
    Catalog catalog;
    std::vector<DirectoryEntry> directory;
    DecodedCache cache;
    std::mutex idleReadersMutex; ///< guards idleReaders
    std::condition_variable readerReturned;
    std::vector<std::unique_ptr<Reader>> idleReaders;

    State(std::filesystem::path where, Seal lent, std::size_t budget)
        : path(std::move(where))
        , seal(std::move(lent))
        , cache(budget)
    {
    }

    /// A reader that nobody else uses meanwhile: an idle one, else a new one. When the file has
    /// been replaced since it was opened there are no new ones, but those that are open still read
    /// the old file.
    Result<std::unique_ptr<Reader>> takeReader()
    {
        std::unique_lock lock(idleReadersMutex);
        if (idleReaders.empty()) {
            lock.unlock();
            auto opened = Reader::open(path, seal);
            if (opened || opened.error().code != ErrorCode::NotFound)
                return opened;
            lock.lock();
            readerReturned.wait(lock, [this] { return !idleReaders.empty(); });
        }
        auto reader = std::move(idleReaders.back());
        idleReaders.pop_back();
        return reader;
    }

    void returnReader(std::unique_ptr<Reader> reader)
    {
        {
            const std::lock_guard lock(idleReadersMutex);
            idleReaders.push_back(std::move(reader));
        }
        readerReturned.notify_one();
    }

    Result<Bytes> read(Statement Reader::*select, std::int64_t row)
    {
        TRY_ASSIGN(auto reader, takeReader());
        auto bytes = readBlob((*reader).*select, row);
        returnReader(std::move(reader));
        return bytes;
    }

    /// @p known: what the cache has of the slice; its columns come along.
    Result<std::shared_ptr<const Slice>> decode(std::size_t kind, std::int64_t row,
                                                const SliceZone& listed, const Reading& reading,
                                                const Slice* known)
    {
        const KindShape& shape = catalog.kinds[kind];
        ColumnSet wanted = reading.columns;
        for (std::size_t i = 0; known && i < shape.elements.size(); ++i)
            if (!known->columns[i].empty())
                wanted.add(i);
        TRY_ASSIGN(const auto blob, read(&Reader::selectSlice, row));
        TRY_ASSIGN(auto decoded, decodeSlice(blob, row, shape.elements.size(), wanted));
        if (zoneOf(decoded) != listed)
            return damagedBlob("slice: not what the directory says");
        if (!areWithin(decoded.columns, shape.elements, catalog))
            return damagedBlob("slice: a code of no value");
        auto slice = std::make_shared<const Slice>(std::move(decoded));
        cache.insert(row, slice, bytesOf(*slice),
                     reading.mayEvict ? DecodedCache::Room::Make : DecodedCache::Room::Find);
        return slice;
    }
};

DataFile::DataFile(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

DataFile::~DataFile() = default;

Result<std::shared_ptr<const DataFile>> DataFile::open(const std::filesystem::path& path, Seal seal,
                                                       std::size_t cacheBytes)
{
    auto state = std::make_unique<State>(path, std::move(seal), cacheBytes);
    TRY_ASSIGN(auto reader, Reader::open(path, state->seal));
    const auto meta = [&reader](MetaRow row) {
        return readBlob(reader->selectMeta, static_cast<std::int64_t>(row));
    };
    TRY_ASSIGN(const auto catalog, meta(MetaRow::Catalog));
    TRY_ASSIGN(state->catalog, decodeCatalog(catalog));
    TRY_ASSIGN(const auto directory, meta(MetaRow::Directory));
    TRY_ASSIGN(state->directory, decodeDirectory(directory));
    const auto fits
        = [&state](const DirectoryEntry& entry) { return isWithin(entry, state->catalog); };
    if (!std::all_of(state->directory.begin(), state->directory.end(), fits))
        return damagedBlob("directory: a time or institution that is not there");
    state->idleReaders.push_back(std::move(reader));
    return std::shared_ptr<const DataFile>(new DataFile(std::move(state)));
}

const Catalog& DataFile::catalog() const
{
    return m_state->catalog;
}

Result<std::shared_ptr<const ShardPersons>> DataFile::persons(std::uint32_t shard) const
{
    if (const auto known = m_state->cache.find(personsKey(shard)))
        return std::static_pointer_cast<const ShardPersons>(known);
    TRY_ASSIGN(const auto blob, m_state->read(&Reader::selectShard, shard));
    const Catalog& catalog = m_state->catalog;
    TRY_ASSIGN(auto decoded, decodePersons(blob, shard, catalog.attributes.size()));
    if (!isWithin(decoded.home, catalog.institutions.size())
        || !areWithin(decoded.attributes, catalog.attributes, catalog))
        return damagedBlob("shard: a code of no value");
    auto persons = std::make_shared<const ShardPersons>(std::move(decoded));
    m_state->cache.insert(personsKey(shard), persons, bytesOf(*persons));
    return persons;
}

std::optional<SliceZone> DataFile::zone(std::size_t kind, Code key, std::uint32_t shard) const
{
    const auto row = sliceRow(kind, key, shard);
    const auto found = std::lower_bound(
        m_state->directory.begin(), m_state->directory.end(), row,
        [](const DirectoryEntry& entry, std::int64_t wanted) { return entry.row < wanted; });
    if (found == m_state->directory.end() || found->row != row)
        return std::nullopt;
    return found->zone;
}

Result<std::shared_ptr<const Slice>>
DataFile::readSlice(std::size_t kind, Code key, std::uint32_t shard, const Reading& reading) const
{
    const auto row = sliceRow(kind, key, shard);
    auto slice = std::static_pointer_cast<const Slice>(m_state->cache.find(row));
    const bool isKnown = slice && slice->holds(reading.columns);
    if (!isKnown) {
        const auto listed = zone(kind, key, shard);
        if (!listed)
            return std::shared_ptr<const Slice>();
        TRY_ASSIGN(slice, m_state->decode(kind, row, *listed, reading, slice.get()));
    }
    if (reading.counts)
        *reading.counts += {1, isKnown ? 1U : 0U};
    return slice;
}

std::size_t DataFile::cachedBytes() const
{
    return m_state->cache.bytes();
}

std::size_t DataFile::cacheBudget() const
{
    return m_state->cache.budget();
}

std::size_t DataFile::defaultCacheBytes()
{
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long size = sysconf(_SC_PAGESIZE);
    constexpr std::size_t Least = std::size_t {256} << 20U;
    if (pages <= 0 || size <= 0)
        return Least;
    return std::max(Least, static_cast<std::size_t>(pages) / 4 * static_cast<std::size_t>(size));
}

} // namespace core::cache
