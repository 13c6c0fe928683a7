// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/geometry/alluvial_geometry.h"

#include "ui/charts/geometry/node_label.h"

#include <algorithm>
#include <numeric>

namespace ui::charts {

namespace {

QPainterPath bandPath(QPointF from, QPointF to, double width)
{
    const double middle = (from.x() + to.x()) / 2;
    QPainterPath path(from);
    path.cubicTo({middle, from.y()}, {middle, to.y()}, to);
    path.lineTo(to.x(), to.y() + width);
    path.cubicTo({middle, to.y() + width}, {middle, from.y() + width},
                 {from.x(), from.y() + width});
    path.closeSubpath();
    return path;
}

QPainterPath rectPath(const QRectF& rect)
{
    QPainterPath path;
    path.addRect(rect);
    return path;
}

class Layout
{
public:
    Layout(const AlluvialData& data, const QRectF& chart, const TextMeasure& measure,
           FigureGeometry& out)
        : m_data(data)
        , m_chart(chart)
        , m_measure(measure)
        , m_out(out)
        , m_unit(measure.lineHeight(TextRole::Small))
        , m_nodeWidth(m_unit * 0.5)
        , m_stub(m_unit * 0.6)
        , m_gap(m_unit * 0.75)
    {
    }

    void run()
    {
        placeColumns();
        placeCaptions();
        makeLabels();
        placeNodes();
        makeFlows();
        makeThreads();
        placeLabels();
        makeTargets();
        m_marks.strong = m_data.strong;
        m_out.marks = std::move(m_marks);
    }

private:
    std::size_t size() const { return m_data.nodes.size(); }
    const AlluvialNode& node(std::size_t i) const { return m_data.nodes[i]; }
    int stages() const { return static_cast<int>(m_data.captions.size()); }
    bool isStrong(std::size_t i) const { return static_cast<int>(i) == m_data.strong; }

    std::vector<std::size_t> children(std::size_t parent) const
    {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < size(); ++i)
            if (node(i).parent == static_cast<int>(parent))
                found.push_back(i);
        return found;
    }

    bool isThrough(std::size_t i) const { return i == 0 || !children(i).empty(); }
    double left(int stage) const { return m_columns[static_cast<std::size_t>(stage)]; }

    void placeColumns()
    {
        double widest = 0;
        for (std::size_t i = 1; i < size(); ++i)
            if (node(i).stage + 1 == stages())
                widest = std::max(widest, oneLineWidth(node(i), isStrong(i), m_measure));
        const double labels
            = std::clamp(widest + m_unit * 0.6, m_chart.width() * 0.16, m_chart.width() * 0.29);
        const double span = m_chart.width() - m_nodeWidth - labels;
        for (int stage = 0; stage < stages(); ++stage)
            m_columns.push_back(m_chart.left()
                                + (stages() > 1 ? span * stage / (stages() - 1) : 0.0));
    }

    double columnWidth(int stage) const
    {
        const bool isLast = stage + 1 == stages();
        const double right = isLast ? m_chart.right() : left(stage + 1) - m_unit;
        return right - left(stage);
    }

    void placeCaptions()
    {
        for (int stage = 0; stage < stages(); ++stage)
            placeLines(breakLines(m_data.captions[stage], TextRole::Small, columnWidth(stage), 1,
                                  m_measure),
                       {.role = TextRole::Small, .tone = Tone::Muted}, {left(stage), m_chart.top()},
                       columnWidth(stage), m_measure, m_out.texts);
    }

    void makeLabels()
    {
        for (std::size_t i = 0; i < size(); ++i) {
            const double width = isThrough(i)
                ? columnWidth(node(i).stage)
                : m_chart.right() - left(node(i).stage) - m_nodeWidth - m_unit * 0.5;
            m_labels.push_back(makeNodeLabel(node(i), isStrong(i), width, m_measure));
        }
    }

    double height(std::size_t i, double scale) const
    {
        return node(i).count ? static_cast<double>(*node(i).count) * scale : m_stub;
    }

    double headRoom() const
    {
        double room = 0;
        for (std::size_t i = 0; i < size(); ++i)
            if (isThrough(i))
                room = std::max(room, m_labels[i].height);
        return room + m_unit * 0.35;
    }

