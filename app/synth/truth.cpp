// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/synth/truth.h"

#include "app/synth/json_text.h"

namespace app::synth {
namespace {

std::string number(std::string_view name, std::int64_t value)
{
    return inQuotes(name) + ": " + std::to_string(value);
}

std::string stepJson(const StepCount& step, const std::string& label)
{
    const std::int64_t base = step.yes + step.no + step.notYet + step.notLocated;
    std::string json = "{\"label\": " + inQuotes(label) + ", " + number("base", base) + ", "
        + number("yes", step.yes) + ", " + number("no", step.no) + ", "
        + number("not_yet", step.notYet) + ", " + number("not_located", step.notLocated) + ", "
        + number("not_reached", step.notReached);
    if (step.atUniversity > 0)
        json += ", \"elsewhere\": [{\"segment\": \"university\", " + number("n", step.atUniversity)
            + "}]";
    return json + "}";
}

RowCount totalOf(const PlantedAnswer& answer)
{
    RowCount total;
    total.steps.resize(answer.stepLabels.size());
    for (const auto& [keys, row] : answer.rows) {
        total.n += row.n;
        for (std::size_t i = 0; i < row.steps.size(); ++i)
            total.steps[i] += row.steps[i];
    }
    return total;
}

/// @p keys are empty for the total.
std::string rowJson(const PlantedAnswer& answer, const std::vector<std::string>& keys,
                    const RowCount& row)
{
    std::string json = "{\"keys\": {";
    for (std::size_t i = 0; i < keys.size(); ++i)
        json += (i ? ", " : "") + inQuotes(answer.by[i]) + ": " + inQuotes(keys[i]);
    json += "}, " + number("n", row.n) + ", \"steps\": [";
    for (std::size_t i = 0; i < row.steps.size(); ++i)
        json += (i ? ", " : "") + stepJson(row.steps[i], answer.stepLabels[i]);
    return json + "]}";
}

} // namespace

StepCount& StepCount::operator+=(const StepCount& other)
{
    yes += other.yes;
    no += other.no;
    notYet += other.notYet;
    notLocated += other.notLocated;
    notReached += other.notReached;
    atUniversity += other.atUniversity;
    return *this;
}

void Truth::expect(std::string id, std::vector<std::string> by, std::vector<std::string> stepLabels)
{
    PlantedAnswer answer {std::move(by), std::move(stepLabels), {}};
    if (answer.by.empty())
        answer.rows[{}].steps.resize(answer.stepLabels.size());
    m_answers.insert_or_assign(std::move(id), std::move(answer));
}

void Truth::count(std::string_view id, const std::vector<std::string>& keys,
                  const std::vector<State>& states, bool atUniversity)
{
    RowCount& row = m_answers.find(id)->second.rows[keys];
    row.steps.resize(states.size());
    ++row.n;
    for (std::size_t i = 0; i < states.size(); ++i) {
        StepCount& step = row.steps[i];
        switch (states[i]) {
        case State::Yes:
            ++step.yes;
            break;
        case State::No:
            ++step.no;
            break;
        case State::NotYet:
            ++step.notYet;
            break;
        case State::NotLocated:
            ++step.notLocated;
            break;
        case State::NotReached:
            ++step.notReached;
            break;
        }
    }
    if (atUniversity)
        ++row.steps.front().atUniversity;
}

std::string Truth::json(std::uint64_t seed, std::int64_t students) const
{
    std::string json = "{\"format\": 1, \"synthetic\": true, \"seed\": " + std::to_string(seed)
        + ", \"students\": " + std::to_string(students)
        + ", \"observed_through\": \"2015-06-30\",\n\"left_out\": [],\n\"answers\": {";
    bool isFirst = true;
    for (const auto& [id, answer] : m_answers) {
        json += (isFirst ? "\n" : ",\n") + inQuotes(id) + ": {\"by\": [";
        isFirst = false;
        for (std::size_t i = 0; i < answer.by.size(); ++i)
            json += (i ? ", " : "") + inQuotes(answer.by[i]);
        json += "], \"rows\": [";
        std::size_t written = 0;
        for (const auto& [keys, row] : answer.rows)
            json += (written++ ? ",\n  " : "\n  ") + rowJson(answer, keys, row);
        json += "],\n  \"total\": " + rowJson(answer, {}, totalOf(answer)) + "}";
    }
    return json + "\n}}\n";
}

std::string academicYearText(int year)
{
    const int next = (year + 1) % 100;
    return std::to_string(year) + (next < 10 ? "-0" : "-") + std::to_string(next);
}

} // namespace app::synth
