// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/demo_answers.h"
#include "ui/charts/geometry/figure_geometry.h"

#include <QFile>
#include <QTest>
#include <QTextStream>

#include <algorithm>
#include <cmath>
#include <random>

using namespace ui::charts;
using ui::language::Language;

namespace {

/// Every character is as wide as every other: no fonts, no platforms.
class FakeMeasure final : public TextMeasure
{
public:
    explicit FakeMeasure(double small)
        : m_small(small)
    {
    }
    double width(const QString& text, TextRole role) const override
    {
        return 0.55 * size(role) * static_cast<double>(text.size());
    }
    double lineHeight(TextRole role) const override { return 1.2 * size(role); }
    double ascent(TextRole role) const override { return 0.95 * size(role); }

private:
    double size(TextRole role) const
    {
        switch (role) {
        case TextRole::Small:
        case TextRole::SmallStrong:
            return m_small;
        case TextRole::Body:
            return 1.1 * m_small;
        case TextRole::Value:
            return 1.5 * m_small;
        case TextRole::Title:
            return 2.0 * m_small;
        }
        return m_small;
    }
    double m_small;
};

QString print(const FigureGeometry& geometry)
{
    QString text;
    QTextStream out(&text);
    const auto rect = [&](const QRectF& box) {
        out << std::lround(box.x()) << ' ' << std::lround(box.y()) << ' '
            << std::lround(box.width()) << ' ' << std::lround(box.height());
    };
    out << "chart ";
    rect(geometry.chart);
    out << "\naside ";
    rect(geometry.aside);
    if (const auto* alluvial = std::get_if<AlluvialGeometry>(&geometry.marks)) {
        for (const auto& node : alluvial->nodes) {
            out << "\nnode ";
            rect(node.box);
            out << " style " << static_cast<int>(node.style);
        }
        for (const auto& flow : alluvial->flows)
            out << "\nflow to " << flow.to << " width " << std::lround(flow.width);
    }
    for (const auto& part : geometry.ribbon) {
        out << "\nribbon ";
        rect(part.fill);
    }
    for (const TextRun& run : geometry.texts) {
        out << "\ntext ";
        rect(run.box);
        out << ' ' << run.text;
    }
    out << "\n";
    return text;
}

QRectF inked(const TextRun& run, const TextMeasure& measure)
{
    const double width = measure.width(run.text, run.role);
    const double spare = run.box.width() - width;
    const double shift = run.side == Side::Right ? spare : run.side == Side::Centre ? spare / 2 : 0;
    return {run.box.left() + shift, run.box.top(), width, run.box.height()};
}

void checkTexts(const FigureGeometry& geometry, const TextMeasure& measure)
{
    const auto& texts = geometry.texts;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const QRectF box = inked(texts[i], measure);
        QVERIFY2(geometry.box.adjusted(-0.5, -0.5, 0.5, 0.5).contains(box),
                 qPrintable(texts[i].text));
        for (std::size_t j = i + 1; j < texts.size(); ++j)
            QVERIFY2(!box.adjusted(0.5, 0.5, -0.5, -0.5).intersects(inked(texts[j], measure)),
                     qPrintable(texts[i].text + QLatin1String(" / ") + texts[j].text));
    }
}

/// What leaves a node is as wide as the node, and so is what reaches it.
void checkWidths(const AlluvialData& data, const AlluvialGeometry& marks)
{
    for (std::size_t parent = 0; parent < data.nodes.size(); ++parent) {
        double leaving = 0;
        bool told = data.nodes[parent].count.has_value();
        int children = 0;
        for (const auto& flow : marks.flows) {
            const auto to = static_cast<std::size_t>(flow.to);
            if (data.nodes[to].parent != static_cast<int>(parent))
                continue;
            ++children;
            told = told && !flow.isHidden;
            leaving += flow.width;
            QVERIFY(std::abs(flow.width - marks.nodes[to].box.height()) < 0.01);
        }
        if (told && children > 0)
            QVERIFY(std::abs(leaving - marks.nodes[parent].box.height()) < 0.01);
    }
}

