// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What segue was called with.
#pragma once

#include <QString>

#include <filesystem>

class QCoreApplication;

namespace app {

struct Arguments
{
    std::filesystem::path profile;
    QString question; ///< id of a saved question; empty: the last one asked
    std::filesystem::path passphraseFile; ///< empty: none
    QString screenshot; ///< PNG of the window after the first answer; empty: none
    bool timing = false; ///< print milliseconds from start to first paint
};

/// Ends the process on --help, --version and on arguments it does not know.
Arguments readArguments(const QCoreApplication& application);

} // namespace app
