// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/answer_json.h"

#include <QJsonArray>

namespace app::seguectl {
namespace {

using core::disclosure::CountCell;
using core::disclosure::DisclosedRow;
using core::disclosure::DisclosedStep;
using core::disclosure::DisclosedTable;

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
        {QStringLiteral("rate"), cellJson(step.rate)},
        {QStringLiteral("low"), cellJson(step.low)},
        {QStringLiteral("high"), cellJson(step.high)},
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

QJsonObject rowJson(const DisclosedRow& row, const DisclosedTable& table)
{
    QJsonObject keys;
    for (std::size_t i = 0; i < row.keys.size(); ++i)
        keys.insert(QString::fromStdString(table.by()[i]), QString::fromStdString(row.keys[i]));
    QJsonArray steps;
    for (std::size_t i = 0; i < row.steps.size(); ++i)
        steps.append(stepJson(row.steps[i], table.stepLabels()[i]));
    return {{QStringLiteral("keys"), keys},
            {QStringLiteral("n"), cellJson(row.n)},
            {QStringLiteral("steps"), steps}};
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
    return {{QStringLiteral("definition"), QString::fromStdString(answer.definition)},
            {QStringLiteral("unit"),
             table.unit() == core::cohort::Unit::Students ? QStringLiteral("students")
                                                          : QStringLiteral("enrolments")},
            {QStringLiteral("data"), QJsonArray {data}},
            {QStringLiteral("policy"), QString::fromStdString(table.policy())},
            {QStringLiteral("by"), by},
            {QStringLiteral("rows"), rows},
            {QStringLiteral("total"), rowJson(table.total(), table)},
            {QStringLiteral("hidden"), table.hiddenGroups()}};
}

} // namespace app::seguectl
