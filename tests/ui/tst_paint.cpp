// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/demo_answers.h"
#include "ui/charts/paint/figure_paint.h"
#include "ui/charts/paint/render.h"

#include <QFile>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

using namespace ui;
using charts::FileFormat;
using language::Language;

namespace {

charts::Figure headline(Language language = Language::English)
{
    return charts::makeFigure(tests::headlineAnswer(), tests::headlineQuestion(), language);
}

QByteArray rendered(const charts::Figure& figure, FileFormat format, const QString& path)
{
    if (!charts::renderFigure(figure, path, format))
        return {};
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class PaintTest : public QObject
{
    Q_OBJECT

private slots:
    void drawingHoldsEveryNumberAndTheLineOfOrigin()
    {
        const QTemporaryDir folder;
        const QString svg = QString::fromUtf8(
            rendered(headline(), FileFormat::Svg, folder.filePath(QStringLiteral("a.svg"))));
        for (const char* text : {"58 in 100", "1,640", "738", "615", "357", "258", "123", "197",
                                 "508", "Invented students", "nothing is hidden here",
                                 "Looked for and not found", "<title>Of our B students"})
            QVERIFY2(svg.contains(QLatin1String(text)), text);
        QVERIFY(svg.contains(theme::colours(theme::Mode::Light).accent.name()));
    }

    void hiddenNumbersAreNowhereInTheDrawing()
    {
        const QTemporaryDir folder;
        const charts::Figure figure = charts::makeFigure(
            tests::smallAnswer(), tests::headlineQuestion(), Language::English);
        const QString svg = QString::fromUtf8(
            rendered(figure, FileFormat::Svg, folder.filePath(QStringLiteral("a.svg"))));
        QVERIFY(svg.contains(QLatin1String("Not shown")));
        for (const char* hidden : {">5<", ">19<", ">3<", ">8<"})
            QVERIFY2(!svg.contains(QLatin1String(hidden)), hidden);
    }

    void imageIsTwiceThePageAndNamesItself()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.png"));
        QVERIFY(!rendered(headline(), FileFormat::Png, path).isEmpty());
        const QImage image(path);
        QCOMPARE(image.size(), (charts::PageSize * 2).toSize());
        QVERIFY(image.text(QStringLiteral("Description"))
                    .contains(QStringLiteral("357 below transfer")));
        QCOMPARE(image.pixelColor(5, 5), theme::colours(theme::Mode::Light).surface);
    }

    void documentIsAPdf()
    {
        const QTemporaryDir folder;
        const QByteArray pdf
            = rendered(headline(), FileFormat::Pdf, folder.filePath(QStringLiteral("a.pdf")));
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(pdf.size() > 4000);
    }

    void aFolderThatIsNotThereIsAnErrorWithTheFilesName()
    {
        const auto failed = charts::renderFigure(
            headline(), QStringLiteral("/nowhere/at/all/chart.png"), FileFormat::Png);
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, core::ErrorCode::Io);
        QCOMPARE(failed.error().place, std::string("chart.png"));
    }

    void formatIsToldByTheEnding()
    {
        QCOMPARE(charts::formatOf(QStringLiteral("a.SVG")), std::optional(FileFormat::Svg));
        QVERIFY(!charts::formatOf(QStringLiteral("a.gif")));
    }
};

QTEST_MAIN(PaintTest)
#include "tst_paint.moc"
