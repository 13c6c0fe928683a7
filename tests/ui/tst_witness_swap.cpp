// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Attack A15 in the window: two databases of invented students (tests/data/witness_twins) that
// differ inside hidden cells only look, read and copy the same to the last byte. The same questions
// as at the command line.
#include "core/audit/audit_log.h"
#include "core/session/session.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/memory_keychain.h"
#include "tests/ui/screen_record.h"
#include "ui/charts/view/figure_view.h"
#include "ui/explore/hidden_panel.h"
#include "ui/explore/twin_table.h"
#include "ui/shell/main_window.h"

#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace ui;
using core::session::SavedQuestion;
using core::session::Session;

namespace {

const std::string Start = "start enrolled at university attempt first\n";
const std::string Degree = "step \"A degree\" award at university within 6 years from start\n";
const std::string Back
    = "step \"Back a year later\" enrolled at university within 1 years after start\n";

std::vector<SavedQuestion> questions()
{
    const std::vector<std::pair<std::string, std::string>> texts {
        {"gender", Start + Degree + "by gender\n"},
        {"outcomes", Start + Degree + "by ethnicity\n"},
        {"rows", Start + "by ethnicity, gender\n"},
        {"path",
         Start + "order this\n" + Back
             + "step \"A degree\" award at university within 6 years after start\n"},
        {"crossed", Start + Back + "cross ethnicity by gender\n"},
        {"units",
         Start
             + "by ethnicity\n"
               "measure sum(units of course at university within 1 years from start)\n"},
        {"days", Start + Degree + "by gender\nmeasure time to \"A degree\"\n"},
        {"change",
         Start + Degree + "change start.academic_year from 2000-01 to 2004-05\nby gender\n"},
        {"few", Start + "where ethnicity = american_indian\n" + Degree + "by gender\n"},
        {"terms",
         Start
             + "step \"A degree\" award at university within 72 months from start\n"
               "by start.academic_year\n"}};
    std::vector<SavedQuestion> all;
    for (const auto& [id, text] : texts) {
        SavedQuestion& one = all.emplace_back();
        one.id = id;
        one.title = {id, id};
        one.text = text;
    }
    return all;
}

/// One of the two databases.
struct Twin
{
    QTemporaryDir folder;
    std::shared_ptr<Session> session;

    explicit Twin(const char* name)
    {
        session = Session::create((folder.path() + QStringLiteral("/profile")).toStdString(),
                                  {.protection = {.keychain = true}},
                                  std::make_shared<test_support::MemoryKeychain>(),
                                  std::make_shared<test_support::FixedClock>())
                      .value()
                      .session;
        core::TaskContext task;
        const auto imported = session->import(
            {.paths = {std::string(SEGUE_SOURCE_DIR "/tests/data/witness_twins/") + name},
             .submitter = "registrar"},
            task);
        if (!imported || !imported.value().build)
            qFatal("the twins are not read");
    }
    std::size_t events() const { return session->auditEntries().value().size(); }
};

/// One window on either of them: a second window would be laid out another way, since the first one
/// has set the style of the program.
struct Stage
{
    Twin one {"one"};
    Twin other {"other"};
    std::shared_ptr<std::shared_ptr<Session>> session
        = std::make_shared<std::shared_ptr<Session>>(one.session);
    std::shared_ptr<std::atomic<int>> searches = std::make_shared<std::atomic<int>>(0);
    QTemporaryDir folder;
    std::unique_ptr<shell::MainWindow> window;

    Stage()
    {
        explore::ExplorePage::Setup page;
        page.ask = [now = session](const std::string& text, language::Language language,
                                   core::TaskContext& task) {
            return (*now)->ask(text, language::code(language).toStdString(), task);
        };
        page.repair = [now = session, done = searches](
                          const std::string& text, const core::disclosure::DisclosedTable* shown,
                          core::TaskContext& task) {
            auto found = (*now)->repairs(text, shown, task);
            ++*done;
            return found;
        };
        window = std::make_unique<shell::MainWindow>(
            shell::MainWindow::Setup {.page = std::move(page),
                                      .questions = questions(),
                                      .prompt = nullptr,
                                      .settingsFile = folder.filePath(QStringLiteral("s.ini")),
                                      .question = QStringLiteral("gender")});
        window->resize(1600, 900);
        window->show();
        window->start();
        record(one, questions().front()); // every later one has the notice of a copy behind it
    }

