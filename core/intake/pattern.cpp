// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/pattern.h"

#include "core/intake/pattern_parser.h"

#include <algorithm>

namespace core::intake {
namespace {

constexpr std::size_t LongestValue = 4096; ///< bounds the memory of one match; longer ones fail

/// One thing left to do by the backtracking matcher.
struct Todo
{
    std::uint32_t instruction = 0;
    std::uint32_t position = 0; ///< in the value; for a restore: the slot's former position
    bool restores = false; ///< puts a slot back instead of going on
};

} // namespace

Result<Pattern> Pattern::compile(std::string_view text, LetterCase letterCase)
{
    return PatternParser(text, letterCase).parse();
}

bool Pattern::matches(std::string_view value) const
{
    return m_isRuns ? matchesRuns(value) : run(value, nullptr);
}

bool Pattern::match(std::string_view value, std::vector<std::string_view>& groups) const
{
    groups.assign(m_groupNames.size(), {});
    return run(value, &groups);
}

bool Pattern::matchesRuns(std::string_view value) const
{
    std::size_t at = 0;
    for (const Run& part : m_runs) {
        const ByteSet& set = m_sets[part.set];
        std::size_t length = 0;
        while (length < part.most && at + length < value.size()
               && set[static_cast<unsigned char>(value[at + length])])
            ++length;
        if (length < part.least)
            return false;
        at += length;
    }
    return at == value.size();
}

/// Backtracks, but enters each (instruction, position) once: a second visit cannot end better.
/// Jump and Split hold distances from their own instruction.
bool Pattern::run(std::string_view value, std::vector<std::string_view>* groups) const
{
    if (value.size() > LongestValue)
        return false;
    const std::size_t width = value.size() + 1;
    std::vector<bool> visited(m_program.size() * width);
    std::vector<std::uint32_t> slots(m_groupNames.size() * 2);
    std::vector<Todo> todo {{0, 0, false}};
    while (!todo.empty()) {
        auto [at, position, restores] = todo.back();
        todo.pop_back();
        if (restores) {
            slots[at] = position;
            continue;
        }
        while (!visited[at * width + position]) {
            visited[at * width + position] = true;
            const Instruction step = m_program[at];
            if (step.op == Op::Match) {
                if (position != value.size())
                    break;
                for (std::size_t group = 0; groups && group < groups->size(); ++group)
                    (*groups)[group]
                        = value.substr(slots[2 * group], slots[2 * group + 1] - slots[2 * group]);
                return true;
            }
            if (step.op == Op::Bytes) {
                if (position >= value.size()
                    || !m_sets[step.a][static_cast<unsigned char>(value[position])])
                    break;
                ++position;
                ++at;
            } else if (step.op == Op::Split) {
                todo.push_back({at + step.b, position, false});
                at += step.a;
            } else if (step.op == Op::Jump) {
                at += step.a; // backwards by unsigned wrap-around
            } else {
                todo.push_back({step.a, slots[step.a], true});
                slots[step.a] = position;
                ++at;
            }
        }
    }
    return false;
}

} // namespace core::intake
