// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/card_data.h"

#include "core/session/answer.h"
#include "ui/charts/geometry/figure_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui::home {

using charts::GroupRow;
using charts::GroupsData;
using language::Language;

namespace {

QString inHundred(int percent, Language language)
{
    return language::phrase(language, "Card", QT_TRANSLATE_NOOP("Card", "%1 in 100")).arg(percent);
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

std::vector<CardBar> ribbonBars(const charts::Figure& figure, Language language)
{
    std::vector<CardBar> bars;
    const auto& parts = figure.ribbon;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0 && i + MostBars <= parts.size())
            continue; // of a long way the end is told
        CardBar bar {.label = capitalised(parts[i].label), .text = parts[i].value};
        const charts::Count all = parts.front().count;
        if (!parts[i].count)
            bar.text = charts::hiddenText(language);
        else if (all && *all > 0)
            bar.share = static_cast<double>(*parts[i].count) / static_cast<double>(*all);
        bar.isStrong = i + 1 == parts.size();
        bars.push_back(std::move(bar));
    }
    return bars;
}

CardBar barOf(const GroupRow& row)
{
    CardBar bar {.label = row.label, .share = row.rate, .isStrong = row.isStrong};
    if (row.rate)
        bar.text = QString::number(charts::wholePercent(*row.rate));
    else
        bar.text = row.span ? row.countsText : row.reading;
    return bar;
}

std::vector<CardBar> groupBars(const GroupsData& data)
{
    const bool standsOut = std::ranges::any_of(data.rows, &GroupRow::isNamed);
    std::vector<CardBar> bars;
    for (const GroupRow& row : data.rows)
        if (bars.size() < MostBars && (row.isNamed || !standsOut) && !row.isCount)
            bars.push_back(barOf(row));
    return bars;
}

} // namespace

CardData cardOf(const core::session::Answer& answer, const charts::Figure& figure,
                Language language)
{
    CardData card;
    const auto& steps = answer.table.total().steps;
    if (!figure.ribbon.empty())
        card.caption = capitalised(figure.ribbon.back().label);
    const auto* groups = std::get_if<GroupsData>(&figure.chart);
    if (groups && !answer.table.by().empty()) {
        card.caption = groups->caption;
        card.bars = groupBars(*groups);
    } else {
        card.bars = ribbonBars(figure, language);
    }
    if (!steps.empty() && steps.back().rate.isShown()) {
        const auto& [yes, no] = std::pair(steps.back().yes.value(), steps.back().no.value());
        card.number = inHundred(charts::wholePercent(yes, yes + no), language);
        card.caption += QStringLiteral(": ")
            + language::phrase(language, "Card", QT_TRANSLATE_NOOP("Card", "%1 of %2"))
                  .arg(charts::number(yes, language), charts::number(yes + no, language));
    }
    return card;
}

} // namespace ui::home
