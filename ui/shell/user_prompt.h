// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window asks its user, behind an interface so that tests can answer.
#pragma once

#include <QString>

#include <optional>

class QWidget;

namespace ui::shell {

class UserPrompt
{
public:
    virtual ~UserPrompt() = default;

    /// A path to save a figure at; nothing when the user thought better of it.
    virtual std::optional<QString> askSavePath(QWidget* parent, const QString& suggested) = 0;
    /// The same for the text of a question.
    virtual std::optional<QString> askQuestionPath(QWidget* parent, const QString& suggested) = 0;
};

class DialogPrompt final : public UserPrompt
{
public:
    std::optional<QString> askSavePath(QWidget* parent, const QString& suggested) override;
    std::optional<QString> askQuestionPath(QWidget* parent, const QString& suggested) override;
};

} // namespace ui::shell
