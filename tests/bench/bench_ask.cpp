// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Times one saved question on a demo profile: the first answer of the process, then repeated ones.
#include "app/system/system_clock.h"
#include "core/session/saved_question.h"
#include "core/session/session.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

namespace {

constexpr int Repeats = 21;

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

core::SecretBuffer publishedPassphrase()
{
    const auto words = core::vault::KeySafe::publishedPassphrase();
    return core::SecretBuffer::copyOf(std::as_bytes(std::span(words)));
}

int measure(const char* profile, const std::string& text)
{
    using Clock = std::chrono::steady_clock;
    const auto since = [](Clock::time_point start) {
        return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    };
    const auto start = Clock::now();
    const auto session = core::session::Session::open(
        profile, {.passphrase = publishedPassphrase()}, core::session::systemKeychain(),
        std::make_shared<app::SystemClock>());
    if (!session)
        return 1;
    const double openMs = since(start);
    std::vector<double> execute;
    std::vector<double> gate;
    double firstMs = 0;
    for (int i = 0; i <= Repeats; ++i) {
        core::TaskContext task;
        const auto asked = Clock::now();
        const auto answer = session.value()->ask(text, "en", task);
        if (!answer)
            return 1;
        if (i == 0) {
            firstMs = since(asked);
            continue;
        }
        execute.push_back(answer.value().executeMs);
        gate.push_back(answer.value().gateMs);
    }
    std::printf(
        "open %.1f ms, first answer %.1f ms, then (median of %d) counts %.2f ms, gate %.2f ms\n",
        openMs, firstMs, Repeats, median(execute), median(gate));
    return 0;
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const auto questions = core::session::savedQuestions();
    if (argc != 3 || !questions) {
        std::fputs("bench_ask PROFILE QUESTION-ID\n", stderr);
        return 2;
    }
    for (const auto& question : questions.value())
        if (question.id == argv[2])
            return measure(argv[1], question.text);
    return 2;
}
