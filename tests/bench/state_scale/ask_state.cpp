// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Asks questions of an invented state: prints, per question, times in milliseconds and all counts
// as a line of JSON. What is first in the process is cold: only the file may be in memory.
#include "state_file.h"
#include "timed_question.h"

#include <QCoreApplication>

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace {

using namespace tests::state;

constexpr unsigned Threads = 2;

/// A quarter of the machine's memory.
std::size_t cacheBudget()
{
    return static_cast<std::size_t>(sysconf(_SC_PHYS_PAGES))
        * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) / 4;
}

core::Result<void> run(const char* folder, std::size_t repeats,
                       const std::vector<std::filesystem::path>& questions)
{
    TRY_ASSIGN(const auto dictionary, core::dictionary::Dictionary::load());
    const auto begin = std::chrono::steady_clock::now();
    TRY_ASSIGN(const auto data, openState(folder, cacheBudget()));
    const double openMs
        = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
              .count();
    for (const auto& question : questions) {
        std::ostringstream text;
        text << std::ifstream(question).rdbuf();
        TRY_ASSIGN(const auto timed, timeQuestion(text.str(), dictionary, *data, Threads, repeats));
        std::printf("{\"question\":\"%s\",\"open_ms\":%.3f,%s,\"counts\":%s}\n",
                    question.stem().c_str(), openMs, timed.timesAsJson().c_str(),
                    countsOf(timed.table).c_str());
    }
    return {};
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    if (argc < 4) {
        std::fputs("ask_state FOLDER REPEATS QUESTION.cohort...\n", stderr);
        return 2;
    }
    const auto done = run(argv[1], std::strtoul(argv[2], nullptr, 10), {argv + 3, argv + argc});
    if (!done) {
        std::fprintf(stderr, "%s\n", done.error().detail.c_str());
        return 1;
    }
    return 0;
}
