// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dictionary/resource.h"

#include <QDir>
#include <QFile>

namespace core::dictionary {

namespace {

QString pathOf(const std::string& name)
{
    return QStringLiteral(":/dictionary/") + QString::fromStdString(name);
}

} // namespace

Result<std::string> readResource(const std::string& name)
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return Error {
            .code = ErrorCode::Internal, .detail = "a resource is missing", .place = name};
    return file.readAll().toStdString();
}

std::vector<std::string> resourcesIn(const std::string& folder, const std::string& ending)
{
    std::vector<std::string> names;
    const auto pattern = QStringLiteral("*") + QString::fromStdString(ending);
    for (const auto& name : QDir(pathOf(folder)).entryList({pattern}, QDir::Files, QDir::Name))
        names.push_back(folder + "/" + name.toStdString());
    return names;
}

} // namespace core::dictionary
