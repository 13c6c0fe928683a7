// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actions.h"

#include <QCoreApplication>

#include <array>

namespace ui::shell {

namespace {

constexpr std::array Table {
    ActionEntry {ActionId::Home, QT_TRANSLATE_NOOP("Actions", "First page"), "home", "Alt+Home",
                 false},
    ActionEntry {ActionId::ChooseQuestion, QT_TRANSLATE_NOOP("Actions", "Choose a question"), "",
                 "Ctrl+K", false},
    ActionEntry {ActionId::PreviousQuestion, QT_TRANSLATE_NOOP("Actions", "Previous question"),
                 "chevron_left", "Ctrl+PgUp", false},
    ActionEntry {ActionId::NextQuestion, QT_TRANSLATE_NOOP("Actions", "Next question"),
                 "chevron_right", "Ctrl+PgDown", false},
    ActionEntry {ActionId::EditQuestion, QT_TRANSLATE_NOOP("Actions", "Edit the question"), "",
                 "Ctrl+E", false},
    ActionEntry {ActionId::Smaller, QT_TRANSLATE_NOOP("Actions", "Smaller text"), "smaller",
                 "Ctrl+-", true},
    ActionEntry {ActionId::Larger, QT_TRANSLATE_NOOP("Actions", "Larger text"), "larger", "Ctrl++",
                 true},
    ActionEntry {ActionId::NormalSize, QT_TRANSLATE_NOOP("Actions", "Text as large as usual"), "",
                 "Ctrl+0", false},
    ActionEntry {ActionId::SwitchLanguage, QT_TRANSLATE_NOOP("Actions", "English or Spanish"), "",
                 "Ctrl+Shift+E", true},
    ActionEntry {ActionId::SwitchTheme, QT_TRANSLATE_NOOP("Actions", "Light or dark"), "moon",
                 "Ctrl+D", true},
    ActionEntry {ActionId::CopyImage, QT_TRANSLATE_NOOP("Actions", "Copy the figure as an image"),
                 "copy", "Ctrl+Shift+C", true},
    ActionEntry {ActionId::CopyTable, QT_TRANSLATE_NOOP("Actions", "Copy the table"), "",
                 "Ctrl+Shift+T", false},
    ActionEntry {ActionId::Save, QT_TRANSLATE_NOOP("Actions", "Save the figure"), "save", "Ctrl+S",
                 true},
    ActionEntry {ActionId::Present, QT_TRANSLATE_NOOP("Actions", "Show to the audience"), "present",
                 "F5", true},
    ActionEntry {ActionId::EndPresenting, QT_TRANSLATE_NOOP("Actions", "Stop showing"), "",
                 "Shift+F5", false},
    ActionEntry {ActionId::FullScreen, QT_TRANSLATE_NOOP("Actions", "Whole screen"), "", "F11",
                 false},
    ActionEntry {ActionId::Protection, QT_TRANSLATE_NOOP("Actions", "Protection"), "shield",
                 "Ctrl+Shift+L", true},
    ActionEntry {ActionId::Lock, QT_TRANSLATE_NOOP("Actions", "Lock"), "lock", "Ctrl+L", true},
    ActionEntry {ActionId::Help, QT_TRANSLATE_NOOP("Actions", "Keyboard and about"), "help", "F1",
                 true},
    ActionEntry {ActionId::Quit, QT_TRANSLATE_NOOP("Actions", "Close Segue"), "", "Ctrl+Q", false},
};

} // namespace

std::span<const ActionEntry> actionTable()
{
    return Table;
}

QString actionText(const ActionEntry& entry)
{
    return QCoreApplication::translate("Actions", entry.text);
}

QKeySequence actionKeys(const ActionEntry& entry)
{
    return QKeySequence(QLatin1String(entry.shortcut), QKeySequence::PortableText);
}

} // namespace ui::shell
