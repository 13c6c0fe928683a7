// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The command line: finds the command, parses what it takes, runs it.
#include "app/seguectl/command.h"
#include "app/seguectl/interrupt.h"
#include "app/seguectl/terminal.h"

#include <QByteArrayView>
#include <QCommandLineParser>
#include <QGuiApplication>
#include <QLoggingCategory>
#include <QStandardPaths>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>

namespace {

using namespace app::seguectl;

const QString ProfileOption = QStringLiteral("profile");

/// The first word that is neither an option nor the profile's folder.
std::optional<qsizetype> findCommand(const QStringList& words)
{
    for (qsizetype i = 1; i < words.size(); ++i) {
        if (words[i] == QStringLiteral("--profile"))
            ++i;
        else if (!words[i].startsWith(QLatin1Char('-')))
            return i;
    }
    return std::nullopt;
}

void printOverview(const std::vector<Command>& commands, FILE* to)
{
    std::fputs("seguectl [--profile DIR] [--json] COMMAND\n\n", to);
    for (const Command& command : commands)
        std::fprintf(to, "  %-11s %s\n", command.name, command.summary);
    std::fputs("\nseguectl COMMAND --help tells more, with an example.\n", to);
}

int usageError(const QString& message)
{
    std::fprintf(stderr, "%s\n", message.toUtf8().constData());
    std::fputs("Nothing was changed. seguectl --help lists the commands.\n", stderr);
    return Usage;
}

void addGlobalOptions(QCommandLineParser& parser)
{
    parser.addOption({ProfileOption, QStringLiteral("The profile's folder."), QStringLiteral("dir"),
                      QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                          + QStringLiteral("/segue/profile")});
    parser.addOption({QStringLiteral("json"), QStringLiteral("Print JSON.")});
    parser.addHelpOption();
}

int runCommand(const Command& command, const QStringList& words)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QString::fromUtf8(command.summary)
                                     + QStringLiteral(".\n\nExample:\n  ")
                                     + QString::fromUtf8(command.example));
    addGlobalOptions(parser);
    parser.addPositionalArgument(QString::fromUtf8(command.name), QString(),
                                 QString::fromUtf8(command.name));
    if (*command.arguments != '\0')
        parser.addPositionalArgument(QStringLiteral("arguments"), QString(),
                                     QString::fromUtf8(command.arguments));
    parser.addOptions(command.options);
    if (!parser.parse(words))
        return usageError(parser.errorText());
    if (parser.isSet(QStringLiteral("help")))
        return print(parser.helpText().toStdString()) ? Done : Unreadable;
    const Invocation invocation {.options = parser,
                                 .arguments = parser.positionalArguments().mid(1),
                                 .profile = parser.value(ProfileOption).toStdString(),
                                 .json = parser.isSet(QStringLiteral("json")),
                                 .cancel = cancelOnInterrupt()};
    const ExitCode code = command.run(invocation);
    endProgress();
    return code;
}

/// Charts need fonts, and so the larger application; nothing here ever shows a window.
std::unique_ptr<QCoreApplication> makeApplication(int& argc, char* argv[])
{
    // What Qt remarks about the desktop is nothing that a terminal can act on.
    QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false"));
    const bool draws = std::any_of(argv, argv + argc, [](const char* word) {
        return QByteArrayView(word).startsWith("--chart");
    });
    if (!draws)
        return std::make_unique<QCoreApplication>(argc, argv);
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

} // namespace

int main(int argc, char* argv[])
{
    const auto application = makeApplication(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("segue"));

    const auto commands = allCommands();
    const QStringList words = QCoreApplication::arguments();
    const auto at = findCommand(words);
    if (!at) {
        const bool asked
            = words.contains(QStringLiteral("--help")) || words.contains(QStringLiteral("-h"));
        if (words.contains(QStringLiteral("--version")))
            return print("seguectl " SEGUE_VERSION "\n") ? Done : Unreadable;
        printOverview(commands, asked ? stdout : stderr);
        return asked ? Done : Usage;
    }
    const QString name = words[*at];
    const auto command
        = std::find_if(commands.begin(), commands.end(),
                       [&name](const Command& one) { return name == QLatin1String(one.name); });
    if (command == commands.end())
        return usageError(QStringLiteral("There is no command “%1”.").arg(name));

    // The command's name goes first, so that global options may stand before or after it.
    QStringList ordered = words;
    ordered.move(*at, 1);
    return runCommand(*command, ordered);
}
