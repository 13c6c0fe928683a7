// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The vault as its user meets it: each call is one event of the log, whatever came of it.
#include "core/audit/audit_log.h"
#include "core/session/session.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/memory_keychain.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace core;
using namespace core::session;

namespace fs = std::filesystem;

SecretBuffer secret(std::string_view text)
{
    return SecretBuffer::copyOf(std::as_bytes(std::span(text)));
}

constexpr const char* LongPassphrase = "a rainy gym with twelve tables";

class VaultServices : public testing::Test
{
protected:
    /// Protected by the keychain alone: no derivation to wait for.
    std::shared_ptr<Session> create()
    {
        auto created
            = Session::create(m_path, {.protection = {.keychain = true}}, m_keychain, m_clock);
        EXPECT_TRUE(created.hasValue()) << created.error().detail;
        m_words = std::move(created.value().recoveryWords);
        return created.value().session;
    }
    Result<std::shared_ptr<Session>> open(const Typed& typed = {}) const
    {
        return Session::open(m_path, typed, m_keychain, m_clock);
    }
    static ErrorCode codeOf(const Result<std::shared_ptr<Session>>& result)
    {
        return result ? ErrorCode::Internal : result.error().code;
    }

    static std::vector<std::string> events(const Session& session)
    {
        std::vector<std::string> actions;
        const auto entries = session.auditEntries();
        for (const auto& entry : entries.value())
            actions.push_back(entry.event.action + " " + entry.event.outcome);
        return actions;
    }

    test_support::TemporaryFolder m_root;
    fs::path m_path = m_root.path() / "profile";
    SecretBuffer m_words;
    std::shared_ptr<test_support::MemoryKeychain> m_keychain
        = std::make_shared<test_support::MemoryKeychain>();
    std::shared_ptr<const Clock> m_clock = std::make_shared<test_support::FixedClock>();
};

TEST_F(VaultServices, everyChangeIsOneEvent)
{
    auto session = create();
    TaskContext task;
    EXPECT_TRUE(session->checkVault(task).value().isIntact());
    EXPECT_TRUE(session->protect({.keychain = true}, {}).hasValue());
    EXPECT_EQ(session->protect({.passphrase = true}, secret("short")).error().code,
              ErrorCode::WeakPassphrase);
    EXPECT_TRUE(session->rekey({}, task).hasValue());
    EXPECT_EQ(events(*session),
              (std::vector<std::string> {"init done", "check done", "protect done",
                                         "protect failed", "rekey done"}));
    EXPECT_TRUE(session->verifyAudit().value().intact);
}

TEST_F(VaultServices, aForgottenPassphraseIsReplacedWithTheCode)
{
    create();
    auto recovered
        = Session::recover(m_path, {.recoveryWords = SecretBuffer::copyOf(m_words.bytes())},
                           {.passphrase = true}, secret(LongPassphrase), m_keychain, m_clock);
    ASSERT_TRUE(recovered.hasValue()) << recovered.error().detail;
    EXPECT_EQ(events(*recovered.value()).back(), "recover done");
    recovered.value().reset();
    EXPECT_EQ(codeOf(open()), ErrorCode::SecretNeeded);
    EXPECT_EQ(codeOf(open({.passphrase = secret("a rainy gym with twelve chairs")})),
              ErrorCode::WrongKey);
    EXPECT_EQ(codeOf(open({.passphrase = secret(LongPassphrase)})), ErrorCode::Internal);
}

TEST_F(VaultServices, aLostKeychainOrANewComputerNeedsTheCodeOnly)
{
    create();
    m_keychain->forgetEverything();
    EXPECT_EQ(codeOf(open()), ErrorCode::KeychainChanged);
    const auto another = std::make_shared<test_support::MemoryKeychain>();
    auto recovered
        = Session::recover(m_path, {.recoveryWords = SecretBuffer::copyOf(m_words.bytes())},
                           {.keychain = true}, {}, another, m_clock);
    ASSERT_TRUE(recovered.hasValue()) << recovered.error().detail;
    recovered.value().reset();
    EXPECT_TRUE(Session::open(m_path, {}, another, m_clock).hasValue());
}

