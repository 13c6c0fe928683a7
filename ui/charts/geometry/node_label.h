// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The direct label of a node: its count large, its name beside or under it.
#pragma once

#include "ui/charts/geometry/figure.h"
#include "ui/charts/geometry/text_flow.h"

namespace ui::charts {

/// Runs are placed from (0, 0) on.
struct NodeLabel
{
    std::vector<TextRun> runs = {};
    double height = 0;
};

double oneLineWidth(const AlluvialNode& node, bool isStrong, const TextMeasure& measure);

/// On one line where it fits in @p width, else the name in up to two lines under the count.
NodeLabel makeNodeLabel(const AlluvialNode& node, bool isStrong, double width,
                        const TextMeasure& measure);

} // namespace ui::charts
