// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/recovery_page.h"

#include <algorithm>
#include <cstdio>

namespace app::seguectl {
namespace {

constexpr int WordsInRow = 4;
constexpr std::string_view Rule
    = "------------------------------------------------------------------------\n";
constexpr std::string_view Purpose
    = "This code opens the profile when the passphrase is forgotten, when the\n"
      "keychain of the computer is lost, or on a new computer:\n"
      "  seguectl vault recover\n"
      "It is shown this once and kept nowhere. Print this page, or copy it by hand,\n"
      "and keep it away from the computer: whoever has both can read everything.\n";

} // namespace

void writeRecoveryPage(const core::SecretBuffer& words, const std::string& profile,
                       const PageSink& sink)
{
    sink(Rule);
    sink("Recovery code of the Segue profile “" + profile + "”\n");
    const auto bytes = words.bytes();
    std::string_view rest(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    for (int number = 1; !rest.empty(); ++number) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        char label[16];
        std::snprintf(label, sizeof label, "%s%5d ", number % WordsInRow == 1 ? "\n" : "  ",
                      number);
        sink(label);
        sink(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    sink("\n\n");
    sink(Purpose);
    sink(Rule);
}

} // namespace app::seguectl
