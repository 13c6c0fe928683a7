// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What sealing costs: blobs of 512 KiB written and read, small transactions, readers side by side,
// unlocking. Plain SQLite, ours and SQLCipher take turns in one run, and medians are compared:
// times of different runs, or of different machines, say nothing.
#include "bench_database.h"

#include "core/cache/connection.h"
#include "core/vault/keys/key_safe.h"
#include "core/vault/primitives/hmac.h"
#include "core/vault/sealed/process.h"
#include "tests/support/memory_keychain.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <optional>
#include <thread>
#include <vector>

namespace bench {
namespace {

namespace fs = std::filesystem;
using core::vault::FrozenIdentity;
using core::vault::Role;
using core::vault::SealHandle;

constexpr int Blobs = 64;
constexpr std::size_t BlobBytes = std::size_t {512} * 1024;
constexpr int Transactions = 1000;
constexpr std::size_t RowBytes = 120;
constexpr int FrozenPage = 32768; // as the program's data files
constexpr int MutablePage = 4096; // as its profile
constexpr int SqlCipherPage = 1024; // the default of 3.4.1

enum class Kind
{
    Plain,
    Sealed,
    SqlCipher, ///< as an expert sets it: our page size
    SqlCipherAsItComes ///< Debian's default page
};

enum class Way
{
    QtSql,
    CApi
};

struct Contestant
{
    const char* name;
    Kind kind;
    Way way;
};

const Contestant All[] = {
    {"plain, Qt Sql", Kind::Plain, Way::QtSql},
    {"sealed, Qt Sql", Kind::Sealed, Way::QtSql},
    {"plain, C", Kind::Plain, Way::CApi},
    {"sealed, C", Kind::Sealed, Way::CApi},
    {"SQLCipher, C", Kind::SqlCipher, Way::CApi},
    {"SQLCipher, 1 K", Kind::SqlCipherAsItComes, Way::CApi},
};

bool isSqlCipher(Kind kind)
{
    return kind == Kind::SqlCipher || kind == Kind::SqlCipherAsItComes;
}

double seconds(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

class Bench
{
public:
    explicit Bench(fs::path folder)
        : m_folder(std::move(folder))
        , m_key(32)
        , m_blob(BlobBytes)
    {
        if (!core::vault::fillRandom(m_key.bytes())
            || !core::vault::fillRandom(std::as_writable_bytes(std::span(m_blob))))
            fail("no random bytes");
        for (const Contestant& one : All)
            if (!isSqlCipher(one.kind) || hasSqlCipher())
                m_order.push_back(&one);
    }

    void round()
    {
        for (const Contestant* one : m_order)
            writeBlobs(*one);
        for (const int threads : {1, 2})
            for (const Contestant* one : m_order)
                readBlobs(*one, threads);
        for (const Contestant* one : m_order)
            writeRows(*one);
        // Who comes first finds the disk idle: another one next time.
        std::rotate(m_order.begin(), m_order.begin() + 1, m_order.end());
    }

    /// 0 when it was not measured.
    double median(const std::string& what, const std::string& who) const
    {
        const auto found = m_times.find({what, who});
        if (found == m_times.end())
            return 0;
        std::vector<double> times = found->second;
        std::sort(times.begin(), times.end());
        return times[times.size() / 2];
    }

private:
    void took(const std::string& what, const Contestant& one, const std::function<void()>& work)
    {
        m_times[{what, one.name}].push_back(seconds(work));
    }
    SealHandle lend(Role role, std::optional<FrozenIdentity> frozen = {}) const
    {
        auto handle = SealHandle::lend(m_key.bytes(), role, frozen);
        if (!handle)
            fail(handle.error().detail);
        return std::move(handle).value();
    }
    fs::path fileOf(const Contestant& one, const char* ending) const
    {
        return m_folder
            / (std::to_string(static_cast<int>(one.kind))
               + std::to_string(static_cast<int>(one.way)) + ending);
    }
    static std::unique_ptr<Database> open(const Contestant& one, const Target& target, int pageSize)
    {
        if (isSqlCipher(one.kind))
            return openWithSqlCipher(target,
                                     one.kind == Kind::SqlCipher ? pageSize : SqlCipherPage);
        return one.way == Way::QtSql ? openWithQt(target) : openWithSqlite(target);
    }

    void writeBlobs(const Contestant& one);
    void readBlobs(const Contestant& one, int threads);
    void writeRows(const Contestant& one);

    fs::path m_folder;
    core::SecretBuffer m_key;
    std::vector<char> m_blob;
    std::vector<const Contestant*> m_order;
    std::map<std::string, FrozenIdentity> m_frozen; ///< by contestant
    std::map<std::pair<std::string, std::string>, std::vector<double>> m_times;
};

/// As a data file is built: one transaction, no journal, no sync; ours is then frozen, with syncs.
void Bench::writeBlobs(const Contestant& one)
{
    const fs::path path = fileOf(one, ".building");
    fs::remove(path);
    took("write", one, [&] {
        const auto seal = one.kind == Kind::Sealed ? std::optional(lend(Role::Data)) : std::nullopt;
        const auto database
            = open(one, {path, Mode::Create, seal ? seal->number() : 0}, FrozenPage);
        if (one.kind != Kind::SqlCipherAsItComes)
            database->run("PRAGMA page_size = " + std::to_string(FrozenPage));
        database->run("PRAGMA journal_mode = OFF");
        database->run("PRAGMA synchronous = OFF");
        database->run("PRAGMA locking_mode = EXCLUSIVE");
        database->run("CREATE TABLE t (id INTEGER PRIMARY KEY, bytes BLOB)");
        database->run("BEGIN");
        for (int id = 0; id < Blobs; ++id)
            database->insert(id, m_blob);
        database->run("COMMIT");
    });
    const fs::path finished = fileOf(one, ".data");
    fs::remove(finished);
    if (one.kind != Kind::Sealed) {
        fs::rename(path, finished);
        return;
    }
    took("freeze", one, [&] {
        auto frozen
            = core::cache::freezeFile(path, finished, core::cache::DataFileKind, m_key.bytes());
        if (!frozen)
            fail(frozen.error().detail);
        m_frozen[one.name] = frozen.value();
    });
}

/// Each thread reads its share with a connection of its own; all of it is read once.
void Bench::readBlobs(const Contestant& one, int threads)
{
    const auto seal = one.kind == Kind::Sealed ? std::optional(lend(Role::Data, m_frozen[one.name]))
                                               : std::nullopt;
    const Target target {fileOf(one, ".data"), Mode::ReadOnly, seal ? seal->number() : 0};
    const auto share = [&](int first) {
        const auto database = open(one, target, FrozenPage);
        for (int id = first; id < Blobs; id += threads)
            if (database->read(id) != BlobBytes)
                fail("a blob is not what it was");
    };
    took("read by " + std::to_string(threads), one, [&] {
        std::vector<std::jthread> running;
        for (int first = 1; first < threads; ++first)
            running.emplace_back(share, first);
        share(0);
    });
}

/// As the profile is written: a synced transaction each.
void Bench::writeRows(const Contestant& one)
{
    const fs::path path = fileOf(one, ".rows");
    for (const char* rest : {"", "-wal", "-shm"})
        fs::remove(path.string() + rest);
    const auto seal = one.kind == Kind::Sealed ? std::optional(lend(Role::Profile)) : std::nullopt;
    const auto database = open(one, {path, Mode::Create, seal ? seal->number() : 0}, MutablePage);
    if (one.kind != Kind::SqlCipherAsItComes)
        database->run("PRAGMA page_size = " + std::to_string(MutablePage));
    database->run("PRAGMA journal_mode = WAL");
    database->run("PRAGMA synchronous = FULL");
    database->run("CREATE TABLE t (id INTEGER PRIMARY KEY, bytes BLOB)");
    took("transactions", one, [&] {
        for (int id = 0; id < Transactions; ++id)
            database->insert(id, std::span(m_blob).first(RowBytes));
    });
}

double unlockSeconds(const fs::path& folder)
{
    const auto keychain = std::make_shared<test_support::MemoryKeychain>();
    const fs::path file = folder / "keys.segue";
    const auto passphrase = [] {
        core::SecretBuffer buffer(24);
        std::ranges::fill(buffer.bytes(), std::byte {'p'});
        return buffer;
    };
    const auto made = core::vault::KeySafe::create(
        file, {.protection = {.keychain = true, .passphrase = true}, .passphrase = passphrase()},
        keychain);
    if (!made)
        fail(made.error().detail);
    return seconds([&] {
        if (!core::vault::KeySafe::unlock(file, {.passphrase = passphrase()}, keychain))
            fail("its own passphrase does not open it");
    });
}

void print(const Bench& bench)
{
    constexpr double Megabytes = Blobs * (BlobBytes / 1e6);
    std::printf("%-16s %12s %12s %12s %14s %8s\n", "", "write MB/s", "read MB/s", "2 readers",
                "transactions/s", "freeze");
    for (const Contestant& one : All) {
        const auto rate = [&](const char* what, double amount) {
            const double time = bench.median(what, one.name);
            return time > 0 ? amount / time : 0;
        };
        std::printf("%-16s %12.0f %12.0f %12.0f %14.0f %8.0f\n", one.name, rate("write", Megabytes),
                    rate("read by 1", Megabytes), rate("read by 2", Megabytes),
                    rate("transactions", Transactions), rate("freeze", Megabytes));
    }
    const auto ratio = [&](const char* what, const char* ours, const char* theirs) {
        const double time = bench.median(what, ours);
        const double other = bench.median(what, theirs);
        std::printf("%-13s %-14s / %-14s %6.2f\n", what, ours, theirs, time > 0 ? other / time : 0);
    };
    for (const char* what : {"read by 1", "read by 2", "write", "transactions"}) {
        ratio(what, "sealed, Qt Sql", "plain, Qt Sql");
        ratio(what, "sealed, Qt Sql", "SQLCipher, C");
        ratio(what, "sealed, Qt Sql", "SQLCipher, 1 K");
        ratio(what, "sealed, C", "plain, C");
        ratio(what, "sealed, C", "SQLCipher, C");
    }
}

} // namespace

std::string uriOf(const Target& target)
{
    std::string uri = "file:" + target.path.string();
    uri += target.mode == Mode::ReadOnly ? "?mode=ro&immutable=1" : "?mode=rwc";
    if (target.seal != 0)
        uri += "&vfs=sealed&seal=" + std::to_string(target.seal);
    return uri;
}

void fail(const std::string& what)
{
    std::fprintf(stderr, "%s\n", what.c_str());
    std::exit(1);
}

} // namespace bench

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 9;
    std::string folder = (std::filesystem::temp_directory_path() / "bench-seal-XXXXXX").string();
    if (!mkdtemp(folder.data()) || !core::vault::startVault())
        bench::fail("no folder, or no vault");
    if (!bench::hasSqlCipher())
        std::puts("There is no libsqlcipher.so.0 (Debian: libsqlcipher0): compared without it.");
    bench::Bench bench(folder);
    for (int round = 0; round < rounds; ++round)
        bench.round();
    bench::print(bench);
    std::printf("unlock, scrypt 2^17: %.2f s\n", bench::unlockSeconds(folder));
    std::filesystem::remove_all(folder);
    return 0;
}
