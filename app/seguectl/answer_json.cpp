// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/answer_json.h"

#include "core/disclosure/disclosed_reading.h"

#include <QJsonArray>

namespace app::seguectl {
namespace {

using core::disclosure::CountCell;
using core::disclosure::DisclosedMeasure;
using core::disclosure::DisclosedRow;
using core::disclosure::DisclosedStep;
using core::disclosure::DisclosedTable;
using core::disclosure::NumberCell;
using core::disclosure::StepChange;

const QString State = QStringLiteral("state");

template<typename Cell>
QJsonObject cellJson(const Cell& cell)
{
    if (!cell.isShown())
        return {{State, QStringLiteral("hidden")}};
    QJsonValue value;
    if constexpr (std::is_same_v<Cell, CountCell>)
        value = static_cast<qint64>(cell.value());
    else
        value = cell.value();
    return {{State, QStringLiteral("shown")}, {QStringLiteral("value"), value}};
}

QJsonObject cellJson(const NumberCell& cell)
{
    if (cell.isNone())
        return {{State, QStringLiteral("none")}};
    if (!cell.isShown())
        return {{State, QStringLiteral("hidden")}};
    return {{State, QStringLiteral("shown")}, {QStringLiteral("value"), cell.value()}};
}

/// Ends as fractions, like a rate.
QJsonObject bandJson(const core::disclosure::RateCell& cell)
{
    return {{State, QStringLiteral("band")},
            {QStringLiteral("value"),
             QJsonObject {{QStringLiteral("from"), cell.from() / 100.0},
                          {QStringLiteral("to"), cell.to() / 100.0}}}};
}

/// A rate of nobody is neither hidden nor zero: "none", or "early" while somebody still can.
QJsonObject rateJson(const core::disclosure::RateCell& cell, const DisclosedStep& step)
{
    if (cell.isBand())
        return bandJson(cell);
    if (!isOfNobody(step))
        return cellJson(cell);
    return {{State, isOpen(step) ? QStringLiteral("early") : QStringLiteral("none")}};
}

QJsonObject shownJson(double value)
{
    return {{State, QStringLiteral("shown")}, {QStringLiteral("value"), value}};
}

QJsonObject stepJson(const DisclosedStep& step, const std::string& label)
{
    QJsonObject object {
        {QStringLiteral("label"), QString::fromStdString(label)},
        {QStringLiteral("base"), cellJson(step.base)},
        {QStringLiteral("yes"), cellJson(step.yes)},
        {QStringLiteral("no"), cellJson(step.no)},
        {QStringLiteral("not_yet"), cellJson(step.notYet)},
        {QStringLiteral("not_located"), cellJson(step.notLocated)},
        {QStringLiteral("hidden"), cellJson(step.hidden)},
        {QStringLiteral("not_reached"), cellJson(step.notReached)},
        {QStringLiteral("rate"), rateJson(step.rate, step)},
        {QStringLiteral("low"), rateJson(step.low, step)},
        {QStringLiteral("high"), rateJson(step.high, step)},
        {QStringLiteral("fair_from"),
         step.fairFrom ? QJsonValue(QString::fromStdString(core::toIso(*step.fairFrom)))
                       : QJsonValue()},
    };
    QJsonArray elsewhere;
    for (const auto& part : step.elsewhere)
        elsewhere.append(
            QJsonObject {{QStringLiteral("segment"), QString::fromStdString(part.segment)},
                         {QStringLiteral("n"), cellJson(part.n)}});
    if (!elsewhere.isEmpty())
        object.insert(QStringLiteral("elsewhere"), elsewhere);
    return object;
}

QJsonObject measureJson(const DisclosedMeasure& measure)
{
    QJsonArray curve;
    for (const auto& point : measure.curve)
        curve.append(QJsonObject {{QStringLiteral("months"), point.months},
                                  {QStringLiteral("reached"), cellJson(point.reached)},
                                  {QStringLiteral("events"), cellJson(point.events)},
                                  {QStringLiteral("at_risk"), cellJson(point.atRisk)}});
    return {{QStringLiteral("measured"), cellJson(measure.measured)},
            {QStringLiteral("without"), cellJson(measure.without)},
            {QStringLiteral("mean"), cellJson(measure.mean)},
            {QStringLiteral("median"), cellJson(measure.median)},
            {QStringLiteral("lower_quartile"), cellJson(measure.lowerQuartile)},
            {QStringLiteral("upper_quartile"), cellJson(measure.upperQuartile)},
            {QStringLiteral("curve"), curve}};
}

QJsonObject rowJson(const DisclosedRow& row, const DisclosedTable& table)
{
    QJsonObject keys;
    for (std::size_t i = 0; i < row.keys.size(); ++i)
        keys.insert(QString::fromStdString(table.by()[i]), QString::fromStdString(row.keys[i]));
    QJsonArray steps;
    for (std::size_t i = 0; i < row.steps.size(); ++i)
        steps.append(stepJson(row.steps[i], table.stepLabels()[i]));
    QJsonObject object {{QStringLiteral("keys"), keys},
                        {QStringLiteral("n"), cellJson(row.n)},
                        {QStringLiteral("steps"), steps}};
    if (row.measure)
        object.insert(QStringLiteral("measure"), measureJson(*row.measure));
    return object;
}

QString kindName(core::cohort::Measure::Kind kind)
{
    using Kind = core::cohort::Measure::Kind;
    switch (kind) {
    case Kind::TimeTo:
        return QStringLiteral("time");
    case Kind::Value:
        return QStringLiteral("value");
    case Kind::Growth:
        return QStringLiteral("growth");
    case Kind::Sum:
        return QStringLiteral("sum");
    case Kind::Count:
        return QStringLiteral("count");
    }
    return {};
}

QString unitName(core::cohort::Unit unit)
{
    switch (unit) {
    case core::cohort::Unit::Students:
        return QStringLiteral("students");
    case core::cohort::Unit::Enrolments:
        return QStringLiteral("enrolments");
    case core::cohort::Unit::Attempts:
        return QStringLiteral("attempts");
    }
    return {};
}

QJsonObject stepChangeJson(const std::optional<StepChange>& change, const std::string& label)
{
    const QJsonObject hidden {{State, QStringLiteral("hidden")}};
    const QJsonObject none {{State, QStringLiteral("none")}};
    const auto part = [&](double core::indicators::ChangeParts::*member) {
        if (!change || change->isSplitHidden)
            return hidden;
        return change->parts ? shownJson((*change->parts).*member) : none;
    };
    return {
        {QStringLiteral("label"), QString::fromStdString(label)},
        {QStringLiteral("difference"), change ? shownJson(change->difference) : hidden},
        {QStringLiteral("low"), change ? shownJson(change->interval.low) : hidden},
        {QStringLiteral("high"), change ? shownJson(change->interval.high) : hidden},
        {QStringLiteral("rate_part"), part(&core::indicators::ChangeParts::rates)},
        {QStringLiteral("mix_part"), part(&core::indicators::ChangeParts::mix)},
    };
}

/// The two years, over all other groups, and by step how they differ.
QJsonObject changeJson(const core::session::Answer& answer)
{
    const DisclosedTable& table = answer.table;
    const auto& change = *table.change();
    QJsonArray steps;
    for (std::size_t i = 0; i < answer.changes.size(); ++i)
        steps.append(stepChangeJson(answer.changes[i], table.stepLabels()[i]));
    return {{QStringLiteral("field"), QString::fromStdString(table.by().front())},
            {QStringLiteral("from"), QString::fromStdString(change.from)},
            {QStringLiteral("to"), QString::fromStdString(change.to)},
            {QStringLiteral("before"), rowJson(change.before, table)},
            {QStringLiteral("after"), rowJson(change.after, table)},
            {QStringLiteral("steps"), steps}};
}

QJsonObject whatIsMeasured(const DisclosedTable& table)
{
    const core::cohort::Measure& measure = *table.measure();
    const auto text = [](const std::string& name) {
        return name.empty() ? QJsonValue() : QJsonValue(QString::fromStdString(name));
    };
    return {{QStringLiteral("kind"), kindName(measure.kind)},
            {QStringLiteral("field"), text(measure.value.field)},
            {QStringLiteral("step"), text(measure.step)},
            {QStringLiteral("decimals"), table.measureDecimals()}};
}

} // namespace

QJsonObject toJson(const core::session::Answer& answer)
{
    const DisclosedTable& table = answer.table;
    QJsonArray by;
    for (const std::string& field : table.by())
        by.append(QString::fromStdString(field));
    QJsonArray rows;
    for (const DisclosedRow& row : table.rows())
        rows.append(rowJson(row, table));
    const QJsonObject data {
        {QStringLiteral("id"), QString::fromStdString(answer.provenance.dataId)},
        {QStringLiteral("asOf"), QString::fromStdString(core::toIso(answer.provenance.asOf))},
        {QStringLiteral("synthetic"), answer.provenance.synthetic},
    };
    QJsonObject object {{QStringLiteral("definition"), QString::fromStdString(answer.definition)},
                        {QStringLiteral("unit"), unitName(table.unit())},
                        {QStringLiteral("data"), QJsonArray {data}},
                        {QStringLiteral("policy"), QString::fromStdString(table.policy())},
                        {QStringLiteral("by"), by},
                        {QStringLiteral("rows"), rows},
                        {QStringLiteral("total"), rowJson(table.total(), table)},
                        {QStringLiteral("hidden"), table.hiddenGroups()}};
    if (table.measure())
        object.insert(QStringLiteral("measure"), whatIsMeasured(table));
    if (table.change())
        object.insert(QStringLiteral("change"), changeJson(answer));
    return object;
}

} // namespace app::seguectl
