// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/view/figure_view.h"

#include "ui/charts/paint/figure_paint.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace ui::charts {

namespace {

constexpr double LeastText = 13; ///< pixels, as in ui/theme
constexpr double ChartShare = 0.4; ///< of the height, before type may grow
constexpr double BandShare = 0.3; ///< of the chart's height, for all who started

constexpr std::size_t FewRows = 8; ///< of groups: so many are worth smaller type

bool hasRoom(const Figure& figure, const GroupsGeometry& groups)
{
    const auto& rows = std::get<GroupsData>(figure.chart).rows;
    return groups.rows.size() >= std::min(rows.size(), FewRows);
}

/// Whether there is room for marks beside all the words.
bool hasRoom(const Figure& figure, const FigureGeometry& geometry)
{
    if (geometry.chart.height() < ChartShare * geometry.box.height())
        return false;
    if (const auto* groups = std::get_if<GroupsGeometry>(&geometry.marks))
        return hasRoom(figure, *groups);
    const auto* alluvial = std::get_if<AlluvialGeometry>(&geometry.marks);
    if (!alluvial || alluvial->nodes.empty())
        return true;
    const bool isNamed = std::ranges::none_of(
        geometry.targets, [](const Target& target) { return target.keepFree.isNull(); });
    return isNamed && alluvial->nodes.front().box.height() >= BandShare * geometry.chart.height();
}

theme::TextSizes scaled(const theme::TextSizes& sizes, double factor)
{
    return {sizes.small * factor, sizes.body * factor, sizes.value * factor, sizes.title * factor};
}

} // namespace

FigureView::FigureView(QWidget* parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAutoFillBackground(false);
}

void FigureView::setFigure(Figure figure)
{
    m_figure = std::move(figure);
    m_traced = -1;
    setAccessibleName(m_figure->finding);
    setAccessibleDescription(m_figure->summary);
    relayout();
}

void FigureView::setLook(theme::Mode mode, const theme::TextSizes& sizes)
{
    m_mode = mode;
    m_sizes = sizes;
    relayout();
}

void FigureView::setAside(QWidget* aside, double share)
{
    m_aside = aside;
    m_asideShare = share;
    relayout();
}

void FigureView::setDefinitionShown(bool shown)
{
    m_hasDefinition = shown;
    relayout();
}

void FigureView::setTraced(int target)
{
    if (target < 0 || target >= static_cast<int>(m_geometry.targets.size()))
        target = -1;
    if (target == m_traced)
        return;
    m_traced = target;
    update();
    announce();
    emit tracedChanged(m_traced);
}

void FigureView::relayout()
{
    if (!m_figure || width() <= 0 || height() <= 0)
        return;
    constexpr double Step = 0.94;
    const double across = m_sizes.small * 1.8;
    const double up = m_sizes.small * 0.9;
    const FigureBox box {.box = QRectF(rect()).adjusted(across, up, -across, -up),
                         .asideShare = m_asideShare,
                         .hasDefinition = m_hasDefinition};
    m_fitted = m_sizes;
    m_geometry = layoutFigure(*m_figure, box, FontMeasure(m_fitted));
    while (!hasRoom(*m_figure, m_geometry) && m_fitted.small * Step >= LeastText) {
        m_fitted = scaled(m_fitted, Step);
        m_geometry = layoutFigure(*m_figure, box, FontMeasure(m_fitted));
    }
    emit fitted(m_fitted);
    if (m_aside)
        m_aside->setGeometry(m_geometry.aside.toAlignedRect());
    update();
}

void FigureView::paintEvent(QPaintEvent* /*event*/)
{
    const theme::Colours& colours = theme::colours(m_mode);
    QPainter painter(this);
    painter.fillRect(rect(), colours.surface);
    if (!m_figure)
        return;
    const FontMeasure fonts(m_fitted);
    paintFigure(painter, m_geometry, colours, fonts, m_traced);
    if (m_traced < 0)
        return;
    const Target& target = m_geometry.targets[static_cast<std::size_t>(m_traced)];
    if (hasFocus() && m_isByKey) {
        painter.setPen(QPen(colours.ink, 2.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(target.bounds.adjusted(-5, -4, 5, 4), 4, 4);
    }
    paintReading(painter, target, m_geometry.chart, colours, fonts);
}

void FigureView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    relayout();
}

void FigureView::mousePressEvent(QMouseEvent* event)
{
    QWidget::mousePressEvent(event);
    if (const int target = hitTest(m_geometry, event->position()); target >= 0)
        emit activated(target);
}

void FigureView::mouseMoveEvent(QMouseEvent* event)
{
    m_isByKey = false;
    setTraced(hitTest(m_geometry, event->position()));
}

void FigureView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    setTraced(-1);
}

int FigureView::step(int key) const
{
    const int count = static_cast<int>(m_geometry.targets.size());
    switch (key) {
    case Qt::Key_Right:
    case Qt::Key_Down:
        return m_traced + 1 < count ? m_traced + 1 : m_traced;
    case Qt::Key_Left:
    case Qt::Key_Up:
        return m_traced > 0 ? m_traced - 1 : 0;
    case Qt::Key_Home:
        return 0;
    case Qt::Key_End:
        return count - 1;
    default:
        return -2;
    }
}

void FigureView::keyPressEvent(QKeyEvent* event)
{
    m_isByKey = true;
    if (event->key() == Qt::Key_Escape && m_traced >= 0) {
        setTraced(-1);
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_traced >= 0)
        return emit activated(m_traced);
    const int next = step(event->key());
    if (next == -2)
        QWidget::keyPressEvent(event);
    else
        setTraced(next);
}

bool FigureView::event(QEvent* event)
{
    // Tab walks the targets before it leaves, so that every reading can be reached with one key.
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int next = key == Qt::Key_Tab ? m_traced + 1
            : key == Qt::Key_Backtab        ? m_traced - 1
                                            : -1;
        if (next >= 0 && next < static_cast<int>(m_geometry.targets.size())) {
            m_isByKey = true;
            setTraced(next);
            return true;
        }
    }
    return QWidget::event(event);
}

void FigureView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    m_isByKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (event->reason() == Qt::TabFocusReason)
        setTraced(0);
    else if (event->reason() == Qt::BacktabFocusReason)
        setTraced(static_cast<int>(m_geometry.targets.size()) - 1);
    update();
}

void FigureView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        setTraced(-1);
    update();
}

void FigureView::announce() const
{
    if (m_traced < 0 || !QAccessible::isActive())
        return;
    QAccessibleEvent focus(const_cast<FigureView*>(this), QAccessible::Focus);
    focus.setChild(m_traced);
    QAccessible::updateAccessibility(&focus);
}

} // namespace ui::charts
