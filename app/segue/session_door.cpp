// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/segue/session_door.h"

#include "app/system/system_clock.h"

#include <mutex>

namespace app {

using core::SecretBuffer;
using core::session::Keychain;
using core::session::Protection;
using core::session::Session;
using core::session::Typed;
using core::session::VaultCheck;
using core::session::VaultStatus;
using ui::lock::Opened;

SessionProfile::SessionProfile(std::shared_ptr<Session> session, std::filesystem::path folder,
                               std::shared_ptr<Keychain> keychain)
    : m_session(std::move(session))
    , m_folder(std::move(folder))
    , m_keychain(std::move(keychain))
{
}

core::Result<std::string> SessionProfile::draft()
{
    return m_session->draft();
}

core::Result<void> SessionProfile::keepDraft(const std::string& draft)
{
    return m_session->keepDraft(draft);
}

core::Result<VaultStatus> SessionProfile::status()
{
    return Session::vaultStatus(m_folder, *m_keychain);
}

core::Result<void> SessionProfile::protect(Protection protection, const SecretBuffer& newPassphrase)
{
    return m_session->protect(protection, newPassphrase);
}

core::Result<VaultCheck> SessionProfile::check(core::TaskContext& task)
{
    return m_session->checkVault(task);
}

core::Result<SecretBuffer> SessionProfile::rekey(const Typed& typed, core::TaskContext& task)
{
    return m_session->rekey(typed, task);
}

namespace {

/// One try at a time: a try that was given up still holds the profile until it ends, and the next
/// one would find it busy.
class Porter
{
public:
    explicit Porter(std::filesystem::path folder)
        : m_folder(std::move(folder))
        , m_keychain(core::session::systemKeychain())
        , m_clock(std::make_shared<SystemClock>())
    {
    }

    template<typename Open>
    Opened pass(core::TaskContext& task, Open open)
    {
        const std::scoped_lock lock(m_mutex);
        if (task.isCancelled())
            return givenUp();
        TRY_ASSIGN(auto session, open(m_folder, m_keychain, m_clock));
        if (task.isCancelled())
            return givenUp(); // closed here, before the next one may come
        return std::shared_ptr<ui::lock::OpenProfile>(
            std::make_shared<SessionProfile>(std::move(session), m_folder, m_keychain));
    }

    core::Result<VaultStatus> status() { return Session::vaultStatus(m_folder, *m_keychain); }

private:
    static core::Error givenUp()
    {
        return {.code = core::ErrorCode::Cancelled, .detail = "unlocking was given up"};
    }

    std::filesystem::path m_folder;
    std::shared_ptr<Keychain> m_keychain;
    std::shared_ptr<const core::Clock> m_clock;
    std::mutex m_mutex; ///< one try at a time
};

} // namespace

ui::lock::VaultDoor makeVaultDoor(const std::filesystem::path& folder)
{
    auto porter = std::make_shared<Porter>(folder);
    return {.status = [porter] { return porter->status(); },
            .open =
                [porter](const Typed& typed, core::TaskContext& task) {
                    return porter->pass(
                        task, [&typed](const auto& at, const auto& keychain, const auto& clock) {
                            return Session::open(at, typed, keychain, clock);
                        });
                },
            .recover =
                [porter](const Typed& typed, Protection protection, const SecretBuffer& passphrase,
                         core::TaskContext& task) {
                    return porter->pass(
                        task, [&](const auto& at, const auto& keychain, const auto& clock) {
                            return Session::recover(at, typed, protection, passphrase, keychain,
                                                    clock);
                        });
                },
            .restore =
                [porter](const Typed& typed, core::TaskContext& task) {
                    return porter->pass(
                        task, [&typed](const auto& at, const auto& keychain, const auto& clock) {
                            return Session::restore(at, typed, keychain, clock);
                        });
                },
            .checkCode = [](std::span<const std::byte> words) -> core::Result<void> {
                TRY_VOID(core::session::parseRecoveryWords(words));
                return {};
            }};
}

} // namespace app
