// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Words, not blanks: a hidden number says why in one click, key or hover, other ways to ask are one
// click away and back, and hidden, zero, nobody and too early are four different marks.
#include "tests/ui/demo_answers.h"
#include "ui/charts/geometry/changed_question.h"
#include "ui/charts/geometry/repair_words.h"
#include "ui/charts/view/figure_view.h"
#include "ui/explore/explore_page.h"
#include "ui/explore/hidden_panel.h"
#include "ui/explore/message_screen.h"
#include "ui/explore/twin_table.h"
#include "ui/models/roles.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>
#include <set>

using namespace ui;
using core::session::Repair;
using explore::ExplorePage;
using explore::HiddenPanel;
using language::Language;

namespace {

const std::string TooDetailed = "start course at k12\nby gender, ethnicity, start.grade";
const std::string Mended = "start course at k12\nstep \"Passed\" course at cc\nby gender";

Repair withoutGender()
{
    return {
        .change = Repair::Change::WithoutGroup, .field = {"Gender", "Género"}, .question = Mended};
}

/// A page whose groups question hides something; others hide nothing.
struct Stage
{
    std::vector<Repair> found {withoutGender()};
    std::shared_ptr<std::atomic<bool>> holds = std::make_shared<std::atomic<bool>>(false);
    std::shared_ptr<std::atomic<bool>> holdsAnswer = std::make_shared<std::atomic<bool>>(false);
    std::shared_ptr<std::atomic<int>> cancelled = std::make_shared<std::atomic<int>>(0);
    std::unique_ptr<ExplorePage> page;

    explicit Stage(std::vector<Repair> offered = {withoutGender()})
    {
        ExplorePage::Setup setup;
        setup.ask =
            [holds = holdsAnswer](const std::string& text, Language,
                                  core::TaskContext& task) -> core::Result<core::session::Answer> {
            while (*holds && !task.isCancelled())
                QThread::yieldCurrentThread();
            if (task.isCancelled())
                return core::Error {.code = core::ErrorCode::Cancelled, .detail = {}};
            if (text == TooDetailed)
                return core::Error {.code = core::ErrorCode::TooDetailed, .detail = {}};
            return text == tests::groupsQuestion().text ? tests::groupsAnswer()
                                                        : tests::headlineAnswer();
        };
        setup.repair = [offered, holds = holds, cancelled = cancelled](
                           const std::string& text, const core::disclosure::DisclosedTable* shown,
                           core::TaskContext& task) -> core::Result<std::vector<Repair>> {
            if (!shown ? text != TooDetailed : shown->hiddenGroups() == 0)
                return core::Error {.code = core::ErrorCode::Internal, .detail = {}};
            while (*holds && !task.isCancelled())
                QThread::yieldCurrentThread();
            if (task.isCancelled()) {
                ++*cancelled;
                return core::Error {.code = core::ErrorCode::Cancelled, .detail = {}};
            }
            return offered;
        };
        page = std::make_unique<ExplorePage>(std::move(setup));
        page->questions().setQuestions({tests::headlineQuestion(), tests::groupsQuestion()});
        page->resize(1600, 900);
        page->setLook(theme::Mode::Light, theme::textSizesFor(900));
        page->show();
    }
    ~Stage() { *holds = *holdsAnswer = false; }

    void ask(const core::session::SavedQuestion& question)
    {
        QSignalSpy answered(page.get(), &ExplorePage::answered);
        page->ask(QString::fromStdString(question.id));
        QVERIFY(!answered.isEmpty() || answered.wait(5000));
    }
    HiddenPanel& panel() { return *page->findChild<HiddenPanel*>(); }
    QPushButton* back() { return page->findChild<QPushButton*>(QStringLiteral("backToQuestion")); }
    QPushButton* way()
    {
        for (auto* button : panel().findChildren<QPushButton*>())
            if (button != back() && button->isVisible())
                return button;
        return nullptr;
    }
    QString said()
    {
        QStringList texts;
        for (const auto* label : panel().findChildren<QLabel*>())
            if (label->isVisible())
                texts << label->text();
        return texts.join(QLatin1Char('\n'));
    }
    /// A row of the table in which something is hidden.
    QModelIndex hiddenCell()
    {
        const QAbstractItemModel* model = page->table().model();
        for (int row = 0; row < model->rowCount(); ++row)
            for (int column = 0; column < model->columnCount(); ++column)
                if (model->index(row, column).data(models::HiddenRole).toBool())
                    return model->index(row, column);
        return {};
    }
};

} // namespace