void checkInside(const FigureGeometry& geometry, const AlluvialGeometry& marks)
{
    const QRectF chart = geometry.chart.adjusted(-0.5, -0.5, 0.5, 0.5);
    for (const auto& node : marks.nodes)
        QVERIFY(chart.contains(node.box) || node.box.height() < 0.001);
    for (std::size_t i = 0; i < marks.nodes.size(); ++i)
        for (std::size_t j = i + 1; j < marks.nodes.size(); ++j)
            QVERIFY(!marks.nodes[i].box.intersects(marks.nodes[j].box));
}

core::session::Answer randomAnswer(std::mt19937& random)
{
    const auto upTo = [&](std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>(0, most)(random);
    };
    const std::int64_t scale = upTo(3) == 0 ? 40 : 4000;
    const std::int64_t yes1 = 11 + upTo(scale);
    const std::int64_t no1 = upTo(scale);
    const std::int64_t away = std::min(no1, upTo(scale));
    const std::int64_t lost = upTo(scale / 2);
    const std::int64_t open = upTo(2) == 0 ? upTo(scale / 2) : 0;
    const std::int64_t yes2 = upTo(yes1);
    const std::int64_t yes3 = upTo(yes2);
    const std::int64_t other = no1 + lost + open;
    return tests::answerOf(
        {},
        {{.keys = {},
          .steps = {{.yes = yes1,
                     .no = no1,
                     .notYet = open,
                     .notLocated = lost,
                     .elsewhere = {{"university", away}}},
                    {.yes = yes2, .no = yes1 - yes2, .notReached = other},
                    {.yes = yes3, .no = yes2 - yes3, .notReached = other + yes1 - yes2}}}},
        {"a", "b", "c"});
}

Figure headline()
{
    return makeFigure(tests::headlineAnswer(), tests::headlineQuestion(), Language::English);
}

constexpr QRectF Large(40, 20, 1840, 1000);

} // namespace

class GeometryTest : public QObject
{
    Q_OBJECT

private slots:
    void theHeadlineStandsWhereItStood()
    {
        const FakeMeasure measure(22);
        const QString found
            = print(layoutFigure(headline(), {.box = Large, .asideShare = 0.32}, measure));
        QFile file(QStringLiteral(SEGUE_SOURCE_DIR "/tests/ui/golden/headline.txt"));
        if (qEnvironmentVariableIsSet("SEGUE_UPDATE_GOLDEN")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(found.toUtf8());
            return;
        }
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(found, QString::fromUtf8(file.readAll()));
    }

    void widthsAreStudents()
    {
        const FigureGeometry geometry = layoutFigure(headline(), {.box = Large}, FakeMeasure(22));
        const auto& nodes = std::get<AlluvialGeometry>(geometry.marks).nodes;
        const double scale = nodes[0].box.height() / 1640;
        QVERIFY(scale > 0.1);
        QVERIFY(std::abs(nodes[1].box.height() - 738 * scale) < 0.01);
        QVERIFY(std::abs(nodes[2].box.height() - 357 * scale) < 0.01);
    }

    void everyRandomTableIsLaidOutSoundly()
    {
        std::mt19937 random(20261122);
        for (int i = 0; i < 300; ++i) {
            const FakeMeasure measure(i % 2 == 0 ? 22 : 16);
            const QRectF box = i % 2 == 0 ? Large : QRectF(0, 0, 1300, 690);
            const Figure figure = makeFigure(randomAnswer(random), tests::headlineQuestion(),
                                             i % 3 == 0 ? Language::Spanish : Language::English);
            const FigureGeometry geometry
                = layoutFigure(figure, {.box = box, .asideShare = 0.32}, measure);
            const auto& data = std::get<AlluvialData>(figure.chart);
            const auto& marks = std::get<AlluvialGeometry>(geometry.marks);
            checkWidths(data, marks);
            checkInside(geometry, marks);
            checkTexts(geometry, measure);
            QCOMPARE(geometry.targets.size(), data.nodes.size());
            if (QTest::currentTestFailed())
                return;
        }
    }