    /// Stacks the children of @p parent from @p top down; returns the bottom of what was stacked,
    /// labels and later stages included.
    double stack(std::size_t parent, double top, double scale)
    {
        double y = top;
        double bottom = top;
        for (const std::size_t child : children(parent)) {
            const double own = height(child, scale);
            if (isThrough(child)) {
                if (y > top)
                    y += m_labels[child].height + m_unit * 0.35;
                m_tops[child] = y;
                bottom = std::max(y + own, stack(child, y, scale));
            } else {
                const double slot = std::max(own, m_labels[child].height);
                m_tops[child] = y + (slot - own) / 2;
                bottom = y + slot;
            }
            y = bottom + m_gap;
        }
        return bottom;
    }

    /// Returns the bottom of everything at @p scale; the first node stands in the middle of it.
    double arrange(double scale)
    {
        const double own = height(0, scale);
        const double bottom = stack(0, m_contentTop, scale);
        m_tops[0] = std::max(m_contentTop, (m_contentTop + bottom - own) / 2);
        return std::max(bottom, m_contentTop + own);
    }

    /// Gives up labels, smallest group first, until a scale of nothing fits.
    void makeRoom()
    {
        while (arrange(0) > m_chart.bottom()) {
            std::size_t smallest = 0;
            for (std::size_t i = 1; i < size(); ++i)
                if (!isThrough(i) && m_labels[i].height > 0
                    && (smallest == 0
                        || node(i).count.value_or(0) <= node(smallest).count.value_or(0)))
                    smallest = i;
            if (smallest == 0)
                return;
            m_labels[smallest] = {};
        }
    }

    void placeNodes()
    {
        m_tops.assign(size(), 0.0);
        m_contentTop = m_chart.top() + m_unit * 1.4 + headRoom();
        makeRoom();
        double largest = 1;
        for (const AlluvialNode& each : m_data.nodes)
            largest = std::max(largest, static_cast<double>(each.count.value_or(0)));
        double low = 0;
        double high = (m_chart.bottom() - m_contentTop) / largest;
        for (int i = 0; i < 40; ++i) {
            const double scale = (low + high) / 2;
            (arrange(scale) <= m_chart.bottom() ? low : high) = scale;
        }
        arrange(low);
        for (std::size_t i = 0; i < size(); ++i)
            m_marks.nodes.push_back(
                {.box = QRectF(left(node(i).stage), m_tops[i], m_nodeWidth, height(i, low)),
                 .style = style(i)});
    }

    MarkStyle style(std::size_t i) const
    {
        if (!node(i).count)
            return MarkStyle::Hatched;
        if (node(i).kind == NodeKind::NotYet)
            return MarkStyle::Hollow;
        return isStrong(i) ? MarkStyle::Strong : MarkStyle::Quiet;
    }

    const QRectF& box(std::size_t i) const { return m_marks.nodes[i].box; }

    void makeFlows()
    {
        m_offsets.assign(size(), 0.0);
        for (std::size_t parent = 0; parent < size(); ++parent) {
            double offset = 0;
            for (const std::size_t child : children(parent)) {
                m_offsets[child] = offset;
                const bool hidden = !node(child).count || !node(parent).count;
                const double width = box(child).height();
                const QRectF stub(box(child).left() - m_unit * 1.5, box(child).top(), m_unit * 1.5,
                                  width);
                m_marks.flows.push_back(
                    {.shape = hidden ? rectPath(stub)
                                     : bandPath({box(parent).right(), box(parent).top() + offset},
                                                box(child).topLeft(), width),
                     .to = static_cast<int>(child),
                     .width = width,
                     .isHidden = hidden});
                offset += hidden ? 0 : width;
            }
        }
    }

    const AlluvialGeometry::Flow& flowTo(std::size_t child) const
    {
        return *std::ranges::find(m_marks.flows, static_cast<int>(child),
                                  &AlluvialGeometry::Flow::to);
    }

    bool allShown(std::size_t parent) const
    {
        return node(parent).count && std::ranges::all_of(children(parent), [&](std::size_t child) {
                   return node(child).count.has_value();
               });
    }

