// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/purpose_list.h"

#include "ui/charts/geometry/figure_words.h"

#include <QLabel>
#include <QVBoxLayout>

namespace ui::home {

PurposeList::PurposeList(std::vector<core::session::SavedQuestion> questions, QWidget* parent)
    : QWidget(parent)
    , m_heading(new QLabel(this))
{
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::grid(1));
    column->addWidget(m_heading);
    for (auto& question : questions) {
        auto* link = new QuestionLink(this);
        const QString id = QString::fromStdString(question.id);
        connect(link, &QAbstractButton::clicked, this, [this, link, id] {
            if (!link->isLacking())
                emit chosen(id);
        });
        m_entries.push_back({std::move(question), link});
        column->addWidget(link);
    }
    column->addStretch();
}

void PurposeList::setLanguage(language::Language language)
{
    m_heading->setText(charts::words(m_entries.front().question.purpose, language));
    setAccessibleName(m_heading->text());
    for (const Entry& entry : m_entries) {
        entry.link->setText(charts::words(entry.question.title, language));
        entry.link->setAccessibleName(entry.link->text());
    }
}

void PurposeList::setLook(theme::Mode mode, const theme::TextSizes& sizes)
{
    m_heading->setFont(theme::font(sizes.small, theme::Weight::Strong));
    for (const Entry& entry : m_entries)
        entry.link->setLook(mode, sizes);
}

void PurposeList::setLacking(const QHash<QString, QString>& why)
{
    for (const Entry& entry : m_entries)
        entry.link->setLacking(why.value(QString::fromStdString(entry.question.id)));
    auto* column = static_cast<QVBoxLayout*>(layout());
    for (QuestionLink* link : links()) {
        column->removeWidget(link);
        column->insertWidget(column->count() - 1, link); // before the stretch
    }
}

std::vector<QuestionLink*> PurposeList::links() const
{
    std::vector<QuestionLink*> all;
    for (const bool lacking : {false, true})
        for (const Entry& entry : m_entries)
            if (entry.link->isLacking() == lacking)
                all.push_back(entry.link);
    return all;
}

} // namespace ui::home
