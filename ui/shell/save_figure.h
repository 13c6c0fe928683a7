// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Saving a figure where the user says, in the format its name says.
#pragma once

#include "ui/charts/geometry/figure.h"
#include "ui/theme/colours.h"

#include <QString>

namespace ui::shell {

/// ~/Pictures/english-b.png, or the home folder.
QString suggestedPath(const charts::Figure& figure);

/// Writes @p figure to @p path, as PNG where the ending is none of ours; returns what to tell the
/// user.
QString saveFigure(const charts::Figure& figure, const QString& path, theme::Mode mode);

} // namespace ui::shell
