// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/text_form.h"
#include "tests/ui/demo_answers.h"
#include "ui/charts/view/figure_view.h"
#include "ui/explore/editor_state.h"
#include "ui/explore/explore_page.h"
#include "ui/explore/question_editor.h"
#include "ui/explore/question_picker.h"
#include "ui/explore/question_text.h"
#include "ui/explore/twin_table.h"

#include <QAccessible>
#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <memory>

using namespace ui;
using core::Error;
using core::ErrorCode;
using core::Result;
using core::session::CheckedQuestion;
using core::session::QuestionCount;
using explore::EditorState;
using explore::ExplorePage;
using explore::QuestionEditor;
using explore::QuestionText;
using language::Language;

namespace {

/// What the pretended program behind the page has done.
struct Log
{
    std::atomic<int> counted = 0;
    std::atomic<int> begun = 0;
    std::atomic<int> givenUp = 0;
    std::atomic<bool> gate = false;
};

/// Parses for real; "gendre" is no field, at its place.
Result<CheckedQuestion> check(const std::string& text, Language language)
{
    auto query = core::cohort::parse(text);
    if (!query)
        return query.error();
    if (const auto at = text.find("gendre"); at != std::string::npos) {
        const auto lineStart = text.rfind('\n', at) + 1;
        const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<long>(at), '\n');
        return Error {ErrorCode::InvalidInput, "secret detail", "gendre",
                      core::Position {static_cast<int>(line), static_cast<int>(at - lineStart) + 1},
                      "gender"};
    }
    return CheckedQuestion {.sentence = language == Language::Spanish ? "Una frase" : "A sentence",
                            .hash = core::cohort::print(query.value())};
}

core::session::Answer answerTo(const std::string& text)
{
    auto answer = text.find("few") != std::string::npos
        ? tests::answerOf({}, {{{}, {{.yes = 4, .no = 3}}}}, {"College"})
        : text.find("small") != std::string::npos ? tests::smallAnswer()
                                                  : tests::headlineAnswer();
    answer.questionHash = core::cohort::print(core::cohort::parse(text).value());
    return answer;
}

/// "slow" waits for the gate or to be given up.
void wait(const std::string& text, Log& log, core::TaskContext& task)
{
    ++log.begun;
    while (text.find("slow") != std::string::npos && !task.isCancelled() && !log.gate)
        QThread::yieldCurrentThread();
    if (task.isCancelled())
        ++log.givenUp;
}

struct Stage
{
    std::shared_ptr<Log> log = std::make_shared<Log>();
    ExplorePage page {setup(log)};

    explicit Stage(QSize size = {1600, 900}, double zoom = 1.0)
    {
        page.questions().setQuestions({tests::headlineQuestion(), tests::groupsQuestion()});
        page.resize(size);
        page.setLook(theme::Mode::Light, theme::textSizesFor(size.height(), zoom));
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QSignalSpy answered(&page, &ExplorePage::answered);
        page.ask(QStringLiteral("english-b"));
        QVERIFY(!answered.isEmpty() || answered.wait(5000));
    }
    ~Stage()
    {
        log->gate = true;
        language::install(Language::English);
    }

    static ExplorePage::Setup setup(const std::shared_ptr<Log>& log)
    {
        return {.ask = [log](const std::string& text, Language,
                             core::TaskContext& task) -> Result<core::session::Answer> {
                    if (const auto checked = check(text, Language::English); !checked)
                        return checked.error();
                    wait(text, *log, task);
                    return answerTo(text);
                },
                .label = {},
                .demoCommand = {},
                .check = check,
                .count
                = [log](const std::string& text, core::TaskContext& task) -> Result<QuestionCount> {
                    wait(text, *log, task);
                    ++log->counted;
                    if (text.find("refused") != std::string::npos)
                        return Error {.code = ErrorCode::Denied, .detail = "secret"};
                    return core::session::countOf(answerTo(text));
                }};
    }

    QuestionEditor& edit()
    {
        page.edit(true);
        return page.editor();
    }
    QuestionText& text() { return *page.findChild<QuestionText*>(); }

    /// Types at the end of the first line, which is the title.
    void typeInTitle(const QString& words, int delay = -1)
    {
        text().moveCursor(QTextCursor::Start);
        text().moveCursor(QTextCursor::EndOfLine);
        QTest::keyClicks(&text(), words, Qt::NoModifier, delay);
    }

    void write(const char* question)
    {
        text().selectAll();
        text().insertPlainText(QString::fromUtf8(question));
    }

