// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/demo_answers.h"
#include "ui/charts/view/figure_view.h"
#include "ui/explore/question_editor.h"
#include "ui/explore/question_picker.h"
#include "ui/explore/question_text.h"
#include "ui/explore/twin_table.h"
#include "ui/shell/actions.h"
#include "ui/shell/draft.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QToolButton>

#include <atomic>

using namespace ui;
using language::Language;
using shell::ActionId;
using shell::MainWindow;

namespace {

/// Answers with a path decided beforehand.
class ScriptedPrompt final : public shell::UserPrompt
{
public:
    explicit ScriptedPrompt(std::optional<QString> answer)
        : m_answer(std::move(answer))
    {
    }
    std::optional<QString> askSavePath(QWidget*, const QString&) override { return m_answer; }
    std::optional<QString> askQuestionPath(QWidget*, const QString&) override { return m_answer; }

private:
    std::optional<QString> m_answer;
};

/// Counts without end until it is given up.
struct Counting
{
    std::atomic<int> begun = 0;
    std::atomic<int> givenUp = 0;

    core::Result<core::session::QuestionCount> run(const core::TaskContext& task)
    {
        ++begun;
        while (!task.isCancelled())
            QThread::yieldCurrentThread();
        ++givenUp;
        return core::Error {.code = core::ErrorCode::Cancelled, .detail = {}};
    }
};

struct Stage
{
    std::shared_ptr<Counting> counting = std::make_shared<Counting>();
    QTemporaryDir folder;
    std::unique_ptr<MainWindow> window;

    explicit Stage(std::optional<QString> path = std::nullopt) { open(std::move(path)); }

    QString file(const char* name) const { return folder.filePath(QLatin1String(name)); }

    void open(std::optional<QString> path = std::nullopt, const std::string& draft = {})
    {
        const explore::Asker ask = [](const std::string& text, Language,
                                      core::TaskContext&) -> core::Result<core::session::Answer> {
            return text == tests::groupsQuestion().text ? tests::groupsAnswer()
                                                        : tests::headlineAnswer();
        };
        window = std::make_unique<MainWindow>(MainWindow::Setup {
            .page = {.ask = ask,
                     .label = {},
                     .demoCommand = {},
                     .check =
                         [](const std::string& text, Language) {
                             return core::session::CheckedQuestion {.sentence = "A sentence",
                                                                    .hash = text};
                         },
                     .count =
                         [counting = counting](const std::string&, core::TaskContext& task) {
                             return counting->run(task);
                         }},
            .questions = {tests::headlineQuestion(), tests::groupsQuestion()},
            .prompt = std::make_unique<ScriptedPrompt>(std::move(path)),
            .settingsFile = file("settings.ini"),
            .question = draft.empty() ? QStringLiteral("english-b") : QString(),
            .draft = draft});
        window->resize(1366, 768);
        window->show();
        window->start();
        wait();
    }

    void wait() { QTRY_VERIFY(window->page().figure() && !window->page().state().isRunning); }

    void act(ActionId id)
    {
        window->trigger(id);
        wait();
    }

    bool says(const QString& text)
    {
        const auto labels = window->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
};

} // namespace

class ShellTest : public QObject
{
    Q_OBJECT

private slots:
    void everyActionHasWordsAndAShortcutOfItsOwn()
    {
        QSet<QString> keys;
        for (const shell::ActionEntry& entry : shell::actionTable()) {
            QVERIFY(!shell::actionText(entry).isEmpty());
            QVERIFY(!shell::actionKeys(entry).isEmpty());
            keys << shell::actionKeys(entry).toString();
            const QString icon = QStringLiteral(":/icons/%1.svg").arg(QLatin1String(entry.icon));
            QVERIFY(*entry.icon == '\0' || QFile::exists(icon));
        }
        QCOMPARE(keys.size(), static_cast<qsizetype>(shell::actionTable().size()));
    }

    void startsWithTheQuestionItWasGiven()
    {
        Stage stage;
        QCOMPARE(stage.window->page().figure()->id, QStringLiteral("english-b"));
    }

