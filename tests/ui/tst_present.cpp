// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/demo_answers.h"
#include "ui/charts/view/figure_view.h"
#include "ui/lock/audience_safe.h"
#include "ui/present/audience_window.h"
#include "ui/present/presenter.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"

#include <QLabel>
#include <QScreen>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace ui;
using core::session::SavedQuestion;
using language::Language;
using present::AudienceWindow;
using present::Presenter;
using shell::ActionId;
using shell::MainWindow;

namespace {

charts::Figure headline(Language language = Language::English)
{
    return charts::makeFigure(tests::headlineAnswer(), tests::headlineQuestion(), language);
}

charts::Figure groups()
{
    return charts::makeFigure(tests::groupsAnswer(), tests::groupsQuestion(), Language::English);
}

QString finding(AudienceWindow& window)
{
    return window.view().figure()->finding;
}

constexpr const char* Private = "private text";
constexpr const char* Refused = "refused text";

SavedQuestion refused()
{
    SavedQuestion question = tests::groupsQuestion();
    question.id = "refused";
    question.text = Refused;
    return question;
}

core::Result<core::session::Answer> answer(const std::string& text)
{
    if (text == Refused)
        return core::Error {.code = core::ErrorCode::Denied, .detail = {}};
    return text == tests::groupsQuestion().text ? tests::groupsAnswer() : tests::headlineAnswer();
}

const explore::Asker Ask
    = [](const std::string& text, Language, core::TaskContext&) { return answer(text); };

/// A presenter at a window of its own, the headline on the other. The list: headline, groups, one
/// that is refused.
struct Meeting
{
    QWidget laptop;
    std::shared_ptr<AudienceWindow> window = std::make_shared<AudienceWindow>();
    Presenter presenter {
        {.ask = Ask,
         .label = {},
         .questions = {tests::headlineQuestion(), tests::groupsQuestion(), refused()},
         .window = window}};

    Meeting()
    {
        laptop.show();
        presenter.show(headline(), tests::headlineQuestion(), laptop);
    }

    void press(Qt::Key key, Qt::KeyboardModifiers with = {}) const
    {
        QTest::keyClick(window.get(), key, with);
    }
    QString says() const
    {
        const auto* label = window->findChild<QLabel*>();
        return label->isVisible() ? label->text() : QString();
    }
};

class NoPrompt final : public shell::UserPrompt
{
public:
    std::optional<QString> askSavePath(QWidget*, const QString&) override { return {}; }
    std::optional<QString> askQuestionPath(QWidget*, const QString&) override { return {}; }
};

std::unique_ptr<MainWindow> openWindow(const std::shared_ptr<AudienceWindow>& audience,
                                       const QString& settings, const explore::Asker& ask = Ask)
{
    auto window = std::make_unique<MainWindow>(MainWindow::Setup {
        .page = {.ask = ask, .label = {}, .demoCommand = {}},
        .questions = {tests::headlineQuestion(), tests::groupsQuestion(), refused()},
        .prompt = std::make_unique<NoPrompt>(),
        .settingsFile = settings,
        .question = QStringLiteral("english-b"),
        .audience = audience});
    window->resize(1366, 768);
    window->show();
    window->start();
    return window;
}

} // namespace

class PresentTest : public QObject
{
    Q_OBJECT

private slots:
    void showsTheFigureAloneAsLargeAsTheScreen()
    {
        const Meeting meeting;
        AudienceWindow& window = *meeting.window;
        QVERIFY(window.isPresenting());
        QVERIFY(window.isFullScreen());
        QCOMPARE(window.size(), window.screen()->size());
        QCOMPARE(window.view().geometry(), window.rect());
        QCOMPARE(finding(window), headline().finding);
    }

    void theFindingTheDefinitionAndHowManyCanBeReadFromTheBackRow()
    {
        const Meeting meeting;
        QString all;
        for (const charts::TextRun& run : meeting.window->view().placed().texts) {
            QVERIFY(run.box.height() >= meeting.window->height() / 50.0);
            all += run.text + QLatin1Char(' ');
        }
        const charts::Figure figure = headline();
        QVERIFY(all.contains(figure.finding.left(20)));
        QVERIFY(all.contains(figure.definition.left(20)));
        QVERIFY(all.contains(QStringLiteral("1,640")));
    }

    void theWindowIsOneThatMayStayWhenSegueLocks()
    {
        const Meeting meeting;
        QVERIFY(lock::isAudienceSafe(*meeting.window));
    }

    void bBlanksItAndBringsItBack()
    {
        const Meeting meeting;
        meeting.press(Qt::Key_B);
        QVERIFY(meeting.window->isBlank());
        const QImage dark = meeting.window->grab().toImage().convertToFormat(QImage::Format_RGB32);
        for (int y = 0; y < dark.height(); ++y)
            for (int x = 0; x < dark.width(); ++x)
                QVERIFY(dark.pixelColor(x, y) == QColor(Qt::black));
        meeting.press(Qt::Key_B);
        QVERIFY(!meeting.window->isBlank());
        QVERIFY(meeting.window->view().isVisible());
    }

    void onlyWhatIsDoneOnPurposeEndsTheBlankScreen()
    {
        Meeting meeting;
        meeting.press(Qt::Key_B);
        meeting.presenter.setLanguage(Language::Spanish);
        QTRY_COMPARE(finding(*meeting.window), headline(Language::Spanish).finding);
        QVERIFY(meeting.window->isBlank());
        meeting.press(Qt::Key_Right);
        QVERIFY(!meeting.window->isBlank());
        meeting.press(Qt::Key_B);
        meeting.presenter.show(groups(), tests::groupsQuestion(), meeting.laptop);
        QVERIFY(!meeting.window->isBlank());
    }

