// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A line of progress with words and a way to stop, for work whose length may or may not be known.
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace ui::lock {

class WaitLine final : public QWidget
{
    Q_OBJECT

public:
    explicit WaitLine(QWidget* parent = nullptr);

    /// Shows itself with @p words; how long it takes is not known yet.
    void begin(const QString& words);
    /// From now on it is known.
    void setProgress(int permille);
    /// Work that has begun to write cannot be stopped half way.
    void setStoppable(bool stoppable);
    void end() { hide(); }

signals:
    void stopped();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLabel* m_words;
    QProgressBar* m_bar;
    QPushButton* m_stop;
};

} // namespace ui::lock
