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
    const charts::Count all = figure.ribbon.empty() ? charts::Count() : figure.ribbon.front().count;
    for (const charts::RibbonPart& part : figure.ribbon) {
        if (bars.size() == MostBars)
            break;
        CardBar bar {.label = capitalised(part.label), .text = part.value};
        if (all && *all > 0 && part.count)
            bar.share = static_cast<double>(*part.count) / static_cast<double>(*all);
        else if (!part.count)
            bar.text = charts::hiddenText(language);
        bar.isStrong = &part == &figure.ribbon.back();
        bars.push_back(std::move(bar));
    }
    return bars;
}

CardBar barOf(const GroupRow& row)
{
    CardBar bar {.label = row.label, .share = row.rate, .isStrong = row.isStrong};
    bar.text = row.rate ? QString::number(charts::wholePercent(*row.rate)) : row.reading;
    return bar;
}

std::vector<CardBar> groupBars(const GroupsData& data, Language language)
{
    const bool standsOut = std::ranges::any_of(data.rows, &GroupRow::isNamed);
    const std::size_t most = data.total ? MostBars - 1 : MostBars;
    std::vector<CardBar> bars;
    for (const GroupRow& row : data.rows)
        if (bars.size() < most && (row.isNamed || !standsOut) && !row.isCount)
            bars.push_back(barOf(row));
    if (data.total)
        bars.push_back(
            {.label = language::phrase(language, "Card", QT_TRANSLATE_NOOP("Card", "All")),
             .text = QString::number(charts::wholePercent(*data.total)),
             .share = data.total});
    return bars;
}

} // namespace

CardData cardOf(const core::session::Answer& answer, const charts::Figure& figure,
                Language language)
{
    CardData card;
    const auto& steps = answer.table.total().steps;
    if (!steps.empty() && steps.back().rate.isShown())
        card.number = inHundred(charts::wholePercent(steps.back().rate.value()), language);
    if (!figure.ribbon.empty())
        card.caption = capitalised(figure.ribbon.back().label);
    const auto* groups = std::get_if<GroupsData>(&figure.chart);
    if (groups && !answer.table.by().empty()) {
        card.caption = groups->caption;
        card.bars = groupBars(*groups, language);
    } else {
        card.bars = ribbonBars(figure, language);
    }
    return card;
}

} // namespace ui::home
