// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/check_text.h"

#include <QJsonArray>

#include <algorithm>

namespace app::seguectl {
namespace {

using core::ErrorCode;
using core::session::CheckedFile;
using core::session::VaultCheck;
using core::vault::DamagedBlock;

/// Why no block of a file was tried.
std::string refusalText(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Corrupt:
        return "its head is damaged, or it was cut or extended";
    case ErrorCode::WrongKey:
        return "sealed with another key: it is no file of this profile";
    case ErrorCode::NotOurs:
        return "no sealed file of Segue";
    case ErrorCode::NewerFormat:
        return "written by a newer Segue";
    case ErrorCode::OlderCopy:
        return "an older or another version than the one that the profile knows";
    case ErrorCode::NotFound:
        return "missing";
    default:
        return "cannot be read";
    }
}

std::string blocksText(std::uint64_t count)
{
    return std::to_string(count) + (count == 1 ? " block" : " blocks");
}

std::string damageText(const DamagedBlock& damage)
{
    return "    block " + std::to_string(damage.block) + ", bytes " + std::to_string(damage.offset)
        + " to " + std::to_string(damage.offset + damage.bytes - 1) + ": "
        + (damage.belongsTo ? "is block " + std::to_string(*damage.belongsTo)
                   + " of the same file, in a wrong place"
                            : std::string("not as it was sealed"))
        + "\n";
}

std::string fileText(const CheckedFile& file, std::size_t width)
{
    const std::string name
        = file.name + std::string(width - std::min(width, file.name.size()) + 2, ' ');
    if (file.check.refused)
        return name + "REFUSED: " + refusalText(file.check.refused->code) + "\n";
    if (file.isIntact())
        return name + "intact, " + blocksText(file.check.blocks) + "\n";
    std::string text = name + "DAMAGED: " + std::to_string(file.check.damagedBlocks) + " of "
        + blocksText(file.check.blocks) + "\n";
    for (const DamagedBlock& damage : file.check.damaged)
        text += damageText(damage);
    if (file.check.damaged.size() < file.check.damagedBlocks)
        text += "    and " + std::to_string(file.check.damagedBlocks - file.check.damaged.size())
            + " more\n";
    return text;
}

std::size_t countDamaged(const VaultCheck& check)
{
    return static_cast<std::size_t>(
        std::count_if(check.files.begin(), check.files.end(),
                      [](const CheckedFile& file) { return !file.isIntact(); }));
}

QJsonObject toJson(const DamagedBlock& damage)
{
    return {{QStringLiteral("block"), static_cast<qint64>(damage.block)},
            {QStringLiteral("offset"), static_cast<qint64>(damage.offset)},
            {QStringLiteral("bytes"), static_cast<qint64>(damage.bytes)},
            {QStringLiteral("belongs_to"),
             damage.belongsTo ? QJsonValue(static_cast<qint64>(*damage.belongsTo)) : QJsonValue()}};
}

QJsonObject toJson(const CheckedFile& file)
{
    QJsonArray damaged;
    for (const DamagedBlock& damage : file.check.damaged)
        damaged.append(toJson(damage));
    return {{QStringLiteral("file"), QString::fromStdString(file.name)},
            {QStringLiteral("intact"), file.isIntact()},
            {QStringLiteral("refused"),
             file.check.refused
                 ? QJsonValue(QString::fromStdString(refusalText(file.check.refused->code)))
                 : QJsonValue()},
            {QStringLiteral("blocks"), static_cast<qint64>(file.check.blocks)},
            {QStringLiteral("damaged_blocks"), static_cast<qint64>(file.check.damagedBlocks)},
            {QStringLiteral("damaged"), damaged}};
}

} // namespace

std::string toText(const VaultCheck& check)
{
    std::size_t width = 0;
    for (const CheckedFile& file : check.files)
        width = std::max(width, file.name.size());
    std::string text;
    for (const CheckedFile& file : check.files)
        text += fileText(file, width);
    const std::string total = std::to_string(check.files.size());
    const std::size_t damaged = countDamaged(check);
    if (damaged == 0)
        return text + "Every block of "
            + (check.files.size() == 1 ? "the file" : "all " + total + " files")
            + " is as it was sealed.\n";
    return text + std::to_string(damaged) + " of " + total
        + (damaged == 1 ? " files is" : " files are")
        + " not as sealed. Put the profile back from a copy, or import its files into a new one.\n";
}

QJsonObject toJson(const VaultCheck& check)
{
    QJsonArray files;
    for (const CheckedFile& file : check.files)
        files.append(toJson(file));
    return {{QStringLiteral("intact"), check.isIntact()}, {QStringLiteral("files"), files}};
}

} // namespace app::seguectl