    explore::HiddenPanel& panel() { return *window->findChild<explore::HiddenPanel*>(); }

    /// Other ways to ask have been found, or that there are none.
    bool isSearched()
    {
        const auto buttons = panel().findChildren<QPushButton*>();
        const auto labels = panel().findChildren<QLabel*>();
        return std::any_of(buttons.begin(), buttons.end(),
                           [](const auto* button) { return button->isVisible(); })
            || std::any_of(labels.begin(), labels.end(), [](const auto* label) {
                   return label->text().startsWith(QStringLiteral("No coarser way"));
               });
    }

    void ask(const Twin& twin, const SavedQuestion& question)
    {
        QTRY_VERIFY(!window->page().state().isRunning);
        *session = twin.session;
        const std::size_t before = twin.events();
        const int searched = *searches;
        const auto id = QString::fromStdString(question.id);
        window->page().ask(id);
        QTRY_VERIFY(!window->page().state().isRunning && window->page().figure()
                    && window->page().figure()->id == id);
        QTRY_VERIFY(*searches > searched);
        QTRY_VERIFY2(isSearched(), question.id.c_str());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY2(twin.events() > before, "this database was asked");
        window->page().view().setTraced(-1);
        window->setFocus();
    }

    tests::Record record(const Twin& twin, const SavedQuestion& question)
    {
        ask(twin, question);
        return tests::recordOf(*window);
    }
};

std::string countOf(const Session& session, const std::string& text)
{
    core::TaskContext task;
    const auto count = session.count(text, task);
    if (!count)
        return count.error().detail;
    const auto say = [](const core::disclosure::CountCell& cell) {
        return cell.isShown() ? std::to_string(cell.value()) : std::string("*");
    };
    std::string out = count.value().questionHash + " " + say(count.value().n);
    for (const auto& step : count.value().steps)
        out += " " + step.label + " " + say(step.yes);
    return out;
}

} // namespace

class WitnessSwapTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        charts::installFigureAccessibility();
        m_stage = std::make_unique<Stage>();
    }
    void cleanupTestCase() { m_stage.reset(); }

    void bothLookTheSame_data()
    {
        QTest::addColumn<int>("number");
        int number = 0;
        for (const SavedQuestion& question : questions())
            QTest::addRow("%s", question.id.c_str()) << number++;
    }

    void bothLookTheSame()
    {
        QFETCH(int, number);
        const SavedQuestion question = questions()[static_cast<std::size_t>(number)];
        const tests::Record one = m_stage->record(m_stage->one, question);
        const tests::Record other = m_stage->record(m_stage->other, question);
        QVERIFY2(one[QStringLiteral("accessible")].size() > 500, "nothing was read");
        QVERIFY2(m_stage->panel().isVisible(), "nothing is hidden: nothing was tried");
        QCOMPARE(tests::differences(one, other), QString());
    }

    void theLiveCountIsTheSame()
    {
        for (const SavedQuestion& question : questions())
            QCOMPARE(countOf(*m_stage->one.session, question.text),
                     countOf(*m_stage->other.session, question.text));
    }

    void aLeakWouldBeFound()
    {
        const tests::Record one = m_stage->record(m_stage->one, questions().front());
        m_stage->window->page().view().setToolTip(QStringLiteral("61 of them men"));
        const tests::Record told = m_stage->record(m_stage->other, questions().front());
        m_stage->window->page().view().setToolTip({});
        QVERIFY(tests::differences(one, told).startsWith(QStringLiteral("widgets at")));
        const tests::Record another = m_stage->record(m_stage->other, questions()[1]);
        for (auto entry = one.begin(); entry != one.end(); ++entry) {
            if (entry.key() != QStringLiteral("actions"))
                QVERIFY2(entry.value() != another.value(entry.key()), qPrintable(entry.key()));
        }
    }

private:
    std::unique_ptr<Stage> m_stage;
};

QTEST_MAIN(WitnessSwapTest)
#include "tst_witness_swap.moc"
