// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/linear_program.h"

#include <glpk.h>

#include <algorithm>
#include <cmath>
#include <csetjmp>

namespace core::disclosure {

namespace {

constexpr double Negligible = 1e-7;
constexpr int MaxBranches = 200;

/// GLPK's state of this thread. An error frees it, with all problems in it.
struct Environment
{
    int problems = 0;
    unsigned generation = 0;
    std::jmp_buf* onError = nullptr;
};

thread_local Environment environment;

/// Guards GLPK's state where there is one of it for all threads.
std::recursive_mutex& solverMutex()
{
    static std::recursive_mutex mutex;
    return mutex;
}

/// Debian's GLPK keeps its state per thread. One that does not is used by one thread at a time.
std::unique_lock<std::recursive_mutex> lockIfShared()
{
    using Lock = std::unique_lock<std::recursive_mutex>;
    return glp_config("TLS") ? Lock() : Lock(solverMutex());
}

int swallow(void* /*info*/, const char* /*text*/)
{
    return 1;
}

/// GLPK calls abort() when this returns.
[[noreturn]] void leaveSolver(void* /*info*/)
{
    std::longjmp(*environment.onError, 1); // NOLINT(cert-err52-cpp): the way out that GLPK names
}

/// Runs @p call, which uses GLPK. False when GLPK found a fault in itself or in its arguments: then
/// its whole environment is gone. Nothing with a destructor may live in @p call.
template<typename Call>
bool guarded(const Call& call)
{
    std::jmp_buf place;
    if (setjmp(place) != 0) { // NOLINT(cert-err52-cpp)
        environment.onError = nullptr;
        glp_free_env();
        ++environment.generation;
        environment.problems = 0;
        return false;
    }
    environment.onError = &place;
    glp_term_hook(swallow, nullptr);
    glp_error_hook(leaveSolver, nullptr);
    call();
    glp_error_hook(nullptr, nullptr);
    environment.onError = nullptr;
    return true;
}

/// The rows as GLPK takes them: triplets, from index 1.
struct Triplets
{
    std::vector<int> row {0}, column {0};
    std::vector<double> value {0};
};

Triplets tripletsOf(const std::vector<ProgramRow>& rows)
{
    Triplets out;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (const auto& [variable, coefficient] : rows[row].terms) {
            out.row.push_back(static_cast<int>(row) + 1);
            out.column.push_back(static_cast<int>(variable) + 1);
            out.value.push_back(coefficient);
        }
    }
    return out;
}

/// How far a search for whole numbers has come.
struct Search
{
    int branches = 0;
    const Effort* effort = nullptr;
};

void stopAtFirst(glp_tree* tree, void* info)
{
    Search& search = *static_cast<Search*>(info);
    const bool isFound = glp_ios_reason(tree) == GLP_IBINGO;
    const bool isNext = glp_ios_reason(tree) == GLP_ISELECT;
    if (isFound || (isNext && ++search.branches > MaxBranches)
        || (search.effort && search.effort->token.isCancelled()))
        glp_ios_terminate(tree);
}

constexpr int StepsPerLook = 100; ///< at the cancel token

glp_smcp simplexParameters()
{
    glp_smcp parameters;
    glp_init_smcp(&parameters);
    parameters.msg_lev = GLP_MSG_OFF;
    parameters.it_lim = StepsPerLook;
    return parameters;
}

} // namespace

struct LinearProgram::Solver
{
    glp_prob* problem = nullptr; ///< null after a failure
    unsigned generation = 0;
    int rows = 0, columns = 0;
    Effort* effort = nullptr;

    bool isUsable() const { return problem && generation == environment.generation; }

