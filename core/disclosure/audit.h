// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The proof that a pattern keeps its secrets: for every cell that must cover its marker, whole
// tables that look the same and in which the cell is that large and that small. What has no such
// table leaks, with the sums that squeeze it.
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/disclosure/cell_system.h"
#include "core/disclosure/linear_program.h"
#include "core/disclosure/marker_rule.h"
#include "core/disclosure/witness.h"

#include <cstddef>
#include <vector>

namespace core::disclosure {

/// A cell that is known too well, or of which the opposite could not be shown.
struct Leak
{
    std::size_t cell = 0;
    std::vector<std::size_t> proof; ///< numbers of the sums that squeeze it
    std::vector<std::size_t> around; ///< of all sums that bear on it
    std::vector<std::size_t> proofLimits, aroundLimits; ///< the same of inequalities
};

/// Audits one pattern after the other of one system; what was found for one is used for the next.
class Audit
{
public:
    /// @p system must outlive it; its inequalities may change between patterns.
    explicit Audit(const CellSystem& system, std::int64_t effort = MostEffort);

    /// Steps times size of the program: some seconds of work.
    static constexpr std::int64_t MostEffort = 200'000'000;

    /// The cells of @p targets that leak under @p hidden: none is the proof that all cover their
    /// markers. Cancelled when the task is; TooDetailed when it cannot be proven with a fixed
    /// effort, which all patterns share. Reports progress where the system is large.
    Result<std::vector<Leak>> leaks(const Pattern& hidden, const std::vector<std::size_t>& targets,
                                    TaskContext& task);

    /// The tables found so far that look like the true one under the last pattern: of each kind of
    /// knowledge its own.
    const std::vector<Witness>& witnesses(Floors floors) const;

    int programsSolved() const { return m_programs; }

private:
    class PartAudit;

    bool accept(const WitnessCheck& check, Floors floors, Witness witness);
    void recall(const WitnessCheck& check);
    void note(Floors floors, const Witness& witness);
    double effortUsed() const;
    Result<void> goOn() const;

    const CellSystem& m_system;
    std::int64_t m_mostEffort;
    std::vector<Reach> m_reach; ///< by cell: what the true table and the witnesses take in
    std::vector<Witness> m_known, m_plain;
    Effort m_effort;
    int m_programs = 0;
};

} // namespace core::disclosure
