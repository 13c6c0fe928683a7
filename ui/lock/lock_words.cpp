// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/lock_words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace ui::lock {

using core::ErrorCode;
using core::session::CheckedFile;
using core::session::VaultCheck;

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Lock", text);
}

QString number(std::uint64_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

QString changedWords(const core::session::VaultStatus& status)
{
    if (!status.presentBackEnd.empty() && status.presentBackEnd != status.recordedBackEnd)
        return say(QT_TRANSLATE_NOOP("Lock", "Keychain: %1 answers here; the key is in %2."))
            .arg(QString::fromStdString(status.presentBackEnd),
                 QString::fromStdString(status.recordedBackEnd));
    return say(QT_TRANSLATE_NOOP("Lock", "Keychain: it no longer holds the key of this profile."));
}

} // namespace

QString keychainWords(const UnlockState& state)
{
    switch (keychainOf(state)) {
    case KeychainState::NotUsed:
        return {};
    case KeychainState::Waiting:
        return say(
            QT_TRANSLATE_NOOP("Lock", "Keychain: waiting for its answer. It may ask you first."));
    case KeychainState::Answers:
        return say(QT_TRANSLATE_NOOP("Lock", "Keychain: %1 answers."))
            .arg(QString::fromStdString(state.status->presentBackEnd));
    case KeychainState::Locked:
        return say(QT_TRANSLATE_NOOP("Lock", "Keychain: locked."));
    case KeychainState::Absent:
        return say(QT_TRANSLATE_NOOP("Lock", "Keychain: none answers on this computer."));
    case KeychainState::Denied:
        return say(QT_TRANSLATE_NOOP("Lock", "Keychain: it refused to give the key."));
    case KeychainState::Changed:
        return changedWords(*state.status);
    }
    return {};
}

errors::ErrorWords unlockErrorWords(const core::Error& error, Shown shown)
{
    errors::ErrorWords words = errors::wordsFor(error);
    if (error.code == ErrorCode::WrongKey && shown == Shown::RecoveryCode)
        words.next = say(QT_TRANSLATE_NOOP(
            "Lock", "It may belong to another profile, or a newer code has replaced it."));
    if (error.code == ErrorCode::OlderCopy)
        words.next = say(QT_TRANSLATE_NOOP(
            "Lock", "Put the latest profile back, or restore this copy on purpose below."));
    else if (error.code == ErrorCode::NoProfile)
        words.next = errors::wordsFor(ErrorCode::NotFound).next;
    else if (error.code == ErrorCode::WrongKey)
        words.happened = shown == Shown::Passphrase
            ? say(QT_TRANSLATE_NOOP("Lock", "This passphrase does not open the profile"))
            : say(QT_TRANSLATE_NOOP("Lock", "This recovery code does not open the profile"));
    else if (error.code == ErrorCode::InvalidArgument && error.position.column > 0)
        words = {say(QT_TRANSLATE_NOOP("Lock", "Word %1 is not a word of a recovery code"))
                     .arg(error.position.column),
                 words.kept, say(QT_TRANSLATE_NOOP("Lock", "Compare it with your paper."))};
    else if (error.code == ErrorCode::InvalidArgument)
        words = {say(QT_TRANSLATE_NOOP("Lock", "This is not a recovery code")), words.kept,
                 say(QT_TRANSLATE_NOOP("Lock", "Compare every word with your paper."))};
    return words;
}

WayWords wordsFor(WayBack way)
{
    switch (way) {
    case WayBack::ForgottenPassphrase:
        return {say(QT_TRANSLATE_NOOP("Lock", "I forgot the passphrase")),
                say(QT_TRANSLATE_NOOP(
                    "Lock",
                    "The recovery code was printed when the profile was made. It opens the profile "
                    "once more, and you choose a new passphrase. Nothing else changes, and the "
                    "code stays good.")),
                say(QT_TRANSLATE_NOOP("Lock", "Open and change"))};
    case WayBack::LostKeychain:
        return {
            say(QT_TRANSLATE_NOOP("Lock", "The keychain is lost or changed")),
            say(QT_TRANSLATE_NOOP(
                "Lock",
                "With the recovery code the profile opens without the keychain it was "
                "protected with, and gets a new key: in the keychain that answers now, or none. "
                "Whether this is the latest copy cannot be told then.")),
            say(QT_TRANSLATE_NOOP("Lock", "Open and protect anew"))};
    case WayBack::NewComputer:
        return {say(QT_TRANSLATE_NOOP("Lock", "This is a new computer")),
                say(QT_TRANSLATE_NOOP(
                    "Lock",
                    "A profile that was copied here cannot open with the keychain of the other "
                    "computer. With the recovery code it moves in: from now on it belongs to this "
                    "computer. Delete the copy on the other one, or it goes its own way.")),
                say(QT_TRANSLATE_NOOP("Lock", "Use it here"))};
    case WayBack::OlderCopy:
        return {say(QT_TRANSLATE_NOOP("Lock", "Restore this older copy")),
                say(QT_TRANSLATE_NOOP(
                    "Lock",
                    "This copy is not the one that was closed last on this computer: it may come "
                    "from a backup, or somebody may have put it here. Restoring makes it the "
                    "latest. What was added since then is gone, agreements that ended since then "
                    "come back, and the log records that it was restored.")),
                say(QT_TRANSLATE_NOOP("Lock", "Restore this copy"))};
    }
    return {};
}

QString checkSummary(const VaultCheck& check)
{
    std::uint64_t blocks = 0;
    for (const CheckedFile& file : check.files)
        blocks += file.check.blocks;
    const auto damaged = std::ranges::count_if(
        check.files, [](const CheckedFile& file) { return !file.isIntact(); });
    if (damaged == 0)
        return say(QT_TRANSLATE_NOOP("Lock",
                                     "Every block of every file is as it was sealed: "
                                     "%1 files, %2 blocks."))
            .arg(number(check.files.size()), number(blocks));
    return say(QT_TRANSLATE_NOOP("Lock", "Damaged files: %1 of %2."))
        .arg(number(static_cast<std::uint64_t>(damaged)), number(check.files.size()));
}

QStringList checkFindings(const VaultCheck& check)
{
    QStringList lines;
    for (const CheckedFile& file : check.files) {
        const QString name = QString::fromStdString(file.name);
        if (file.check.refused)
            lines << QStringLiteral("%1: %2").arg(
                name, errors::wordsFor(file.check.refused->code).happened);
        for (const core::vault::DamagedBlock& block : file.check.damaged) {
            QString line
                = say(QT_TRANSLATE_NOOP("Lock", "%1: block %2, bytes %3 to %4"))
                      .arg(name, number(block.block), number(block.offset),
                           number(block.offset + std::max<std::uint64_t>(block.bytes, 1) - 1));
            if (block.belongsTo)
                line += say(QT_TRANSLATE_NOOP("Lock", "; it is block %1 of the same file"))
                            .arg(number(*block.belongsTo));
            lines << line;
        }
        if (file.check.damagedBlocks > file.check.damaged.size())
            lines << say(QT_TRANSLATE_NOOP("Lock", "%1: %2 damaged blocks in all"))
                         .arg(name, number(file.check.damagedBlocks));
    }
    return lines;
}

} // namespace ui::lock
