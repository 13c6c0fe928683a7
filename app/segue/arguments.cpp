// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/segue/arguments.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QStandardPaths>

namespace app {

Arguments readArguments(const QCoreApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("What happens to students after they leave the classroom."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(QStringLiteral("profile"),
                                     QStringLiteral("Folder of the profile to open."),
                                     QStringLiteral("DIR"));
    const QCommandLineOption question(QStringLiteral("question"),
                                      QStringLiteral("Saved question to begin with."),
                                      QStringLiteral("ID"));
    const QCommandLineOption passphrase(
        QStringLiteral("passphrase-file"),
        QStringLiteral("File whose first line is the passphrase of the profile."),
        QStringLiteral("FILE"));
    const QCommandLineOption screenshot(
        QStringLiteral("screenshot"),
        QStringLiteral("Save the window as PNG after the first answer, or where it waits to be "
                       "unlocked, then end."),
        QStringLiteral("FILE"));
    const QCommandLineOption timing(
        QStringLiteral("timing"),
        QStringLiteral("Print milliseconds from start to the window and to the first figure."));
    parser.addOptions({profile, question, passphrase, screenshot, timing});
    parser.process(application);
    const QString folder = parser.isSet(profile)
        ? parser.value(profile)
        : QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
            + QStringLiteral("/segue/profile"); // where seguectl has its own
    return {.profile = std::filesystem::path(folder.toStdString()),
            .question = parser.value(question),
            .passphraseFile = std::filesystem::path(parser.value(passphrase).toStdString()),
            .screenshot = parser.value(screenshot),
            .timing = parser.isSet(timing)};
}

} // namespace app
