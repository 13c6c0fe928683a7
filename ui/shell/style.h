// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Puts colours and typeface on the whole application: Fusion under our palette and a short sheet.
#pragma once

#include "ui/theme/colours.h"

#include <QPalette>
#include <QString>

class QApplication;

namespace ui::shell {

QPalette palette(theme::Mode mode);

/// The sheet for controls; @p textPixels is the size of their text.
QString styleSheet(theme::Mode mode, double textPixels);

void apply(QApplication& application, theme::Mode mode, double textPixels);

} // namespace ui::shell
