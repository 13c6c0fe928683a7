// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One command of seguectl: what it is called, how it is used, and what it does.
#pragma once

#include "app/seguectl/exit_code.h"
#include "core/base/task.h"
#include "core/session/session.h"

#include <QCommandLineOption>
#include <QList>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

class QCommandLineParser;

namespace app::seguectl {

/// What every command gets: its parsed arguments, the global options, and a task that Ctrl-C stops.
struct Invocation
{
    const QCommandLineParser& options;
    QStringList arguments; ///< positional, without the command's name
    std::filesystem::path profile;
    std::filesystem::path passphraseFile; ///< empty: asked for on a terminal
    bool json = false;
    core::CancelToken cancel;
    std::shared_ptr<core::session::Keychain> keychain;
    std::shared_ptr<const core::Clock> clock;

    /// The folder's name, for people.
    std::string profileName() const;
};

struct Command
{
    const char* name; ///< one word, or two: "vault check"
    const char* summary;
    const char* arguments; ///< "FILE...", for the usage line
    const char* example;
    const char* details = ""; ///< more for --help; whole sentences
    QList<QCommandLineOption> options;
    std::function<ExitCode(const Invocation&)> run;
};

/// All commands, in the order of --help.
std::vector<Command> allCommands();

Command initCommand();
Command synthCommand();
Command dictionaryCommand();
Command validateCommand();
Command importCommand();
Command queryCommand();
Command policyShowCommand();
Command policyCheckCommand();
Command policySignCommand();
Command policyUseCommand();
Command auditCommand();
Command vaultStatusCommand();
Command vaultCheckCommand();
Command vaultPassphraseCommand();
Command vaultProtectCommand();
Command vaultRecoverCommand();
Command vaultRestoreCommand();
Command vaultRekeyCommand();
Command vaultWipeCommand();

/// Opens the profile of @p invocation with what it needs, asking for it on a terminal. SecretNeeded
/// when there is neither a file nor a terminal.
core::Result<std::shared_ptr<core::session::Session>> openSession(const Invocation& invocation);

} // namespace app::seguectl
