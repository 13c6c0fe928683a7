// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The first page: a few questions answered at once, all others one key away.
#include "tests/ui/demo_answers.h"
#include "ui/charts/geometry/figure_words.h"
#include "ui/explore/message_screen.h"
#include "ui/home/card_data.h"
#include "ui/home/home_page.h"
#include "ui/home/number_card.h"
#include "ui/home/purpose_list.h"
#include "ui/present/audience_window.h"
#include "ui/shell/main_window.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace ui;
using core::session::SavedQuestion;
using home::CardData;
using home::HomePage;
using language::Language;
using shell::ActionId;
using shell::MainWindow;

namespace {

SavedQuestion onHome(SavedQuestion question, int place)
{
    question.homePlace = place;
    question.purpose = {"What is next", "Qué sigue"};
    return question;
}

SavedQuestion elsewhere()
{
    SavedQuestion question = tests::groupsQuestion();
    question.id = "other";
    question.title = {"Another one", "Otra"};
    question.purpose = {"What is lacking", "Qué falta"};
    question.text = "another text";
    return question;
}

std::vector<SavedQuestion> questions()
{
    return {onHome(tests::groupsQuestion(), 1), onHome(tests::headlineQuestion(), 0), elsewhere()};
}

/// What the page is given, and how often it asked.
struct Behind
{
    std::shared_ptr<std::atomic<int>> asked = std::make_shared<std::atomic<int>>(0);
    std::optional<core::ErrorCode> refusal = {};

    HomePage::Setup setup() const
    {
        return {.ask = [asked = asked, refusal = refusal](
                           const std::string& text, Language,
                           core::TaskContext&) -> core::Result<core::session::Answer> {
                    ++*asked;
                    if (refusal)
                        return core::Error {.code = *refusal, .detail = {}};
                    return text == tests::groupsQuestion().text ? tests::groupsAnswer()
                                                                : tests::headlineAnswer();
                },
                .check = [](const std::string& text,
                            Language) -> core::Result<core::session::CheckedQuestion> {
                    if (text == elsewhere().text)
                        return core::Error {.code = core::ErrorCode::InvalidInput, .detail = {}};
                    return core::session::CheckedQuestion {};
                },
                .label = {},
                .demoCommand = QStringLiteral("make-a-demo"),
                .questions = questions()};
    }
};

std::unique_ptr<HomePage> openPage(const Behind& behind)
{
    auto page = std::make_unique<HomePage>(behind.setup());
    page->setLook(theme::Mode::Light, theme::textSizesFor(768));
    page->resize(1366, 720);
    page->show();
    page->start(Language::English);
    return page;
}

home::QuestionLink* linkTo(const HomePage& page, const QString& title)
{
    for (auto* link : page.findChildren<home::QuestionLink*>())
        if (link->text() == title)
            return link;
    return nullptr;
}

CardData cardFor(const core::session::Answer& answer, const SavedQuestion& question)
{
    return home::cardOf(answer, charts::makeFigure(answer, question, Language::English),
                        Language::English);
}

class NoPrompt final : public shell::UserPrompt
{
public:
    std::optional<QString> askSavePath(QWidget*, const QString&) override { return {}; }
    std::optional<QString> askQuestionPath(QWidget*, const QString&) override { return {}; }
};

} // namespace

class HomeTest : public QObject
{
    Q_OBJECT

private slots:
    void aCardWithoutGroupsHasTheRateOfHowManyAndTheEndOfTheWay()
    {
        const CardData card = cardFor(tests::headlineAnswer(), tests::headlineQuestion());
        QCOMPARE(card.number, QStringLiteral("58 in 100"));
        QVERIFY(card.caption.endsWith(QStringLiteral("357 of 615")));
        QCOMPARE(card.bars.size(), home::MostBars);
        QCOMPARE(card.bars[0].text, QStringLiteral("1,640"));
        QCOMPARE(card.bars[1].text, QStringLiteral("615"));
        QCOMPARE(card.bars[2].text, QStringLiteral("357"));
        QCOMPARE(*card.bars[2].share, 357.0 / 1640.0);
        QVERIFY(card.bars[2].isStrong && !card.bars[0].isStrong);
    }

    void aCardWithGroupsHasTheOneThatStandsOut()
    {
        const CardData card = cardFor(tests::groupsAnswer(), tests::groupsQuestion());
        QCOMPARE(card.bars.size(), std::size_t {1});
        QCOMPARE(card.bars.front().text, QStringLiteral("45"));
        QVERIFY(card.bars.front().isStrong);
    }

    void aHiddenNumberIsWordsAndNoBar()
    {
        const CardData card = cardFor(tests::smallAnswer(), tests::headlineQuestion());
        const auto hidden
            = std::ranges::count_if(card.bars, [](const home::CardBar& bar) { return !bar.share; });
        QVERIFY(hidden > 0);
        for (const home::CardBar& bar : card.bars)
            QCOMPARE(bar.text == charts::hiddenText(Language::English), !bar.share.has_value());
    }

