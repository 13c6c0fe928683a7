// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Picks the record that stands for an event, for all people of a range in one pass over the slices:
// what Picker does person by person, where there are too many for that.
#pragma once

#include "core/base/task.h"
#include "core/cohort/fold_rule.h"
#include "core/cohort/selection.h"

#include <span>
#include <vector>

namespace core::cohort {

/// The records that a fold goes through.
struct Folding
{
    const FoldRule& rule;
    const RecordSet& set;
    const Selection& selection;
    const cache::ShardPersons& persons;
    PersonRange range;
    const CancelToken& token;
};

/// Somebody whose records in a window are asked for.
struct Sought
{
    std::uint32_t row = 0; ///< their place among the rows of whoever asks
    std::uint16_t person = 0;
    cache::Code anchorTime = cache::Missing; ///< that the window counts from
};

class Fold
{
public:
    static constexpr std::uint64_t None = ~std::uint64_t {0};

    explicit Fold(std::size_t timeCount);

    /// Before anything else in a shard of so many people.
    void open(std::uint32_t people);

    /// Everybody's records, without a window. Cancelled.
    Result<void> runAll(const Folding& folding);

    /// Of each of those people the records in their window, in ascending order. Cancelled.
    Result<void> runSought(const Folding& folding, std::span<const Sought> sought);

    /// Of a person who was asked about: the key of the certain record found, or None.
    std::uint64_t found(std::uint32_t person) const { return m_best[person]; }
    /// Whether there may be one, of somebody of whom none was found.
    bool mayBe(std::uint32_t person) const { return m_hasUnknown && m_unknown[person] != 0; }
    /// Whether there may be a record of anybody who was asked about in the last run.
    bool hasUnknown() const { return m_hasUnknown; }

    /// By time: runAll() has met a record of that time, in any shard.
    const std::vector<std::uint8_t>& times() const { return m_seen; }

private:
    void forget(PersonRange range);
    void seek(std::span<const Sought> sought, std::size_t timeCount);
    Result<void> run(const Folding& folding, const Wanted& wanted);
    static void fetch(const FoldRule& rule, const SelectedSlice& slice);
    template<bool HasWindow, bool HasGrade, bool IsListed>
    void take(const FoldRule& rule, const cache::Slice& slice, std::size_t number,
              const RowChunk& chunk);
    void takeUnknown(const FoldRule& rule, const cache::Slice& slice, const RowChunk& chunk);

    const std::uint32_t m_nobody; ///< an anchor whose window holds nothing
    RowScan m_scan;
    Wanted m_everybody;
    Wanted m_wanted; ///< flags are 0 between runs
    std::vector<std::uint64_t> m_best; ///< by person: key of the record preferred so far
    std::vector<std::uint8_t> m_unknown; ///< by person: one that may be
    bool m_hasUnknown = false;
    std::vector<std::uint32_t> m_anchors; ///< by person: where theirs begin in the window's table
    std::vector<std::uint8_t> m_seen;
};

} // namespace core::cohort