class TestHidden : public QObject
{
    Q_OBJECT

private slots:
    void anAnswerThatHidesSaysWhyAndOffersOtherWays()
    {
        Stage stage;
        stage.ask(tests::groupsQuestion());
        QVERIFY(stage.panel().isVisible());
        QVERIFY(stage.said().contains(charts::whyHidden(Language::English)));
        QTRY_VERIFY(stage.way());
        QCOMPARE(stage.way()->text(), QStringLiteral("Without gender"));
        stage.ask(tests::headlineQuestion());
        QVERIFY2(!stage.panel().isVisible(), "nothing is hidden there");
    }

    void oneClickAsksAndAnotherReturns()
    {
        Stage stage;
        stage.ask(tests::groupsQuestion());
        QTRY_VERIFY(stage.way());
        QVERIFY(!stage.back()->isVisible());
        QSignalSpy answered(stage.page.get(), &ExplorePage::answered);
        QTest::mouseClick(stage.way(), Qt::LeftButton);
        QVERIFY(answered.wait(5000));
        QCOMPARE(stage.page->state().shownText, QString::fromStdString(Mended));
        QVERIFY(stage.back()->isVisible());
        QTest::mouseClick(stage.back(), Qt::LeftButton);
        QVERIFY(answered.wait(5000));
        QVERIFY(stage.page->state().shownText.isEmpty());
        QCOMPARE(stage.page->state().shown, QString::fromStdString(tests::groupsQuestion().id));
        QVERIFY(!stage.back()->isVisible());
    }

    void aWayThatIsGivenUpLeavesTheChartItsWaysAndItsBack()
    {
        Stage stage;
        stage.ask(tests::groupsQuestion());
        QTRY_VERIFY(stage.way());
        *stage.holdsAnswer = true;
        QTest::mouseClick(stage.way(), Qt::LeftButton);
        stage.page->cancel();
        QVERIFY(!stage.back()->isVisible());
        QCOMPARE(stage.page->state().shown, QString::fromStdString(tests::groupsQuestion().id));
        QVERIFY(stage.way());
        *stage.holdsAnswer = false;
        QSignalSpy answered(stage.page.get(), &ExplorePage::answered);
        QTest::mouseClick(stage.way(), Qt::LeftButton);
        QVERIFY(answered.wait(5000));
        *stage.holdsAnswer = true;
        QTest::mouseClick(stage.back(), Qt::LeftButton);
        stage.page->cancel();
        QVERIFY2(stage.back()->isVisible(), "the way back is still there");
        *stage.holdsAnswer = false;
        QTest::mouseClick(stage.back(), Qt::LeftButton);
        QVERIFY(answered.wait(5000));
        QCOMPARE(stage.page->state().shown, QString::fromStdString(tests::groupsQuestion().id));
        QVERIFY(stage.page->state().shownText.isEmpty());
    }

    void aSearchGoesOnWhileAnotherQuestionIsGivenUp()
    {
        Stage stage;
        *stage.holds = true;
        stage.ask(tests::groupsQuestion());
        *stage.holdsAnswer = true;
        stage.page->ask(QString::fromStdString(tests::headlineQuestion().id));
        stage.page->cancel();
        *stage.holds = false;
        QTRY_VERIFY(stage.way());
    }