    void nothingOnACardOverlapsOrLeavesItAndNoNumberIsCut()
    {
        CardData card = cardFor(tests::headlineAnswer(), tests::headlineQuestion());
        card.bars[0].text = QStringLiteral("184,213"); // a region's
        for (const int height : {600, 768, 1080, 2160}) {
            for (const double zoom : {0.8, 1.0, 1.6}) {
                const theme::TextSizes sizes = theme::textSizesFor(height, zoom);
                for (const double letters : {14.0, 22.0, 45.0}) { // 14: the smallest window at 1.6
                    const QRectF box(7, 9, letters * sizes.small, 9.5 * sizes.small);
                    const home::CardPlaces places = home::placesOf(card, box, sizes);
                    const auto fits
                        = [](const QRectF& place, const QString& text, const QFont& font) {
                              return place.width() >= QFontMetricsF(font).horizontalAdvance(text);
                          };
                    QVERIFY(fits(places.number, card.number, home::numberFont(sizes)));
                    std::vector<QRectF> all {places.title, places.number, places.caption};
                    QCOMPARE(places.bars.size(), home::MostBars);
                    for (std::size_t i = 0; i < places.bars.size(); ++i) {
                        const auto& bar = places.bars[i];
                        QVERIFY(fits(bar.text, card.bars[i].text, theme::font(sizes.small)));
                        QVERIFY(bar.track.width() >= 0);
                        all.insert(all.end(), {bar.label, bar.track, bar.text});
                    }
                    for (std::size_t i = 0; i < all.size(); ++i) {
                        const QRectF inner = all[i].adjusted(0.01, 0.01, -0.01, -0.01);
                        QVERIFY(all[i].isEmpty() || box.adjusted(0, 0, 0, 1).contains(inner));
                        for (std::size_t k = 0; k < i; ++k)
                            QVERIFY(all[i].isEmpty() || !inner.intersects(all[k]));
                    }
                }
            }
        }
    }

    void answersItsCardsTheLargeOneFirst()
    {
        const Behind behind;
        const auto page = openPage(behind);
        QCOMPARE(page->cards().size(), std::size_t {2});
        QTRY_VERIFY(page->isSettled());
        QCOMPARE(page->cards()[0]->question().id, std::string("english-b"));
        QCOMPARE(page->figure()->id, QStringLiteral("english-b"));
        QVERIFY(page->cards()[1]->isAnswered());
        QCOMPARE(*behind.asked, 2); // nothing else is counted
    }

