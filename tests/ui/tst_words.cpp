// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/demo_answers.h"
#include "ui/charts/geometry/figure_words.h"
#include "ui/charts/geometry/measure_words.h"
#include "ui/errors/error_words.h"

#include <QFile>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace ui;
using language::Language;

class WordsTest : public QObject
{
    Q_OBJECT

private slots:
    void findingFillsItsNumbersInBothLanguages()
    {
        QCOMPARE(charts::findingText(tests::headlineAnswer(), tests::headlineQuestion(),
                                     Language::English),
                 QStringLiteral("Of our B students who took college English, 58 in 100 started "
                                "below transfer level."));
        QVERIFY(charts::findingText(tests::headlineAnswer(), tests::headlineQuestion(),
                                    Language::Spanish)
                    .contains(QStringLiteral("58 de cada 100")));
    }

    void findingOfAGroupReadsThatGroup()
    {
        QVERIFY(
            charts::findingText(tests::groupsAnswer(), tests::groupsQuestion(), Language::English)
                .startsWith(QStringLiteral("45 in 100 Black students")));
    }

    void aFindingWithAHiddenNumberFallsBackToTheTitle()
    {
        QCOMPARE(
            charts::findingText(tests::smallAnswer(), tests::headlineQuestion(), Language::English),
            QStringLiteral("English B students at community college"));
    }

    void aQuestionFromAFileSpeaksInItsOwnLabels()
    {
        core::session::SavedQuestion bare;
        bare.id = "mine";
        bare.text = tests::headlineQuestion().text;
        const auto answer = tests::headlineAnswer();
        QCOMPARE(charts::findingText(answer, bare, Language::English),
                 QStringLiteral("Grade-10 English B students"));
        QVERIFY(charts::ribbonText(answer, bare, Language::Spanish)
                    .endsWith(QStringLiteral("357 Started below transfer")));
        const charts::Figure figure = charts::makeFigure(answer, bare, Language::English);
        const auto& nodes = std::get<charts::AlluvialData>(figure.chart).nodes;
        QCOMPARE(nodes[2].label, QStringLiteral("Started below transfer"));
        QCOMPARE(nodes[3].label, QStringLiteral("Not: Started below transfer"));
    }

    void aChangeNamesDifferentStudentsAndItsTwoParts()
    {
        const auto answer = tests::changeAnswer();
        const QStringList lines = charts::changeLines(answer, Language::English);
        QCOMPARE(lines,
                 (QStringList {
                     QStringLiteral("Different students (1,000, 1,000) in 2008-09 and 2009-10."),
                     QStringLiteral("C or better in geometry: 58.0 % (580 of 1,000), then 54.6 % "
                                    "(546 of 1,000): -3.4 points (could be -7.7 to +0.9). Of that "
                                    "+2.5 within the groups, and -5.9 because the groups make up "
                                    "other shares.")}));
        QVERIFY(charts::changeLines(answer, Language::Spanish)
                    .first()
                    .startsWith(QStringLiteral("Estudiantes distintos (1,000, 1,000)")));
        QVERIFY(charts::changeLines(tests::groupsAnswer(), Language::English).isEmpty());
    }

    void aTimeSaysWhenAQuarterAndHalfWereThere()
    {
        const QStringList lines
            = charts::measureLines(tests::timeAnswer(40, 40, 20), Language::English);
        QCOMPARE(
            lines,
            (QStringList {
                QStringLiteral("Days, measured of 100 and not of 30: a quarter there within "
                               "100, half within 300, three quarters within 300."),
                QStringLiteral("There (estimated): by month 6: 40.0 %, by month 12: 80.0 %.")}));
        QVERIFY(charts::measureLines(tests::timeAnswer(20, 20, 60), Language::English)
                    .first()
                    .endsWith(QStringLiteral("fewer than half so far.")));
        QVERIFY(charts::measureLines(tests::headlineAnswer(), Language::English).isEmpty());
    }

    void aGrowthIsOfTheSameStudentsAndHasASign()
    {
        QCOMPARE(charts::measureLines(tests::growthAnswer(121), Language::English),
                 QStringList(QStringLiteral("Same students (121; 90 without both numbers): mean "
                                            "+0.10, median +0.10, middle half from -0.20 to "
                                            "+0.40.")));
        QCOMPARE(charts::measureLines(tests::growthAnswer(30), Language::English),
                 QStringList(QStringLiteral("Same students (30; 90 without both numbers): mean "
                                            "-0.35, median -0.35.")));
        QCOMPARE(charts::measureLines(tests::growthAnswer(9), Language::Spanish),
                 QStringList(QStringLiteral(
                     "Los mismos estudiantes (no se muestra; no se muestra sin ambos números). No "
                     "se muestra: se podría reconocer a menos de 11 estudiantes.")));
    }

    void theWindowTellsThemAboveTheDefinition()
    {
        const charts::Figure figure
            = charts::makeFigure(tests::changeAnswer(), {}, Language::English);
        QCOMPARE(figure.notes.size(), 2);
        QVERIFY(figure.summary.contains(figure.notes.first()));
    }

