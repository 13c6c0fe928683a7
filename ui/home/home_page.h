// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The first page: a few questions answered at once, and all by what they are asked for.
#pragma once

#include "core/session/saved_question.h"
#include "ui/explore/asker.h"
#include "ui/home/card.h"
#include "ui/jobs/latest_job.h"

#include <QHash>
#include <QStringList>
#include <QWidget>

#include <vector>

class QHBoxLayout;
class QScrollArea;
class QStackedLayout;
class QVBoxLayout;

namespace ui::explore {
class MessageScreen;
}

namespace ui::home {

class FigureCard;
class PurposeList;

class HomePage final : public QWidget
{
    Q_OBJECT

public:
    struct Setup
    {
        explore::Asker ask;
        explore::Checker check; ///< may be empty: then nothing is known to be lacking
        explore::Labeller label; ///< may be empty
        QString demoCommand; ///< offered where there are no data
        std::vector<core::session::SavedQuestion> questions;
    };
    explicit HomePage(Setup setup, QWidget* parent = nullptr);
    ~HomePage() override;

    /// Asks the questions on the cards, once in each language.
    void start(language::Language language);
    /// Ids of the questions asked last, the latest first.
    void setRecent(const QStringList& ids);
    void setLook(theme::Mode mode, const theme::TextSizes& sizes);

    const std::vector<Card*>& cards() const { return m_cards; } ///< the large one first
    const charts::Figure* figure() const; ///< the large one; null while there is none
    bool isSettled() const; ///< every card has an answer or an error

signals:
    void chosen(const QString& id);
    void settled();

private:
    void build();
    void addCards(QHBoxLayout& row);
    void addPurposes();
    PurposeList* addList(std::vector<core::session::SavedQuestion> questions);
    void placeLists();
    void askAll();
    void findLacking();
    void showLacking();
    void onSettled();

    Setup m_setup;
    language::Language m_language = language::Language::English;
    bool m_isStarted = false;
    QHash<QString, QString> m_lacking; ///< by id of a question: why it cannot be asked here
    theme::Mode m_mode = theme::Mode::Light;
    theme::TextSizes m_sizes;
    QStackedLayout* m_stack = nullptr;
    QScrollArea* m_scroll = nullptr;
    explore::MessageScreen* m_message = nullptr;
    std::vector<Card*> m_cards;
    QVBoxLayout* m_others = nullptr; ///< of all cards but the large one
    FigureCard* m_large = nullptr;
    PurposeList* m_recent = nullptr; ///< null while nothing was asked
    std::vector<PurposeList*> m_lists;
    std::vector<QVBoxLayout*> m_columns; ///< of the lists
    jobs::LatestJob m_checking;
};

} // namespace ui::home