    /// The way from the first node to @p parent of those who go on to @p child, where it can be
    /// told; it runs on through the bars of both nodes.
    QPainterPath slice(std::size_t parent, std::size_t child) const
    {
        const auto before = static_cast<std::size_t>(node(parent).parent);
        if (!allShown(parent) || !node(before).count)
            return {};
        const double width = box(child).height();
        const QPointF from(box(before).right(),
                           box(before).top() + m_offsets[parent] + m_offsets[child]);
        const QPointF to(box(parent).left(), box(parent).top() + m_offsets[child]);
        QPainterPath path = bandPath(from, to, width);
        path.addRect(QRectF(from, QSizeF(-m_nodeWidth, width)).normalized().adjusted(0, 0, 1, 0));
        path.addRect(QRectF(to, QSizeF(m_nodeWidth, width)).adjusted(-1, 0, 1, 0));
        return path;
    }

    void makeThreads()
    {
        m_marks.threads.resize(size());
        for (std::size_t i = 1; i < size(); ++i) {
            QPainterPath& thread = m_marks.threads[i];
            thread = flowTo(i).shape;
            const auto parent = static_cast<std::size_t>(node(i).parent);
            if (parent != 0)
                thread.addPath(slice(parent, i));
            for (const std::size_t child : children(i))
                thread.addPath(flowTo(child).shape);
            m_marks.threads[0].addPath(flowTo(i).shape);
        }
        for (QPainterPath& thread : m_marks.threads)
            thread.setFillRule(Qt::WindingFill);
    }

    void placeLabels()
    {
        for (std::size_t i = 0; i < size(); ++i) {
            const NodeLabel& label = m_labels[i];
            // The first node's label keeps to the row of labels: a flow may rise beside it.
            const double above = i == 0 ? m_contentTop : box(i).top();
            const QPointF at = isThrough(i)
                ? QPointF(box(i).left(), above - m_unit * 0.35 - label.height)
                : QPointF(box(i).right() + m_unit * 0.5, box(i).center().y() - label.height / 2);
            for (TextRun run : label.runs) {
                run.box.translate(at);
                run.target = static_cast<int>(i);
                m_out.texts.push_back(run);
            }
        }
    }

    void makeTargets()
    {
        for (std::size_t i = 0; i < size(); ++i) {
            Target target {.name = node(i).label,
                           .reading = node(i).reading,
                           .shape = rectPath(box(i).adjusted(-2, -2, 2, 2)),
                           .bounds = box(i),
                           .anchor = box(i).topRight() + QPointF(m_unit * 0.5, m_unit * 0.5)};
            target.shape.setFillRule(Qt::WindingFill);
            if (i > 0)
                target.shape.addPath(isThrough(i) ? flowTo(i).shape : m_marks.threads[i]);
            for (const TextRun& run : m_out.texts)
                if (run.target == static_cast<int>(i)) {
                    target.shape.addRect(run.box);
                    target.bounds = target.bounds.united(run.box);
                    target.keepFree = target.keepFree.united(run.box);
                }
            if (!isThrough(i))
                target.anchor
                    = {box(i).right() + m_unit * 0.5,
                       std::max(target.keepFree.bottom(), box(i).center().y()) + m_unit * 0.2};
            m_out.targets.push_back(std::move(target));
        }
    }

    const AlluvialData& m_data;
    const QRectF m_chart;
    const TextMeasure& m_measure;
    FigureGeometry& m_out;
    const double m_unit;
    const double m_nodeWidth;
    const double m_stub; ///< constant height of a hidden node
    const double m_gap;
    double m_contentTop = 0;
    std::vector<double> m_columns;
    std::vector<double> m_tops;
    std::vector<double> m_offsets; ///< of a child's slice under its parent's top
    std::vector<NodeLabel> m_labels;
    AlluvialGeometry m_marks;
};

} // namespace

void layoutAlluvial(const AlluvialData& data, const QRectF& chart, const TextMeasure& measure,
                    FigureGeometry& out)
{
    Layout(data, chart, measure, out).run();
}

} // namespace ui::charts