TEST_F(VaultServices, aWrongCodeRecoversNothing)
{
    create();
    auto another = Session::create(m_root.path() / "other", {.protection = {.keychain = true}},
                                   m_keychain, m_clock);
    ASSERT_TRUE(another.hasValue());
    const auto recovered = Session::recover(
        m_path, {.recoveryWords = SecretBuffer::copyOf(another.value().recoveryWords.bytes())},
        {.keychain = true}, {}, m_keychain, m_clock);
    EXPECT_EQ(codeOf(recovered), ErrorCode::WrongKey);
    EXPECT_EQ(codeOf(open()), ErrorCode::Internal) << "and changes nothing";
}

TEST_F(VaultServices, anOlderCopyIsRestoredOnPurposeAndLogged)
{
    create();
    fs::copy(m_path, m_root.path() / "backup", fs::copy_options::recursive);
    {
        const auto session = open();
        ASSERT_TRUE(session.value()->keepDraft("later").hasValue());
    }
    fs::remove_all(m_path);
    fs::rename(m_root.path() / "backup", m_path);
    EXPECT_EQ(codeOf(open()), ErrorCode::OlderCopy);
    EXPECT_EQ(
        codeOf(Session::recover(m_path, {.recoveryWords = SecretBuffer::copyOf(m_words.bytes())},
                                {.keychain = true}, {}, m_keychain, m_clock)),
        ErrorCode::OlderCopy)
        << "a new protection is no way round";
    EXPECT_EQ(codeOf(Session::restore(m_path, {}, m_keychain, m_clock)), ErrorCode::SecretNeeded);
    EXPECT_EQ(
        codeOf(Session::restore(m_path, {.passphrase = secret("anything")}, m_keychain, m_clock)),
        ErrorCode::SecretNeeded)
        << "a passphrase that the profile does not have confirms nothing";
    auto restored = Session::restore(
        m_path, {.recoveryWords = SecretBuffer::copyOf(m_words.bytes())}, m_keychain, m_clock);
    ASSERT_TRUE(restored.hasValue()) << restored.error().detail;
    EXPECT_EQ(events(*restored.value()).back(), "restore done");
    restored.value().reset();
    EXPECT_EQ(codeOf(open()), ErrorCode::Internal);
}

TEST_F(VaultServices, eachStateOfTheKeychainHasItsOwnError)
{
    create();
    for (const auto state :
         {ErrorCode::KeychainAbsent, ErrorCode::KeychainLocked, ErrorCode::KeychainDenied}) {
        m_keychain->answerWith(state);
        EXPECT_EQ(codeOf(open()), state);
    }
    m_keychain->answerWith({});
    EXPECT_EQ(codeOf(open()), ErrorCode::Internal);
}

TEST_F(VaultServices, statusSaysWhatStandsInPlain)
{
    EXPECT_EQ(Session::vaultStatus(m_path, *m_keychain).error().code, ErrorCode::NoProfile);
    create();
    const auto status = Session::vaultStatus(m_path, *m_keychain).value();
    EXPECT_EQ(status.protection, (Protection {.keychain = true}));
    EXPECT_FALSE(status.inventedOnly);
    EXPECT_EQ(status.publishedPassphrase, "");
    EXPECT_EQ(status.recordedBackEnd, "memory");
    EXPECT_EQ(status.presentBackEnd, "memory");
    EXPECT_FALSE(status.rekeyPending);
}

TEST_F(VaultServices, aDemoProfileTakesInventedRecordsOnly)
{
    auto created = Session::create(
        m_path, {.protection = {.passphrase = true}, .inventedOnly = true}, m_keychain, m_clock);
    ASSERT_TRUE(created.hasValue()) << created.error().detail;
    const auto published = Session::vaultStatus(m_path, *m_keychain).value().publishedPassphrase;
    auto& session = created.value().session;
    TaskContext task;
    const auto refused = session->import({.paths = {MIDFIELD_TOY}, .submitter = "registrar"}, task);
    ASSERT_FALSE(refused.hasValue());
    EXPECT_EQ(refused.error().code, ErrorCode::InventedOnly);
    EXPECT_EQ(events(*session).back(), "import refused");
    EXPECT_EQ(session->protect({.passphrase = true}, secret(LongPassphrase)).error().code,
              ErrorCode::Denied);
    session.reset();
    EXPECT_EQ(codeOf(open({.passphrase = secret(published)})), ErrorCode::Internal);
}

TEST_F(VaultServices, theDraftComesBack)
{
    ASSERT_TRUE(create()->keepDraft("{\"question\":\"english-b\"}").hasValue());
    EXPECT_EQ(open().value()->draft().value(), "{\"question\":\"english-b\"}");
}

} // namespace
