// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is alike in saving anything: where it is suggested, and what is told.
#pragma once

#include "core/base/result.h"

#include <QStandardPaths>
#include <QString>

namespace ui::shell {

/// @p name in @p place, or in the home folder where there is no such place.
QString suggestedIn(QStandardPaths::StandardLocation place, const QString& name);

/// What to tell the user of a file written, or not, at @p path.
QString savedText(const QString& path, const core::Result<void>& saved);

} // namespace ui::shell
