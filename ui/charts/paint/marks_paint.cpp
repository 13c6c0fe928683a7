// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/paint/marks_paint.h"

#include <QPainter>

#include <algorithm>

namespace ui::charts {

using theme::Colours;

namespace {

constexpr double LeastNode = 1.5; ///< a node of few students stays visible

QColor mixed(const QColor& a, const QColor& b, double share)
{
    const auto blend
        = [share](int x, int y) { return static_cast<int>(x + (y - x) * share + 0.5); };
    return {blend(a.red(), b.red()), blend(a.green(), b.green()), blend(a.blue(), b.blue())};
}

/// Diagonal lines, drawn as lines and not as a brush, so that they stay lines in SVG and PDF.
void hatch(QPainter& painter, const QRectF& box, const QColor& colour)
{
    painter.save();
    painter.setClipRect(box);
    const double step = std::max(5.0, box.height() * 0.45);
    painter.setPen(QPen(colour, 1.5));
    for (double x = box.left() - box.height(); x < box.right(); x += step)
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
    painter.restore();
    painter.setPen(QPen(colour, 1.0));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box);
    painter.setPen(Qt::NoPen);
}

void paintNode(QPainter& painter, const AlluvialGeometry::Node& node, const Colours& colours,
               bool faded)
{
    const bool strong = node.style == MarkStyle::Strong;
    QColor colour = strong ? colours.accent : colours.node;
    if (faded)
        colour = mixed(colour, colours.surface, 0.6);
    QRectF box = node.box;
    if (node.style == MarkStyle::Hatched) {
        hatch(painter, box, colour);
        return;
    }
    box.setHeight(std::max(box.height(), LeastNode));
    if (node.style == MarkStyle::Hollow) {
        painter.setPen(QPen(colour, 2.0));
        painter.setBrush(colours.surface);
        painter.drawRect(box.adjusted(1, 1, -1, -1));
        painter.setPen(Qt::NoPen);
        return;
    }
    painter.setBrush(colour);
    painter.drawRect(strong ? box.adjusted(-1, 0, 0, 0) : box); // no seam to its flow
}

/// Whether @p other lies on the way of @p traced.
bool isOnWay(const AlluvialGeometry& marks, std::size_t other, int traced)
{
    if (traced < 0 || static_cast<int>(other) == traced)
        return true;
    const auto& thread = marks.threads[static_cast<std::size_t>(traced)];
    return thread.intersects(marks.nodes[other].box.adjusted(-1, 0.5, 1, -0.5));
}

} // namespace

void paintAlluvial(QPainter& painter, const AlluvialGeometry& marks, const Colours& colours,
                   int traced)
{
    painter.setPen(Qt::NoPen);
    const QColor ground = traced < 0 ? colours.band : mixed(colours.band, colours.surface, 0.35);
    for (const AlluvialGeometry::Flow& flow : marks.flows) {
        if (flow.isHidden) {
            hatch(painter, flow.shape.boundingRect(), ground.darker(115));
            continue;
        }
        painter.setBrush(ground);
        painter.drawPath(flow.shape);
    }
    if (marks.strong >= 0) {
        const bool faded = traced >= 0 && traced != marks.strong && traced != 0;
        painter.setBrush(faded ? mixed(colours.accent, colours.surface, 0.72) : colours.accent);
        painter.drawPath(marks.threads[static_cast<std::size_t>(marks.strong)]);
    }
    if (traced > 0 && traced != marks.strong) {
        painter.setBrush(colours.traced);
        painter.drawPath(marks.threads[static_cast<std::size_t>(traced)]);
    }
    for (std::size_t i = 0; i < marks.nodes.size(); ++i)
        paintNode(painter, marks.nodes[i], colours, !isOnWay(marks, i, traced));
    if (marks.strong >= 0 && (traced < 0 || traced == marks.strong || traced == 0)) {
        // The strong path runs on through the nodes it passes.
        const QPainterPath& path = marks.threads[static_cast<std::size_t>(marks.strong)];
        painter.setBrush(colours.accent);
        painter.drawPath(path);
    }
}

void paintGroups(QPainter& painter, const GroupsGeometry& marks, const Colours& colours, int traced)
{
    painter.setPen(QPen(colours.line, 1.0));
    for (const GroupsGeometry::Tick& tick : marks.ticks)
        painter.drawLine(tick.top, tick.top + QPointF(0, tick.height));
    if (marks.totalX) {
        painter.setPen(QPen(colours.node, 2.0, Qt::DashLine));
        for (const GroupsGeometry::Row& row : marks.rows)
            if (*marks.totalX > row.hiddenRight)
                painter.drawLine(QPointF(*marks.totalX, row.band.top()),
                                 QPointF(*marks.totalX, row.band.bottom()));
    }
    for (std::size_t i = 0; i < marks.rows.size(); ++i) {
        const GroupsGeometry::Row& row = marks.rows[i];
        const bool faded = traced >= 0 && traced != static_cast<int>(i);
        QColor colour = row.isStrong ? colours.accent : colours.node;
        if (faded)
            colour = mixed(colour, colours.surface, 0.6);
        if (row.radius <= 0) // a count: its words say it all
            continue;
        if (row.style == MarkStyle::Hatched) {
            hatch(painter, row.hatch, colour);
            continue;
        }
        if (!row.span.isNull()) {
            const QColor inside = mixed(colour, colours.surface, 0.75);
            painter.setPen(QPen(colour, 1.5));
            painter.setBrush(row.style == MarkStyle::Hollow ? colours.surface : inside);
            painter.drawRect(row.span);
            continue;
        }
        if (row.high > row.low) {
            const QColor bar = mixed(colour, colours.surface, 0.55);
            painter.setPen(QPen(bar, row.radius * 0.55, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(QPointF(row.low, row.dot.y()), QPointF(row.high, row.dot.y()));
        }
        const bool hollow = row.style == MarkStyle::Hollow;
        painter.setPen(QPen(hollow ? colour : colours.surface, 2.5));
        painter.setBrush(hollow ? colours.surface : colour);
        painter.drawEllipse(row.dot, row.radius, row.radius);
    }
    painter.setPen(Qt::NoPen);
}

void paintRibbon(QPainter& painter, const std::vector<RibbonGeometry>& ribbon,
                 const Colours& colours)
{
    painter.setPen(Qt::NoPen);
    for (const RibbonGeometry& part : ribbon) {
        painter.setBrush(colours.band);
        painter.drawRect(part.track);
        if (part.style == MarkStyle::Hatched) {
            hatch(painter, part.track, colours.node);
            continue;
        }
        painter.setBrush(part.style == MarkStyle::Strong ? colours.accent : colours.node);
        painter.drawRect(part.fill);
    }
}

} // namespace ui::charts
