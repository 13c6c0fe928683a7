// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/insider.h"

#include "core/disclosure/audit.h"
#include "core/disclosure/hidden_part.h"
#include "core/disclosure/repair.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace core::disclosure {

namespace {

/// Programs times counts: about a second. Tables of 400 counts need a tenth of it, one of 1,300 in
/// which somebody is alone in each group all.
constexpr std::size_t MostWork = 2'000'000;

/// In the table of the question; a margin that it implies is printed by other questions.
bool isPrinted(const Cell& cell)
{
    return cell.checked && !cell.derived;
}

/// In which cells a student is: a sum is of groups that share nobody.
class Membership
{
public:
    Membership(const CellSystem& system, std::size_t own)
        : m_is(system.cells.size(), Is::Unknown)
    {
        for (std::size_t cell = 0; cell < m_is.size(); ++cell) {
            if (system.cells[cell].value == 0)
                m_is[cell] = Is::Out;
        }
        m_is[own] = Is::In;
        for (bool goesOn = true; goesOn;) {
            goesOn = false;
            for (const Equation& sum : system.equations)
                goesOn = follow(sum) || goesOn;
        }
    }

    bool isIn(std::size_t cell) const { return m_is[cell] == Is::In; }

private:
    enum class Is
    {
        Unknown,
        In,
        Out
    };

    bool set(std::size_t cell, Is is)
    {
        const bool isNew = m_is[cell] == Is::Unknown;
        if (isNew)
            m_is[cell] = is;
        return isNew;
    }

    bool follow(const Equation& sum)
    {
        const auto is = [&](Is wanted) {
            return [this, wanted](std::size_t cell) { return m_is[cell] == wanted; };
        };
        const bool isInPart = std::any_of(sum.parts.begin(), sum.parts.end(), is(Is::In));
        const auto open = std::find_if(sum.parts.begin(), sum.parts.end(), is(Is::Unknown));
        if (isInPart || m_is[sum.total] == Is::Out) {
            bool goesOn = isInPart && set(sum.total, Is::In);
            for (const std::size_t part : sum.parts)
                goesOn = set(part, Is::Out) || goesOn;
            return goesOn;
        }
        if (open == sum.parts.end())
            return set(sum.total, Is::Out);
        const bool isOnlyOne = std::none_of(open + 1, sum.parts.end(), is(Is::Unknown));
        return m_is[sum.total] == Is::In && isOnlyOne && set(*open, Is::In);
    }

    std::vector<Is> m_is; ///< by cell
};

/// One student who is alone in hidden groups, by cells.
struct Insider
{
    std::set<std::size_t> self; ///< the groups
    std::set<std::size_t> known; ///< those and what they are made of
};

class Insiders
{
public:
    Insiders(const CellSystem& system, const Pattern& proven)
        : m_system(system)
        , m_within(seenFromWithin(system))
        , m_audit(m_within)
        , m_proven(proven)
        , m_sumsOf(system.cells.size())
    {
        for (std::size_t number = 0; number < system.equations.size(); ++number)
            m_sumsOf[system.equations[number].total].push_back(number);
    }

    Result<Pattern> hide(TaskContext& task);

    using Known = std::set<std::pair<std::size_t, std::size_t>>; ///< (insider, cell)
    /// What they know under the pattern as it is. TooDetailed.
    Result<Known> known(TaskContext& task);

private:
    /// Nothing must cover its marker here; only, no cell may be left with one value.
    static CellSystem seenFromWithin(CellSystem system)
    {
        constexpr std::int64_t TwoValues = 2;
        system.markerMax = TwoValues;
        for (Cell& cell : system.cells) {
            cell.primary = false;
            cell.possible = 0;
            cell.groupFloor = 0;
        }
        return system;
    }

    bool isSpent() const
    {
        return static_cast<std::size_t>(m_audit.programsSolved()) * m_system.cells.size()
            > MostWork;
    }
    std::vector<Insider> insiders() const;
    Insider insiderOf(std::size_t own) const;
    std::vector<std::size_t> othersOf(std::size_t insider) const;
    Result<std::vector<Leak>> leaksTo(std::size_t insider, TaskContext& task);
    Result<std::vector<std::size_t>> askAll(TaskContext& task);
    void begin();
    void takeFloors();
    std::optional<std::size_t> mendOf(const Leak& leak, const Insider& insider) const;
    bool waits(const Leak& leak, const std::vector<std::size_t>& next) const;

