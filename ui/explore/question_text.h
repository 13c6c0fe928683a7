// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The field a question is written in: underlines the place that was not understood, undoes without
// end, and leaves the window's own keys to the window.
#pragma once

#include "core/base/error.h"
#include "ui/theme/colours.h"

#include <QPlainTextEdit>

namespace ui::explore {

class QuestionText final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit QuestionText(QWidget* parent = nullptr);

    /// As one edit, which can be undone.
    void replace(const QString& text);

    /// Underlines the word at @p place; at the end of a line the word before it.
    void underline(core::Position place);
    /// Nothing but blanks stands at @p place and after it.
    bool isAtEnd(core::Position place) const;
    void clearUnderline();
    /// What is underlined; empty: nothing.
    QString underlined() const;

    void setMode(theme::Mode mode);

protected:
    bool event(QEvent* event) override;

private:
    QTextCursor wordAt(core::Position place) const;

    theme::Mode m_mode = theme::Mode::Light;
};

} // namespace ui::explore
