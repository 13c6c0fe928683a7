// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Our own line icons, drawn in the colour of the place they stand in.
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace ui::theme {

/// @p name as the file in resources/icons without its ending. An unknown name is a programmer's
/// mistake and gives a null icon.
QIcon icon(const QString& name, const QColor& colour);

} // namespace ui::theme
