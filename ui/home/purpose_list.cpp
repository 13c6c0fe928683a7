// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/purpose_list.h"

#include "ui/charts/geometry/figure_words.h"

#include <QLabel>
#include <QVBoxLayout>

namespace ui::home {

PurposeList::PurposeList(std::vector<core::session::SavedQuestion> questions, QWidget* parent)
    : QWidget(parent)
    , m_questions(std::move(questions))
    , m_heading(new QLabel(this))
{
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::grid(1));
    column->addWidget(m_heading);
    for (const auto& question : m_questions) {
        auto* link = new QuestionLink(this);
        const QString id = QString::fromStdString(question.id);
        connect(link, &QAbstractButton::clicked, this, [this, id] { emit chosen(id); });
        m_links.push_back(link);
        column->addWidget(link);
    }
    column->addStretch();
}

void PurposeList::setLanguage(language::Language language)
{
    m_heading->setText(charts::words(m_questions.front().purpose, language));
    for (std::size_t i = 0; i < m_links.size(); ++i) {
        m_links[i]->setText(charts::words(m_questions[i].title, language));
        m_links[i]->setAccessibleName(m_links[i]->text());
    }
}

void PurposeList::setLook(theme::Mode mode, const theme::TextSizes& sizes)
{
    m_heading->setFont(theme::font(sizes.small, theme::Weight::Strong));
    for (QuestionLink* link : m_links)
        link->setLook(mode, sizes);
}

void PurposeList::setLacking(const QHash<QString, QString>& why)
{
    auto* column = static_cast<QVBoxLayout*>(layout());
    for (std::size_t i = 0; i < m_links.size(); ++i) {
        const QString reason = why.value(QString::fromStdString(m_questions[i].id));
        m_links[i]->setLacking(reason);
        if (reason.isEmpty())
            continue;
        column->removeWidget(m_links[i]);
        column->insertWidget(column->count() - 1, m_links[i]); // before the stretch
    }
}

} // namespace ui::home
