// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Times each saved question on a demo profile, from its text to exact counts: a line of JSON each.
#include "timed_question.h"

#include "core/cache/profile.h"
#include "core/session/saved_question.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

constexpr unsigned Threads = 2;
constexpr std::size_t Repeats = 21;

core::Result<void> run(const char* folder)
{
    TRY_ASSIGN(const auto dictionary, core::dictionary::Dictionary::load());
    const auto words = core::vault::KeySafe::publishedPassphrase();
    core::vault::Proof proof {.passphrase
                              = core::SecretBuffer::copyOf(std::as_bytes(std::span(words)))};
    TRY_ASSIGN(const auto profile,
               core::cache::Profile::open(folder, std::move(proof), core::vault::systemKeychain()));
    TRY_ASSIGN(const auto data, profile->openData());
    TRY_ASSIGN(const auto questions, core::session::savedQuestions());
    for (const auto& question : questions) {
        TRY_ASSIGN(const auto timed,
                   tests::state::timeQuestion(question.text, dictionary, *data, Threads, Repeats));
        std::printf("{\"question\":\"%s\",%s}\n", question.id.c_str(), timed.timesAsJson().c_str());
    }
    return {};
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    if (argc != 2) {
        std::fputs("ask_region PROFILE\n", stderr);
        return 2;
    }
    if (const auto done = run(argv[1]); !done) {
        std::fprintf(stderr, "%s\n", done.error().detail.c_str());
        return 1;
    }
    return 0;
}
