// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/fold.h"

#include "core/cohort/refused.h"

#include <algorithm>
#include <array>

namespace core::cohort {

Fold::Fold(std::size_t timeCount)
    : m_nobody(static_cast<std::uint32_t>(timeCount * timeCount))
    , m_seen(timeCount, 0)
{
    m_wanted.everybody = false;
}

void Fold::open(std::uint32_t people)
{
    if (m_best.size() >= people)
        return;
    m_best.resize(people, None);
    m_unknown.resize(people, 0);
    m_anchors.resize(people, 0);
    m_wanted.flags.resize(people, 0);
}

Result<void> Fold::runAll(const Folding& folding)
{
    forget(folding.range);
    return run(folding, m_everybody);
}

/// What was found of the people of a range.
void Fold::forget(PersonRange range)
{
    std::fill(m_best.begin() + range.first, m_best.begin() + range.last, None);
    std::fill(m_unknown.begin() + range.first, m_unknown.begin() + range.last, std::uint8_t {0});
}

Result<void> Fold::runSought(const Folding& folding, std::span<const Sought> sought)
{
    // Where most are sought, the window that holds nothing keeps the others out.
    const auto [first, last] = folding.range;
    if (sought.size() * 2 > last - first) {
        forget(folding.range);
        std::fill(m_anchors.begin() + first, m_anchors.begin() + last, m_nobody);
        seek(sought, folding.rule.m_timeCount);
        return run(folding, m_everybody);
    }
    seek(sought, folding.rule.m_timeCount);
    m_wanted.people.clear();
    for (const Sought& one : sought) {
        m_best[one.person] = None;
        m_unknown[one.person] = 0;
        m_wanted.flags[one.person] = 1;
        m_wanted.people.push_back(one.person);
    }
    const auto done = run(folding, m_wanted);
    for (const std::uint16_t person : m_wanted.people)
        m_wanted.flags[person] = 0;
    return done;
}

void Fold::seek(std::span<const Sought> sought, std::size_t timeCount)
{
    const auto times = static_cast<std::uint32_t>(timeCount);
    std::uint32_t* const anchors = m_anchors.data();
    for (const Sought& one : sought)
        anchors[one.person] = one.anchorTime * times;
}

Result<void> Fold::run(const Folding& folding, const Wanted& wanted)
{
    using Take = void (Fold::*)(const FoldRule&, const cache::Slice&, std::size_t, const RowChunk&);
    static constexpr std::array<Take, 8> Takes
        = {&Fold::take<false, false, false>, &Fold::take<false, false, true>,
           &Fold::take<false, true, false>,  &Fold::take<false, true, true>,
           &Fold::take<true, false, false>,  &Fold::take<true, false, true>,
           &Fold::take<true, true, false>,   &Fold::take<true, true, true>};
    const FoldRule& rule = folding.rule;
    const std::size_t take = (rule.m_within ? 4U : 0U) + (rule.m_grades.empty() ? 0U : 2U);
    const auto& slices = folding.selection.slices();
    m_hasUnknown = false;
    for (std::size_t number = 0; number < slices.size(); ++number) {
        if (wanted.everybody && number + 1 < slices.size())
            fetch(rule, slices[number + 1]);
        m_scan.start(folding.set, slices[number], folding.persons, wanted);
        while (m_scan.next()) {
            if (folding.token.isCancelled())
                return cancelled();
            const RowChunk chunk = m_scan.chunk();
            (this->*Takes[take + (chunk.list ? 1U : 0U)])(rule, *slices[number].slice, number,
                                                          chunk);
        }
    }
    return {};
}

/// Asks memory for the rows that come next. Those of one slice in one range are too few for the
/// machine to see by itself where reading goes on.
void Fold::fetch(const FoldRule& rule, const SelectedSlice& slice)
{
    constexpr std::size_t MostRows = 1024; // that stay in the first cache
    constexpr std::size_t RowsPerLine = 64 / sizeof(cache::Code);
    const std::size_t first = slice.firstRow();
    const std::size_t last = std::min(slice.lastRow(), first + MostRows);
    const auto fetchColumn = [first, last](const auto* codes) {
        for (std::size_t row = first; row < last; row += RowsPerLine)
            __builtin_prefetch(codes + row);
    };
    fetchColumn(slice.slice->person.data());
    fetchColumn(slice.time);
    fetchColumn(slice.institution);
    if (!rule.m_grades.empty())
        fetchColumn(slice.columns[rule.m_gradeColumn].data());
}

/// The least key of each person stays: time, grade and institution as the rule has them, then the
/// slice, which of the same days, then the row. Without a branch, which would be guessed wrong.
template<bool HasWindow, bool HasGrade, bool IsListed>
void Fold::take(const FoldRule& rule, const cache::Slice& slice, std::size_t number,
                const RowChunk& chunk)
{
    // In locals: what is written through one of these pointers changes none of the others.
    const std::size_t first = IsListed ? 0 : chunk.first;
    const std::size_t count = chunk.count;
    const std::uint32_t* const list = chunk.list;
    const Truth* const truths = chunk.truths;
    const std::uint16_t* const person = slice.person.data() + first;
    const cache::Code* const time = slice.time.data() + first;
    const cache::Code* const institution = slice.institution.data() + first;
    const cache::Code* const grade
        = HasGrade ? slice.columns[rule.m_gradeColumn].data() + first : nullptr;
    const std::uint64_t* const timeKeys = rule.m_times.data();
    const std::uint64_t* const gradeKeys = rule.m_grades.data();
    const std::uint32_t* const institutionRanks = rule.m_institutions.data();
    const unsigned institutionShift = rule.m_layout.institution.shift;
    const Truth* const within = HasWindow ? rule.m_within->data() : nullptr;
    const std::uint32_t* const anchors = m_anchors.data();
    std::uint64_t* const best = m_best.data();
    std::uint8_t* const seen = m_seen.data();
    const std::uint64_t here = rule.m_layout.slice.put(number) + first;
    bool isUnknown = false;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t row = IsListed ? list[i] : i;
        const std::uint16_t who = person[row];
        const cache::Code when = time[row];
        std::uint64_t key = timeKeys[when] + here + row
            + (std::uint64_t {institutionRanks[institution[row]]} << institutionShift);
        if constexpr (HasGrade)
            key += gradeKeys[grade[row]];
        if constexpr (HasWindow || IsListed) {
            Truth truth = IsListed ? truths[i] : Truth::True;
            if constexpr (HasWindow)
                truth = both(truth, within[anchors[who] + when]);
            isUnknown |= truth == Truth::Unknown;
            key = truth == Truth::True ? key : None;
        }
        best[who] = std::min(best[who], key);
        if constexpr (!HasWindow)
            seen[when] = 1;
    }
    if (isUnknown)
        takeUnknown(rule, slice, chunk);
}

void Fold::takeUnknown(const FoldRule& rule, const cache::Slice& slice, const RowChunk& chunk)
{
    m_hasUnknown = true;
    for (std::size_t i = 0; i < chunk.count; ++i) {
        const std::uint32_t row = chunk.row(i);
        const std::uint16_t who = slice.person[row];
        Truth truth = chunk.truth(i);
        if (rule.m_within)
            truth = both(truth, (*rule.m_within)[m_anchors[who] + slice.time[row]]);
        m_unknown[who] |= static_cast<std::uint8_t>(truth == Truth::Unknown);
    }
}

} // namespace core::cohort
