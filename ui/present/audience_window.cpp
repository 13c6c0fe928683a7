// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/present/audience_window.h"

#include "ui/charts/view/figure_view.h"
#include "ui/lock/audience_safe.h"
#include "ui/theme/typography.h"

#include <QAccessible>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScreen>

#include <chrono>

namespace ui::present {

namespace {

using namespace std::chrono_literals;

/// Before the projector, the one that is not looked at while typing.
QScreen* audienceScreen(const QWidget& beside)
{
    const QList<QScreen*> screens = QGuiApplication::screens();
    for (QScreen* screen : screens)
        if (screen != beside.screen())
            return screen;
    return beside.screen();
}

/// What a key asks for: 1 and -1 to step, 0 for nothing.
int stepOf(int key)
{
    switch (key) {
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_PageDown:
    case Qt::Key_Space:
        return 1;
    case Qt::Key_Left:
    case Qt::Key_Up:
    case Qt::Key_PageUp:
    case Qt::Key_Backspace:
        return -1;
    default:
        return 0;
    }
}

} // namespace

AudienceWindow::AudienceWindow()
    : m_view(new charts::FigureView(this))
    , m_said(new QLabel(this))
{
    lock::markAudienceSafe(*this);
    // Arrows step through the questions here; a flow is traced with the pointer.
    m_view->setFocusPolicy(Qt::NoFocus);
    setFocusPolicy(Qt::StrongFocus);
    m_said->setObjectName(QStringLiteral("notice"));
    m_said->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_said->hide();
    m_saying.setSingleShot(true);
    m_saying.setInterval(6s);
    connect(&m_saying, &QTimer::timeout, m_said, &QWidget::hide);
    retranslate();
}

void AudienceWindow::present(charts::Figure figure, const QWidget& beside)
{
    setFigure(std::move(figure));
    setBlank(false);
    QScreen* const screen = audienceScreen(beside);
    const bool isApart = screen != beside.screen();
    setAttribute(Qt::WA_ShowWithoutActivating, isApart); // the keyboard stays where it is
    if (!isVisible() || this->screen() != screen) {
        setGeometry(screen->geometry());
        showFullScreen();
    }
    raise();
    if (isApart)
        return;
    activateWindow();
    say(tr("Arrows: another question   B: blank   Esc: back to Segue"));
}

void AudienceWindow::setFigure(charts::Figure figure)
{
    m_view->setFigure(std::move(figure));
}

void AudienceWindow::setLook(theme::Mode mode, double zoom)
{
    m_mode = mode;
    m_zoom = zoom;
    place();
}

void AudienceWindow::leave()
{
    if (!isVisible())
        return;
    hide();
    setBlank(false);
    emit left();
}

void AudienceWindow::say(const QString& text)
{
    m_said->setText(text);
    m_said->setVisible(!m_isBlank);
    m_saying.start();
    place();
    QAccessibleEvent alert(m_said, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void AudienceWindow::setBlank(bool blank)
{
    m_isBlank = blank;
    m_view->setVisible(!blank);
    m_said->hide();
    retranslate();
    update();
}

void AudienceWindow::place()
{
    m_view->setGeometry(rect());
    const theme::TextSizes sizes = theme::textSizesFor(height(), m_zoom);
    m_view->setLook(m_mode, sizes);
    m_said->setFont(theme::font(sizes.small));
    m_said->adjustSize();
    m_said->move((width() - m_said->width()) / 2, height() - m_said->height() - theme::grid(4));
    m_said->raise();
    update();
}

void AudienceWindow::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (key == Qt::Key_Escape || (key == Qt::Key_F5 && event->modifiers() == Qt::ShiftModifier))
        return leave();
    if (key == Qt::Key_L && event->modifiers() == Qt::ControlModifier)
        return emit lockWanted();
    if (key == Qt::Key_B)
        return setBlank(!m_isBlank);
    const int by = stepOf(key);
    if (by == 0)
        return QWidget::keyPressEvent(event);
    setBlank(false);
    emit stepWanted(by);
}

void AudienceWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    place();
}

void AudienceWindow::closeEvent(QCloseEvent* event)
{
    event->ignore(); // it is kept for the next time
    leave();
}

void AudienceWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void AudienceWindow::paintEvent(QPaintEvent* /*event*/)
{
    // Blank is black, whatever the theme: a projector then throws no light.
    QPainter(this).fillRect(rect(),
                            m_isBlank ? QColor(Qt::black) : QColor(theme::colours(m_mode).surface));
}

void AudienceWindow::retranslate()
{
    setWindowTitle(tr("Segue: for the audience"));
    setAccessibleName(m_isBlank ? tr("Blank screen for the audience") : windowTitle());
}

} // namespace ui::present
