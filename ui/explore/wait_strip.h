// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A thin line of progress with a way to stop, over the page while a question takes long.
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace ui::explore {

class WaitStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit WaitStrip(QWidget* parent = nullptr);

    void setProgress(int permille);

signals:
    void cancelled();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QProgressBar* m_bar;
    QLabel* m_text;
    QPushButton* m_cancel;
};

} // namespace ui::explore
