// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The title of a question as a link that wraps; under it what the question lacks, where it cannot
// be asked here.
#pragma once

#include "ui/theme/colours.h"
#include "ui/theme/typography.h"

#include <QAbstractButton>

namespace ui::home {

class QuestionLink final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit QuestionLink(QWidget* parent = nullptr);

    /// Why it cannot be asked; empty: it can. It keeps its place in the Tab order, so that whoever
    /// cannot see it can read why.
    void setLacking(const QString& why);
    bool isLacking() const { return !m_lacking.isEmpty(); }
    void setLook(theme::Mode mode, const theme::TextSizes& sizes);

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString words() const;

    QString m_lacking;
    theme::Mode m_mode = theme::Mode::Light;
};

} // namespace ui::home
