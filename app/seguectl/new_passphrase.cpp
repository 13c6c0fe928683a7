// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/new_passphrase.h"

#include "app/seguectl/secret_input.h"
#include "app/system/secret_file.h"

#include <QCommandLineParser>

#include <cstdio>

namespace app::seguectl {
namespace {

const QString Option = QStringLiteral("new-passphrase-file");
constexpr int Attempts = 3;

} // namespace

QCommandLineOption newPassphraseOption()
{
    return {Option,
            QStringLiteral("The new passphrase is the first line of this file; asked for on a "
                           "terminal."),
            QStringLiteral("file")};
}

std::filesystem::path newPassphraseFile(const Invocation& invocation)
{
    return invocation.options.value(Option).toStdString();
}

NewPassphrase::NewPassphrase(core::session::Protection protection, std::filesystem::path file)
    : m_protection(protection)
    , m_file(std::move(file))
{
}

core::Result<void> NewPassphrase::obtain()
{
    if (!m_protection.passphrase || m_passphrase.size() > 0)
        return {};
    if (!m_file.empty()) {
        TRY_ASSIGN(m_passphrase, readSecretFile(m_file, SecretExtent::FirstLine));
        return {};
    }
    if (!canAsk())
        return core::Error {.code = core::ErrorCode::InvalidArgument,
                            .detail = "a new passphrase is wanted and nobody is there to ask",
                            .place = "a new passphrase: --new-passphrase-file FILE, or a terminal "
                                     "to type it on"};
    return askTwice();
}

core::Result<void> NewPassphrase::askTwice()
{
    if (m_refused == 0)
        std::fputs(m_protection.keychain
                       ? "Choose a passphrase of eight characters or more.\n"
                       : "Choose a passphrase of five words or more, or of twenty characters.\n",
                   stderr);
    for (int attempt = 1; attempt <= Attempts; ++attempt) {
        TRY_ASSIGN(m_passphrase, askSecret("New passphrase: "));
        TRY_ASSIGN(const core::SecretBuffer again, askSecret("The same again: "));
        if (m_passphrase.size() > 0 && sameSecret(m_passphrase, again))
            return {};
        std::fputs(m_passphrase.size() == 0 ? "Nothing was typed.\n"
                                            : "The two are not the same.\n",
                   stderr);
        m_passphrase = {};
    }
    return core::Error {.code = core::ErrorCode::Cancelled,
                        .detail = "no new passphrase was typed twice alike"};
}

bool NewPassphrase::mayAskAgain(const core::Error& error)
{
    if (error.code != core::ErrorCode::WeakPassphrase || !m_file.empty() || !canAsk()
        || ++m_refused >= Attempts)
        return false;
    std::fputs(
        m_protection.keychain
            ? "This is too easy to guess. Choose eight characters or more.\n"
            : "This is too easy to guess. Choose five words or more, or twenty characters.\n",
        stderr);
    m_passphrase = {};
    return true;
}

} // namespace app::seguectl