    QString reading()
    {
        for (auto* field : page.editor().findChildren<QPlainTextEdit*>())
            if (field->isReadOnly())
                return field->toPlainText();
        return {};
    }

    bool says(const QString& words)
    {
        const auto labels = page.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(words);
        });
    }
};

constexpr const char* Before = "before your change";
constexpr auto OfText = "Counted for this text";

} // namespace

class EditorTest : public QObject
{
    Q_OBJECT

private slots:
    void aCountStandsForItsTextAlone()
    {
        using namespace explore;
        const CheckedQuestion first {.sentence = "s", .hash = "1"};
        const CheckedQuestion second {.sentence = "s", .hash = "2"};
        const QuestionCount count {.questionHash = "1"};
        EditorState state = onChecked(onRested({}), first);
        QVERIFY(wantsCount(state));
        state = onCounted(onCounting(state), count);
        QCOMPARE(countIs(state), CountIs::OfTheText);
        state = onTyped(state);
        QCOMPARE(countIs(state), CountIs::Waiting);
        QVERIFY(!wantsCount(onChecked(state, second))); // it moves
        QVERIFY(!wantsCount(onRested(state))); // nobody knows yet whether it is a question
        QVERIFY(wantsCount(onRested(onChecked(state, second))));
        QVERIFY(!wantsCount(onRested(onChecked(state, first)))); // as before
        const Error wrong {.code = ErrorCode::InvalidInput, .detail = {}};
        QVERIFY(!wantsCount(onRested(onChecked(state, wrong))));
        QCOMPARE(countIs(onRested(onChecked(state, wrong))), CountIs::NotAsked);
        const Error stopped {.code = ErrorCode::Cancelled, .detail = {}};
        state = onCounted(onCounting(onRested(onChecked(state, second))), stopped);
        QCOMPARE(countIs(state), CountIs::Failed);
        QVERIFY(!wantsCount(state)); // not again by itself
        // A chart of the older text comes late.
        state = onCounted(onCounting(state), QuestionCount {.questionHash = "2"});
        QCOMPARE(countIs(onChartCounted(state, count)), CountIs::OfTheText);
    }

    void opensWithTheTextAndTheCountOfTheChart()
    {
        Stage stage;
        QVERIFY(!stage.page.editor().isVisible());
        auto buttons = stage.page.findChildren<QPushButton*>();
        const auto edit = std::find_if(buttons.begin(), buttons.end(), [](QPushButton* button) {
            return button->text() == QStringLiteral("Edit question");
        });
        QVERIFY(edit != buttons.end());
        QTest::mouseClick(*edit, Qt::LeftButton);
        QVERIFY(stage.page.editor().isVisible());
        QVERIFY(stage.text().hasFocus());
        QCOMPARE(stage.text().toPlainText().toStdString(), tests::headlineQuestion().text);
        QTRY_VERIFY(stage.says(QLatin1String(OfText)));
        QVERIFY(stage.says(QStringLiteral("1,640 students start")));
        QVERIFY(stage.says(QStringLiteral("Took English there: 615")));
        QCOMPARE(stage.reading(), QStringLiteral("A sentence"));
        QTest::qWait(600);
        QCOMPARE(stage.log->counted, 0); // the chart has counted it
        QVERIFY(stage.page.view().isVisible());
        QVERIFY(!stage.page.table().isVisible());
    }

