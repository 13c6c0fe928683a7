// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every action of the window as one row of a table: menus, buttons, shortcuts and the help page
// are made from it.
#pragma once

#include <QKeySequence>
#include <QString>

#include <span>

namespace ui::shell {

enum class ActionId
{
    Home,
    ChooseQuestion,
    NextQuestion,
    PreviousQuestion,
    EditQuestion,
    Save,
    CopyImage,
    CopyTable,
    Larger,
    Smaller,
    NormalSize,
    SwitchTheme,
    SwitchLanguage,
    Present,
    EndPresenting,
    FullScreen,
    Protection,
    Lock,
    Help,
    Quit
};

struct ActionEntry
{
    ActionId id;
    const char* text; ///< marked under "Actions"
    const char* icon; ///< empty: none
    const char* shortcut; ///< portable text
    bool onBar; ///< has a button at the right of the top bar
};

std::span<const ActionEntry> actionTable();

QString actionText(const ActionEntry& entry);
QKeySequence actionKeys(const ActionEntry& entry);

} // namespace ui::shell