    void hiddenGroupsAreStubsOfOneWidthWhateverTheyHide()
    {
        const Figure figure
            = makeFigure(tests::smallAnswer(), tests::headlineQuestion(), Language::English);
        const FigureGeometry geometry = layoutFigure(figure, {.box = Large}, FakeMeasure(22));
        const auto& data = std::get<AlluvialData>(figure.chart);
        const auto& marks = std::get<AlluvialGeometry>(geometry.marks);
        QList<long> heights;
        for (std::size_t i = 0; i < data.nodes.size(); ++i)
            if (!data.nodes[i].count) {
                QCOMPARE(marks.nodes[i].style, MarkStyle::Hatched);
                heights << std::lround(marks.nodes[i].box.height() * 100);
            }
        QVERIFY(heights.size() >= 2);
        QCOMPARE(heights.count(heights.first()), heights.size());
        for (const Target& target : geometry.targets)
            QVERIFY(!target.reading.isEmpty());
    }

    void groupsKeepTheirPlaceOnTheAxisInAnyOrder()
    {
        Figure figure
            = makeFigure(tests::groupsAnswer(), tests::groupsQuestion(), Language::English);
        const FakeMeasure measure(22);
        const auto places = [&] {
            const FigureGeometry geometry = layoutFigure(figure, {.box = Large}, measure);
            checkTexts(geometry, measure);
            const auto& rows = std::get<GroupsGeometry>(geometry.marks).rows;
            QMap<QString, long> found;
            for (std::size_t i = 0; i < rows.size(); ++i)
                found[geometry.targets[i].name] = std::lround(rows[i].dot.x());
            return found;
        };
        const auto before = places();
        auto& rows = std::get<GroupsData>(figure.chart).rows;
        std::ranges::reverse(rows);
        QCOMPARE(places(), before);
        QVERIFY(before.size() == 7);
    }

    void twinOfGroupsHoldsCountsRatesAndIntervals()
    {
        const Figure figure
            = makeFigure(tests::groupsAnswer(), tests::groupsQuestion(), Language::English);
        const auto row = [&](std::size_t i) {
            QStringList cells {figure.twin.rows[i].label};
            for (const TwinCell& cell : figure.twin.rows[i].cells)
                cells << cell.text;
            return cells.join(QLatin1Char('|'));
        };
        QCOMPARE(figure.twin.headers.size(), 5);
        for (const TwinRow& each : figure.twin.rows)
            QCOMPARE(each.cells.size(), 4u);
        QCOMPARE(row(2), QStringLiteral("Black|200|90 of 200|45.0|38–52"));
        QCOMPARE(row(4), QStringLiteral("Filipino|hidden|hidden|hidden|hidden"));
    }

    void openCohortsAreHollowAndHiddenOnesHatched()
    {
        const Figure figure
            = makeFigure(tests::groupsAnswer(), tests::groupsQuestion(), Language::English);
        const FigureGeometry geometry = layoutFigure(figure, {.box = Large}, FakeMeasure(22));
        const auto& rows = std::get<GroupsGeometry>(geometry.marks).rows;
        QCOMPARE(rows[2].style, MarkStyle::Strong); // named in the finding
        QCOMPARE(rows[3].style, MarkStyle::Hollow);
        QCOMPARE(rows[4].style, MarkStyle::Hatched);
        QVERIFY(std::ranges::any_of(geometry.texts, [](const TextRun& run) {
            return run.text
                == QLatin1String("Not shown: fewer than 11 students could be recognised");
        }));
    }

