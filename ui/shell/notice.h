// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A short sentence over the page's lower edge that goes by itself.
#pragma once

#include <QLabel>
#include <QTimer>

namespace ui::shell {

class Notice final : public QLabel
{
    Q_OBJECT

public:
    explicit Notice(QWidget* parent);

    void say(const QString& text);

private:
    QTimer m_timer;
};

} // namespace ui::shell