    void arrowsStepFromWhatTheySee()
    {
        const Meeting meeting;
        meeting.press(Qt::Key_Right);
        QTRY_COMPARE(finding(*meeting.window), groups().finding);
        meeting.press(Qt::Key_PageUp);
        QTRY_COMPARE(finding(*meeting.window), headline().finding);
    }

    void escapeAndClosingLeaveAndKeepTheWindow()
    {
        const Meeting meeting;
        QSignalSpy left(&meeting.presenter, &Presenter::left);
        meeting.press(Qt::Key_Escape);
        QVERIFY(!meeting.window->isPresenting());
        QCOMPARE(left.size(), 1);
        meeting.window->leave(); // nobody is there
        QCOMPARE(left.size(), 1);
        meeting.window->show();
        meeting.window->close();
        QCOMPARE(left.size(), 2);
    }

    /// Run on one screen and on two.
    void itTakesTheOtherScreenAndOnTheOnlyOneItSaysHowToLeave()
    {
        const Meeting meeting;
        const bool isAlone = QGuiApplication::screens().size() == 1;
        QCOMPARE(meeting.window->screen() == meeting.laptop.screen(), isAlone);
        QCOMPARE(meeting.says().contains(QStringLiteral("Esc")), isAlone);
    }

    void aStepWithoutAnAnswerIsToldAndLeavesTheFigure()
    {
        const Meeting meeting;
        meeting.press(Qt::Key_Left); // round to the last one
        QTRY_VERIFY(meeting.says().contains(QStringLiteral("no figure")));
        QCOMPARE(finding(*meeting.window), headline().finding);
        meeting.press(Qt::Key_Right); // from what they see
        QTRY_COMPARE(finding(*meeting.window), groups().finding);
    }

    void itCanBeLockedAndEndedFromThere()
    {
        const Meeting meeting;
        const QSignalSpy lock(&meeting.presenter, &Presenter::lockWanted);
        meeting.press(Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(lock.size(), 1);
        QVERIFY(meeting.window->isPresenting());
        meeting.press(Qt::Key_F5, Qt::ShiftModifier);
        QVERIFY(!meeting.window->isPresenting());
    }

    void theMainWindowShowsAndEnds()
    {
        const QTemporaryDir folder;
        const auto audience = std::make_shared<AudienceWindow>();
        const auto window = openWindow(audience, folder.filePath(QStringLiteral("s.ini")));
        QTRY_VERIFY(window->page().figure());
        QVERIFY(!audience->isPresenting());
        window->trigger(ActionId::Present);
        QCOMPARE(finding(*audience), headline().finding);

        window->trigger(ActionId::NextQuestion); // for herself
        QTRY_COMPARE(window->page().figure()->finding, groups().finding);
        QCOMPARE(finding(*audience), headline().finding);
        window->trigger(ActionId::Present);
        QCOMPARE(finding(*audience), groups().finding);

        QTest::keyClick(audience.get(), Qt::Key_Left); // for all
        QTRY_COMPARE(finding(*audience), headline().finding);
        QCOMPARE(window->page().figure()->finding, groups().finding);
        window->trigger(ActionId::SwitchLanguage);
        QTRY_COMPARE(finding(*audience), headline(Language::Spanish).finding);
        window->trigger(ActionId::SwitchLanguage);
        QTRY_COMPARE(finding(*audience), headline().finding);
        window->trigger(ActionId::EndPresenting);
        QVERIFY(!audience->isPresenting());
    }

    void whatIsAskedPrivatelyStaysPrivateWhateverComesBetween()
    {
        const QTemporaryDir folder;
        const auto audience = std::make_shared<AudienceWindow>();
        const auto held = std::make_shared<std::atomic<bool>>(true);
        const explore::Asker slow
            = [held](const std::string& text, Language, const core::TaskContext& task) {
                  while (text == Private && *held && !task.isCancelled())
                      QThread::yieldCurrentThread();
                  return text == Private ? tests::smallAnswer() : answer(text);
              };
        const auto window = openWindow(audience, folder.filePath(QStringLiteral("s.ini")), slow);
        QTRY_VERIFY(window->page().figure());
        window->trigger(ActionId::Present);
        window->page().ask(QStringLiteral("english-b"), QString::fromLatin1(Private));
        window->trigger(ActionId::SwitchLanguage); // asks the private one again, too
        QTRY_COMPARE(finding(*audience), headline(Language::Spanish).finding);
        *held = false;
        QTRY_VERIFY(!window->page().state().isRunning);
        QVERIFY(window->page().figure()->finding != finding(*audience));
        QCOMPARE(finding(*audience), headline(Language::Spanish).finding);
        window->trigger(ActionId::SwitchLanguage);
    }

    void staysWhenThePrivateWindowGoesAndServesTheNextOne()
    {
        const QTemporaryDir folder;
        const auto audience = std::make_shared<AudienceWindow>();
        auto window = openWindow(audience, folder.filePath(QStringLiteral("s.ini")));
        QTRY_VERIFY(window->page().figure());
        window->trigger(ActionId::Present);
        window.reset();
        QVERIFY(audience->isPresenting());
        QTest::keyClick(audience.get(), Qt::Key_Right); // there is nobody to ask
        QCOMPARE(finding(*audience), headline().finding);

        window = openWindow(audience, folder.filePath(QStringLiteral("s.ini")));
        QTRY_VERIFY(window->page().figure());
        QTest::keyClick(audience.get(), Qt::Key_Right);
        QTRY_COMPARE(finding(*audience), groups().finding);
    }
};

QTEST_MAIN(PresentTest)
#include "tst_present.moc"
