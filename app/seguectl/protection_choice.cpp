// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/protection_choice.h"

#include <QCommandLineParser>

#include <array>
#include <utility>

namespace app::seguectl {
namespace {

using core::session::Protection;

const QString Option = QStringLiteral("protection");

constexpr std::array<std::pair<const char*, Protection>, 3> Names {
    std::pair {"keychain", Protection {.keychain = true, .passphrase = false}},
    std::pair {"passphrase", Protection {.keychain = false, .passphrase = true}},
    std::pair {"both", Protection {.keychain = true, .passphrase = true}},
};

std::string sentenceFor(Protection protection, const std::string& backEnd)
{
    const std::string keychain = "the keychain of this computer"
        + (backEnd.empty() ? std::string() : " (" + backEnd + ")");
    if (!protection.keychain)
        return "It opens with the passphrase alone";
    if (!protection.passphrase)
        return "It opens with " + keychain + " alone";
    return "It opens with the passphrase and " + keychain + " together";
}

} // namespace

QCommandLineOption protectionOption()
{
    return {Option,
            QStringLiteral("keychain, passphrase or both. Without it: both where a keychain "
                           "answers, else passphrase."),
            QStringLiteral("what")};
}

bool isProtectionChosen(const Invocation& invocation)
{
    return invocation.options.isSet(Option);
}

core::Result<ProtectionChoice> chooseProtection(const Invocation& invocation)
{
    const std::string backEnd = invocation.keychain->backEnd();
    if (!isProtectionChosen(invocation)) {
        const Protection best {.keychain = !backEnd.empty(), .passphrase = true};
        return ProtectionChoice {best,
                                 sentenceFor(best, backEnd)
                                     + (best.keychain ? ", because a keychain answers here."
                                                      : ", because no keychain answers here.")};
    }
    const std::string name = invocation.options.value(Option).toStdString();
    for (const auto& [known, protection] : Names)
        if (name == known)
            return ProtectionChoice {protection, sentenceFor(protection, backEnd) + "."};
    return core::Error {.code = core::ErrorCode::InvalidArgument,
                        .detail = "no such protection",
                        .place = "--protection keychain, passphrase or both"};
}

std::string protectionName(Protection protection)
{
    for (const auto& [name, known] : Names)
        if (protection == known)
            return name;
    return "none";
}

} // namespace app::seguectl
