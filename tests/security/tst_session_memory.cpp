// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A profile is made, filled, asked and closed, as locking does it. What then stays in memory must
// hold no identifier, no key, no passphrase, and nothing of SQLite's pages.
#include "invented_student.h"

#include "core/audit/audit_log.h"
#include "core/cache/connection.h"
#include "core/session/session.h"
#include "core/vault/keys/key_file_format.h"
#include "core/vault/keys/small_file.h"
#include "core/vault/primitives/hmac.h"
#include "core/vault/primitives/key_derivation.h"
#include "core/vault/sealed/process.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/memory_keychain.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace security_test {
namespace {

using namespace core;
using session::Session;

constexpr std::string_view Letters = "abcdefghijklmnopqrstuvwxyz";
using Nothing = std::vector<std::string>;

SecretBuffer secret(const Mark& mark)
{
    const WipedString text = mark.plain();
    SecretBuffer buffer(text.size());
    std::ranges::copy(std::as_bytes(std::span(std::string_view(text))), buffer.bytes().begin());
    return buffer;
}

SecretBuffer joined(const SecretBuffer& first, const SecretBuffer& second)
{
    SecretBuffer all(first.size() + second.size());
    std::ranges::copy(second.bytes(), std::ranges::copy(first.bytes(), all.bytes().begin()).out);
    return all;
}

/// Every key between the passphrase and the data keys, derived again as keys.segue describes it.
Result<void> addKeysAbove(MemoryScan& scan, const std::filesystem::path& keyFile,
                          const Mark& passphrase, test_support::MemoryKeychain& keychain)
{
    TRY_ASSIGN(const auto bytes, vault::readSmallFile(keyFile, vault::LargestKeyFile));
    TRY_ASSIGN(const auto image, vault::decodeKeyFile(bytes));
    const std::span profile(reinterpret_cast<const std::uint8_t*>(image.facts.profile.data()),
                            image.facts.profile.size());
    TRY_ASSIGN(const auto own, keychain.read(vault::toHex(profile) + "/secret"));
    TRY_ASSIGN(const auto stretched,
               vault::scrypt(secret(passphrase).bytes(), image.salt, image.facts.logN));
    std::string info = "segue kek 1\x03";
    info.append(reinterpret_cast<const char*>(image.facts.profile.data()),
                image.facts.profile.size());
    TRY_ASSIGN(const auto kek,
               vault::hkdf(joined(own, stretched).bytes(), image.salt,
                           std::as_bytes(std::span(info)), vault::KeyBytes));
    TRY_ASSIGN(auto aead, vault::Aead::withKey(kek.bytes()));
    SecretBuffer profileKey(vault::KeyBytes);
    TRY_ASSIGN(const bool isAuthentic,
               aead.open(image.underKek.nonce, vault::boundToKek(image), image.underKek.text,
                         image.underKek.tag, profileKey.bytes()));
    EXPECT_TRUE(isAuthentic) << "keys are derived in another way than this test knows";
    scan.add("stretched passphrase", Mark(stretched.bytes()));
    scan.add("key-encryption key", Mark(kek.bytes()));
    scan.add("profile key", Mark(profileKey.bytes()));
    return {};
}

std::string labelOf(vault::Purpose purpose)
{
    return "data key " + std::to_string(static_cast<int>(purpose));
}

Result<void> addDataKeys(MemoryScan& scan, const std::filesystem::path& keyFile,
                         const Mark& passphrase,
                         const std::shared_ptr<test_support::MemoryKeychain>& keychain)
{
    TRY_ASSIGN(const auto safe,
               vault::KeySafe::unlock(keyFile, {.passphrase = secret(passphrase)}, keychain));
    for (const vault::Purpose purpose : vault::AllPurposes)
        scan.add(labelOf(purpose), Mark(safe.keys().key(purpose)));
    return {};
}

class SessionMemory : public testing::Test
{
protected:
    void SetUp() override
    {
        if (!canScan())
            GTEST_SKIP() << "not under a sanitizer";
        ASSERT_TRUE(vault::startVault()); // as main() does: before anything secret
        m_student.addTo(m_scan);
        m_scan.addText("passphrase", m_passphrase);
        m_folder.write("pupils.csv", m_student.file(','));
        m_folder.write("manifest.json", R"({"format": 1, "title": "Invented", "synthetic": true,
            "submissions": [{"id": "one", "submitter": "Test", "files": [
                {"path": "pupils.csv", "layout": "marked"}]}]})");
        m_layout = m_folder.write("layout.json", studentLayout());
    }

    std::shared_ptr<Session> create()
    {
        auto created = Session::create(m_profile,
                                       {.protection = {.keychain = true, .passphrase = true},
                                        .passphrase = secret(m_passphrase)},
                                       m_keychain, m_clock);
        EXPECT_TRUE(created) << created.error().detail;
        m_scan.addText("recovery code", Mark(created.value().recoveryWords.bytes()));
        return created.value().session;
    }

