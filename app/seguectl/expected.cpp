// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/expected.h"

#include "app/seguectl/answer_json.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace app::seguectl {
namespace {

const QString Keys = QStringLiteral("keys");
const QString Steps = QStringLiteral("steps");

constexpr double SmallestShown = 11;

/// Whether the policy has anything to hide in this part of the truth: a number of 1 to 10.
bool hasSmallNumber(const QJsonValue& truth)
{
    if (truth.isDouble())
        return truth.toDouble() > 0 && truth.toDouble() < SmallestShown;
    if (truth.isArray()) {
        const QJsonArray array = truth.toArray();
        return std::any_of(array.begin(), array.end(), hasSmallNumber);
    }
    const QJsonObject object = truth.toObject();
    return std::any_of(object.begin(), object.end(), hasSmallNumber);
}

/// Compares the plain numbers of @p truth with the cells of the same name in @p shown.
void compareCells(const QJsonObject& shown, const QJsonObject& truth, const QString& where,
                  std::vector<std::string>& differences)
{
    for (auto it = truth.begin(); it != truth.end(); ++it) {
        if (!it.value().isDouble())
            continue;
        const QJsonObject cell = shown.value(it.key()).toObject();
        const bool isHidden = cell.value(QStringLiteral("state")) == QStringLiteral("hidden");
        const QJsonValue value = cell.value(QStringLiteral("value"));
        if (isHidden || value == it.value())
            continue;
        differences.push_back((where + QStringLiteral(" ") + it.key() + QStringLiteral(": ")
                               + QString::number(value.toDouble()) + QStringLiteral(" instead of ")
                               + QString::number(it.value().toDouble()))
                                  .toStdString());
    }
}

void compareStep(const QJsonObject& shown, const QJsonObject& truth, const QString& where,
                 std::vector<std::string>& differences)
{
    const QString elsewhere = QStringLiteral("elsewhere");
    compareCells(shown, truth, where, differences);
    for (const QJsonValue& part : truth.value(elsewhere).toArray()) {
        const QJsonObject expected = part.toObject();
        const QJsonArray parts = shown.value(elsewhere).toArray();
        const auto same = std::find_if(parts.begin(), parts.end(), [&](const QJsonValue& one) {
            return one.toObject().value(QStringLiteral("segment"))
                == expected.value(QStringLiteral("segment"));
        });
        if (same == parts.end())
            differences.push_back((where + QStringLiteral(": nobody elsewhere")).toStdString());
        else
            compareCells(same->toObject(), expected, where + QStringLiteral(" elsewhere"),
                         differences);
    }
}

void compareRow(const QJsonObject& shown, const QJsonObject& truth, const QString& where,
                std::vector<std::string>& differences)
{
    compareCells(shown, truth, where, differences);
    const QJsonArray shownSteps = shown.value(Steps).toArray();
    const QJsonArray trueSteps = truth.value(Steps).toArray();
    if (shownSteps.size() != trueSteps.size())
        differences.push_back((where + QStringLiteral(": another number of steps")).toStdString());
    for (qsizetype i = 0; i < std::min(shownSteps.size(), trueSteps.size()); ++i)
        compareStep(shownSteps[i].toObject(), trueSteps[i].toObject(),
                    where + QStringLiteral(" step %1").arg(i + 1), differences);
}

/// The answer's row with the same keys; an empty object when there is none.
QJsonObject rowWithKeys(const QJsonArray& rows, const QJsonObject& keys)
{
    for (const QJsonValue& row : rows)
        if (row.toObject().value(Keys).toObject() == keys)
            return row.toObject();
    return {};
}

} // namespace

core::Result<std::vector<std::string>> differences(const core::session::Answer& answer,
                                                   const std::filesystem::path& truth,
                                                   const std::string& id)
{
    QFile file(QString::fromStdString(truth.string()));
    if (!file.open(QIODevice::ReadOnly))
        return core::Error {.code = core::ErrorCode::Io,
                            .detail = "cannot read a truth file",
                            .place = truth.filename().string()};
    const QJsonObject entry = QJsonDocument::fromJson(file.readAll())
                                  .object()
                                  .value(QStringLiteral("answers"))
                                  .toObject()
                                  .value(QString::fromStdString(id))
                                  .toObject();
    if (entry.isEmpty())
        return core::Error {.code = core::ErrorCode::InvalidFile,
                            .detail = "the truth file holds no such answer",
                            .place = id};

    const QJsonObject shown = toJson(answer);
    std::vector<std::string> found;
    compareRow(shown.value(QStringLiteral("total")).toObject(),
               entry.value(QStringLiteral("total")).toObject(), QStringLiteral("all"), found);
    for (const QJsonValue& value : entry.value(QStringLiteral("rows")).toArray()) {
        const QJsonObject row = value.toObject();
        const QJsonObject keys = row.value(Keys).toObject();
        const QString where = QString::fromUtf8(QJsonDocument(keys).toJson(QJsonDocument::Compact));
        const QJsonObject match = rowWithKeys(shown.value(QStringLiteral("rows")).toArray(), keys);
        if (match.isEmpty())
            found.push_back((where + QStringLiteral(": no such row")).toStdString());
        else
            compareRow(match, row, where, found);
    }
    const auto rowCount = entry.value(QStringLiteral("rows")).toArray().size();
    if (answer.table.rows().size() != static_cast<std::size_t>(rowCount))
        found.push_back("another number of rows");
    if (answer.table.hiddenGroups() > 0 && !hasSmallNumber(entry))
        found.push_back("something is hidden where no number is small");
    return found;
}

} // namespace app::seguectl