    void twoClicksOnAWayAreOne()
    {
        Stage stage;
        stage.ask(tests::groupsQuestion());
        QTRY_VERIFY(stage.way());
        QSignalSpy answered(stage.page.get(), &ExplorePage::answered);
        *stage.holdsAnswer = true;
        QTest::mouseClick(stage.way(), Qt::LeftButton);
        QTest::mouseClick(stage.way(), Qt::LeftButton);
        *stage.holdsAnswer = false;
        QVERIFY(answered.wait(5000));
        QTest::mouseClick(stage.back(), Qt::LeftButton);
        QVERIFY(answered.wait(5000));
        QVERIFY(!stage.back()->isVisible());
    }

    void anotherQuestionEndsTheWayBack()
    {
        Stage stage;
        stage.ask(tests::groupsQuestion());
        QTRY_VERIFY(stage.way());
        QSignalSpy answered(stage.page.get(), &ExplorePage::answered);
        QTest::mouseClick(stage.way(), Qt::LeftButton);
        QVERIFY(answered.wait(5000));
        stage.ask(tests::groupsQuestion());
        QVERIFY(!stage.back()->isVisible());
    }

    void aHiddenNumberLeadsThereByClickAndByKey()
    {
        Stage stage;
        stage.ask(tests::groupsQuestion());
        QTRY_VERIFY(stage.way());
        stage.page->activateWindow();
        const QModelIndex cell = stage.hiddenCell();
        QVERIFY(cell.isValid());
        explore::TwinTable& table = stage.page->table();
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(cell).center());
        QCOMPARE(stage.page->focusWidget(), stage.way());
        table.setFocus();
        table.setCurrentIndex(cell);
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(stage.page->focusWidget(), stage.way());
        charts::FigureView& view = stage.page->view();
        view.setFocus();
        view.setTraced(cell.data(models::TargetRole).toInt());
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(stage.page->focusWidget(), stage.way());
    }

    void aHiddenCellSaysWhyOnHover()
    {
        Stage stage;
        stage.ask(tests::groupsQuestion());
        const QString why = stage.hiddenCell().data(Qt::ToolTipRole).toString();
        QVERIFY(!why.isEmpty());
        QCOMPARE(stage.hiddenCell().data(Qt::AccessibleDescriptionRole).toString(), why);
    }

    void whereNothingWasFoundThatIsSaid()
    {
        Stage stage {std::vector<Repair> {}};
        stage.ask(tests::groupsQuestion());
        QTRY_VERIFY(stage.said().contains(charts::noRepairText(Language::English)));
        QVERIFY(!stage.way());
    }

    void theWindowDoesNotWaitAndTheNextQuestionGivesItUp()
    {
        Stage stage;
        *stage.holds = true;
        stage.ask(tests::groupsQuestion());
        QVERIFY(!stage.page->state().isRunning);
        QVERIFY(!stage.way());
        stage.ask(tests::headlineQuestion());
        QTRY_COMPARE(stage.cancelled->load(), 1);
        QVERIFY(!stage.panel().isVisible());
    }

    void theWordsAreInTheLanguageOfTheChart()
    {
        QCOMPARE(charts::repairText(withoutGender(), Language::Spanish),
                 QStringLiteral("Sin género"));
        Repair years = withoutGender();
        years.isYear = true;
        QCOMPARE(charts::repairText(years, Language::English),
                 QStringLiteral("All years together"));
        Repair wider {.change = Repair::Change::CoarserGroup,
                      .field = {"Institution", "Institución"},
                      .instead = {"District", "Distrito"},
                      .question = {}};
        QCOMPARE(charts::repairText(wider, Language::English),
                 QStringLiteral("By district instead of institution"));
        QCOMPARE(charts::repairText(wider, Language::Spanish),
                 QStringLiteral("Por distrito en lugar de institución"));
        QVERIFY(charts::whyHidden(Language::Spanish) != charts::whyHidden(Language::English));
    }

    void wordsOfASavedQuestionStayWhereOnlyGroupsChange()
    {
        auto saved = tests::headlineQuestion();
        saved.text = "title A\nstart course at k12\nstep \"Passed\" course at cc";
        const auto grouped = charts::changedQuestion(
            saved, QStringLiteral("start course at k12\nstep \"Passed\" course at cc\nby gender"));
        QCOMPARE(grouped.startNode.en, saved.startNode.en);
        QVERIFY(grouped.title.en.empty());
        const auto other = charts::changedQuestion(
            saved, QStringLiteral("start course at cc\nstep \"Passed\" course at cc"));
        QVERIFY(other.startNode.en.empty());
    }

    void typeGrowsOnlyAsFarAsTheChartHasRoom()
    {
        Stage stage;
        stage.page->resize(1366, 718);
        for (const double zoom : {1.0, 1.1, 1.21, 1.331, 1.4641}) {
            stage.page->setLook(theme::Mode::Light, theme::textSizesFor(768, zoom));
            for (const auto& question : {tests::headlineQuestion(), tests::groupsQuestion()}) {
                stage.ask(question);
                const auto& placed = stage.page->view().placed();
                QVERIFY2(placed.chart.height() >= 0.4 * placed.box.height(),
                         qPrintable(QString::number(zoom)));
                if (const auto* groups = std::get_if<charts::GroupsGeometry>(&placed.marks))
                    QCOMPARE(groups->rows.size(), tests::groupsAnswer().table.rows().size());
                else
                    QVERIFY(std::get<charts::AlluvialGeometry>(placed.marks).nodes[0].box.height()
                            >= 0.25 * placed.chart.height());
            }
        }
    }

    void aQuestionThatIsTooDetailedOffersOtherWaysInPlaceOfAChart()
    {
        Stage stage;
        const QString id = QString::fromStdString(tests::headlineQuestion().id);
        auto* message = stage.page->findChild<explore::MessageScreen*>();
        const auto ways = [&] { return message->ways().findChildren<QPushButton*>(); };
        stage.page->ask(id, QString::fromStdString(TooDetailed));
        QTRY_VERIFY(!ways().isEmpty() && ways().front()->isVisible());
        ways().front()->click();
        QTRY_VERIFY(stage.page->figure());
        QCOMPARE(stage.page->state().shownText.toStdString(), Mended);
        QVERIFY(!message->ways().isVisible());

        *stage.holds = true; // the next answer ends the search
        stage.page->ask(id, QString::fromStdString(TooDetailed));
        QTRY_VERIFY(message->ways().isVisible());
        stage.ask(tests::headlineQuestion());
        QTRY_COMPARE(*stage.cancelled, 1);
    }

    void hiddenZeroNobodyAndEarlyAreFourMarks()
    {
        const auto answer = tests::answerOf({"school"},
                                            {{{"many"}, {{.yes = 40, .no = 60}}},
                                             {{"few"}, {{.yes = 5, .no = 5}}},
                                             {{"few too"}, {{.yes = 5, .no = 5}}},
                                             {{"few more"}, {{.yes = 5, .no = 5}}},
                                             {{"fewest"}, {{.yes = 5, .no = 5}}},
                                             {{"nobody"}, {{.notReached = 30}}},
                                             {{"early"}, {{.notYet = 30}}, false}},
                                            {"Passed"});
        const auto figure = charts::makeFigure(answer, tests::groupsQuestion(), Language::English);
        std::set<QString> rates;
        std::set<QString> words;
        for (const auto& row : figure.twin.rows) {
            words.insert(row.cells[1].text);
            if (row.label.startsWith(QLatin1String("Few")))
                QVERIFY(row.cells[2].isHidden && row.cells[3].isHidden);
            else
                QVERIFY2(!row.cells[2].isHidden, qPrintable(row.label));
            rates.insert(row.cells[2].text);
        }
        QCOMPARE(rates,
                 (std::set<QString> {QStringLiteral("40.0"), QStringLiteral("hidden"),
                                     QStringLiteral("–")}));
        QCOMPARE(words,
                 (std::set<QString> {QStringLiteral("40 of 100"), QStringLiteral("hidden"),
                                     QStringLiteral("Nobody to count"),
                                     QStringLiteral("Too early to tell")}));
    }
};

QTEST_MAIN(TestHidden)
#include "tst_hidden.moc"
