// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Measuring and breaking text for a layout, against an interface so that a test needs no font.
#pragma once

#include <QRectF>
#include <QString>
#include <QStringList>

#include <vector>

namespace ui::charts {

enum class TextRole
{
    Small,
    SmallStrong,
    Body,
    Value,
    Title
};

enum class Tone
{
    Ink,
    Muted,
    Accent
};

class TextMeasure
{
public:
    virtual ~TextMeasure() = default;
    virtual double width(const QString& text, TextRole role) const = 0;
    virtual double lineHeight(TextRole role) const = 0;
    virtual double ascent(TextRole role) const = 0; ///< of the baseline under the line's top
};

enum class Side
{
    Left,
    Centre,
    Right
};

/// One line of text in its place; painted without further breaking.
struct TextRun
{
    QString text = {};
    QRectF box = {};
    TextRole role = TextRole::Small;
    Tone tone = Tone::Ink;
    Side side = Side::Left;
    int target = -1; ///< the part it belongs to and fades with
};

/// @p text in lines no wider than @p width, the last of @p maxLines cut with an ellipsis.
QStringList breakLines(const QString& text, TextRole role, double width, int maxLines,
                       const TextMeasure& measure);

/// A block of lines of one role from @p topLeft on; returns the height used.
double placeLines(const QStringList& lines, TextRun like, QPointF topLeft, double width,
                  const TextMeasure& measure, std::vector<TextRun>& out);

} // namespace ui::charts