    void ribbonSaysEveryStep()
    {
        QCOMPARE(charts::ribbonText(tests::headlineAnswer(), tests::headlineQuestion(),
                                    Language::English),
                 QStringLiteral("1,640 started · 738 at a community college · 615 took English "
                                "there · 357 below transfer"));
    }

    void provenanceSaysWhatIsInventedAbsentAndHidden()
    {
        QCOMPARE(charts::provenanceText(tests::headlineAnswer(), Language::English),
                 QStringLiteral("Invented students, Demo region, data to 30 June 2015; one pair of "
                                "partners has not agreed and is not counted; nothing is hidden "
                                "here."));
        QCOMPARE(charts::provenanceText(tests::headlineAnswer(), Language::Spanish),
                 QStringLiteral("Estudiantes inventados, Demo region, datos hasta el 30 de junio "
                                "de 2015; una pareja de instituciones no ha dado su acuerdo y no "
                                "se cuenta; aquí no se oculta nada."));
        QVERIFY(charts::provenanceText(tests::smallAnswer(), Language::English)
                    .contains(QStringLiteral("some numbers are hidden")));
    }

    void provenanceNamesWhoseRecordsEndEarlier()
    {
        auto answer = tests::smallAnswer();
        answer.endEarlier = {{"Ironwood College", core::toDay({2014, 5, 31})}};
        QVERIFY(charts::provenanceText(answer, Language::English)
                    .contains(QStringLiteral("records of Ironwood College end on 31 May 2014")));
        answer.endEarlier.resize(4, {"Sweetbay College", core::toDay({2013, 5, 31})});
        QVERIFY(charts::provenanceText(answer, Language::English)
                    .contains(QStringLiteral(
                        "records of 4 institutions end earlier, the first on 31 May 2013")));
    }

    void readingGivesCountsAndInterval()
    {
        const auto answer = tests::headlineAnswer();
        QCOMPARE(charts::readingOf(answer.table.total().steps.back(), Language::English),
                 QStringLiteral("357 of 615, could be 54 to 62 in 100"));
    }

    void percentsAreRoundedHalfUp()
    {
        QCOMPARE(charts::wholePercent(1, 8), 13); // 12.5
        QCOMPARE(charts::wholePercent(1, 200), 1); // 0.5
        QCOMPARE(charts::wholePercent(357, 615), 58);
    }

    void everyErrorCodeHasWordsOfItsOwn()
    {
        for (const Language spoken : {Language::English, Language::Spanish}) {
            language::install(spoken);
            QSet<QString> seen;
            for (int code = 0; code < core::ErrorCodeCount; ++code) {
                const auto words = errors::wordsFor(static_cast<core::ErrorCode>(code));
                QVERIFY(!words.happened.isEmpty());
                QVERIFY(!words.kept.isEmpty());
                QVERIFY(!words.next.isEmpty());
                seen << words.happened;
            }
            QCOMPARE(seen.size(), core::ErrorCodeCount);
        }
        language::install(Language::English);
    }

    void anErrorNamesPlaceAndNearestNamesButNeverItsDetail()
    {
        const auto words = errors::wordsFor(core::Error {.code = core::ErrorCode::InvalidInput,
                                                         .detail = "secret",
                                                         .place = "grade",
                                                         .position = {3, 7},
                                                         .suggestion = "grades"});
        QVERIFY(words.happened.contains(QStringLiteral("(grade, line 3, column 7)")));
        QVERIFY(words.next.contains(QStringLiteral("grades")));
        QVERIFY(!(words.happened + words.kept + words.next).contains(QStringLiteral("secret")));
    }

    void everyPhraseIsSpokenInSpanish()
    {
        // The catalogue is brought up to date in a copy: a phrase it lacks shows up unfinished.
        const QString source = QStringLiteral(SEGUE_SOURCE_DIR);
        QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("segue_es.ts"));
        QVERIFY(QFile::copy(source + QStringLiteral("/translations/segue_es.ts"), copy));
        QProcess lupdate;
        lupdate.start(QStringLiteral(SEGUE_LUPDATE),
                      {QStringLiteral("-silent"), QStringLiteral("-no-obsolete"),
                       QStringLiteral("-I"), source, QStringLiteral("-recursive"),
                       source + QStringLiteral("/ui"), source + QStringLiteral("/app/segue"),
                       QStringLiteral("-ts"), copy});
        QVERIFY(lupdate.waitForFinished(60000));
        QCOMPARE(lupdate.exitCode(), 0);
        QFile file(copy);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        int messages = 0;
        QString english;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == QLatin1String("source")) {
                english = xml.readElementText();
                ++messages;
            } else if (xml.isStartElement() && xml.name() == QLatin1String("translation")) {
                const bool unfinished = xml.attributes().hasAttribute(QStringLiteral("type"));
                QVERIFY2(!unfinished && !xml.readElementText().isEmpty(), qPrintable(english));
            }
        }
        QVERIFY(messages > 60);
    }
};

QTEST_GUILESS_MAIN(WordsTest)
#include "tst_words.moc"
