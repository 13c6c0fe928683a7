// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/geometry/groups_geometry.h"

#include "ui/charts/geometry/figure_words.h"

#include <algorithm>

namespace ui::charts {

namespace {

class Layout
{
public:
    Layout(const GroupsData& data, const QRectF& chart, const TextMeasure& measure,
           FigureGeometry& out)
        : m_data(data)
        , m_chart(chart)
        , m_measure(measure)
        , m_out(out)
        , m_unit(measure.lineHeight(TextRole::Small))
    {
    }

    void run()
    {
        placeColumns();
        placeHead();
        placeRows();
        placeTicks();
        m_out.marks = std::move(m_marks);
    }

private:
    double x(double rate) const { return m_axisLeft + rate * (m_axisRight - m_axisLeft); }

    void placeColumns()
    {
        double label = 0;
        double numbers = 0;
        m_valueWidth = m_measure.width(QStringLiteral("100"), TextRole::Value);
        for (const GroupRow& row : m_data.rows) {
            label = std::max(label, m_measure.width(row.label, TextRole::SmallStrong));
            const double text = m_measure.width(countsText(row), TextRole::Small);
            numbers = std::max(numbers, row.span ? text - m_valueWidth - m_unit * 0.5 : text);
        }
        m_labelWidth
            = std::clamp(label + m_unit * 0.2, m_chart.width() * 0.12, m_chart.width() * 0.34);
        m_axisLeft = m_chart.left() + m_labelWidth + m_unit;
        m_axisRight = m_chart.right() - m_valueWidth - numbers - m_unit * (numbers > 0 ? 1.6 : 1.2);
    }

    static QString countsText(const GroupRow& row)
    {
        return row.rate || row.span ? row.countsText : QString();
    }

    void placeHead()
    {
        double y = m_chart.top();
        const auto line = [&](const QString& text, double left, double width, Side side) {
            if (!text.isEmpty())
                placeLines(breakLines(text, TextRole::Small, width, 1, m_measure),
                           {.role = TextRole::Small, .tone = Tone::Muted, .side = side}, {left, y},
                           width, m_measure, m_out.texts);
        };
        line(m_data.caption, m_chart.left(), m_chart.width(), Side::Left);
        if (!m_data.openLabel.isEmpty()) {
            y += m_unit;
            line(m_data.openLabel, m_chart.left(), m_chart.width(), Side::Left);
        }
        m_marks.top = y + m_unit * (m_data.total ? 2.1 : 1.5); // all's rate stands between
        m_marks.bottom = m_chart.bottom() - m_unit * 1.5;
    }

    void placeRows()
    {
        const double least = m_unit * 1.55;
        const double room = m_marks.bottom - m_marks.top;
        const auto rows = static_cast<double>(m_data.rows.size());
        const auto fitting = static_cast<std::size_t>(std::max(1.0, room / least));
        const bool cut = m_data.rows.size() > fitting;
        const std::size_t shown = cut ? fitting - 1 : m_data.rows.size();
        m_rowHeight = std::min(
            cut ? room / static_cast<double>(fitting) : room / std::max(1.0, rows), m_unit * 5.5);
        for (std::size_t i = 0; i < shown; ++i)
            placeRow(m_data.rows[i], m_marks.top + m_rowHeight * (static_cast<double>(i) + 0.5));
        m_marks.bottom = m_marks.top + m_rowHeight * static_cast<double>(shown);
        if (cut)
            placeLines({m_data.moreLabel.arg(m_data.rows.size() - shown)},
                       {.role = TextRole::Small, .tone = Tone::Muted},
                       {m_chart.left(), m_chart.bottom() - m_unit}, m_chart.width(), m_measure,
                       m_out.texts);
    }

    static MarkStyle styleOf(const GroupRow& row)
    {
        if (row.span)
            return row.isFair ? MarkStyle::Quiet : MarkStyle::Hollow;
        if (!row.of)
            return MarkStyle::Hatched;
        if (row.isCount)
            return MarkStyle::Quiet;
        if (!row.isFair || !row.rate)
            return MarkStyle::Hollow;
        return row.isStrong ? MarkStyle::Strong : MarkStyle::Quiet;
    }

    void placeRow(const GroupRow& row, double y)
    {
        const int target = static_cast<int>(m_marks.rows.size());
        GroupsGeometry::Row mark;
        mark.band = QRectF(m_chart.left(), y - m_rowHeight / 2, m_chart.width(), m_rowHeight);
        mark.radius = m_unit * 0.36;
        mark.isStrong = row.isStrong;
        mark.style = styleOf(row);
        const TextRole nameRole = row.isNamed ? TextRole::SmallStrong : TextRole::Small;
        const int lines = m_rowHeight >= 2.1 * m_unit ? 2 : 1;
        const QStringList name = breakLines(row.label, nameRole, m_labelWidth, lines, m_measure);
        const double nameHeight = m_unit * static_cast<double>(name.size());
        placeLines(name, {.role = nameRole, .target = target}, {m_chart.left(), y - nameHeight / 2},
                   m_labelWidth, m_measure, m_out.texts);
        if (row.rate)
            placeMark(row, y, target, mark);
        else if (row.span)
            placeSpan(row, y, target, mark);
        else
            placeHidden(row, y, target, mark);
        QPainterPath shape;
        shape.addRect(mark.band);
        m_out.targets.push_back(
            {.name = row.label,
             .reading = row.reading,
             .shape = shape,
             .bounds = mark.band,
             .anchor = row.rate ? mark.dot + QPointF(-m_unit, m_unit * 0.6)
                                : placeOf(mark).bottomLeft() + QPointF(0, m_unit * 0.3),
             .keepFree = row.rate
                 ? QRectF(mark.dot, mark.dot).adjusted(0, -m_unit * 0.6, 0, m_unit * 0.6)
                 : placeOf(mark)});
        m_marks.rows.push_back(mark);
    }

