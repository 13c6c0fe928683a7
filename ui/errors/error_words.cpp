// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errors/error_words.h"

#include "core/base/refused_answer.h"

#include <QCoreApplication>

#include <array>

namespace ui::errors {

using core::ErrorCode;

namespace {

struct Entry
{
    ErrorCode code;
    const char* happened;
    const char* kept;
    const char* next;
};

constexpr const char* Untouched = QT_TRANSLATE_NOOP("Errors", "Your data are as they were.");

constexpr Entry RefusedAnswer {
    ErrorCode::Refused, QT_TRANSLATE_NOOP("Errors", "Not available at this level of detail"),
    QT_TRANSLATE_NOOP("Errors", "Nothing was lost; your question is as you wrote it."),
    QT_TRANSLATE_NOOP("Errors",
                      "Ask more broadly, with fewer conditions or groups, or ask one of the saved "
                      "questions.")};

constexpr std::array Entries {
    Entry {ErrorCode::Cancelled, QT_TRANSLATE_NOOP("Errors", "Stopped, as you asked"), Untouched,
           QT_TRANSLATE_NOOP("Errors", "Ask again whenever you like.")},
    Entry {
        ErrorCode::NoProfile, QT_TRANSLATE_NOOP("Errors", "There is no Segue profile here yet"),
        QT_TRANSLATE_NOOP("Errors", "Nothing is missing: this place is simply new."),
        QT_TRANSLATE_NOOP("Errors", "Make one with seguectl init, or name the folder of another.")},
    Entry {ErrorCode::NotFound, QT_TRANSLATE_NOOP("Errors", "There are no data here yet"),
           QT_TRANSLATE_NOOP("Errors", "Nothing is missing: this place is simply new."),
           QT_TRANSLATE_NOOP("Errors",
                             "Make the demo region with invented students, or open Segue on a "
                             "profile that has data.")},
    Entry {ErrorCode::NoSuchQuestion, QT_TRANSLATE_NOOP("Errors", "There is no such question"),
           Untouched, QT_TRANSLATE_NOOP("Errors", "Name a .cohort file, or a saved question.")},
    Entry {ErrorCode::InvalidFile,
           QT_TRANSLATE_NOOP("Errors", "A description of files does not hold together"), Untouched,
           QT_TRANSLATE_NOOP("Errors", "Correct it at the place named, then try again.")},
    Entry {ErrorCode::InvalidArgument,
           QT_TRANSLATE_NOOP("Errors", "This command takes something else"), Untouched,
           QT_TRANSLATE_NOOP("Errors", "The command's --help shows an example.")},
    Entry {ErrorCode::NoLayout, QT_TRANSLATE_NOOP("Errors", "No layout fits this file"), Untouched,
           QT_TRANSLATE_NOOP("Errors",
                             "Name the file as its layout says, or give a layout of your own "
                             "with --layout.")},
    Entry {ErrorCode::InvalidInput,
           QT_TRANSLATE_NOOP("Errors", "This question could not be understood"), Untouched,
           QT_TRANSLATE_NOOP("Errors",
                             "Choose another question, or correct the text at the place named.")},
    Entry {ErrorCode::Denied,
           QT_TRANSLATE_NOOP("Errors", "These data are not shared with this profile"), Untouched,
           QT_TRANSLATE_NOOP("Errors",
                             "Both partners have to agree first. Ask the steward of your "
                             "consortium which agreement is missing.")},
    Entry {ErrorCode::Refused, QT_TRANSLATE_NOOP("Errors", "The submission was not accepted"),
           Untouched,
           QT_TRANSLATE_NOOP("Errors",
                             "Read the report of findings, correct the files and submit them "
                             "again.")},
    Entry {ErrorCode::TooDetailed,
           QT_TRANSLATE_NOOP("Errors", "This table has too many small groups"),
           QT_TRANSLATE_NOOP("Errors",
                             "Segue could not prove in reasonable time that nobody can be found in "
                             "it, so it shows none of it."),
           QT_TRANSLATE_NOOP("Errors", "Ask with one grouping fewer, or with coarser groups.")},
    Entry {ErrorCode::PolicyInvalid, QT_TRANSLATE_NOOP("Errors", "This policy file cannot be read"),
           Untouched,
           QT_TRANSLATE_NOOP("Errors", "Correct it at the place named, then try again.")},
    Entry {ErrorCode::PolicyRefused, QT_TRANSLATE_NOOP("Errors", "This policy is refused"),
           QT_TRANSLATE_NOOP("Errors", "The policy that was in force stays in force."),
           QT_TRANSLATE_NOOP("Errors",
                             "Use a policy that is signed, newer and no looser than the one in "
                             "force: seguectl policy show.")},
    Entry {ErrorCode::Corrupt, QT_TRANSLATE_NOOP("Errors", "The data of this profile are damaged"),
           QT_TRANSLATE_NOOP("Errors",
                             "Nothing was changed or deleted. The files you imported from are "
                             "not touched by this."),
           QT_TRANSLATE_NOOP("Errors",
                             "Restore the profile from a copy, or make a new profile and import "
                             "the submissions again.")},
    Entry {ErrorCode::NewerFormat,
           QT_TRANSLATE_NOOP("Errors", "This profile was made by a newer Segue"), Untouched,
           QT_TRANSLATE_NOOP("Errors", "Install the newer version, then open the profile again.")},
    Entry {ErrorCode::NotOurs, QT_TRANSLATE_NOOP("Errors", "This folder is not a Segue profile"),
           QT_TRANSLATE_NOOP("Errors", "Nothing in the folder was changed."),
           QT_TRANSLATE_NOOP("Errors", "Open Segue with the folder of a profile.")},
    Entry {ErrorCode::WrongKey, QT_TRANSLATE_NOOP("Errors", "The key does not fit this profile"),
           Untouched,
           QT_TRANSLATE_NOOP("Errors",
                             "Check that Caps Lock is off and try again, or use the recovery "
                             "code that was printed when the profile was made.")},
    Entry {ErrorCode::SecretNeeded,
           QT_TRANSLATE_NOOP("Errors", "This profile needs its passphrase"), Untouched,
           QT_TRANSLATE_NOOP("Errors",
                             "Type the passphrase, or name a file that holds it with "
                             "--passphrase-file.")},
    Entry {ErrorCode::WeakPassphrase,
           QT_TRANSLATE_NOOP("Errors", "This passphrase is too easy to guess"), Untouched,
           QT_TRANSLATE_NOOP("Errors", "Choose at least five words, or twenty characters.")},
    Entry {ErrorCode::KeychainAbsent,
           QT_TRANSLATE_NOOP("Errors", "The keychain of this computer does not answer"), Untouched,
           QT_TRANSLATE_NOOP("Errors",
                             "Sign in to the desktop as usual and try again, or use the recovery "
                             "code and choose a passphrase.")},
    Entry {ErrorCode::KeychainLocked,
           QT_TRANSLATE_NOOP("Errors", "The keychain of this computer is locked"), Untouched,
           QT_TRANSLATE_NOOP("Errors", "Unlock the keychain, then try again.")},
    Entry {ErrorCode::KeychainDenied,
           QT_TRANSLATE_NOOP("Errors", "The keychain did not give its key to Segue"), Untouched,
           QT_TRANSLATE_NOOP("Errors",
                             "Allow it when the keychain asks, or use the recovery code and "
                             "choose a passphrase.")},
    Entry {ErrorCode::KeychainChanged,
           QT_TRANSLATE_NOOP("Errors", "The keychain no longer holds the key of this profile"),
           Untouched,
           QT_TRANSLATE_NOOP("Errors",
                             "Sign in to the desktop that you used before, or protect the profile "
                             "anew with the recovery code.")},
    Entry {ErrorCode::OlderCopy,
           QT_TRANSLATE_NOOP("Errors", "This profile is an older or altered copy"),
           QT_TRANSLATE_NOOP("Errors", "Nothing was changed. The copy can still be opened."),
           QT_TRANSLATE_NOOP("Errors",
                             "Put the latest profile back, or restore this copy on purpose with "
                             "seguectl vault restore.")},
    Entry {ErrorCode::InventedOnly,
           QT_TRANSLATE_NOOP("Errors", "This demo profile takes invented records only"), Untouched,
           QT_TRANSLATE_NOOP("Errors",
                             "Its passphrase is public. Make a profile of your own with seguectl "
                             "init for records of real students.")},
    Entry {ErrorCode::Busy,
           QT_TRANSLATE_NOOP("Errors", "Another window or command is using this profile"),
           Untouched,
           QT_TRANSLATE_NOOP("Errors", "Wait until it has ended, or close it, then try again.")},
    Entry {ErrorCode::Io, QT_TRANSLATE_NOOP("Errors", "A file could not be read or written"),
           QT_TRANSLATE_NOOP("Errors", "No file was left half written."),
           QT_TRANSLATE_NOOP("Errors",
                             "Check that the folder exists and that you may write to it, then "
                             "try again.")},
    Entry {ErrorCode::DiskFull, QT_TRANSLATE_NOOP("Errors", "The disk is full"),
           QT_TRANSLATE_NOOP("Errors", "No file was left half written."),
           QT_TRANSLATE_NOOP("Errors", "Free some space, then try again.")},
    Entry {ErrorCode::Crypto, QT_TRANSLATE_NOOP("Errors", "The protection of the data failed"),
           Untouched,
           QT_TRANSLATE_NOOP("Errors",
                             "Try again. If it happens once more, check the installation of "
                             "OpenSSL on this computer.")},
    Entry {
        ErrorCode::Backend, QT_TRANSLATE_NOOP("Errors", "The database could not be used"),
        Untouched,
        QT_TRANSLATE_NOOP("Errors", "Close other programs that use this profile, then try again.")},
    Entry {ErrorCode::Internal, QT_TRANSLATE_NOOP("Errors", "Segue made a mistake"), Untouched,
           QT_TRANSLATE_NOOP("Errors",
                             "Try again. If it happens once more, report it with the steps that "
                             "led here.")},
};
static_assert(Entries.size() == core::ErrorCodeCount);

QString translated(const char* text)
{
    return QCoreApplication::translate("Errors", text);
}

} // namespace

ErrorWords wordsFor(ErrorCode code)
{
    for (const Entry& entry : Entries)
        if (entry.code == code)
            return {translated(entry.happened), translated(entry.kept), translated(entry.next)};
    return wordsFor(ErrorCode::Internal);
}

ErrorWords wordsFor(const core::Error& error)
{
    if (core::isRefusedAnswer(error))
        return {translated(RefusedAnswer.happened), translated(RefusedAnswer.kept),
                translated(RefusedAnswer.next)};
    ErrorWords words = wordsFor(error.code);
    if (!error.place.empty() && error.position.line > 0)
        words.happened += QLatin1Char(' ')
            + QCoreApplication::translate("Errors", "(%1, line %2, column %3)")
                  .arg(QString::fromStdString(error.place))
                  .arg(error.position.line)
                  .arg(error.position.column);
    else if (!error.place.empty())
        words.happened += QStringLiteral(" (%1)").arg(QString::fromStdString(error.place));
    if (!error.suggestion.empty())
        words.next += QLatin1Char(' ')
            + QCoreApplication::translate("Errors", "Perhaps you meant: %1")
                  .arg(QString::fromStdString(error.suggestion));
    return words;
}

} // namespace ui::errors