    void leavesOutWhoseFileItWas()
    {
        Stage stage;
        auto shipped = tests::headlineQuestion();
        const std::string plain = shipped.text;
        shipped.text = "# SPDX-FileCopyrightText: Somebody\n# SPDX-License-Identifier: X\n" + plain;
        stage.page.questions().setQuestions({shipped});
        stage.edit();
        QCOMPARE(stage.text().toPlainText().toStdString(), plain);
        QSignalSpy answered(&stage.page, &ExplorePage::answered);
        QTest::keyClick(&stage.text(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(answered.wait(5000));
        QCOMPARE(stage.page.figure()->id, QStringLiteral("english-b")); // not an edited one
    }

    void typingCountsNothingUntilItRests()
    {
        Stage stage;
        stage.edit();
        for (const QChar letter : QStringLiteral(" of two years and more")) {
            QElapsedTimer sinceKey;
            sinceKey.start();
            stage.typeInTitle(letter, 60);
            if (sinceKey.hasExpired(300))
                QSKIP("this machine types too slowly now");
            QCOMPARE(stage.log->begun, 1); // the chart's
        }
        QVERIFY(stage.says(QLatin1String(Before)));
        QVERIFY(stage.says(QStringLiteral("1,640 students start")));
        QTRY_COMPARE(stage.log->counted, 1);
        QTRY_VERIFY(stage.says(QLatin1String(OfText)));
        QTest::qWait(600);
        QCOMPARE(stage.log->counted, 1);
    }

    void layoutAloneIsNotCountedAnew()
    {
        Stage stage;
        stage.edit();
        stage.text().moveCursor(QTextCursor::End);
        QTest::keyClicks(&stage.text(), QStringLiteral("  "));
        QTest::qWait(700);
        QCOMPARE(stage.log->counted, 0);
        QVERIFY(stage.says(QLatin1String(OfText)));
    }

    void anEditGivesUpTheRunningCount()
    {
        Stage stage;
        stage.edit();
        stage.typeInTitle(QStringLiteral(" slow"));
        QTRY_COMPARE(stage.log->begun, 2);
        QVERIFY(stage.says(QStringLiteral("Counting.")));
        QCOMPARE(stage.log->givenUp, 0);
        stage.typeInTitle(QStringLiteral("ly"));
        QTRY_COMPARE(stage.log->givenUp, 1);
        QVERIFY(!stage.says(QStringLiteral("Counting.")));
        stage.page.edit(false);
        QTest::qWait(600);
        QCOMPARE(stage.log->begun, 2); // put away: nothing more
    }

    void anErrorIsUnderlinedAtItsPlaceAndReadOut()
    {
        Stage stage;
        stage.edit();
        QTest::qWait(500);
        const QSignalSpy told(&stage.page.editor(), &QuestionEditor::told);
        stage.write("start enrolled at cc\nwhere gendre = F");
        QVERIFY(stage.text().underlined().isEmpty()); // not before it rests
        QTRY_COMPARE(stage.text().underlined(), QStringLiteral("gendre"));
        QCOMPARE(stage.text().extraSelections().first().cursor.selectionStart(), 27);
        QVERIFY(stage.reading().startsWith(QStringLiteral("Line 2, column 7: “gendre”")));
        QVERIFY(stage.reading().contains(QStringLiteral("gender")));
        QVERIFY(!stage.reading().contains(QStringLiteral("secret")));
        QVERIFY(stage.says(QStringLiteral("Not understood")));
        QVERIFY(stage.says(QLatin1String(Before)));
        QCOMPARE(told.count(), 1);
        QCOMPARE(told.last().first().toString(), stage.reading());
        QVERIFY(stage.text().accessibleDescription().contains(QStringLiteral("Line 2")));
        QTest::qWait(500);
        QCOMPARE(stage.log->counted, 0);
    }

    void placesAreCountedInCharacters()
    {
        Stage stage;
        stage.edit();
        stage.write("title 😀 años\nstart enrolled at cc where a = \"😀\" , x");
        stage.text().underline({2, 36}); // past the emoji: 35 is the comma
        QCOMPARE(stage.text().underlined(), QStringLiteral(","));
        stage.text().underline({2, 32});
        QCOMPARE(stage.text().underlined(), QStringLiteral("\"😀\""));
        stage.text().underline({1, 9});
        QCOMPARE(stage.text().underlined(), QStringLiteral("años"));
        stage.text().underline({99, 99});
        stage.text().underline({0, 0});
    }

    void whatIsMissingAtTheEndIsSaidSo()
    {
        Stage stage;
        stage.edit();
        stage.write("start enrolled at\n\n");
        QTRY_COMPARE(stage.text().underlined(), QStringLiteral("at"));
        QVERIFY(stage.reading().contains(QStringLiteral("here is missing: where, such as cc")));
    }

    void aHiddenCountSaysThatItIsHidden()
    {
        Stage stage;
        stage.edit();
        stage.typeInTitle(QStringLiteral(" few"));
        const QSignalSpy told(&stage.page.editor(), &QuestionEditor::told);
        QTRY_VERIFY(stage.says(QStringLiteral("How many start is hidden")));
        QVERIFY(stage.says(QLatin1String(OfText)));
        QCOMPARE(told.count(), 1);
        QVERIFY(told.last().first().toString().startsWith(QStringLiteral("How many start is hid")));
        QVERIFY(stage.says(QStringLiteral("College: hidden")));
        QVERIFY(!stage.says(QStringLiteral("7")));
    }

    void aCountThatFailsSaysWhyAndKeepsTheLastOne()
    {
        Stage stage;
        stage.edit();
        stage.typeInTitle(QStringLiteral(" refused"));
        QTRY_VERIFY(stage.says(QStringLiteral("not shared with this profile")));
        QVERIFY(stage.says(QStringLiteral("1,640 students start")));
        QVERIFY(stage.says(QLatin1String(Before)));
        QTest::qWait(600);
        QCOMPARE(stage.log->counted, 1); // not again by itself
    }

    void undoBringsBackTextAndCount()
    {
        Stage stage;
        stage.edit();
        const QString original = stage.text().toPlainText();
        stage.typeInTitle(QStringLiteral(" small"));
        QTRY_VERIFY(stage.says(QStringLiteral("87 students start")));
        QTest::keyClick(&stage.text(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(stage.text().toPlainText(), original);
        QTRY_VERIFY(stage.says(QStringLiteral("1,640 students start")));
        QTest::keyClick(&stage.text(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(stage.text().toPlainText().contains(QStringLiteral("small")));
        // A dropped change can be brought back, too.
        stage.page.edit(false);
        stage.edit();
        QCOMPARE(stage.text().toPlainText(), original);
        QTest::keyClick(&stage.text(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(stage.text().toPlainText().contains(QStringLiteral("small")));
    }

    void askingByKeyKeepsTheOldChartUntilTheNewOneIsThere()
    {
        Stage stage;
        stage.edit();
        QSignalSpy asked(&stage.page, &ExplorePage::asked);
        QSignalSpy answered(&stage.page, &ExplorePage::answered);
        stage.typeInTitle(QStringLiteral(" small slow"));
        QTest::keyClick(&stage.text(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(stage.page.state().isRunning);
        QCOMPARE(asked.last(), (QVariantList {QStringLiteral("english-b"), true}));
        QVERIFY(stage.page.figure()->finding.contains(QStringLiteral("58 in 100")));
        stage.log->gate = true;
        QVERIFY(!answered.isEmpty() || answered.wait(5000));
        QCOMPARE(stage.page.figure()->finding,
                 QStringLiteral("Grade-10 English B students small slow"));
        QVERIFY(stage.page.isEditing());
        QTRY_VERIFY(stage.says(QStringLiteral("87 students start")));
        QTest::qWait(600);
        QCOMPARE(stage.log->counted, 0); // the chart has counted it
        // In Spanish it is the changed question that is asked again.
        stage.page.setLanguage(Language::Spanish);
        QVERIFY(answered.wait(5000));
        QVERIFY(stage.page.figure()->finding.contains(QStringLiteral("small slow")));
        QTest::keyClick(&stage.text(), Qt::Key_Escape);
        QVERIFY(!stage.page.isEditing());
        QVERIFY(stage.page.table().isVisible());
        stage.edit();
        QVERIFY(stage.text().toPlainText().contains(QStringLiteral("small slow")));
    }

    void theSavedTextSpeaksInItsOwnWordsAgain()
    {
        Stage stage;
        stage.edit();
        QSignalSpy answered(&stage.page, &ExplorePage::answered);
        stage.typeInTitle(QStringLiteral("!"));
        QTest::keyClick(&stage.text(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(answered.wait(5000));
        QCOMPARE(stage.page.figure()->id, QStringLiteral("english-b-edited"));
        QTest::keyClick(&stage.text(), Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(&stage.text(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(answered.wait(5000));
        QCOMPARE(stage.page.figure()->id, QStringLiteral("english-b"));
        QVERIFY(stage.page.figure()->finding.contains(QStringLiteral("58 in 100")));
        QVERIFY(stage.page.state().shownText.isEmpty());
    }

    void whatCannotBeAskedKeepsTheChart()
    {
        Stage stage;
        stage.edit();
        QSignalSpy failed(&stage.page, &ExplorePage::failed);
        stage.write("start enrolled at cc\nwhere gendre = F");
        QTest::keyClick(&stage.text(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(failed.wait(5000));
        QTRY_COMPARE(stage.text().underlined(), QStringLiteral("gendre"));
        QVERIFY(stage.page.view().isVisible());
        QCOMPARE(stage.page.state().wanted, QStringLiteral("english-b"));
        QVERIFY(stage.page.state().wantedText.isEmpty());
        QVERIFY(stage.page.figure()->finding.contains(QStringLiteral("58 in 100")));
    }

    void escapeStopsTheQuestionBeforeItPutsTheTextAway()
    {
        Stage stage;
        stage.edit();
        stage.typeInTitle(QStringLiteral(" slow"));
        QTest::keyClick(&stage.text(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stage.log->begun, 2);
        QTest::keyClick(&stage.text(), Qt::Key_Escape);
        QTRY_COMPARE(stage.log->givenUp, 1);
        QVERIFY(stage.page.isEditing());
        QVERIFY(stage.says(QStringLiteral("Stopped, as you asked")));
        QTest::qWait(600);
        QCOMPARE(stage.log->begun, 2); // not counted behind one's back
        QTest::keyClick(&stage.text(), Qt::Key_Escape);
        QVERIFY(!stage.page.isEditing());
    }

    void anotherQuestionBringsItsOwnText()
    {
        Stage stage;
        stage.edit();
        QSignalSpy answered(&stage.page, &ExplorePage::answered);
        stage.page.ask(QStringLiteral("gap"));
        QCOMPARE(stage.text().toPlainText().toStdString(), tests::groupsQuestion().text);
        QVERIFY(answered.wait(5000));
        QTest::qWait(600);
        QCOMPARE(stage.log->counted, 0);
        explore::QuestionPicker picker(stage.page.questions());
        picker.setCurrent(QStringLiteral("gap"), true);
        QVERIFY(picker.text().endsWith(QStringLiteral("(edited)")));
        QVERIFY(picker.accessibleName().contains(QStringLiteral("(edited)")));
    }

    void everythingIsReachedByKeyAndHasAName()
    {
        Stage stage;
        QuestionEditor& editor = stage.edit();
        QSet<QWidget*> reached;
        for (int i = 0; i < 12; ++i) {
            QWidget* focus = QApplication::focusWidget();
            if (editor.isAncestorOf(focus))
                reached << focus;
            QTest::keyClick(focus, Qt::Key_Tab);
        }
        QCOMPARE(reached.size(), 5); // text, sentence, ask, save, close
        for (QWidget* widget : reached) {
            QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(!seen->text(QAccessible::Name).isEmpty());
        }
    }

    void theWindowsKeysStayTheWindows()
    {
        Stage stage;
        stage.edit();
        for (const int key : {Qt::Key_D, Qt::Key_E, Qt::Key_K}) {
            QKeyEvent press(QEvent::ShortcutOverride, key, Qt::ControlModifier);
            QCoreApplication::sendEvent(&stage.text(), &press);
            QVERIFY(!press.isAccepted());
        }
        QKeyEvent undo(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
        QCoreApplication::sendEvent(&stage.text(), &undo);
        QVERIFY(undo.isAccepted());
    }

    void itSpeaksSpanish()
    {
        Stage stage;
        language::install(Language::Spanish);
        stage.page.setLanguage(Language::Spanish);
        stage.edit();
        QTRY_VERIFY(stage.says(QStringLiteral("Empiezan 1,640 estudiantes")));
        QTRY_COMPARE(stage.reading(), QStringLiteral("Una frase"));
        QVERIFY(stage.says(QStringLiteral("Lo que pregunta")));
        stage.write("start enrolled at cc\nwhere gendre = F");
        QTRY_VERIFY(stage.reading().startsWith(QStringLiteral("Línea 2, columna 7: ")));
        language::install(Language::English);
        stage.page.setLanguage(Language::English);
        QTRY_VERIFY(stage.says(QStringLiteral("1,640 students start")));
        QTRY_VERIFY(stage.reading().startsWith(QStringLiteral("Line 2, column 7: ")));
    }

    void itFitsTheSmallestWindowWithTheLargestText()
    {
        Stage stage({960, 540}, 1.6);
        QuestionEditor& editor = stage.edit();
        stage.write("start enrolled at cc\nwhere gendre = F");
        QTRY_VERIFY(!stage.text().underlined().isEmpty());
        QTest::qWait(50);
        for (const auto* child : editor.findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
            if (!child->isVisible())
                continue;
            QVERIFY2(editor.rect().contains(child->geometry()), child->metaObject()->className());
            QVERIFY(child->height() >= child->minimumSizeHint().height());
        }
        QVERIFY(stage.page.view().width() >= 960 / 2);
        const auto& texts = stage.page.view().placed().texts;
        for (std::size_t i = 0; i < texts.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY2(!texts[i].box.intersects(texts[j].box), qPrintable(texts[i].text));
    }
};

QTEST_MAIN(EditorTest)
#include "tst_editor.moc"
