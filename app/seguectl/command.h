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
    bool json = false;
    core::CancelToken cancel;
};

struct Command
{
    const char* name;
    const char* summary;
    const char* arguments; ///< "FILE...", for the usage line
    const char* example;
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
Command auditCommand();

/// Opens the profile of @p invocation, or prints why not.
core::Result<std::shared_ptr<core::session::Session>> openSession(const Invocation& invocation);

} // namespace app::seguectl