    void build(const std::vector<ProgramVariable>& variables, const std::vector<ProgramRow>& given)
    {
        const Triplets triplets = tripletsOf(given);
        rows = static_cast<int>(given.size());
        columns = static_cast<int>(variables.size());
        const bool built = guarded([&] {
            problem = glp_create_prob();
            if (rows > 0)
                glp_add_rows(problem, rows);
            if (columns > 0)
                glp_add_cols(problem, columns);
            for (int i = 1; i <= rows; ++i) {
                const ProgramRow& row = given[static_cast<std::size_t>(i - 1)];
                glp_set_row_bnds(problem, i, row.isAtLeast ? GLP_LO : GLP_FX, row.right, row.right);
            }
            for (int j = 1; j <= columns; ++j)
                limit(problem, j, variables[static_cast<std::size_t>(j - 1)]);
            glp_load_matrix(problem, static_cast<int>(triplets.row.size()) - 1, triplets.row.data(),
                            triplets.column.data(), triplets.value.data());
            glp_adv_basis(problem, 0);
        });
        generation = environment.generation;
        if (built)
            ++environment.problems;
        else
            problem = nullptr;
    }

    static ProgramVariable limitsOf(glp_prob* of, int column)
    {
        return {glp_get_col_lb(of, column), glp_get_col_ub(of, column)};
    }

    static void limit(glp_prob* of, int column, const ProgramVariable& variable)
    {
        const int kind = variable.low < variable.high ? GLP_DB : GLP_FX;
        glp_set_col_bnds(of, column, kind, variable.low, variable.high);
    }

    void spend(std::int64_t steps) const
    {
        if (effort)
            effort->left -= steps * (rows + columns);
    }

    /// Solved to the end, from the basis it has. To be called guarded.
    bool optimise(glp_prob* of, const int* sum, std::size_t count, Direction direction) const
    {
        for (int j = 1; j <= columns; ++j)
            glp_set_obj_coef(of, j, 0);
        for (std::size_t i = 0; i < count; ++i)
            glp_set_obj_coef(of, sum[i], 1);
        glp_set_obj_dir(of, direction == Direction::Most ? GLP_MAX : GLP_MIN);
        const glp_smcp parameters = simplexParameters();
        const int mostLooks = (1000 + 20 * (rows + columns)) / StepsPerLook + 1;
        for (int look = 0; look < mostLooks && !(effort && effort->isSpent()); ++look) {
            const int before = glp_get_it_cnt(of);
            const int result = glp_simplex(of, &parameters);
            spend(glp_get_it_cnt(of) - before);
            if (result != GLP_EITLIM)
                return result == 0 && glp_get_status(of) == GLP_OPT;
        }
        return false;
    }

    /// To be called guarded. @p branch: a copy of the problem with a solved relaxation.
    bool findWhole(glp_prob* branch) const
    {
        for (int j = 1; j <= columns; ++j)
            glp_set_col_kind(branch, j, GLP_IV);
        Search search {0, effort};
        glp_iocp parameters;
        glp_init_iocp(&parameters);
        parameters.msg_lev = GLP_MSG_OFF;
        parameters.br_tech = GLP_BR_MFV; // choosing longer costs more than branches do
        parameters.bt_tech = GLP_BT_DFS; // any solution will do: go down before going about
        parameters.cb_func = stopAtFirst;
        parameters.cb_info = &search;
        const int before = glp_get_it_cnt(branch);
        glp_intopt(branch, &parameters);
        spend(glp_get_it_cnt(branch) - before + search.branches);
        const int status = glp_mip_status(branch);
        return status == GLP_OPT || status == GLP_FEAS;
    }

    /// Tries something on a copy of the problem; what @p valueOf says of its variables, where
    /// @p attempt(copy) came to an end. Nothing with a destructor may live in @p attempt.
    template<typename Attempt>
    std::optional<std::vector<double>> onCopy(double (*valueOf)(glp_prob*, int),
                                              const Attempt& attempt) const
    {
        if (!isUsable())
            return std::nullopt;
        std::vector<double> values(static_cast<std::size_t>(columns));
        bool isDone = false;
        const bool isSound = guarded([&] {
            glp_prob* copy = glp_create_prob();
            glp_copy_prob(copy, problem, GLP_OFF);
            isDone = attempt(copy);
            for (int j = 1; isDone && j <= columns; ++j)
                values[static_cast<std::size_t>(j) - 1] = valueOf(copy, j);
            glp_delete_prob(copy);
        });
        if (!isSound || !isDone)
            return std::nullopt;
        return values;
    }
};

