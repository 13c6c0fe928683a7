// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "state_questions.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <utility>

namespace tests::state {
namespace {

core::Result<StateQuestions> questionsIn(const std::vector<std::string>& arguments)
{
    TRY_ASSIGN(auto dictionary, core::dictionary::Dictionary::load());
    StateQuestions asked {
        std::move(dictionary), arguments[0], std::strtoul(arguments[1].c_str(), nullptr, 10), {}};
    for (std::size_t i = 2; i < arguments.size(); ++i) {
        const std::filesystem::path file = arguments[i];
        std::ostringstream text;
        if (!(text << std::ifstream(file).rdbuf()))
            return core::Error {core::ErrorCode::Io, "no question in " + arguments[i]};
        asked.questions.push_back({file.stem(), text.str()});
    }
    return asked;
}

} // namespace

int askQuestions(int argc, char* argv[],
                 const std::function<core::Result<void>(const StateQuestions&)>& ask)
{
    const QCoreApplication application(argc, argv);
    if (argc < 4) {
        std::fprintf(stderr, "%s FOLDER REPEATS QUESTION.cohort...\n", argv[0]);
        return 2;
    }
    const auto asked = questionsIn({argv + 1, argv + argc});
    const auto done = asked ? ask(asked.value()) : core::Result<void>(asked.error());
    if (done)
        return 0;
    std::fprintf(stderr, "%s\n", done.error().detail.c_str());
    return 1;
}

} // namespace tests::state
