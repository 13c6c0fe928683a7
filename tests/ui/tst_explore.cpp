// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/demo_answers.h"
#include "ui/charts/view/figure_view.h"
#include "ui/explore/explore_page.h"
#include "ui/explore/message_screen.h"
#include "ui/explore/question_picker.h"
#include "ui/explore/twin_table.h"
#include "ui/explore/wait_strip.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>

using namespace ui;
using explore::ExplorePage;
using language::Language;

namespace {

core::session::SavedQuestion asking(const char* id, const char* text)
{
    auto question = tests::headlineQuestion();
    question.id = id;
    question.title = {id, id};
    question.text = text;
    return question;
}

/// Answers the two questions of the tests; "block" waits for @p gate or cancel, other texts name
/// an error.
explore::Asker asker(std::shared_ptr<std::atomic<bool>> gate)
{
    return [gate](const std::string& text, Language,
                  core::TaskContext& task) -> core::Result<core::session::Answer> {
        if (text == "damaged")
            return core::Error {.code = core::ErrorCode::Corrupt, .detail = "secret"};
        if (text == "empty")
            return core::Error {.code = core::ErrorCode::NotFound, .detail = {}};
        if (text.starts_with("block")) {
            task.report(0.25);
            while (!task.isCancelled() && !*gate)
                QThread::yieldCurrentThread();
        }
        return text == tests::groupsQuestion().text ? tests::groupsAnswer()
                                                    : tests::headlineAnswer();
    };
}

struct Stage
{
    std::shared_ptr<std::atomic<bool>> gate = std::make_shared<std::atomic<bool>>(false);
    ExplorePage page {{.ask = asker(gate), .label = {}, .demoCommand = QStringLiteral("demo")}};

    Stage()
    {
        page.questions().setQuestions({tests::headlineQuestion(), tests::groupsQuestion(),
                                       asking("damaged", "damaged"), asking("empty", "empty"),
                                       asking("block", "block")});
        page.resize(1600, 900);
        page.setLook(theme::Mode::Light, theme::textSizesFor(900));
        page.show();
    }

    ~Stage() { *gate = true; }

    bool ask(const char* id)
    {
        QSignalSpy answered(&page, &ExplorePage::answered);
        page.ask(QLatin1String(id));
        return !answered.isEmpty() || answered.wait(5000);
    }

    bool says(const QString& text)
    {
        const auto labels = page.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
};

} // namespace

class ExploreTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { charts::installFigureAccessibility(); }

    void stateKeepsTheOldChartUntilThereIsANewOne()
    {
        using namespace explore;
        PageState state = onAnswered(onAsked({}, QStringLiteral("a")));
        state = onSlow(onAsked(state, QStringLiteral("b")));
        QCOMPARE(screenOf(state), Screen::Chart);
        QCOMPARE(state.shown, QStringLiteral("a"));
        QVERIFY(state.isSlow);
        state = onCancelled(state);
        QCOMPARE(state.wanted, QStringLiteral("a"));
        QVERIFY(!state.isRunning && !state.isSlow);
        QVERIFY(!onSlow(state).isSlow);
        state = onFailed(state, core::Error {.code = core::ErrorCode::Io, .detail = {}});
        QCOMPARE(screenOf(state), Screen::Message);
        QCOMPARE(screenOf(onAnswered(onAsked(state, QStringLiteral("a")))), Screen::Chart);
        QCOMPARE(screenOf(onCancelled(onAsked({}, QStringLiteral("a")))), Screen::Message);
    }

    void answeredQuestionShowsFigureAndTable()
    {
        Stage stage;
        QVERIFY(stage.ask("english-b"));
        QVERIFY(stage.page.figure()->finding.contains(QStringLiteral("58 in 100")));
        QVERIFY(stage.page.table().isVisible());
        QCOMPARE(stage.page.table().model()->rowCount(), 8);
        // The figure takes at least 60 % of the page.
        const QRectF aside = stage.page.view().placed().aside;
        const double page = stage.page.width() * stage.page.height();
        QVERIFY((page - aside.width() * aside.height()) / page >= 0.6);
    }

    void tabAndArrowsReadEveryFlow()
    {
        Stage stage;
        QVERIFY(stage.ask("english-b"));
        charts::FigureView& view = stage.page.view();
        stage.page.table().setFocus(Qt::OtherFocusReason);
        view.setFocus(Qt::TabFocusReason);
        QCOMPARE(view.traced(), 0);
        QStringList readings;
        const auto& targets = view.placed().targets;
        for (std::size_t i = 0; i < targets.size(); ++i) {
            readings << targets[static_cast<std::size_t>(view.traced())].reading;
            QTest::keyClick(&view, i % 2 == 0 ? Qt::Key_Right : Qt::Key_Tab);
        }
        QVERIFY(readings.contains(QStringLiteral("357 of 615, could be 54 to 62 in 100")));
        QCOMPARE(QSet<QString>(readings.begin(), readings.end()).contains(QString()), false);
        QTest::keyClick(&view, Qt::Key_Escape);
        QCOMPARE(view.traced(), -1);
    }

