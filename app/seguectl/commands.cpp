// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/command.h"
#include "app/system/system_clock.h"

namespace app::seguectl {

std::vector<Command> allCommands()
{
    return {initCommand(),   synthCommand(), dictionaryCommand(), validateCommand(),
            importCommand(), queryCommand(), auditCommand()};
}

core::Result<std::shared_ptr<core::session::Session>> openSession(const Invocation& invocation)
{
    return core::session::Session::open(invocation.profile, std::make_shared<SystemClock>());
}

} // namespace app::seguectl
