// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Places groups as dots with their intervals on a common axis of 0 to 100.
#pragma once

#include "ui/charts/geometry/figure_geometry.h"

namespace ui::charts {

/// Fills marks, targets and texts of @p out. Rows keep the order of the data. Where there is not
/// room for all rows the last say how many more the table holds.
void layoutGroups(const GroupsData& data, const QRectF& chart, const TextMeasure& measure,
                  FigureGeometry& out);

} // namespace ui::charts
