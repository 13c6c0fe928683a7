// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/vault_services.h"

#include "core/session/session_state.h"
#include "core/vault/keys/recovery_code.h"

#include <algorithm>

namespace core::session {

namespace {

Result<vault::Proof> proofOf(const Typed& typed)
{
    vault::Proof proof {.passphrase = SecretBuffer::copyOf(typed.passphrase.bytes())};
    if (typed.recoveryWords.size() > 0) {
        TRY_ASSIGN(proof.recovery, vault::parseRecoveryWords(typed.recoveryWords.bytes()));
    }
    return proof;
}

Result<std::unique_ptr<cache::Profile>> openProfile(const std::filesystem::path& folder,
                                                    const Typed& typed,
                                                    std::shared_ptr<Keychain> keychain,
                                                    cache::Freshness freshness)
{
    TRY_ASSIGN(const auto proof, proofOf(typed));
    auto opened = cache::Profile::open(folder, proof, std::move(keychain), freshness);
    if (!opened && opened.error().code == ErrorCode::NotFound)
        return Error {.code = ErrorCode::NoProfile, .detail = opened.error().detail};
    return opened;
}

/// One event for a change of the vault that has happened, or was tried.
template<typename T>
Result<T> logged(Result<T> result, audit::AuditLog& log, const Clock& clock,
                 std::string_view action)
{
    return audited<T>(log, clock, action, [&](Details&) { return std::move(result); });
}

std::string wordsOf(Protection protection)
{
    if (protection.keychain)
        return protection.passphrase ? "keychain and passphrase" : "keychain";
    return "passphrase";
}

} // namespace

bool VaultCheck::isIntact() const
{
    return std::all_of(files.begin(), files.end(),
                       [](const CheckedFile& file) { return file.isIntact(); });
}

Result<Session::Created> Session::create(const std::filesystem::path& profile, NewSafe wanted,
                                         std::shared_ptr<Keychain> keychain,
                                         std::shared_ptr<const Clock> clock)
{
    const auto protection = wanted.protection;
    TRY_ASSIGN(auto created,
               cache::Profile::create(profile, std::move(wanted), std::move(keychain), *clock));
    TRY_ASSIGN(auto session, start(std::move(created.profile), std::move(clock)));
    State& state = *session->m_state;
    TRY_ASSIGN(const auto policies, state.policies.history());
    TRY_VOID(state.log.append({.timeMs = state.clock->nowMs(),
                               .action = "init",
                               .outcome = "done",
                               .details = {{"profile", state.profile->id()},
                                           {"protection", wordsOf(protection)},
                                           {"policy", policies->inForce.stamp()}}}));
    return Created {std::move(session), std::move(created.recoveryWords)};
}

Result<std::shared_ptr<Session>> Session::open(const std::filesystem::path& profile,
                                               const Typed& typed,
                                               std::shared_ptr<Keychain> keychain,
                                               std::shared_ptr<const Clock> clock)
{
    TRY_ASSIGN(auto opened,
               openProfile(profile, typed, std::move(keychain), cache::Freshness::Required));
    return start(std::move(opened), std::move(clock));
}

Result<std::shared_ptr<Session>> Session::recover(const std::filesystem::path& profile,
                                                  const Typed& typed, Protection protection,
                                                  const SecretBuffer& newPassphrase,
                                                  std::shared_ptr<Keychain> keychain,
                                                  std::shared_ptr<const Clock> clock)
{
    TRY_ASSIGN(auto opened,
               openProfile(profile, typed, std::move(keychain), cache::Freshness::WhereKnown));
    TRY_ASSIGN(auto session, start(std::move(opened), std::move(clock)));
    State& state = *session->m_state;
    TRY_VOID(logged(state.profile->protect(protection, newPassphrase), state.log, *state.clock,
                    "recover"));
    return session;
}

Result<std::shared_ptr<Session>> Session::restore(const std::filesystem::path& profile,
                                                  const Typed& typed,
                                                  std::shared_ptr<Keychain> keychain,
                                                  std::shared_ptr<const Clock> clock)
{
    if (typed.passphrase.size() == 0 && typed.recoveryWords.size() == 0)
        return Error {ErrorCode::SecretNeeded, "a copy is restored by whoever knows a secret"};
    if (const auto facts = cache::Profile::facts(profile);
        facts && typed.recoveryWords.size() == 0 && !facts.value().protection.passphrase)
        return Error {ErrorCode::SecretNeeded, "this profile knows no passphrase"};
    TRY_ASSIGN(auto opened,
               openProfile(profile, typed, std::move(keychain), cache::Freshness::Renewed));
    TRY_ASSIGN(auto session, start(std::move(opened), std::move(clock)));
    State& state = *session->m_state;
    TRY_VOID(logged(Result<void> {}, state.log, *state.clock, "restore"));
    return session;
}

Result<VaultStatus> Session::vaultStatus(const std::filesystem::path& profile, Keychain& keychain)
{
    const auto facts = cache::Profile::facts(profile);
    if (!facts && facts.error().code == ErrorCode::NotFound)
        return Error {.code = ErrorCode::NoProfile, .detail = facts.error().detail};
    if (!facts)
        return facts.error();
    const auto& known = facts.value();
    return VaultStatus {.protection = known.protection,
                        .inventedOnly = known.inventedOnly,
                        .publishedPassphrase = known.inventedOnly
                            ? std::string(vault::KeySafe::publishedPassphrase())
                            : std::string(),
                        .recordedBackEnd = known.backEnd,
                        .presentBackEnd = keychain.backEnd(),
                        .rekeyPending = known.rekeyPending};
}

Result<void> Session::wipe(const std::filesystem::path& profile,
                           const std::shared_ptr<Keychain>& keychain)
{
    const auto wiped = cache::Profile::wipe(profile, keychain);
    if (!wiped && wiped.error().code == ErrorCode::NotFound)
        return Error {.code = ErrorCode::NoProfile, .detail = wiped.error().detail};
    return wiped;
}

Result<void> Session::protect(Protection protection, const SecretBuffer& newPassphrase)
{
    return audited<void>(m_state->log, *m_state->clock, "protect", [&](Details& details) {
        details["protection"] = wordsOf(protection);
        return m_state->profile->protect(protection, newPassphrase);
    });
}

Result<VaultCheck> Session::checkVault(TaskContext& task) const
{
    return audited<VaultCheck>(m_state->log, *m_state->clock, "check",
                               [&](Details& details) -> Result<VaultCheck> {
                                   TRY_ASSIGN(auto files, m_state->profile->check(task));
                                   VaultCheck check {std::move(files)};
                                   details["intact"] = check.isIntact() ? "yes" : "no";
                                   return check;
                               });
}

Result<VaultCheck> Session::checkClosed(const std::filesystem::path& profile, const Typed& typed,
                                        std::shared_ptr<Keychain> keychain, TaskContext& task)
{
    TRY_ASSIGN(const auto proof, proofOf(typed));
    TRY_ASSIGN(auto files, cache::Profile::checkClosed(profile, proof, std::move(keychain), task));
    return VaultCheck {std::move(files)};
}

Result<SecretBuffer> Session::rekey(const Typed& typed, TaskContext& task)
{
    State& state = *m_state;
    auto words = [&]() -> Result<SecretBuffer> {
        TRY_ASSIGN(const auto proof, proofOf(typed));
        return state.profile->rekey(proof, task);
    }();
    if (!words)
        return logged(std::move(words), state.log, *state.clock, "rekey");
    // The code of before opens nothing any more: whatever fails from here on, the words come out.
    const auto facts = cache::Profile::facts(state.profile->folder());
    const bool ended = facts && !facts.value().rekeyPending;
    static_cast<void>(state.reload());
    static_cast<void>(state.log.append({.timeMs = state.clock->nowMs(),
                                        .action = "rekey",
                                        .outcome = ended ? "done" : "pending",
                                        .details = {}}));
    return words;
}

Result<std::string> Session::draft() const
{
    return m_state->profile->draft();
}

Result<void> Session::keepDraft(const std::string& draft)
{
    return m_state->profile->keepDraft(draft);
}

bool Session::wasRecovered() const
{
    return m_state->profile->wasRecovered();
}

} // namespace core::session
