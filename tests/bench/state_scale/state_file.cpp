// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "state_file.h"

#include "spill.h"

#include "core/cache/data_file_writer.h"
#include "core/vault/keys/key_safe.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

namespace tests::state {

namespace {

namespace fs = std::filesystem;
using core::Result;
using core::vault::FrozenIdentity;
using core::vault::KeyFile;

static_assert(std::is_trivially_copyable_v<FrozenIdentity>);

core::SecretBuffer published()
{
    const auto words = core::vault::KeySafe::publishedPassphrase();
    return core::SecretBuffer::copyOf(std::as_bytes(std::span(words)));
}

fs::path keysIn(const fs::path& folder)
{
    return folder / "keys";
}
fs::path dataIn(const fs::path& folder)
{
    return folder / "data.segue";
}
fs::path identityIn(const fs::path& folder)
{
    return folder / "identity";
}

Result<KeyFile> newKeys(const fs::path& folder)
{
    const core::vault::Secrets secrets {.passphrase = published(),
                                        .recovery = core::SecretBuffer(32)};
    TRY_ASSIGN(
        auto file,
        KeyFile::create({.protection = {.passphrase = true}, .inventedOnly = true, .logN = 10},
                        secrets));
    TRY_VOID(file.save(keysIn(folder)));
    TRY_VOID(file.unlock(secrets));
    return file;
}

/// Invents the shards, several at once, into the spill.
class Inventing
{
public:
    Inventing(const World& world, const Population& population, Spill& spill)
        : m_world(world)
        , m_population(population)
        , m_spill(spill)
        , m_persons(population.shards())
        , m_last(noneSeen())
    {
    }

    Result<void> run(unsigned threads)
    {
        {
            std::vector<std::jthread> workers;
            for (unsigned i = 0; i < std::max(threads, 1U); ++i)
                workers.emplace_back([this] { work(); });
        }
        if (m_error)
            return *m_error;
        return {};
    }

    const std::vector<core::cache::ShardPersons>& persons() const { return m_persons; }
    std::int64_t records() const { return m_records; }
    std::vector<core::cache::Observation> observed() const;

private:
    /// By kind and institution: the time that ends last.
    using LastSeen = std::vector<std::vector<Code>>;
    LastSeen noneSeen() const
    {
        return LastSeen(KindCount, std::vector<Code>(m_world.places.size() + 1));
    }

    void work()
    {
        LastSeen last = noneSeen();
        std::int64_t records = 0;
        std::optional<core::Error> error;
        for (;;) {
            const std::uint32_t number = m_next.fetch_add(1);
            if (number >= m_persons.size())
                break;
            auto shard = makeShard(m_world, m_population, number);
            if (const auto added = m_spill.add(number, shard.rows); !added)
                error = added.error();
            m_persons[number] = std::move(shard.persons);
            for (std::size_t kind = 0; kind < KindCount; ++kind)
                for (const auto& bucket : shard.rows[kind]) {
                    records += static_cast<std::int64_t>(bucket.size());
                    for (const auto& row : bucket)
                        keepLater(last[kind][row.institution], row.time);
                }
        }
        const std::lock_guard lock(m_mutex);
        m_records += records;
        if (error)
            m_error = error;
        for (std::size_t kind = 0; kind < KindCount; ++kind)
            for (std::size_t code = 1; code < last[kind].size(); ++code)
                if (last[kind][code] != core::cache::Missing)
                    keepLater(m_last[kind][code], last[kind][code]);
    }

    void keepLater(Code& last, Code time) const
    {
        if (last == core::cache::Missing || endOf(time) > endOf(last))
            last = time;
    }
    core::Day endOf(Code time) const { return m_world.catalog.times[time - 1U].end; }

    const World& m_world;
    const Population& m_population;
    Spill& m_spill;
    std::atomic<std::uint32_t> m_next = 0;
    std::vector<core::cache::ShardPersons> m_persons; ///< each by the one thread that made it
    std::mutex m_mutex; ///< guards what follows
    LastSeen m_last;
    std::int64_t m_records = 0;
    std::optional<core::Error> m_error;
};

std::vector<core::cache::Observation> Inventing::observed() const
{
    std::vector<core::cache::Observation> observed;
    for (std::size_t kind = 0; kind < KindCount; ++kind)
        for (std::size_t code = 1; code < m_last[kind].size(); ++code)
            if (m_last[kind][code] != core::cache::Missing)
                observed.push_back({m_world.catalog.kinds[kind].kind, static_cast<Code>(code),
                                    endOf(m_last[kind][code])});
    return observed;
}

} // namespace

Result<Made> makeState(const World& world, const Population& population, const fs::path& folder,
                       unsigned threads)
{
    std::error_code ignored;
    fs::create_directories(folder, ignored);
    TRY_ASSIGN(const auto keys, newKeys(folder));
    TRY_ASSIGN(const auto spill, Spill::create(folder / "rows.part", world));
    Inventing inventing(world, population, *spill);
    TRY_VOID(inventing.run(threads));
    TRY_ASSIGN(const auto writer, core::cache::DataFileWriter::create(dataIn(folder), keys.keys()));
    for (std::uint32_t shard = 0; shard < population.shards(); ++shard)
        TRY_VOID(writer->addPersons(shard, inventing.persons()[shard]));
    for (const auto& piece : spill->sortedPieces()) {
        TRY_ASSIGN(const auto slice, spill->read(piece));
        TRY_VOID(writer->addSlice(piece.kind, piece.key, piece.shard, slice));
    }
    Made made {inventing.records(), 0, world.catalog};
    auto& catalog = made.catalog;
    catalog.id = "state-" + std::to_string(population.size().students);
    catalog.title = "Invented state";
    catalog.synthetic = true;
    catalog.personCount = population.size().students;
    catalog.shardCount = population.shards();
    catalog.observed = inventing.observed();
    for (const auto& one : catalog.observed)
        catalog.asOf = std::max(catalog.asOf, one.through);
    TRY_ASSIGN(const auto written, writer->finish(catalog));
    made.bytes = written.bytes;
    std::ofstream(identityIn(folder), std::ios::binary)
        .write(reinterpret_cast<const char*>(&written.identity), sizeof written.identity);
    return made;
}

Result<std::shared_ptr<const core::cache::DataFile>> openState(const fs::path& folder)
{
    TRY_ASSIGN(auto keys, KeyFile::load(keysIn(folder)));
    TRY_VOID(keys.unlock({.passphrase = published()}));
    FrozenIdentity identity;
    if (!std::ifstream(identityIn(folder), std::ios::binary)
             .read(reinterpret_cast<char*>(&identity), sizeof identity))
        return core::Error {core::ErrorCode::Io, "the identity of the state's file"};
    const auto& kind = core::cache::DataFileKind;
    TRY_ASSIGN(auto seal, core::cache::lendKey(keys.keys().key(kind.purpose), kind, identity));
    return core::cache::DataFile::open(dataIn(folder), std::move(seal));
}

} // namespace tests::state
