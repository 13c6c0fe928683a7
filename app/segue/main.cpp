// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/segue/arguments.h"
#include "app/segue/profile_door.h"
#include "app/segue/witness.h"
#include "core/session/saved_question.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QElapsedTimer>

#include <cstdio>

int main(int argc, char* argv[])
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Segue"));
    QCoreApplication::setApplicationName(QStringLiteral("Segue"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SEGUE_VERSION));
    const app::Arguments arguments = app::readArguments(application);
    auto questions = core::session::savedQuestions();
    if (!questions) {
        std::fprintf(stderr, "segue: its own questions cannot be read; install it again\n");
        return 5;
    }
    app::Door door = app::makeDoor(arguments.profile);
    ui::shell::MainWindow window({.page = {.ask = std::move(door.ask),
                                           .label = std::move(door.label),
                                           .demoCommand = QStringLiteral("packaging/demo.sh")},
                                  .questions = std::move(questions).value(),
                                  .prompt = std::make_unique<ui::shell::DialogPrompt>(),
                                  .settingsFile = {},
                                  .question = arguments.question});
    app::Witness witness(
        window,
        {.sinceStart = sinceStart, .timing = arguments.timing, .screenshot = arguments.screenshot});
    window.show();
    window.start();
    return QApplication::exec();
}
