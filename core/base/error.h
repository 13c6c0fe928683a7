// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace core {

/// What kind of thing went wrong. Words for people are made at the edge, one text per code.
enum class ErrorCode : int
{
    Cancelled,
    NoProfile, ///< the folder holds none
    NotFound, ///< a profile without data
    NoSuchQuestion,
    InvalidInput, ///< a text that does not parse or bind: a question, where nobody says otherwise
    InvalidFile, ///< a layout, manifest or agreements file that does not hold together
    InvalidArgument, ///< of a command
    NoLayout, ///< none fits a file, or several do
    Denied,
    Refused, ///< findings make it impossible to accept a submission
    TooDetailed, ///< a table with too many small groups to be proven safe
    PolicyInvalid, ///< a policy file that does not hold together, or wants what is not there yet
    PolicyRefused, ///< a policy that is not signed, or older or looser than it may be
    Corrupt,
    NewerFormat,
    NotOurs,
    WrongKey, ///< passphrase, recovery code or keychain secret does not open it
    SecretNeeded, ///< this profile opens with a passphrase, and none was given
    WeakPassphrase,
    KeychainAbsent, ///< no keychain service answers
    KeychainLocked,
    KeychainDenied,
    KeychainChanged, ///< another keychain than the one it was protected with, or its item is gone
    OlderCopy, ///< authentic, but not the latest state that was closed on this computer
    InventedOnly, ///< a demo profile takes no records of real people
    Busy, ///< another window or command is using it
    Io,
    DiskFull,
    Crypto,
    Backend,
    Internal
};

constexpr int ErrorCodeCount = static_cast<int>(ErrorCode::Internal) + 1;

/// A place in a text that a person wrote; 1-based, 0 when there is none.
struct Position
{
    int line = 0;
    int column = 0;
};

/// An error as data. @c detail is for logs, @c place for people; neither ever holds a value from a
/// record, a key, or a path of a subject. @c place names a file of the user's, a field or a word of
/// their question.
struct [[nodiscard]] Error
{
    ErrorCode code = ErrorCode::Internal;
    std::string detail;
    std::string place = {};
    Position position = {};
    std::string suggestion = {}; ///< nearest names that would have been understood
};

} // namespace core
