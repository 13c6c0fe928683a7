// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The planted answers, counted while the files are written and never through the engine. The shape
// is that of `seguectl query --json`, with plain numbers.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace app::synth {

/// One student's state at one step of a question.
enum class State
{
    Yes,
    No,
    NotYet,
    NotLocated,
    NotReached
};

struct StepCount
{
    std::int64_t yes = 0, no = 0, notYet = 0, notLocated = 0, notReached = 0;
    std::int64_t atUniversity = 0; ///< part of no

    StepCount& operator+=(const StepCount& other);
};

struct RowCount
{
    std::int64_t n = 0;
    std::vector<StepCount> steps;
};

struct PlantedAnswer
{
    std::vector<std::string> by;
    std::vector<std::string> stepLabels;
    std::map<std::vector<std::string>, RowCount> rows;
};

class Truth
{
public:
    /// Declares a question. A question without groups has its row from the start.
    void expect(std::string id, std::vector<std::string> by, std::vector<std::string> stepLabels);

    /// Counts one student, with one state per step.
    void count(std::string_view id, const std::vector<std::string>& keys,
               const std::vector<State>& states, bool atUniversity = false);

    const std::map<std::string, PlantedAnswer, std::less<>>& answers() const { return m_answers; }

    std::string json(std::uint64_t seed, std::int64_t students) const;

private:
    std::map<std::string, PlantedAnswer, std::less<>> m_answers;
};

/// "2007-08".
std::string academicYearText(int year);

} // namespace app::synth
