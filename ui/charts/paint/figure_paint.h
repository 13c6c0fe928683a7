// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a laid-out figure: the one painter of screen, paper and files.
#pragma once

#include "ui/charts/geometry/figure_geometry.h"
#include "ui/charts/paint/font_measure.h"
#include "ui/theme/colours.h"

class QPainter;

namespace ui::charts {

/// Does not fill the ground. @p traced: target to emphasise, -1 for none.
void paintFigure(QPainter& painter, const FigureGeometry& geometry, const theme::Colours& colours,
                 const FontMeasure& fonts, int traced = -1);

/// The strip that reads the traced target, inside @p bounds and beside its anchor.
void paintReading(QPainter& painter, const Target& target, const QRectF& bounds,
                  const theme::Colours& colours, const FontMeasure& fonts);

} // namespace ui::charts
