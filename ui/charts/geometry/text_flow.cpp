// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/geometry/text_flow.h"

namespace ui::charts {

namespace {

QString elided(QString text, TextRole role, double width, const TextMeasure& measure)
{
    const QString dots = QStringLiteral("…");
    while (!text.isEmpty() && measure.width(text + dots, role) > width)
        text.chop(1);
    return text.trimmed() + dots;
}

} // namespace

QStringList breakLines(const QString& text, TextRole role, double width, int maxLines,
                       const TextMeasure& measure)
{
    QStringList lines;
    const QStringList parts = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QString line;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString longer = line.isEmpty() ? parts[i] : line + QLatin1Char(' ') + parts[i];
        if (line.isEmpty() || measure.width(longer, role) <= width) {
            line = longer;
            continue;
        }
        if (lines.size() + 1 == maxLines) {
            line = elided(line + QLatin1Char(' ') + parts[i], role, width, measure);
            return lines << line;
        }
        lines << line;
        line = parts[i];
    }
    if (!line.isEmpty())
        lines << (measure.width(line, role) > width ? elided(line, role, width, measure) : line);
    return lines;
}

double placeLines(const QStringList& lines, TextRun like, QPointF topLeft, double width,
                  const TextMeasure& measure, std::vector<TextRun>& out)
{
    const double height = measure.lineHeight(like.role);
    double y = topLeft.y();
    for (const QString& line : lines) {
        like.text = line;
        like.box = QRectF(topLeft.x(), y, width, height);
        out.push_back(like);
        y += height;
    }
    return y - topLeft.y();
}

} // namespace ui::charts
