// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/shrink.h"

#include <utility>

namespace conformance {
namespace {

using core::cohort::EventPattern;
using core::cohort::Query;
using core::cohort::Step;

class Shrinker
{
public:
    Shrinker(SmallCase found, const Fails& fails)
        : m_case(std::move(found))
        , m_fails(fails)
    {
    }

    SmallCase run()
    {
        do {
            m_isSmaller = false;
            tryPeople();
            trySteps();
            tryQuestion();
        } while (m_isSmaller);
        return std::move(m_case);
    }

private:
    /// Keeps what @p change makes of the case if it still fails.
    template<typename Change>
    bool attempt(const Change& change)
    {
        SmallCase smaller = m_case;
        change(smaller);
        if (!m_fails(smaller))
            return false;
        m_case = std::move(smaller);
        m_isSmaller = true;
        return true;
    }

    template<typename Of>
    void tryEach(const Of& of)
    {
        for (std::size_t i = of(m_case).size(); i > 0; --i)
            attempt([&](SmallCase& one) {
                auto& all = of(one);
                all.erase(std::next(all.begin(), static_cast<std::ptrdiff_t>(i - 1)));
            });
    }

    void tryPeople()
    {
        tryEach([](SmallCase & one) -> auto& { return one.data.people; });
        for (std::size_t p = 0; p < m_case.data.people.size(); ++p) {
            tryEach([p](SmallCase & one) -> auto& { return one.data.people[p].attributes; });
            tryEach([p](SmallCase & one) -> auto& { return one.data.people[p].records; });
            for (std::size_t r = 0; r < m_case.data.people[p].records.size(); ++r)
                tryEach([ p, r ](SmallCase & one) -> auto& {
                    return one.data.people[p].records[r].values;
                });
        }
    }

    template<typename Of>
    void tryEvent(const Of& of)
    {
        if (of(m_case).where)
            attempt([&](SmallCase& one) { of(one).where = nullptr; });
        if (of(m_case).test)
            attempt([&](SmallCase& one) { of(one).test = nullptr; });
        tryEach([&](SmallCase & one) -> auto& { return of(one).segments; });
    }

    void trySteps()
    {
        tryEach([](SmallCase & one) -> auto& { return one.question.steps; });
        for (std::size_t i = 0; i < m_case.question.steps.size(); ++i) {
            tryEvent([i](SmallCase& one) -> EventPattern& { return one.question.steps[i].event; });
            tryEach([i](SmallCase & one) -> auto& { return one.question.steps[i].without; });
            if (m_case.question.steps[i].window.limit)
                attempt([i](SmallCase& one) { one.question.steps[i].window.limit.reset(); });
            if (!m_case.question.steps[i].window.anchor.empty())
                attempt([i](SmallCase& one) { one.question.steps[i].window.anchor.clear(); });
        }
    }

    void tryQuestion()
    {
        tryEvent([](SmallCase& one) -> EventPattern& { return one.question.start; });
        if (m_case.question.cross)
            attempt([](SmallCase& one) { one.question.cross = false; });
        tryEach([](SmallCase & one) -> auto& { return one.question.by; });
        tryEach([](SmallCase & one) -> auto& { return one.question.sets; });
        if (m_case.question.where) {
            attempt([](SmallCase& one) { one.question.where = nullptr; });
            for (std::size_t i = 0;
                 m_case.question.where && i < m_case.question.where->parts.size(); ++i)
                attempt([i](SmallCase& one) {
                    one.question.where = std::shared_ptr(one.question.where->parts[i]);
                });
        }
        if (m_case.question.order != core::cohort::StepOrder::Any)
            attempt([](SmallCase& one) { one.question.order = core::cohort::StepOrder::Any; });
        if (m_case.question.unit != core::cohort::Unit::Students)
            attempt([](SmallCase& one) { one.question.unit = core::cohort::Unit::Students; });
    }

    SmallCase m_case;
    const Fails& m_fails;
    bool m_isSmaller = false;
};

} // namespace

SmallCase shrunk(SmallCase found, const Fails& fails)
{
    return Shrinker(std::move(found), fails).run();
}

} // namespace conformance