    void cardsAndLinksAreReachedAndTakenByKey()
    {
        const Behind behind;
        const auto page = openPage(behind);
        QTRY_VERIFY(page->isSettled());
        const QSignalSpy chosen(page.get(), &HomePage::chosen);
        QVERIFY(page->cards()[0]->focusPolicy() & Qt::TabFocus);
        QTest::keyClick(page->cards()[0], Qt::Key_Return);
        QTest::keyClick(page->cards()[0], Qt::Key_Space);
        QTest::mouseClick(page->cards()[1], Qt::LeftButton);
        home::QuestionLink* link
            = linkTo(*page, charts::words(tests::headlineQuestion().title, Language::English));
        QVERIFY(link && (link->focusPolicy() & Qt::TabFocus));
        QTest::keyClick(link, Qt::Key_Return);
        QCOMPARE(chosen.size(), 4);
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("english-b"));
        QCOMPARE(chosen[2][0].toString(), QStringLiteral("gap"));
        QCOMPARE(chosen[3][0].toString(), QStringLiteral("english-b"));
    }

    void whatCannotBeAskedHereSaysWhyToEverybody()
    {
        const Behind behind;
        const auto page = openPage(behind);
        page->setRecent({QStringLiteral("other")});
        QTRY_COMPARE(std::ranges::count_if(page->findChildren<home::QuestionLink*>(),
                                           &home::QuestionLink::isLacking),
                     2); // among those asked lately, too
        home::QuestionLink* link = linkTo(*page, QStringLiteral("Another one"));
        QVERIFY(!link->accessibleDescription().isEmpty());
        QVERIFY(link->isEnabled() && (link->focusPolicy() & Qt::TabFocus));
        const QSignalSpy chosen(page.get(), &HomePage::chosen);
        QTest::keyClick(link, Qt::Key_Return);
        QTest::mouseClick(link, Qt::LeftButton);
        QCOMPARE(chosen.size(), 0);
        QVERIFY(!linkTo(*page, charts::words(tests::groupsQuestion().title, Language::English))
                     ->isLacking());
    }

    void whatIsLackingStandsLast()
    {
        home::PurposeList list({elsewhere(), tests::groupsQuestion()});
        list.setLanguage(Language::English);
        list.setLacking({{QStringLiteral("other"), QStringLiteral("No such course")}});
        QCOMPARE(list.links().back()->text(), QStringLiteral("Another one"));
        list.setLacking({});
        QCOMPARE(list.links().front()->text(), QStringLiteral("Another one"));
    }

    void withoutDataItSaysSoAndAsksAgain()
    {
        const Behind behind {.refusal = core::ErrorCode::NotFound};
        const auto page = openPage(behind);
        QTRY_VERIFY(page->isSettled());
        auto* message = page->findChild<explore::MessageScreen*>();
        QVERIFY(message->isVisible());
        const auto labels = message->findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
            return label->text() == QLatin1String("make-a-demo");
        }));
        const int before = *behind.asked;
        emit message->retried();
        QTRY_COMPARE(*behind.asked, before + 2);
    }

    void aRefusalAfterAnAnswerTakesItsPlaceAndAnAnswerAfterARefusalToo()
    {
        Behind behind;
        const auto refuses = std::make_shared<std::atomic<bool>>(false);
        HomePage::Setup setup = behind.setup();
        setup.ask = [ask = setup.ask,
                     refuses](const std::string& text, Language language,
                              core::TaskContext& task) -> core::Result<core::session::Answer> {
            if (*refuses)
                return core::Error {.code = core::ErrorCode::Denied, .detail = {}};
            return ask(text, language, task);
        };
        HomePage page(std::move(setup));
        page.setLook(theme::Mode::Light, theme::textSizesFor(768));
        page.show();
        const QSignalSpy settled(&page, &HomePage::settled);
        page.start(Language::English);
        QTRY_VERIFY(page.isSettled());
        QCOMPARE(settled.size(), 1); // once, not for each card
        *refuses = true;
        page.start(Language::Spanish);
        QTRY_COMPARE(settled.size(), 2);
        QVERIFY(!page.figure());
        auto* message = page.findChild<explore::MessageScreen*>();
        QVERIFY(message->isVisible());
        *refuses = false;
        emit message->retried();
        QTRY_COMPARE(settled.size(), 3);
        QVERIFY(page.figure() && !message->isVisible());
    }

    void anotherLanguageAsksAgainTheSameOneDoesNot()
    {
        const Behind behind;
        const auto page = openPage(behind);
        QTRY_VERIFY(page->isSettled());
        page->start(Language::English);
        QCOMPARE(*behind.asked, 2);
        page->start(Language::Spanish);
        QTRY_COMPARE(*behind.asked, 4);
        QTRY_VERIFY(page->figure()->finding
                    == charts::findingText(tests::headlineAnswer(), tests::headlineQuestion(),
                                           Language::Spanish));
        QVERIFY(linkTo(*page, QStringLiteral("Otra")));
    }

    void theWindowStartsOnItAndComesBackToIt()
    {
        const Behind behind;
        const QTemporaryDir folder;
        const HomePage::Setup setup = behind.setup();
        MainWindow window(
            MainWindow::Setup {.page = {.ask = setup.ask, .label = {}, .demoCommand = {}},
                               .questions = setup.questions,
                               .prompt = std::make_unique<NoPrompt>(),
                               .settingsFile = folder.filePath(QStringLiteral("s.ini")),
                               .question = {}});
        window.resize(1366, 768);
        window.show();
        window.start();
        QTRY_VERIFY(window.home().isSettled());
        QVERIFY(window.home().isVisible());
        QVERIFY(!window.page().figure()); // nothing is asked twice
        window.trigger(ActionId::Present); // what is in sight
        QCOMPARE(window.audience().isPresenting(), true);
        window.trigger(ActionId::EndPresenting);

        QTest::mouseClick(window.home().cards()[1], Qt::LeftButton);
        QTRY_VERIFY(window.page().figure());
        QVERIFY(window.page().isVisible());
        QCOMPARE(window.page().figure()->id, QStringLiteral("gap"));
        window.trigger(ActionId::Help);
        window.trigger(ActionId::Help);
        QVERIFY(window.page().isVisible());
        window.trigger(ActionId::Home);
        QVERIFY(window.home().isVisible());
        const auto lists = window.home().findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(lists, [](const QLabel* label) {
            return label->text() == QLatin1String("Asked lately");
        }));
        window.trigger(ActionId::Help);
        window.trigger(ActionId::Help);
        QVERIFY(window.home().isVisible());
    }

    void aLockOnItComesBackToIt()
    {
        const Behind behind;
        const QTemporaryDir folder;
        const HomePage::Setup setup = behind.setup();
        const auto open = [&](std::string draft) {
            auto window = std::make_unique<MainWindow>(
                MainWindow::Setup {.page = {.ask = setup.ask, .label = {}, .demoCommand = {}},
                                   .questions = setup.questions,
                                   .prompt = std::make_unique<NoPrompt>(),
                                   .settingsFile = folder.filePath(QStringLiteral("s.ini")),
                                   .question = {},
                                   .draft = std::move(draft)});
            window->show();
            window->start();
            return window;
        };
        auto window = open({});
        QTRY_VERIFY(window->home().isSettled());
        QTest::mouseClick(window->home().cards()[1], Qt::LeftButton);
        QTRY_VERIFY(window->page().figure());
        window->trigger(ActionId::Home);
        const std::string draft = window->draft();
        window = open(draft);
        QVERIFY(window->home().isVisible());
    }
};

QTEST_MAIN(HomeTest)
#include "tst_home.moc"
