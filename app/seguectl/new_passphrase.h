// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A passphrase that is to be: from a file, or typed twice by a person, who is asked again while it
// is too weak.
#pragma once

#include "app/seguectl/command.h"

namespace app::seguectl {

/// --new-passphrase-file FILE.
QCommandLineOption newPassphraseOption();
std::filesystem::path newPassphraseFile(const Invocation& invocation);

class NewPassphrase
{
public:
    /// Asks nothing yet, and never when @p protection does without a passphrase.
    NewPassphrase(core::session::Protection protection, std::filesystem::path file);

    /// Calls @p attempt with the passphrase, which is empty when none is wanted, and again with
    /// another one while it answers WeakPassphrase and a person is there to ask.
    template<typename Attempt>
    auto use(Attempt attempt)
    {
        using Outcome = decltype(attempt(std::declval<const core::SecretBuffer&>()));
        while (true) {
            if (auto got = obtain(); !got)
                return Outcome(got.error());
            auto outcome = attempt(m_passphrase);
            if (outcome || !mayAskAgain(outcome.error()))
                return outcome;
        }
    }

private:
    core::Result<void> obtain();
    core::Result<void> askTwice();
    bool mayAskAgain(const core::Error& error);

    core::session::Protection m_protection;
    std::filesystem::path m_file;
    core::SecretBuffer m_passphrase;
    int m_refused = 0;
};

} // namespace app::seguectl