    /// Everything a person does with records.
    void use(Session& session) const
    {
        TaskContext task;
        session::ImportRequest request;
        request.paths = {m_folder.path()};
        request.layouts = {m_layout};
        const auto validated = session.validate(request, task);
        ASSERT_TRUE(validated) << validated.error().detail << validated.error().place;
        const auto imported = session.import(request, task);
        ASSERT_TRUE(imported) << imported.error().detail << imported.error().place;
        ASSERT_TRUE(imported.value().build);
        const auto answer
            = session.ask("start standing where grade_level = 10\nby gender", "en", task);
        ASSERT_TRUE(answer) << answer.error().detail;
        ASSERT_TRUE(session.auditEntries());
        ASSERT_TRUE(session.checkVault(task));
    }

    MarkedFolder m_folder, m_home;
    std::filesystem::path m_profile = m_home.path() / "profile", m_layout;
    InventedStudent m_student;
    Mark m_passphrase = Mark::random(30, Letters);
    MemoryScan m_scan;
    std::shared_ptr<test_support::MemoryKeychain> m_keychain
        = std::make_shared<test_support::MemoryKeychain>();
    std::shared_ptr<const Clock> m_clock = std::make_shared<test_support::FixedClock>();
};

bool mentions(const std::vector<std::string>& found, const std::string& label)
{
    return std::ranges::any_of(
        found, [&label](const std::string& one) { return one.starts_with(label + " in "); });
}

TEST_F(SessionMemory, aLockedProfileLeavesNoIdentifierAndNoKey)
{
    create().reset();
    EXPECT_EQ(m_scan.found(), Nothing {});
    auto opened
        = Session::open(m_profile, {.passphrase = secret(m_passphrase)}, m_keychain, m_clock);
    ASSERT_TRUE(opened) << opened.error().detail;
    std::shared_ptr<Session> session = std::move(opened).value();
    ASSERT_NO_FATAL_FAILURE(use(*session));
    EXPECT_EQ(m_scan.found(), Nothing {}) << "identifiers, passphrase";

    const auto keyFile = m_profile / "keys.segue";
    ASSERT_TRUE(addKeysAbove(m_scan, keyFile, m_passphrase, *m_keychain));
    ASSERT_TRUE(addDataKeys(m_scan, keyFile, m_passphrase, m_keychain));
    // Open, it has its keys: they must be seen now for their absence to prove anything.
    const auto whileOpen = m_scan.found();
    for (const vault::Purpose purpose : vault::AllPurposes)
        EXPECT_TRUE(mentions(whileOpen, labelOf(purpose))) << labelOf(purpose);
    EXPECT_TRUE(mentions(whileOpen, "profile key"));
    EXPECT_EQ(whileOpen.size(), vault::AllPurposes.size() + 1) << testing::PrintToString(whileOpen);
    session.reset();
    EXPECT_EQ(m_scan.found(), Nothing {});
}

TEST_F(SessionMemory, nothingOfAClosedDatabasesPagesStays)
{
    const Mark text = Mark::random(40, Letters);
    MemoryScan scan;
    scan.add("text of a page", text);
    const auto path = m_home.path() / "pages.segue";
    SecretBuffer key(32);
    ASSERT_TRUE(vault::fillRandom(key.bytes()));
    {
        auto seal = cache::lendKey(key.bytes(), cache::LinkageFileKind);
        ASSERT_TRUE(seal);
        auto connection = cache::Connection::open(path, cache::LinkageFileKind,
                                                  cache::Access::CreateMutable, seal.value());
        ASSERT_TRUE(connection) << connection.error().detail;
        const std::vector<cache::Migration> migrations {{"CREATE TABLE t (page BLOB)"}};
        ASSERT_TRUE(connection.value().migrate(cache::LinkageFileKind, migrations));
        // As hexadecimal digits, so that only SQLite ever has the text itself.
        const WipedString plain = text.plain();
        std::string insert = "INSERT INTO t VALUES (x'"
            + vault::toHex({reinterpret_cast<const std::uint8_t*>(plain.data()), plain.size()})
            + "')";
        ASSERT_TRUE(connection.value().run(insert));
        ASSERT_TRUE(connection.value().run("UPDATE t SET page = page || page"));
    }
    EXPECT_EQ(scan.found(), Nothing {});
    {
        auto seal = cache::lendKey(key.bytes(), cache::LinkageFileKind);
        ASSERT_TRUE(seal);
        auto connection = cache::Connection::open(path, cache::LinkageFileKind,
                                                  cache::Access::Mutable, seal.value());
        ASSERT_TRUE(connection) << connection.error().detail;
        ASSERT_TRUE(connection.value().run("UPDATE t SET page = page || page"));
        EXPECT_EQ(scan.found(), Nothing {"text of a page in [heap]"});
    }
    EXPECT_EQ(scan.found(), Nothing {});
}

} // namespace
} // namespace security_test
