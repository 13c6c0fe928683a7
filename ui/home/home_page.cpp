// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/home_page.h"

#include "ui/charts/geometry/figure.h"
#include "ui/errors/error_words.h"
#include "ui/explore/message_screen.h"
#include "ui/home/figure_card.h"
#include "ui/home/number_card.h"
#include "ui/home/purpose_list.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedLayout>

#include <algorithm>
#include <utility>

namespace ui::home {

using core::session::SavedQuestion;

namespace {

constexpr int LargeParts = 5; ///< of the width, beside those of the other cards
constexpr int SmallParts = 3;
constexpr int Columns = 3; ///< of the lists

std::string lately(language::Language language)
{
    return language::phrase(language, "Home", QT_TRANSLATE_NOOP("Home", "Asked lately"))
        .toStdString();
}

/// What each question lacks, of those that cannot be asked here.
using Lacking = QHash<QString, core::Error>;

Lacking lackingOf(const std::vector<SavedQuestion>& questions, const explore::Checker& check,
                  language::Language language, const core::TaskContext& task)
{
    Lacking lacking;
    for (const SavedQuestion& question : questions) {
        if (task.isCancelled())
            break;
        if (const auto checked = check(question.text, language); !checked)
            lacking.insert(QString::fromStdString(question.id), checked.error());
    }
    return lacking;
}

} // namespace

HomePage::HomePage(Setup setup, QWidget* parent)
    : QWidget(parent)
    , m_setup(std::move(setup))
{
    build();
}

HomePage::~HomePage() = default;

void HomePage::build()
{
    m_message = new explore::MessageScreen(this);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(m_scroll);
    m_stack->addWidget(m_message);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    auto* cards = new QHBoxLayout;
    addCards(*cards);
    column->addLayout(cards);
    setFocusProxy(m_large);
    auto* lists = new QHBoxLayout;
    for (int i = 0; i < Columns; ++i) {
        auto* one = new QVBoxLayout;
        lists->addLayout(one, 1);
        m_columns.push_back(one);
    }
    column->addLayout(lists);
    column->addStretch();
    m_scroll->setWidget(content);
    addPurposes();
    connect(m_message, &explore::MessageScreen::retried, this, &HomePage::askAll);
}

void HomePage::addCards(QHBoxLayout& row)
{
    std::vector<SavedQuestion> here;
    std::ranges::copy_if(
        m_setup.questions, std::back_inserter(here),
        [](const SavedQuestion& question) { return question.homePlace.has_value(); });
    std::ranges::sort(here, {}, &SavedQuestion::homePlace);
    m_others = new QVBoxLayout;
    for (SavedQuestion& question : here) {
        Card* card = nullptr;
        if (m_cards.empty()) {
            card = m_large
                = new FigureCard(std::move(question), m_setup.ask, m_setup.label, m_scroll);
            row.addWidget(card, LargeParts);
        } else {
            card = new NumberCard(std::move(question), m_setup.ask, m_setup.label, m_scroll);
            m_others->addWidget(card, 1);
        }
        connect(card, &Card::settled, this, &HomePage::onSettled);
        connect(card, &Card::clicked, this,
                [this, card] { emit chosen(QString::fromStdString(card->question().id)); });
        m_cards.push_back(card);
    }
    row.addLayout(m_others, SmallParts);
}

void HomePage::addPurposes()
{
    std::vector<SavedQuestion> together;
    for (const SavedQuestion& question : m_setup.questions) {
        if (!together.empty() && together.front().purpose.en != question.purpose.en)
            m_lists.push_back(addList(std::exchange(together, {})));
        together.push_back(question);
    }
    if (!together.empty())
        m_lists.push_back(addList(std::move(together)));
    placeLists();
}

PurposeList* HomePage::addList(std::vector<SavedQuestion> questions)
{
    auto* list = new PurposeList(std::move(questions), m_scroll->widget());
    list->setLanguage(m_language);
    list->setLook(m_mode, m_sizes);
    connect(list, &PurposeList::chosen, this, &HomePage::chosen);
    return list;
}

/// Column by column, so that Tab goes down them; the latest questions first.
void HomePage::placeLists()
{
    std::vector<PurposeList*> all = m_lists;
    if (m_recent)
        all.insert(all.begin(), m_recent);
    const std::size_t inColumn = (all.size() + Columns - 1) / Columns;
    QWidget* before = m_cards.empty() ? nullptr : m_cards.back();
    for (std::size_t i = 0; i < all.size(); ++i) {
        m_columns[i / inColumn]->removeWidget(all[i]);
        m_columns[i / inColumn]->addWidget(all[i]);
        for (auto* link : all[i]->links()) {
            if (before)
                setTabOrder(before, link);
            before = link;
        }
    }
}

void HomePage::setRecent(const QStringList& ids)
{
    if (m_recent)
        m_recent->deleteLater(); // a link of it may have been the way here
    m_recent = nullptr;
    std::vector<SavedQuestion> recent;
    for (const QString& id : ids) {
        const auto found
            = std::ranges::find(m_setup.questions, id.toStdString(), &SavedQuestion::id);
        if (found == m_setup.questions.end())
            continue;
        recent.push_back(*found);
        recent.back().purpose
            = {lately(language::Language::English), lately(language::Language::Spanish)};
    }
    if (!recent.empty())
        m_recent = addList(std::move(recent));
    showLacking();
}

void HomePage::start(language::Language language)
{
    if (m_isStarted && m_language == language)
        return;
    m_language = language;
    m_isStarted = true;
    for (PurposeList* list : m_lists)
        list->setLanguage(language);
    if (m_recent)
        m_recent->setLanguage(language);
    askAll();
}

void HomePage::askAll()
{
    m_stack->setCurrentWidget(m_scroll);
    for (Card* card : m_cards)
        card->ask(m_language);
    findLacking();
}

void HomePage::findLacking()
{
    if (!m_setup.check)
        return;
    m_checking.start(
        [questions = m_setup.questions, check = m_setup.check, language = m_language](
            core::TaskContext& task) { return lackingOf(questions, check, language, task); },
        [this](const Lacking& lacking) {
            m_lacking.clear();
            for (auto it = lacking.begin(); it != lacking.end(); ++it)
                m_lacking.insert(it.key(), errors::wordsFor(it.value()).happened);
            showLacking();
        });
}

void HomePage::showLacking()
{
    for (PurposeList* list : m_lists)
        list->setLacking(m_lacking);
    if (m_recent)
        m_recent->setLacking(m_lacking);
    placeLists();
}

bool HomePage::isSettled() const
{
    return m_isStarted && std::ranges::none_of(m_cards, &Card::isAsking);
}

const charts::Figure* HomePage::figure() const
{
    return m_large ? m_large->figure() : nullptr;
}

void HomePage::onSettled()
{
    if (!isSettled())
        return;
    const bool isAnyAnswered = std::ranges::any_of(m_cards, &Card::isAnswered);
    if (!isAnyAnswered) {
        m_message->setError(*m_large->error(), m_setup.demoCommand);
        m_stack->setCurrentWidget(m_message);
        if (isVisible())
            m_message->setFocus(Qt::OtherFocusReason);
    }
    emit settled();
}

void HomePage::setLook(theme::Mode mode, const theme::TextSizes& sizes)
{
    m_mode = mode;
    m_sizes = sizes;
    for (Card* card : m_cards)
        card->setLook(mode, sizes);
    for (PurposeList* list : m_lists)
        list->setLook(mode, sizes);
    if (m_recent)
        m_recent->setLook(mode, sizes);
    m_message->setSizes(sizes);
    const int gap = static_cast<int>(sizes.small * 0.8);
    const int across = static_cast<int>(sizes.small * 1.8);
    auto* column = m_scroll->widget()->layout();
    column->setContentsMargins(across, gap, across, gap);
    column->setSpacing(gap * 2);
    m_others->setSpacing(gap);
    for (QVBoxLayout* one : m_columns)
        one->setSpacing(gap);
}

} // namespace ui::home