    const CellSystem& m_system;
    CellSystem m_within; ///< with what each hidden cell is at least, under the pattern of the round
    Audit m_audit;
    const Pattern& m_proven;
    Pattern m_hidden;
    std::vector<std::vector<std::size_t>> m_sumsOf; ///< by cell: the sums that it is the total of
    std::vector<Insider> m_insiders;
    std::set<std::size_t> m_open; ///< of them those who may still learn something
    Known m_left; ///< what cannot be mended
};

Insider Insiders::insiderOf(std::size_t own) const
{
    const Membership student(m_system, own);
    Insider one;
    std::vector<std::size_t> next;
    for (std::size_t cell = 0; cell < m_system.cells.size(); ++cell) {
        if (m_system.cells[cell].value == 1 && student.isIn(cell)) {
            one.self.insert(cell);
            next.push_back(cell);
        }
    }
    while (!next.empty()) {
        const std::size_t cell = next.back();
        next.pop_back();
        if (!one.known.insert(cell).second)
            continue;
        for (const std::size_t sum : m_sumsOf[cell])
            next.insert(next.end(), m_system.equations[sum].parts.begin(),
                        m_system.equations[sum].parts.end());
    }
    return one;
}

std::vector<Insider> Insiders::insiders() const
{
    std::vector<Insider> all;
    std::set<std::size_t> seen;
    for (std::size_t cell = 0; cell < m_system.cells.size(); ++cell) {
        if (m_system.cells[cell].value != 1 || !m_proven[cell] || m_system.cells[cell].derived
            || seen.contains(cell))
            continue;
        all.push_back(insiderOf(cell));
        seen.insert(all.back().self.begin(), all.back().self.end());
    }
    return all;
}

/// Small groups of others that must not be known. Those that no sum of hidden cells joins to the
/// insider's are as open to them as to everybody.
std::vector<std::size_t> Insiders::othersOf(std::size_t insider) const
{
    const Insider& one = m_insiders[insider];
    std::vector<std::size_t> own;
    std::copy_if(one.known.begin(), one.known.end(), std::back_inserter(own),
                 [this](std::size_t cell) { return m_hidden[cell]; });
    std::vector<std::size_t> others;
    for (const HiddenPart& part : hiddenParts(m_system, m_hidden, own)) {
        std::copy_if(part.cells.begin(), part.cells.end(), std::back_inserter(others),
                     [&](std::size_t number) {
                         const Cell& cell = m_system.cells[number];
                         return cell.primary && isPrinted(cell) && cell.value > 0
                             && cell.value <= m_system.markerMax && !one.known.contains(number)
                             && !m_left.contains({insider, number});
                     });
    }
    return others;
}

Result<std::vector<Leak>> Insiders::leaksTo(std::size_t insider, TaskContext& task)
{
    Pattern seen = m_hidden;
    for (const std::size_t cell : m_insiders[insider].known)
        seen[cell] = false;
    TaskContext unseen(task.token()); // its share of the work is not known before
    const std::vector<std::size_t> others = othersOf(insider);
    if (others.empty())
        return std::vector<Leak> {};
    return m_audit.leaks(seen, others, unseen);
}

/// The cheapest printed cell of the sums that tell.
std::optional<std::size_t> Insiders::mendOf(const Leak& leak, const Insider& insider) const
{
    Pattern taken = m_hidden;
    for (std::size_t cell = 0; cell < taken.size(); ++cell)
        taken[cell]
            = taken[cell] || !isPrinted(m_system.cells[cell]) || insider.known.contains(cell);
    for (const Zeros zeros : {Zeros::Kept, Zeros::Offered}) {
        if (const auto cell = cheapestShown(m_system, taken, leak.proof, zeros))
            return cell;
    }
    return std::nullopt;
}

/// Whether what is hidden next may end it.
bool Insiders::waits(const Leak& leak, const std::vector<std::size_t>& next) const
{
    const auto isNext = [&next](std::size_t cell) {
        return std::find(next.begin(), next.end(), cell) != next.end();
    };
    return std::any_of(leak.proof.begin(), leak.proof.end(), [&](std::size_t number) {
        const Equation& sum = m_system.equations[number];
        return isNext(sum.total) || std::any_of(sum.parts.begin(), sum.parts.end(), isNext);
    });
}

void Insiders::begin()
{
    m_hidden = m_proven;
    for (std::size_t i = 0; i < m_insiders.size(); ++i)
        m_open.insert(i);
}

void Insiders::takeFloors()
{
    const std::vector<std::int64_t> least = leastValues(m_system, m_hidden, Floors::Known);
    for (std::size_t cell = 0; cell < least.size(); ++cell)
        m_within.cells[cell].floor = least[cell];
}

/// What to hide next. Whoever learns nothing now never will.
Result<std::vector<std::size_t>> Insiders::askAll(TaskContext& task)
{
    takeFloors();
    std::vector<std::size_t> next;
    for (auto one = m_open.begin(); one != m_open.end() && !isSpent();) {
        TRY_ASSIGN(const auto leaks, leaksTo(*one, task));
        for (const Leak& leak : leaks) {
            if (waits(leak, next))
                continue;
            if (const auto mend = mendOf(leak, m_insiders[*one]))
                next.push_back(*mend);
            else
                m_left.emplace(*one, leak.cell);
        }
        one = leaks.empty() ? m_open.erase(one) : std::next(one);
    }
    return next;
}

/// Each round hides one cell more; or it gives a group up, and begins anew without what was hidden
/// for its sake.
Result<Pattern> Insiders::hide(TaskContext& task)
{
    m_insiders = insiders();
    begin();
    while (!m_open.empty() && !isSpent()) {
        const std::size_t left = m_left.size();
        TRY_ASSIGN(const std::vector<std::size_t> next, askAll(task));
        if (m_left.size() > left && !isSpent()) {
            begin();
            continue;
        }
        for (const std::size_t cell : next)
            m_hidden[cell] = true;
    }
    return m_hidden;
}

Result<Insiders::Known> Insiders::known(TaskContext& task)
{
    m_insiders = insiders();
    begin();
    takeFloors();
    Known all;
    for (std::size_t one = 0; one < m_insiders.size(); ++one) {
        if (isSpent())
            return Error {ErrorCode::TooDetailed, "disclosure"};
        TRY_ASSIGN(const auto leaks, leaksTo(one, task));
        for (const Leak& leak : leaks)
            all.emplace(one, leak.cell);
    }
    return all;
}

} // namespace

Result<bool> teachesInsiders(const CellSystem& plain, const CellSystem& told, const Pattern& hidden,
                             TaskContext& task)
{
    TRY_ASSIGN(const auto before, Insiders(plain, hidden).known(task));
    TRY_ASSIGN(const auto after, Insiders(told, hidden).known(task));
    return !std::includes(before.begin(), before.end(), after.begin(), after.end());
}

Result<Pattern> hideFromInsiders(const CellSystem& system, const Pattern& hidden, TaskContext& task)
{
    return Insiders(system, hidden).hide(task);
}

} // namespace core::disclosure
