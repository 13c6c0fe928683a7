// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/paint/render.h"

#include "ui/charts/paint/figure_paint.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace ui::charts {

namespace {

constexpr double Margin = 56;
constexpr int PngScale = 2;

void paintPage(QPainter& painter, const Figure& figure, theme::Mode mode)
{
    const theme::Colours& colours = theme::colours(mode);
    const QRectF page(QPointF(0, 0), PageSize);
    const FontMeasure fonts(theme::textSizesFor(PageSize.height()));
    const FigureGeometry geometry = layoutFigure(
        figure, {.box = page.adjusted(Margin, Margin * 0.8, -Margin, -Margin * 0.7)}, fonts);
    painter.fillRect(page, colours.surface);
    paintFigure(painter, geometry, colours, fonts);
}

QByteArray svg(const Figure& figure, theme::Mode mode)
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(PageSize.toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), PageSize));
    generator.setResolution(96);
    generator.setTitle(figure.finding);
    generator.setDescription(figure.summary);
    QPainter painter(&generator);
    paintPage(painter, figure, mode);
    painter.end();
    return buffer.data();
}

QByteArray png(const Figure& figure, theme::Mode mode)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    renderImage(figure, mode).save(&buffer, "PNG");
    return buffer.data();
}

QByteArray pdf(const Figure& figure, theme::Mode mode)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(figure.finding);
    writer.setCreator(QStringLiteral("Segue"));
    writer.setResolution(96);
    writer.setPageSize(QPageSize(PageSize * 0.75, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins({});
    QPainter painter(&writer);
    paintPage(painter, figure, mode);
    painter.end();
    return buffer.data();
}

} // namespace

std::optional<FileFormat> formatOf(const QString& path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == QLatin1String("svg"))
        return FileFormat::Svg;
    if (ending == QLatin1String("png"))
        return FileFormat::Png;
    if (ending == QLatin1String("pdf"))
        return FileFormat::Pdf;
    return std::nullopt;
}

QImage renderImage(const Figure& figure, theme::Mode mode)
{
    QImage image((PageSize * PngScale).toSize(), QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    painter.scale(PngScale, PngScale);
    paintPage(painter, figure, mode);
    painter.end();
    image.setText(QStringLiteral("Title"), figure.finding);
    image.setText(QStringLiteral("Description"), figure.summary);
    return image;
}

core::Result<void> renderFigure(const Figure& figure, const QString& path, FileFormat format,
                                theme::Mode mode)
{
    const QByteArray bytes = format == FileFormat::Svg ? svg(figure, mode)
        : format == FileFormat::Png                    ? png(figure, mode)
                                                       : pdf(figure, mode);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return core::Error {.code = core::ErrorCode::Io,
                            .detail = "the figure's file cannot be written",
                            .place = QFileInfo(path).fileName().toStdString()};
    return {};
}

} // namespace ui::charts
