// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The audience's window: one disclosed figure, alone and as large as the screen. It holds nothing
// else, so it stays when Segue locks.
#pragma once

#include "ui/charts/geometry/figure.h"
#include "ui/theme/colours.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace ui::charts {
class FigureView;
}

namespace ui::present {

class AudienceWindow final : public QWidget
{
    Q_OBJECT

public:
    AudienceWindow();

    /// Fills the screen that the person at @p beside does not look at; the only one, where there is
    /// no other. There it says how to leave, since nothing else is in sight.
    void present(charts::Figure figure, const QWidget& beside);
    /// Another figure in the same place; a blank screen stays blank.
    void setFigure(charts::Figure figure);
    /// @p zoom as theme::textSizesFor.
    void setLook(theme::Mode mode, double zoom);
    void leave();
    /// A few words over the lower edge that go by themselves.
    void say(const QString& text);

    bool isPresenting() const { return isVisible(); }
    bool isBlank() const { return m_isBlank; }
    charts::FigureView& view() { return *m_view; }

signals:
    void stepWanted(int by); ///< 1: the next figure, -1: the one before
    void left();
    void lockWanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void setBlank(bool blank);
    void retranslate();
    void place();

    charts::FigureView* m_view;
    QLabel* m_said;
    QTimer m_saying;
    bool m_isBlank = false;
    theme::Mode m_mode = theme::Mode::Light;
    double m_zoom = 1.0;
};

} // namespace ui::present
