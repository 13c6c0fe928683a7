// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the window, from the table of actions, and two lines on what this program is.
#pragma once

#include "ui/theme/typography.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;

namespace ui::shell {

class HelpPage final : public QWidget
{
    Q_OBJECT

public:
    explicit HelpPage(QWidget* parent = nullptr);

    void setSizes(const theme::TextSizes& sizes);

signals:
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fill();
    void addRow(int row, const QString& keys, const QString& text);

    theme::TextSizes m_sizes;
    QLabel* m_heading;
    QLabel* m_about;
    QWidget* m_keys = nullptr;
    QPushButton* m_back;
};

} // namespace ui::shell