    void placeMark(const GroupRow& row, double y, int target, GroupsGeometry::Row& mark)
    {
        mark.dot = QPointF(x(*row.rate), y);
        mark.low = row.low ? x(*row.low) : mark.dot.x();
        mark.high = row.high ? x(*row.high) : mark.dot.x();
        const double valueHeight = m_measure.lineHeight(TextRole::Value);
        const double left = m_axisRight + m_unit;
        placeLines({QString::number(wholePercent(*row.yes, *row.of))},
                   {.role = TextRole::Value,
                    .tone = row.isNamed ? Tone::Accent : Tone::Ink,
                    .side = Side::Right,
                    .target = target},
                   {left, y - valueHeight / 2}, m_valueWidth, m_measure, m_out.texts);
        const double baseline = y - valueHeight / 2 + m_measure.ascent(TextRole::Value);
        placeLines(
            {row.countsText}, {.role = TextRole::Small, .tone = Tone::Muted, .target = target},
            {left + m_valueWidth + m_unit * 0.5, baseline - m_measure.ascent(TextRole::Small)},
            m_chart.right() - left - m_valueWidth - m_unit * 0.5, m_measure, m_out.texts);
    }

    /// Of a row without a dot.
    static QRectF placeOf(const GroupsGeometry::Row& mark)
    {
        return mark.span.isNull() ? mark.hatch : mark.span;
    }

    /// No dot: nobody may know where in it the rate is.
    void placeSpan(const GroupRow& row, double y, int target, GroupsGeometry::Row& mark)
    {
        const double left = x(row.span->from);
        mark.span = QRectF(left, y - mark.radius, x(row.span->to) - left, 2 * mark.radius);
        mark.dot = mark.span.center();
        const double textLeft = m_axisRight + m_unit;
        placeLines({row.countsText},
                   {.role = TextRole::Small, .tone = Tone::Muted, .target = target},
                   {textLeft, y - m_unit / 2}, m_chart.right() - textLeft, m_measure, m_out.texts);
    }

    /// A number, or that there is nobody, is said in words alone.
    static bool hasMark(const GroupRow& row) { return !row.isCount && !row.isNobody; }

    void placeHidden(const GroupRow& row, double y, int target, GroupsGeometry::Row& mark)
    {
        mark.hatch = QRectF(m_axisLeft, y - m_unit * 0.36,
                            m_unit
                                * (!hasMark(row) ? 0.0
                                       : row.of  ? 0.72
                                                 : 1.5),
                            m_unit * 0.72);
        mark.dot = mark.hatch.center(); // of a group whose time has not come
        if (!hasMark(row))
            mark.radius = 0;
        const double left = mark.hatch.right() + m_unit * 0.5;
        const double width = m_chart.right() - left;
        const QString text = row.of ? row.reading : m_data.hiddenLabel;
        mark.hiddenRight = left + m_measure.width(text, TextRole::Small) + m_unit * 0.5;
        const QStringList lines = breakLines(text, TextRole::Small, width,
                                             m_rowHeight >= 2.1 * m_unit ? 2 : 1, m_measure);
        placeLines(lines, {.role = TextRole::Small, .tone = Tone::Muted, .target = target},
                   {left, y - m_unit * static_cast<double>(lines.size()) / 2}, width, m_measure,
                   m_out.texts);
    }

    void placeTicks()
    {
        for (const int percent : {0, 25, 50, 75, 100}) {
            const double at = x(percent / 100.0);
            // No line runs through the words of a hidden group.
            for (const GroupsGeometry::Row& row : m_marks.rows)
                if (at > row.hiddenRight)
                    m_marks.ticks.push_back({{at, row.band.top()}, row.band.height()});
            const QString text = QString::number(percent);
            const double width = m_measure.width(text, TextRole::Small) + 2;
            placeLines({text}, {.role = TextRole::Small, .tone = Tone::Muted, .side = Side::Centre},
                       {at - width / 2, m_marks.bottom + m_unit * 0.2}, width, m_measure,
                       m_out.texts);
        }
        if (!m_data.total)
            return;
        m_marks.totalX = x(*m_data.total);
        const double width = m_measure.width(m_data.totalLabel, TextRole::SmallStrong) + 2;
        const double left
            = std::clamp(*m_marks.totalX - width / 2, m_chart.left(), m_chart.right() - width);
        placeLines({m_data.totalLabel},
                   {.role = TextRole::SmallStrong, .tone = Tone::Muted, .side = Side::Centre},
                   {left, m_marks.top - m_unit * 1.0}, width, m_measure, m_out.texts);
    }

    const GroupsData& m_data;
    const QRectF m_chart;
    const TextMeasure& m_measure;
    FigureGeometry& m_out;
    const double m_unit;
    double m_labelWidth = 0;
    double m_valueWidth = 0;
    double m_axisLeft = 0;
    double m_axisRight = 0;
    double m_rowHeight = 0;
    GroupsGeometry m_marks;
};

} // namespace

void layoutGroups(const GroupsData& data, const QRectF& chart, const TextMeasure& measure,
                  FigureGeometry& out)
{
    Layout(data, chart, measure, out).run();
}

} // namespace ui::charts
