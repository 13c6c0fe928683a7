// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/colours.h"
#include "ui/theme/icons.h"
#include "ui/theme/typography.h"

#include <QDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace ui::theme;

namespace {

/// How a colour looks to eyes without one kind of cone (Viénot, Brettel and Mollon 1999, applied to
/// linear light): protanopia and deuteranopia.
std::array<double, 3> seenBy(const QColor& colour, bool protan)
{
    const auto linear = [](double channel) { return std::pow(channel, 2.2); };
    const double r = linear(colour.redF());
    const double g = linear(colour.greenF());
    const double b = linear(colour.blueF());
    if (protan)
        return {0.112 * r + 0.888 * g, 0.112 * r + 0.888 * g, b};
    return {0.293 * r + 0.707 * g, 0.293 * r + 0.707 * g, b};
}

double distance(const std::array<double, 3>& a, const std::array<double, 3>& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < 3; ++i)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return std::sqrt(sum);
}

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private slots:
    void contrastAgreesWithPublishedValues()
    {
        // domain/charts-and-meetings.md D2
        QVERIFY(std::abs(contrast(QColor(0x0072b2), Qt::white) - 5.19) < 0.01);
        QVERIFY(std::abs(contrast(QColor(0xe69f00), Qt::white) - 2.25) < 0.01);
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    }

    void textAndMarksCanBeReadOnTheirGround()
    {
        for (const Mode mode : {Mode::Light, Mode::Dark}) {
            const Colours& c = colours(mode);
            for (const QColor& ground : {c.surface, c.raised, c.hover})
                for (const QColor& text : {c.ink, c.muted, c.accent})
                    QVERIFY2(contrast(text, ground) >= 4.5,
                             qPrintable(text.name() + QLatin1String(" on ") + ground.name()));
            QVERIFY(contrast(c.onAccent, c.accent) >= 4.5);
            QVERIFY(contrast(c.onCallout, c.callout) >= 4.5);
            for (const QColor& mark : {c.node, c.accent})
                QVERIFY2(contrast(mark, c.surface) >= 3.0, qPrintable(mark.name()));
        }
    }

    void accentStandsOutForColourBlindEyes()
    {
        for (const Mode mode : {Mode::Light, Mode::Dark}) {
            const Colours& c = colours(mode);
            for (const bool protan : {true, false})
                for (const QColor& quiet : {c.band, c.node, c.traced})
                    QVERIFY(distance(seenBy(c.accent, protan), seenBy(quiet, protan)) > 0.15);
            // And without any colour: a washed-out projector.
            QVERIFY(contrast(c.accent, c.band) >= 3.0);
        }
    }

    void smallestTextIsAFiftiethOfTheHeight()
    {
        QVERIFY(textSizesFor(1080).small >= 21.6);
        QVERIFY(textSizesFor(2160).small >= 43.2);
        QVERIFY(textSizesFor(300).small >= 13);
        QCOMPARE(textSizesFor(1080).title, 2 * textSizesFor(1080).small);
    }

    void everyIconIsDrawnInItsColour()
    {
        const QDir folder(QStringLiteral(":/icons"));
        QVERIFY(folder.entryList().size() > 5);
        for (const QString& name : folder.entryList()) {
            const QImage image = icon(name.chopped(4), QColor(0x12ab34)).pixmap(48, 48).toImage();
            bool found = false;
            for (int y = 0; y < image.height() && !found; ++y)
                for (int x = 0; x < image.width() && !found; ++x)
                    found = image.pixelColor(x, y) == QColor(0x12ab34);
            QVERIFY2(found, qPrintable(name));
        }
        QVERIFY(icon(QStringLiteral("none"), Qt::black).isNull());
    }
};

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