LinearProgram::LinearProgram(const std::vector<ProgramVariable>& variables,
                             const std::vector<ProgramRow>& rows, Effort* effort)
    : m_lock(lockIfShared())
    , m_solver(std::make_unique<Solver>())
{
    m_solver->effort = effort;
    m_solver->build(variables, rows);
}

LinearProgram::~LinearProgram()
{
    if (!m_solver->isUsable())
        return;
    guarded([&] { glp_delete_prob(m_solver->problem); });
    // Else each worker thread would keep its environment for ever.
    if (--environment.problems <= 0) {
        glp_free_env();
        environment.problems = 0;
    }
}

std::optional<ProgramSolution> LinearProgram::solve(std::size_t variable, Direction direction)
{
    Solver& solver = *m_solver;
    if (!solver.isUsable())
        return std::nullopt;
    const int column = static_cast<int>(variable) + 1;
    bool isSolved = false;
    const bool isSound
        = guarded([&] { isSolved = solver.optimise(solver.problem, &column, 1, direction); });
    if (!isSound || !isSolved)
        return std::nullopt;
    ProgramSolution out;
    out.value = glp_get_col_prim(solver.problem, column);
    for (int j = 1; j <= solver.columns; ++j) {
        out.values.push_back(glp_get_col_prim(solver.problem, j));
        if (j != column && std::abs(glp_get_col_dual(solver.problem, j)) > Negligible)
            out.tightVariables.push_back(static_cast<std::size_t>(j) - 1);
    }
    for (int i = 1; i <= solver.rows; ++i) {
        if (std::abs(glp_get_row_dual(solver.problem, i)) > Negligible)
            out.tightRows.push_back(static_cast<std::size_t>(i) - 1);
    }
    return out;
}

std::optional<std::vector<double>>
LinearProgram::solveTogether(const std::vector<std::size_t>& variables, Direction direction,
                             std::int64_t bound)
{
    const Solver& solver = *m_solver;
    const auto end = static_cast<double>(bound);
    std::vector<int> columns;
    for (const std::size_t variable : variables)
        columns.push_back(static_cast<int>(variable) + 1);
    return solver.onCopy(glp_get_col_prim, [&](glp_prob* copy) {
        for (const int column : columns) {
            ProgramVariable limits = Solver::limitsOf(copy, column);
            double& side = direction == Direction::Most ? limits.high : limits.low;
            side = std::max(limits.low, end);
            Solver::limit(copy, column, limits);
        }
        return solver.optimise(copy, columns.data(), columns.size(), direction);
    });
}

std::optional<std::vector<std::int64_t>>
LinearProgram::findWhole(std::size_t variable, Direction direction, std::int64_t bound)
{
    const Solver& solver = *m_solver;
    const int column = static_cast<int>(variable) + 1;
    const Direction opposite = direction == Direction::Most ? Direction::Least : Direction::Most;
    const auto values = solver.onCopy(glp_mip_col_val, [&](glp_prob* copy) {
        ProgramVariable limits = Solver::limitsOf(copy, column);
        (direction == Direction::Most ? limits.low : limits.high) = static_cast<double>(bound);
        if (limits.low > limits.high)
            return false;
        Solver::limit(copy, column, limits);
        // Back towards the bound: an extreme corner is seldom whole.
        return solver.optimise(copy, &column, 1, opposite) && solver.findWhole(copy);
    });
    if (!values)
        return std::nullopt;
    return nearestWhole(*values);
}

std::vector<std::int64_t> nearestWhole(const std::vector<double>& values)
{
    std::vector<std::int64_t> whole;
    for (const double value : values)
        whole.push_back(std::llround(value));
    return whole;
}

} // namespace core::disclosure