    void pointerAndTableTraceTheSameFlow()
    {
        Stage stage;
        QVERIFY(stage.ask("english-b"));
        charts::FigureView& view = stage.page.view();
        const auto& marks = std::get<charts::AlluvialGeometry>(view.placed().marks);
        const QPointF over
            = marks.nodes[static_cast<std::size_t>(marks.strong)].box.center() - QPointF(40, 0);
        QTest::mouseMove(&view, over.toPoint());
        QTRY_COMPARE(view.traced(), marks.strong);
        QCOMPARE(stage.page.table().currentIndex().row(), 2);
        stage.page.table().setFocus(Qt::TabFocusReason);
        QTest::keyClick(&stage.page.table(), Qt::Key_Down);
        QCOMPARE(view.traced(), 3);
    }

    void screenReadersFindSentenceAndFlows()
    {
        Stage stage;
        QVERIFY(stage.ask("english-b"));
        QAccessibleInterface* chart = QAccessible::queryAccessibleInterface(&stage.page.view());
        QCOMPARE(chart->role(), QAccessible::Chart);
        QVERIFY(chart->text(QAccessible::Name).contains(QStringLiteral("58 in 100")));
        QVERIFY(
            chart->text(QAccessible::Description).contains(QStringLiteral("nothing is hidden")));
        QVERIFY(chart->childCount() >= 9); // eight flows and the table
        QStringList found;
        for (int i = 0; i < 8; ++i) {
            QAccessibleInterface* flow = chart->child(i);
            QVERIFY(flow && flow->isValid());
            QCOMPARE(chart->indexOfChild(flow), i);
            found << flow->text(QAccessible::Name) + QLatin1String(": ")
                    + flow->text(QAccessible::Value);
        }
        QVERIFY(found.contains(
            QStringLiteral("Below transfer level: 357 of 615, could be 54 to 62 in 100")));
        QAccessibleInterface* table = QAccessible::queryAccessibleInterface(&stage.page.table());
        QVERIFY(table->tableInterface());
        QCOMPARE(table->tableInterface()->rowCount(), 8);
    }

    void aSlowQuestionOffersToStopAndKeepsTheOldChart()
    {
        Stage stage;
        QVERIFY(stage.ask("english-b"));
        stage.page.ask(QStringLiteral("block"));
        auto* strip = stage.page.findChild<explore::WaitStrip*>();
        QVERIFY(!strip->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(strip->isVisible(), 3000);
        QCOMPARE(stage.page.figure()->id, QStringLiteral("english-b"));
        QTest::mouseClick(strip->findChild<QPushButton*>(), Qt::LeftButton);
        QVERIFY(!strip->isVisible());
        QCOMPARE(stage.page.state().wanted, QStringLiteral("english-b"));
    }

    void onlyTheLastOfManyQuestionsIsShown()
    {
        Stage stage;
        for (int i = 0; i < 10; ++i)
            stage.page.ask(QStringLiteral("block"));
        QVERIFY(stage.ask("gap"));
        QTest::qWait(50);
        QCOMPARE(stage.page.figure()->id, QStringLiteral("gap"));
    }

    void emptyAndDamagedHaveScreensOfTheirOwn()
    {
        Stage stage;
        QSignalSpy failed(&stage.page, &ExplorePage::failed);
        stage.page.ask(QStringLiteral("empty"));
        QVERIFY(failed.wait());
        QVERIFY(stage.says(QStringLiteral("There are no data here yet")));
        QVERIFY(stage.says(QStringLiteral("demo")));
        stage.page.ask(QStringLiteral("damaged"));
        QVERIFY(failed.wait());
        QVERIFY(stage.says(QStringLiteral("The data of this profile are damaged")));
        QVERIFY(stage.says(QStringLiteral("Nothing was changed or deleted")));
        QVERIFY(!stage.says(QStringLiteral("secret")));
        QVERIFY(stage.ask("english-b"));
        QVERIFY(stage.page.view().isVisible());
    }

    void pickerSearchesAndChoosesByKeyboard()
    {
        Stage stage;
        explore::QuestionPicker picker(stage.page.questions());
        picker.show();
        picker.setCurrent(QStringLiteral("english-b"));
        const QSignalSpy chosen(&picker, &explore::QuestionPicker::chosen);
        picker.open();
        auto* field = picker.findChild<QLineEdit*>();
        QVERIFY(field->isVisible());
        QTest::keyClicks(field, QStringLiteral("ETHNICITY"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toString(), QStringLiteral("gap"));
        picker.open();
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(chosen.last().first().toString(), QStringLiteral("gap"));
        picker.open();
        QTest::keyClicks(field, QStringLiteral("zzz"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(chosen.count(), 2);
    }
};

QTEST_MAIN(ExploreTest)
#include "tst_explore.moc"
