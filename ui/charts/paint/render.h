// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A figure as a file or an image: title, chart, ribbon and origin, by the painter of the screen.
// Needs a QGuiApplication (offscreen will do), no window.
#pragma once

#include "core/base/result.h"
#include "ui/charts/geometry/figure.h"
#include "ui/theme/colours.h"

#include <QImage>
#include <QSizeF>
#include <QString>

#include <optional>

namespace ui::charts {

enum class FileFormat
{
    Svg,
    Png,
    Pdf
};

/// By the ending of @p path.
std::optional<FileFormat> formatOf(const QString& path);

/// The page of a file, in pixels at 96 to the inch; PNG has twice as many each way.
constexpr QSizeF PageSize {1600, 900};

QImage renderImage(const Figure& figure, theme::Mode mode = theme::Mode::Light);

/// Io when @p path cannot be written.
core::Result<void> renderFigure(const Figure& figure, const QString& path, FileFormat format,
                                theme::Mode mode = theme::Mode::Light);

} // namespace ui::charts