    void aRateWhoseCountsAreHiddenIsASpanWithItsWordsAndNoPoint()
    {
        const Figure figure
            = makeFigure(tests::bandsAnswer(), tests::groupsQuestion(), Language::English);
        const FakeMeasure measure(22);
        const FigureGeometry geometry = layoutFigure(figure, {.box = Large}, measure);
        checkTexts(geometry, measure);
        const auto& data = std::get<GroupsData>(figure.chart);
        const auto& rows = std::get<GroupsGeometry>(geometry.marks).rows;
        QVERIFY(!data.rows[1].rate && !data.rows[1].yes);
        QVERIFY(data.rows[1].span); // 7 of 200; bands of 2 in 100 would tell too much
        QCOMPARE(rows[1].style, MarkStyle::Quiet);
        QVERIFY(rows[1].hatch.isNull() && rows[0].span.isNull() != data.rows[0].span.has_value());
        const double axis = rows[1].span.width() / 0.1;
        QVERIFY(axis > 0 && axis < Large.width());
        QCOMPARE(geometry.targets[1].reading,
                 QStringLiteral("0 to 10 in 100; the counts are not shown"));
        QVERIFY(std::ranges::any_of(geometry.texts, [](const TextRun& run) {
            return run.text == QLatin1String("0 to 10 in 100") && run.target == 1;
        }));
        QStringList cells;
        for (const TwinCell& cell : figure.twin.rows[1].cells)
            cells << cell.text;
        QCOMPARE(cells.join(QLatin1Char('|')), QStringLiteral("200|hidden|0–10|hidden"));
        const Figure spanish
            = makeFigure(tests::bandsAnswer(), tests::groupsQuestion(), Language::Spanish);
        QCOMPARE(std::get<GroupsData>(spanish.chart).rows[1].countsText,
                 QStringLiteral("de 0 a 10 de cada 100"));
    }

    void moreGroupsThanRoomAreCountedInWords()
    {
        Figure figure
            = makeFigure(tests::groupsAnswer(), tests::groupsQuestion(), Language::English);
        auto& rows = std::get<GroupsData>(figure.chart).rows;
        while (rows.size() < 60)
            rows.push_back(rows[0]);
        const FakeMeasure measure(22);
        const FigureGeometry geometry = layoutFigure(figure, {.box = Large}, measure);
        const auto shown = std::get<GroupsGeometry>(geometry.marks).rows.size();
        QVERIFY(shown > 5 && shown < 60);
        const QString words = QStringLiteral("%1 more in the table").arg(60 - shown);
        QVERIFY(std::ranges::any_of(geometry.texts,
                                    [&](const TextRun& run) { return run.text == words; }));
    }

    void thePointerFindsTheFlowItIsOver()
    {
        const FigureGeometry geometry = layoutFigure(headline(), {.box = Large}, FakeMeasure(22));
        const auto& marks = std::get<AlluvialGeometry>(geometry.marks);
        const QRectF strong = marks.nodes[static_cast<std::size_t>(marks.strong)].box;
        QCOMPARE(hitTest(geometry, strong.center() - QPointF(60, 0)), marks.strong);
        QCOMPARE(hitTest(geometry, marks.nodes[0].box.center()), 0);
        QCOMPARE(hitTest(geometry, geometry.chart.bottomRight()), -1);
    }

    void twinHoldsTheSameNumbers()
    {
        const Figure figure = headline();
        QStringList rows;
        for (const TwinRow& row : figure.twin.rows) {
            QStringList cells {row.label};
            for (const TwinCell& cell : row.cells)
                cells << cell.text;
            rows << cells.join(QLatin1Char('|'));
        }
        QCOMPARE(rows,
                 (QStringList {
                     QStringLiteral("B students in grade-10 English|1,640|||"),
                     QStringLiteral("At a community college|738|1,443|51.1|49–54"),
                     QStringLiteral("Below transfer level|357|615|58.0|54–62"),
                     QStringLiteral("At transfer level|258|||"),
                     QStringLiteral("No English there|123|||"),
                     QStringLiteral("At a member university|197|||"),
                     QStringLiteral("Looked for and not found|508|||"),
                     QStringLiteral("Could not be looked for|197|||"),
                 }));
    }
};

QTEST_GUILESS_MAIN(GeometryTest)
#include "tst_geometry.moc"
