// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A linear program over non-negative counts, solved by GLPK: how small or large can one of them be?
// Whatever goes wrong in the solver is an answer "not solved", never an abort and never a bound.
#pragma once

#include "core/base/task.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace core::disclosure {

enum class Direction
{
    Least,
    Most
};

/// sum of coefficient * variable = right, or >= right; each variable at most once.
struct ProgramRow
{
    std::vector<std::pair<std::size_t, double>> terms;
    double right = 0;
    bool isAtLeast = false;
};

struct ProgramVariable
{
    double low = 0;
    double high = 0; ///< @pre >= low
};

struct ProgramSolution
{
    double value = 0; ///< of the variable asked for
    std::vector<double> values; ///< of all variables, at a vertex
    std::vector<std::size_t> tightRows; ///< rows with a multiplier: they prove the bound
    std::vector<std::size_t> tightVariables; ///< variables whose own bound the proof needs
};

/// What solving may still cost, over many programs: steps, each as dear as the program is large, so
/// that the same is reached on any machine. Whoever cancels the token has used it up.
struct Effort
{
    std::int64_t left = 0;
    CancelToken token;

    bool isSpent() const { return left <= 0 || token.isCancelled(); }
};

std::vector<std::int64_t> nearestWhole(const std::vector<double>& values);

/// Stays on the thread that made it. Consecutive questions start from the last basis.
class LinearProgram
{
public:
    /// @p effort: outlives it; none where it does not matter.
    LinearProgram(const std::vector<ProgramVariable>& variables,
                  const std::vector<ProgramRow>& rows, Effort* effort = nullptr);
    ~LinearProgram();
    LinearProgram(const LinearProgram&) = delete;
    LinearProgram& operator=(const LinearProgram&) = delete;

    /// None where the solver fails, finds no solution or needs more than the effort left.
    std::optional<ProgramSolution> solve(std::size_t variable, Direction direction);

    /// The values at which as many of @p variables as can be go as far as @p bound (together, not
    /// one by one): their sum, no one of them farther. None as solve().
    std::optional<std::vector<double>> solveTogether(const std::vector<std::size_t>& variables,
                                                     Direction direction, std::int64_t bound);

    /// Whole numbers that satisfy all rows, with @p variable at least (Most) or at most (Least)
    /// @p bound; as the solver sees it, so to be checked exactly. None if there are none or none
    /// was found among a fixed number of branches: the same whatever the load of the machine.
    std::optional<std::vector<std::int64_t>> findWhole(std::size_t variable, Direction direction,
                                                       std::int64_t bound);

private:
    struct Solver;

    std::unique_lock<std::recursive_mutex> m_lock; ///< where GLPK has one state for all threads
    std::unique_ptr<Solver> m_solver;
};

} // namespace core::disclosure
