// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the marks of each kind of figure; no text.
#pragma once

#include "ui/charts/geometry/figure_geometry.h"
#include "ui/theme/colours.h"

class QPainter;

namespace ui::charts {

/// @p traced: the target whose students are emphasised, -1 for none; the others fade.
void paintAlluvial(QPainter& painter, const AlluvialGeometry& marks, const theme::Colours& colours,
                   int traced);
void paintGroups(QPainter& painter, const GroupsGeometry& marks, const theme::Colours& colours,
                 int traced);
void paintRibbon(QPainter& painter, const std::vector<RibbonGeometry>& ribbon,
                 const theme::Colours& colours);

} // namespace ui::charts
