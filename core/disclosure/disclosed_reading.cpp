// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/disclosed_reading.h"

#include <algorithm>

namespace core::disclosure {

namespace {

bool isHidden(const CountCell& cell)
{
    return !cell.isShown();
}

bool isHidden(const NumberCell& cell)
{
    return !cell.isShown() && !cell.isNone();
}

bool hidesSomething(const DisclosedMeasure& measure)
{
    return isHidden(measure.measured) || isHidden(measure.without) || isHidden(measure.mean)
        || isHidden(measure.median) || isHidden(measure.lowerQuartile)
        || isHidden(measure.upperQuartile);
}

bool hidesSomething(const DisclosedStep& step)
{
    return isHidden(step.base) || isHidden(step.yes) || isHidden(step.no) || isHidden(step.notYet)
        || isHidden(step.notLocated) || isHidden(step.hidden) || isHidden(step.notReached)
        || std::any_of(step.elsewhere.begin(), step.elsewhere.end(),
                       [](const DisclosedElsewhere& part) { return isHidden(part.n); });
}

} // namespace

bool hidesSomething(const DisclosedRow& row)
{
    return isHidden(row.n) || (row.measure && hidesSomething(*row.measure))
        || std::any_of(row.steps.begin(), row.steps.end(),
                       [](const DisclosedStep& step) { return hidesSomething(step); });
}

bool hidesSomething(const DisclosedTable& table)
{
    return table.hiddenGroups() > 0 || isHidden(table.total().n);
}

bool isOfNobody(const DisclosedStep& step)
{
    return step.yes.isShown() && step.no.isShown() && step.yes.value() + step.no.value() == 0;
}

bool isOpen(const DisclosedStep& step)
{
    return !step.isFair || (step.notYet.isShown() && step.notYet.value() > 0);
}

} // namespace core::disclosure