    void everyQuestionCanBeReachedByKeys()
    {
        Stage stage;
        QTest::keyClick(stage.window.get(), Qt::Key_PageDown, Qt::ControlModifier);
        QTRY_COMPARE(stage.window->page().figure()->id, QStringLiteral("gap"));
        QTest::keyClick(stage.window.get(), Qt::Key_PageUp, Qt::ControlModifier);
        QTRY_COMPARE(stage.window->page().figure()->id, QStringLiteral("english-b"));
        QTest::keyClick(stage.window.get(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(QApplication::activePopupWidget());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("ethnicity"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(stage.window->page().figure()->id, QStringLiteral("gap"));
        QVERIFY(!QApplication::activePopupWidget());
    }

    void nothingOnTheBarIsDead()
    {
        Stage stage;
        for (QToolButton* button : stage.window->findChildren<QToolButton*>()) {
            QVERIFY(button->isEnabled());
            QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->text()));
            QVERIFY(button->focusPolicy() & Qt::TabFocus);
            QVERIFY(!button->text().isEmpty() || !button->accessibleName().isEmpty());
        }
    }

    void figureIsSavedInTheFormatOfItsName()
    {
        for (const char* name : {"figure.svg", "figure.pdf", "figure.png", "noending"}) {
            const QTemporaryDir folder;
            const QString path = folder.filePath(QLatin1String(name));
            Stage stage(path);
            stage.act(ActionId::Save);
            const bool hasEnding = QLatin1String(name).contains(QLatin1Char('.'));
            QVERIFY2(QFile::exists(hasEnding ? path : path + QStringLiteral(".png")), name);
            QVERIFY(stage.says(QStringLiteral("Saved as")));
        }
    }

    void theTextInTheEditorIsSavedAsAQuestion()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("mine"));
        Stage stage(path);
        stage.act(ActionId::EditQuestion);
        auto* text = stage.window->page().editor().findChild<QPlainTextEdit*>();
        text->setPlainText(QStringLiteral("start course at k12"));
        for (auto* button : stage.window->page().editor().findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Save as…"))
                QTest::mouseClick(button, Qt::LeftButton);
        QFile saved(path + QStringLiteral(".cohort"));
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll(), QByteArray("start course at k12\n"));
        QVERIFY(stage.says(QStringLiteral("Saved as mine.cohort")));
    }

    void aSaveThatFailsSaysSo()
    {
        Stage stage(QStringLiteral("/nowhere/at/all/figure.png"));
        stage.act(ActionId::Save);
        QVERIFY(stage.says(QStringLiteral("could not be read or written")));
    }

    void aSaveThoughtBetterOfDoesNothing()
    {
        Stage stage;
        stage.act(ActionId::Save);
        QVERIFY(!stage.says(QStringLiteral("Saved")));
    }

    void figureAndTableCanBeCopied()
    {
        Stage stage;
        stage.act(ActionId::CopyImage);
        QVERIFY(QApplication::clipboard()->mimeData()->hasImage());
        stage.act(ActionId::CopyTable);
        QVERIFY(QApplication::clipboard()->text().contains(
            QStringLiteral("Below transfer level\t357\t615\t58.0\t54–62")));
    }

    void languageChangesEverythingAtOnce()
    {
        Stage stage;
        stage.act(ActionId::SwitchLanguage);
        QTRY_VERIFY(
            stage.window->page().figure()->finding.contains(QStringLiteral("58 de cada 100")));
        QCOMPARE(stage.window->page().table().model()->headerData(1, Qt::Horizontal).toString(),
                 QStringLiteral("Alumnos"));
        stage.act(ActionId::Help);
        QVERIFY(stage.says(QStringLiteral("Todo con el teclado")));
        stage.act(ActionId::SwitchLanguage);
        QTRY_VERIFY(stage.says(QStringLiteral("Everything by keyboard")));
    }

    void windowRemembersWhatItShowed()
    {
        Stage stage;
        stage.act(ActionId::NextQuestion);
        stage.act(ActionId::SwitchTheme);
        stage.act(ActionId::SwitchLanguage);
        stage.act(ActionId::Larger);
        stage.window->close();
        stage.open();
        const shell::Preferences& kept = stage.window->preferences();
        QCOMPARE(kept.recent, QStringList({QStringLiteral("english-b"), QStringLiteral("gap")}));
        QCOMPARE(kept.mode, theme::Mode::Dark);
        QCOMPARE(kept.language, Language::Spanish);
        QVERIFY(std::abs(kept.zoom - 1.1) < 0.001);
        stage.act(ActionId::SwitchLanguage);
    }

    void lockingIsAskedForByKey()
    {
        Stage stage;
        const QSignalSpy wanted(stage.window.get(), &MainWindow::lockWanted);
        QTest::keyClick(stage.window.get(), Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(wanted.count(), 1);
    }

    void whatWasShownAndTypedComesBackAfterALock()
    {
        Stage stage;
        stage.act(ActionId::NextQuestion);
        stage.act(ActionId::Larger);
        stage.act(ActionId::ChooseQuestion);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("engl"));
        stage.window->page().view().setTraced(1);
        const std::string draft = stage.window->draft();
        stage.window.reset(); // as the lock does: hidden and dropped, not closed
        stage.open(std::nullopt, draft);
        QCOMPARE(stage.window->page().figure()->id, QStringLiteral("gap"));
        QCOMPARE(stage.window->page().view().traced(), 1);
        QVERIFY(std::abs(stage.window->preferences().zoom - 1.1) < 0.001);
        QVERIFY(QApplication::activePopupWidget());
        QCOMPARE(QApplication::activePopupWidget()->findChild<QLineEdit*>()->text(),
                 QStringLiteral("engl"));
        QApplication::activePopupWidget()->hide();
    }

