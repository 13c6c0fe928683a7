// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Places an alluvial: widths are students, one scale for all stages.
#pragma once

#include "ui/charts/geometry/figure_geometry.h"

namespace ui::charts {

/// Fills marks, targets and texts of @p out. Nodes without children carry their label at their
/// right, the others above; no label lies over another, and all stay inside @p chart. Where there
/// is not room for all labels the smallest groups go without, and keep their target.
void layoutAlluvial(const AlluvialData& data, const QRectF& chart, const TextMeasure& measure,
                    FigureGeometry& out);

} // namespace ui::charts
