// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/segue/arguments.h"
#include "app/segue/desk.h"
#include "app/system/secret_file.h"
#include "core/session/saved_question.h"
#include "core/vault/sealed/process.h"
#include "ui/errors/error_words.h"
#include "ui/language/language.h"
#include "ui/shell/preferences.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMessageBox>
#include <QSettings>

#include <cstdio>

namespace {

/// In plain words, on the terminal and, where somebody looks at one, in a window.
int refuse(const core::Error& error, int code)
{
    const ui::errors::ErrorWords words = ui::errors::wordsFor(error);
    std::fprintf(stderr, "segue: %s. %s\n", qPrintable(words.happened), qPrintable(words.next));
    if (QGuiApplication::platformName() != QLatin1String("offscreen"))
        QMessageBox::critical(nullptr, QStringLiteral("Segue"), words.happened + QLatin1Char('.'));
    return code;
}

} // namespace

int main(int argc, char* argv[])
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    const auto hardened = core::vault::hardenProcess(); // before anything else could be traced
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Segue"));
    QCoreApplication::setApplicationName(QStringLiteral("Segue"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SEGUE_VERSION));
    const app::Arguments arguments = app::readArguments(application);
    ui::language::install(ui::shell::load(QSettings()).language);
    if (!hardened)
        return refuse(hardened.error(), 5);
    if (const auto started = core::vault::startVault(); !started)
        return refuse(started.error(), 5);
    auto questions = core::session::savedQuestions();
    if (!questions)
        return refuse(questions.error(), 5);
    core::session::Typed first;
    if (!arguments.passphraseFile.empty()) {
        auto passphrase
            = app::readSecretFile(arguments.passphraseFile, app::SecretExtent::FirstLine);
        if (!passphrase)
            return refuse(passphrase.error(), 7);
        first.passphrase = std::move(passphrase).value();
    }
    // The profile is closed before the loop ends: the desk says when.
    QApplication::setQuitOnLastWindowClosed(false);
    app::Desk desk(arguments, std::move(questions).value(), sinceStart);
    desk.start(std::move(first));
    return QApplication::exec();
}
