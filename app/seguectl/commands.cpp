// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/command.h"
#include "app/seguectl/unlock.h"

namespace app::seguectl {

std::vector<Command> allCommands()
{
    return {initCommand(),         synthCommand(),           dictionaryCommand(),
            validateCommand(),     importCommand(),          queryCommand(),
            policyShowCommand(),   policyCheckCommand(),     policySignCommand(),
            policyUseCommand(),    auditCommand(),           vaultStatusCommand(),
            vaultCheckCommand(),   vaultPassphraseCommand(), vaultProtectCommand(),
            vaultRecoverCommand(), vaultRestoreCommand(),    vaultRekeyCommand(),
            vaultWipeCommand()};
}

std::string Invocation::profileName() const
{
    const auto folder = std::filesystem::absolute(profile).lexically_normal();
    return (folder.has_filename() ? folder : folder.parent_path()).filename().string();
}

core::Result<std::shared_ptr<core::session::Session>> openSession(const Invocation& invocation)
{
    TRY_ASSIGN(const auto status, statusOf(invocation));
    TRY_ASSIGN(auto unlocked, unlock(invocation, status));
    return std::move(unlocked.session);
}

} // namespace app::seguectl
