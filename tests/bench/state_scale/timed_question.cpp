// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timed_question.h"

#include "core/cohort/text_form.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace tests::state {

namespace {

using core::cohort::RawRow;
using core::cohort::RawTable;
using Clock = std::chrono::steady_clock;

core::Result<RawTable> ask(const std::string& text, const core::dictionary::Dictionary& dictionary,
                           const core::cache::SliceSource& source, unsigned threads)
{
    TRY_ASSIGN(const auto query, core::cohort::parse(text));
    TRY_ASSIGN(const auto plan, core::cohort::bind(query, dictionary, source.catalog()));
    core::TaskContext task;
    return core::cohort::execute(*plan, source, threads, task);
}

void addRow(std::string& out, const RawRow& row)
{
    out += "[[";
    for (std::size_t i = 0; i < row.keys.size(); ++i)
        out += (i > 0 ? ",\"" : "\"") + row.keys[i] + "\""; // codes: nothing to escape
    out += "]," + std::to_string(row.n.count);
    for (const auto& step : row.steps)
        for (const auto& tally : {step.yes, step.no, step.notYet, step.notLocated, step.notReached})
            out += "," + std::to_string(tally.count);
    out += "]";
}

} // namespace

double Timed::medianMs() const
{
    auto sorted = warmMs;
    std::sort(sorted.begin(), sorted.end());
    return sorted.empty() ? firstMs : sorted[sorted.size() / 2];
}

double Timed::bestMs() const
{
    return warmMs.empty() ? firstMs : *std::min_element(warmMs.begin(), warmMs.end());
}

std::string Timed::timesAsJson() const
{
    std::array<char, 128> text;
    std::snprintf(text.data(), text.size(),
                  "\"first_ms\":%.3f,\"warm_ms\":%.3f,\"best_ms\":%.3f,\"repeats\":%zu", firstMs,
                  medianMs(), bestMs(), warmMs.size());
    return text.data();
}

core::Result<Timed> timeQuestion(const std::string& text,
                                 const core::dictionary::Dictionary& dictionary,
                                 const core::cache::SliceSource& source, unsigned threads,
                                 std::size_t repeats)
{
    Timed timed;
    for (std::size_t i = 0; i <= repeats; ++i) {
        const auto begin = Clock::now();
        auto table = ask(text, dictionary, source, threads);
        const double ms = std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
        if (!table)
            return table.error();
        if (i == 0)
            timed.firstMs = ms;
        else
            timed.warmMs.push_back(ms);
        timed.table = std::move(table).value();
    }
    return timed;
}

std::string countsOf(const RawTable& table)
{
    std::string out = "[";
    for (const auto& row : table.rows) {
        if (row.n.count == 0)
            continue;
        if (out.size() > 1)
            out += ",";
        addRow(out, row);
    }
    return out + "]";
}

} // namespace tests::state
