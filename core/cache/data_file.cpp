// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/data_file.h"

#include "core/cache/connection.h"
#include "core/cache/data_file_writer.h"
#include "core/cache/decoded_cache.h"
#include "core/cache/slices/catalog_codec.h"
#include "core/cache/slices/slice_codec.h"

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
    return (slice.columns.size() + 3) * slice.size() * sizeof(Code) + sizeof(Slice);
}

std::size_t bytesOf(const ShardPersons& persons)
{
    return (persons.attributes.size() + 2) * persons.count * sizeof(Code) + sizeof(ShardPersons);
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
    std::vector<std::int64_t> directory;
    DecodedCache decoded;
    std::mutex idleReadersMutex; ///< guards idleReaders
    std::condition_variable readerReturned;
    std::vector<std::unique_ptr<Reader>> idleReaders;

    State(std::filesystem::path where, Seal lent, std::size_t budget)
        : path(std::move(where))
        , seal(std::move(lent))
        , decoded(budget)
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
    state->idleReaders.push_back(std::move(reader));
    return std::shared_ptr<const DataFile>(new DataFile(std::move(state)));
}

const Catalog& DataFile::catalog() const
{
    return m_state->catalog;
}

Result<std::shared_ptr<const ShardPersons>> DataFile::persons(std::uint32_t shard) const
{
    if (const auto known = m_state->decoded.find(personsKey(shard)))
        return std::static_pointer_cast<const ShardPersons>(known);
    TRY_ASSIGN(const auto blob, m_state->read(&Reader::selectShard, shard));
    TRY_ASSIGN(auto decoded, decodePersons(blob, shard, m_state->catalog.attributes.size()));
    auto persons = std::make_shared<const ShardPersons>(std::move(decoded));
    m_state->decoded.insert(personsKey(shard), persons, bytesOf(*persons));
    return persons;
}

Result<std::shared_ptr<const Slice>> DataFile::slice(std::size_t kind, Code key,
                                                     std::uint32_t shard) const
{
    const auto row = sliceRow(kind, key, shard);
    const auto& directory = m_state->directory;
    if (!std::binary_search(directory.begin(), directory.end(), row))
        return std::shared_ptr<const Slice>();
    if (const auto known = m_state->decoded.find(row))
        return std::static_pointer_cast<const Slice>(known);
    TRY_ASSIGN(const auto blob, m_state->read(&Reader::selectSlice, row));
    TRY_ASSIGN(auto decoded, decodeSlice(blob, row, m_state->catalog.kinds[kind].elements.size()));
    auto slice = std::make_shared<const Slice>(std::move(decoded));
    m_state->decoded.insert(row, slice, bytesOf(*slice));
    return slice;
}

} // namespace core::cache
