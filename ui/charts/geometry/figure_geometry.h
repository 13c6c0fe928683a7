// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A figure with everything in its place, as a plain struct in pixels: one layout for the screen,
// paper and files, tested without drawing.
#pragma once

#include "ui/charts/geometry/figure.h"
#include "ui/charts/geometry/text_flow.h"

#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <variant>
#include <vector>

namespace ui::charts {

/// A part that can be pointed at, focused and read aloud; one per node or row, in reading order.
struct Target
{
    QString name = {};
    QString reading = {};
    QPainterPath shape = {}; ///< where the pointer is over it
    QRectF bounds = {}; ///< what a focus frame goes round
    QPointF anchor = {}; ///< where its reading begins
    QRectF keepFree = {}; ///< what its reading must not cover
};

enum class MarkStyle
{
    Quiet,
    Strong,
    Hollow, ///< still open
    Hatched ///< hidden
};

struct AlluvialGeometry
{
    struct Node
    {
        QRectF box = {};
        MarkStyle style = MarkStyle::Quiet;
    };
    /// From a parent's right edge to a node's left edge, as wide as its students at both ends; a
    /// hidden one is a stub of constant width.
    struct Flow
    {
        QPainterPath shape = {};
        int to = -1;
        double width = 0;
        bool isHidden = false;
    };
    std::vector<Node> nodes = {}; ///< as in the data
    std::vector<Flow> flows = {};
    std::vector<QPainterPath> threads = {}; ///< per node: the whole way of its students
    int strong = -1;
};

struct GroupsGeometry
{
    struct Tick
    {
        QPointF top = {};
        double height = 0;
    };
    struct Row
    {
        MarkStyle style = MarkStyle::Quiet;
        bool isStrong = false;
        QPointF dot = {}; ///< centre
        double radius = 0;
        double low = 0, high = 0; ///< x of the interval's ends; equal when there is none
        QRectF span = {}; ///< in place of a dot where the rate is told as a range
        QRectF band = {}; ///< the whole row
        QRectF hatch = {}; ///< in place of a hidden mark
        double hiddenRight = 0; ///< x where a hidden row's words end
    };
    std::vector<Tick> ticks = {};
    std::vector<Row> rows = {};
    std::optional<double> totalX = {};
    double top = 0, bottom = 0;
};

/// One link of the denominator ribbon, its bar as wide as its share of those who started.
struct RibbonGeometry
{
    QRectF track = {};
    QRectF fill = {};
    MarkStyle style = MarkStyle::Quiet;
};

struct FigureGeometry
{
    QRectF box = {};
    QRectF chart = {};
    QRectF aside = {}; ///< left free for the table; empty where none was asked for
    std::vector<TextRun> texts = {};
    std::vector<RibbonGeometry> ribbon = {};
    std::vector<Target> targets = {};
    std::variant<AlluvialGeometry, GroupsGeometry> marks = {};
};

struct FigureBox
{
    QRectF box = {};
    double asideShare = 0; ///< of the width, kept free on the right under the title; the definition
                           ///< then stands there and is not laid out
    bool hasDefinition = true; ///< laid out where there is no aside
};

FigureGeometry layoutFigure(const Figure& figure, const FigureBox& box, const TextMeasure& measure);

/// The target under @p point, -1 for none.
int hitTest(const FigureGeometry& geometry, QPointF point);

} // namespace ui::charts
