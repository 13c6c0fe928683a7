// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The lock's door to the real thing: ways to open a profile as a session, and an open one.
#pragma once

#include "core/session/session.h"
#include "ui/lock/vault_door.h"

#include <filesystem>
#include <memory>

namespace app {

/// A session as the lock sees it. Closes with its last copy.
class SessionProfile final : public ui::lock::OpenProfile
{
public:
    SessionProfile(std::shared_ptr<core::session::Session> session, std::filesystem::path folder,
                   std::shared_ptr<core::session::Keychain> keychain);

    const core::session::Session& session() const { return *m_session; }

    core::Result<std::string> draft() override;
    core::Result<void> keepDraft(const std::string& draft) override;
    core::Result<core::session::VaultStatus> status() override;
    core::Result<void> protect(core::session::Protection protection,
                               const core::SecretBuffer& newPassphrase) override;
    core::Result<core::session::VaultCheck> check(core::TaskContext& task) override;
    core::Result<core::SecretBuffer> rekey(const core::session::Typed& typed,
                                           core::TaskContext& task) override;

private:
    std::shared_ptr<core::session::Session> m_session;
    std::filesystem::path m_folder;
    std::shared_ptr<core::session::Keychain> m_keychain;
};

ui::lock::VaultDoor makeVaultDoor(const std::filesystem::path& folder);

} // namespace app