    void theQuestionIsEditedByKey()
    {
        Stage stage;
        explore::ExplorePage& page = stage.window->page();
        QTest::keyClick(stage.window.get(), Qt::Key_E, Qt::ControlModifier);
        QVERIFY(page.isEditing());
        auto* text = page.findChild<explore::QuestionText*>();
        QVERIFY(text->hasFocus());
        QTest::keyClick(text, Qt::Key_E, Qt::ControlModifier);
        QVERIFY(!page.isEditing());
        stage.act(ActionId::Help);
        stage.act(ActionId::EditQuestion); // from another page: there and open
        QVERIFY(page.isVisible() && page.isEditing());
        text->appendPlainText(QStringLiteral("# more"));
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(page.figure()->id, QStringLiteral("english-b-edited"));
        auto* picker = stage.window->findChild<explore::QuestionPicker*>();
        QVERIFY(picker->text().endsWith(QStringLiteral("(edited)")));
        QCOMPARE(stage.window->preferences().recent, {QStringLiteral("english-b")});
        stage.act(ActionId::NextQuestion);
        QTRY_VERIFY(!picker->text().endsWith(QStringLiteral("(edited)")));
        QCOMPARE(text->toPlainText().toStdString(), tests::groupsQuestion().text);
    }

    void lockingWipesTheTextAndItsCountAndBringsTheTextBack()
    {
        Stage stage;
        stage.act(ActionId::EditQuestion);
        QPointer<explore::QuestionText> text
            = stage.window->page().findChild<explore::QuestionText*>();
        text->appendPlainText(QStringLiteral("# asked"));
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
        stage.wait();
        text->appendPlainText(QStringLiteral("# typed"));
        QTRY_COMPARE(stage.counting->begun, 1);
        const std::string draft = stage.window->draft();
        stage.window.reset(); // as the lock does
        QVERIFY(text.isNull());
        QTRY_COMPARE(stage.counting->givenUp, 1);
        for (const QWidget* widget : QApplication::allWidgets())
            QVERIFY(!widget->inherits("ui::explore::QuestionEditor"));
        stage.open(std::nullopt, draft);
        const explore::ExplorePage& page = stage.window->page();
        QVERIFY(page.state().shownText.endsWith(QStringLiteral("# asked")));
        QVERIFY(page.isEditing());
        text = page.findChild<explore::QuestionText*>();
        QVERIFY(text->toPlainText().endsWith(QStringLiteral("# asked\n# typed")));
    }

    void aDraftThatIsNoneIsAnEmptyOne()
    {
        for (const char* text : {"", "{", "[1]", R"({"page":77,"question":3})"}) {
            const shell::Draft draft = shell::readDraft(text);
            QVERIFY(draft.question.isEmpty() && !draft.searching && draft.traced == -1);
        }
    }

    void brokenSettingsAreRepaired()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        settings.setValue(QStringLiteral("look/zoom"), QStringLiteral("900"));
        settings.setValue(QStringLiteral("look/theme"), QStringLiteral("plaid"));
        settings.setValue(QStringLiteral("look/language"), QStringLiteral("xx"));
        settings.setValue(QStringLiteral("lock/minutes"), QStringLiteral("1000"));
        const shell::Preferences loaded = shell::load(settings);
        QCOMPARE(loaded.zoom, shell::GreatestZoom);
        QCOMPARE(loaded.mode, theme::Mode::Light);
        QCOMPARE(loaded.language, Language::English);
        QCOMPARE(loaded.idleMinutes, 15); // no setting turns the lock off
        settings.setValue(QStringLiteral("lock/minutes"), QStringLiteral("0"));
        QCOMPARE(shell::load(settings).idleMinutes, 1);
    }

    void textGrowsWithTheWindow()
    {
        Stage stage;
        stage.window->resize(1920, 1080);
        for (const charts::TextRun& run : stage.window->page().view().placed().texts)
            QVERIFY(run.box.height() >= 1080 / 50.0);
    }
};

QTEST_MAIN(ShellTest)
#include "tst_shell.moc"
