// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/reference_measure.h"

#include <cmath>
#include <cstdlib>

namespace conformance {
namespace {

using core::Day;
using core::cohort::Measure;
using Side = core::cohort::Window::Side;

constexpr double Million = 1000000;

/// 8888 and 9999 say that nothing is known.
std::optional<std::int64_t> amountIn(const std::string& text)
{
    const double value = std::atof(text.c_str());
    if (text.empty() || value == 8888 || value == 9999)
        return std::nullopt;
    return std::llround(value * Million);
}

/// From the anchor to the step, or to the last day on which one could look.
std::optional<Measured> timeTo(const Query& query, std::size_t index, const Row& row)
{
    const StepAnswer& step = row.steps[index];
    if (step.answer != Answer::Yes && step.answer != Answer::No && step.answer != Answer::NotYet)
        return std::nullopt;
    if (!step.anchor->time) // its clock never began
        return Measured {0, true};
    const bool from = query.steps[index].window.side == Side::From;
    const Day began = from ? step.anchor->time->begin : step.anchor->time->end;
    const bool isSeen = step.event && step.answer != Answer::No
        && (step.answer == Answer::Yes
            || (step.through && step.event->time->begin <= *step.through));
    if (isSeen)
        return Measured {std::max<Day>(step.event->time->begin - began, 0), false};
    const Day last = std::min(step.windowEnd.value_or(step.through.value_or(began)),
                              step.through.value_or(began));
    return Measured {std::max<Day>(last - began, 0), true};
}

std::optional<Measured> growth(const Measure& measure, const Subject& start, const StepAnswer& step)
{
    if (step.answer != Answer::Yes)
        return std::nullopt;
    const auto before = amountIn(valueOf(start, measure.value.field));
    const auto after
        = amountIn(valueOf({start.data, start.person, step.record}, measure.value.field));
    if (!before || !after)
        return std::nullopt;
    return Measured {*after - *before, false};
}

/// Of the records that certainly are in the window and pass.
Measured total(const Asked& question, const PlainData& data, const Row& row)
{
    const Measure& measure = *question.query.measure;
    const RecordRules records(question, data);
    std::int64_t sum = 0;
    for (const PlainRecord* record :
         records.passing(measure.event, historyWindow(measure.window), *row.person, row.start)) {
        sum += measure.kind == Measure::Kind::Count
            ? static_cast<std::int64_t>(Million)
            : amountIn(valueOf({&data, row.person, record}, measure.value.field)).value_or(0);
    }
    return {sum, false};
}

} // namespace

const PlainRecord* recordFor(const core::cohort::GroupField& field, const Query& query,
                             const Row& row)
{
    if (field.of.empty() || field.of == "start")
        return row.start;
    return row.steps[*stepNamed(query, field.of)].record;
}

std::optional<Measured> measured(const Asked& question, const PlainData& data, const Row& row)
{
    const Query& query = question.query;
    const Measure& measure = *query.measure;
    switch (measure.kind) {
    case Measure::Kind::TimeTo:
        return timeTo(query, *stepNamed(query, measure.step), row);
    case Measure::Kind::Growth:
        return growth(measure, {&data, row.person, row.start},
                      row.steps[*stepNamed(query, measure.step)]);
    case Measure::Kind::Sum:
    case Measure::Kind::Count:
        return total(question, data, row);
    case Measure::Kind::Value:
        break;
    }
    const PlainRecord* record = recordFor(measure.value, query, row);
    const auto value = record ? amountIn(valueOf({&data, row.person, record}, measure.value.field))
                              : std::nullopt;
    if (!value)
        return std::nullopt;
    return Measured {*value, false};
}

} // namespace conformance
