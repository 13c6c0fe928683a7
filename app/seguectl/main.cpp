// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The command line: finds the command, parses what it takes, runs it.
#include "app/seguectl/command.h"
#include "app/seguectl/interrupt.h"
#include "app/seguectl/terminal.h"
#include "app/system/system_clock.h"
#include "core/vault/sealed/process.h"

#include <QByteArrayView>
#include <QCommandLineParser>
#include <QGuiApplication>
#include <QLoggingCategory>
#include <QStandardPaths>

#include <algorithm>
#include <cstdio>
#include <memory>

namespace {

using namespace app::seguectl;

const QString ProfileOption = QStringLiteral("profile");
const QString PassphraseOption = QStringLiteral("passphrase-file");

/// Does the word begin an option whose value is the next word?
bool takesNextWord(const std::vector<Command>& commands, const QString& word)
{
    const auto isIt = [&word](const QString& name) { return word == QStringLiteral("--") + name; };
    return isIt(ProfileOption) || isIt(PassphraseOption)
        || std::ranges::any_of(commands, [&](const Command& command) {
               return std::ranges::any_of(command.options, [&](const QCommandLineOption& option) {
                   return !option.valueName().isEmpty()
                       && std::ranges::any_of(option.names(), isIt);
               });
           });
}

/// Where the words stand that are neither options nor what an option takes.
QList<qsizetype> plainWords(const std::vector<Command>& commands, const QStringList& words)
{
    QList<qsizetype> found;
    for (qsizetype i = 1; i < words.size(); ++i) {
        if (takesNextWord(commands, words[i]))
            ++i;
        else if (!words[i].startsWith(QLatin1Char('-')))
            found.append(i);
    }
    return found;
}

/// A command of one or two words, and what was typed with those words first.
struct Found
{
    const Command* command = nullptr;
    QStringList ordered;
    qsizetype nameWords = 0;
};

Found findCommand(const std::vector<Command>& commands, const QStringList& words)
{
    const QList<qsizetype> plain = plainWords(commands, words);
    for (const qsizetype count : {qsizetype {2}, qsizetype {1}}) {
        if (plain.size() < count)
            continue;
        Found found {.command = nullptr, .ordered = words, .nameWords = count};
        QStringList name;
        for (qsizetype i = 0; i < count; ++i) {
            name.append(words[plain[i]]);
            found.ordered.move(plain[i], i + 1);
        }
        for (const Command& command : commands)
            if (name.join(QLatin1Char(' ')) == QLatin1String(command.name))
                found.command = &command;
        if (found.command != nullptr)
            return found;
    }
    return {};
}

/// All commands, or those that begin with the word @p group.
void printOverview(const std::vector<Command>& commands, const QString& group, FILE* to)
{
    std::fputs("seguectl [--profile DIR] [--passphrase-file FILE] [--json] COMMAND\n\n", to);
    for (const Command& command : commands)
        if (group.isEmpty() || QString::fromUtf8(command.name).startsWith(group + QLatin1Char(' ')))
            std::fprintf(to, "  %-17s %s\n", command.name, command.summary);
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
    parser.addOption({PassphraseOption,
                      QStringLiteral("The passphrase is the first line of this file; asked for on "
                                     "a terminal."),
                      QStringLiteral("file")});
    parser.addOption({QStringLiteral("json"), QStringLiteral("Print JSON.")});
    parser.addHelpOption();
}

QString description(const Command& command)
{
    const QString details = QString::fromUtf8(command.details);
    return QString::fromUtf8(command.summary) + QStringLiteral(".\n")
        + (details.isEmpty() ? QString() : QLatin1Char('\n') + details + QLatin1Char('\n'))
        + QStringLiteral("\nExample:\n  ") + QString::fromUtf8(command.example);
}

int runCommand(const Found& found)
{
    const Command& command = *found.command;
    QCommandLineParser parser;
    parser.setApplicationDescription(description(command));
    addGlobalOptions(parser);
    parser.addPositionalArgument(QString::fromUtf8(command.name), QString(),
                                 QString::fromUtf8(command.name));
    if (*command.arguments != '\0')
        parser.addPositionalArgument(QStringLiteral("arguments"), QString(),
                                     QString::fromUtf8(command.arguments));
    parser.addOptions(command.options);
    if (!parser.parse(found.ordered))
        return usageError(parser.errorText());
    if (parser.isSet(QStringLiteral("help")))
        return print(parser.helpText().toStdString()) ? Done : Unreadable;
    const Invocation invocation {.options = parser,
                                 .arguments = parser.positionalArguments().mid(found.nameWords),
                                 .profile = parser.value(ProfileOption).toStdString(),
                                 .passphraseFile = parser.value(PassphraseOption).toStdString(),
                                 .json = parser.isSet(QStringLiteral("json")),
                                 .cancel = cancelOnInterrupt(),
                                 .keychain = core::session::systemKeychain(),
                                 .clock = std::make_shared<app::SystemClock>()};
    const ExitCode code = command.run(invocation);
    endProgress();
    return code;
}

/// What is said when no command was found.
int withoutCommand(const std::vector<Command>& commands, const QStringList& words)
{
    const QList<qsizetype> plain = plainWords(commands, words);
    const bool asked
        = words.contains(QStringLiteral("--help")) || words.contains(QStringLiteral("-h"));
    if (plain.isEmpty() && words.contains(QStringLiteral("--version")))
        return print("seguectl " SEGUE_VERSION "\n") ? Done : Unreadable;
    const QString group = plain.isEmpty() ? QString() : words[plain.first()];
    const bool isGroup = std::any_of(commands.begin(), commands.end(), [&](const Command& one) {
        return QString::fromUtf8(one.name).startsWith(group + QLatin1Char(' '));
    });
    if (plain.isEmpty() || (isGroup && plain.size() == 1)) {
        printOverview(commands, group, asked ? stdout : stderr);
        return asked ? Done : Usage;
    }
    const QString named
        = isGroup ? group + QLatin1Char(' ') + words[plain[1]] : words[plain.first()];
    return usageError(QStringLiteral("There is no command “%1”.").arg(named));
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
    auto ready = core::vault::hardenProcess(); // before anything else could be traced
    const auto application = makeApplication(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("segue"));
    const QStringList words = QCoreApplication::arguments();
    if (ready)
        ready = core::vault::startVault();
    if (!ready)
        return fail(ready.error(), words.contains(QStringLiteral("--json")));

    const auto commands = allCommands();
    const Found found = findCommand(commands, words);
    return found.command == nullptr ? withoutCommand(commands, words) : runCommand(found);
}
