// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Asks questions of an invented state: prints, per question, times in milliseconds and all counts
// as a line of JSON. What is first in the process is cold: only the file may be in memory.
#include "state_file.h"
#include "state_questions.h"
#include "timed_question.h"

#include <chrono>
#include <cstdio>

namespace {

using namespace tests::state;

constexpr unsigned Threads = 2;

core::Result<void> run(const StateQuestions& asked)
{
    const auto begin = std::chrono::steady_clock::now();
    TRY_ASSIGN(const auto data, openState(asked.folder));
    const double openMs
        = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
              .count();
    for (const auto& question : asked.questions) {
        TRY_ASSIGN(const auto timed,
                   timeQuestion(question.text, asked.dictionary, *data, Threads, asked.repeats));
        std::printf("{\"question\":\"%s\",\"open_ms\":%.3f,%s,\"counts\":%s}\n",
                    question.name.c_str(), openMs, timed.timesAsJson().c_str(),
                    countsOf(timed.table).c_str());
    }
    return {};
}

} // namespace

int main(int argc, char* argv[])
{
    return askQuestions(argc, argv, run);
}
