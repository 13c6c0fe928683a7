// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The questions that always count as answered: the saved ones, and each by institution and year of
// the start and at most two attributes of the person. Their sets are found once per data file and
// policy, when the first other question is asked.
#pragma once

#include "core/agreements/agreements.h"
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/cache/data_file.h"
#include "core/cohort/query.h"
#include "core/disclosure/difference_guard.h"
#include "core/disclosure/policy.h"
#include "core/session/prepared.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace core::session {

enum class Standing
{
    Saved, ///< a saved question as it stands, whatever its title
    Follows, ///< a saved question by one field of the lattice, or by none
    Lattice, ///< a saved question by several
    Adhoc
};

/// By the texts alone. Internal when a resource is broken.
Result<Standing> standingOf(const cohort::Query& query, const disclosure::Policy& policy);

/// Comparisons in a question, wherever they stand.
int conditionsIn(const cohort::Query& query);

/// What a lattice is made from.
struct LatticeBasis
{
    std::shared_ptr<const cache::DataFile> data;
    const agreements::Agreements& agreements;
    const std::string& agreementsText;
    const disclosure::Policy& policy;
};

struct Lattice
{
    explicit Lattice(const disclosure::Policy& policy)
        : guard(policy)
    {
    }

    disclosure::DifferenceGuard guard;
    /// By number in the guard: the saved question by all fields of the lattice that the data have.
    std::map<std::size_t, cohort::Query> questions;
};

/// Saved questions that these data cannot answer, or this profile may not ask, are left out.
/// Cancelled, or what reading the data says.
Result<std::shared_ptr<const Lattice>> buildLattice(const LatticeBasis& basis,
                                                    const dictionary::Dictionary& dictionary,
                                                    TaskContext& task);

/// Whether the tables of the lattice that hold them show all of @p cells: each a saved question by
/// some fields, as the gate shows it; one too detailed shows nothing. All are looked at. Cancelled,
/// or what reading the data says.
Result<bool> showItself(const Lattice& lattice, const std::vector<disclosure::SameCell>& cells,
                        const LatticeBasis& basis, const dictionary::Dictionary& dictionary,
                        TaskContext& task);

/// Keeps the latest. Safe from any thread.
class LatticeKeeper
{
public:
    /// As buildLattice(), which only one thread does at a time; others wait for it.
    Result<std::shared_ptr<const Lattice>>
    lattice(const LatticeBasis& basis, const dictionary::Dictionary& dictionary, TaskContext& task);

private:
    std::timed_mutex m_mutex; ///< guards all below
    std::shared_ptr<const Lattice> m_known;
    std::string m_dataId;
    std::string m_agreementsText;
    disclosure::Policy m_policy;
};

} // namespace core::session
