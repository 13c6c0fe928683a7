// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/shrink.h"

#include <utility>

namespace conformance {
namespace {

using core::cohort::Condition;
using core::cohort::EventPattern;
using core::cohort::Query;
using core::cohort::Step;
using core::cohort::Window;
using ConditionPtr = std::shared_ptr<const Condition>;

/// Where a part of a case is found. What is shared is copied on the way to it.
template<typename Part>
using At = std::function<Part&(SmallCase&)>;

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
            tryQuestion([](SmallCase& one) -> Query& { return one.question; });
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

    /// The part as it is when it is not said.
    template<typename Part>
    void tryWithout(const At<Part>& of, bool isSaid)
    {
        if (isSaid)
            attempt([&of](SmallCase& one) { of(one) = Part(); });
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

    static At<Condition> copied(const At<ConditionPtr>& of)
    {
        return [of](SmallCase& one) -> Condition& {
            const auto own = std::make_shared<Condition>(*of(one));
            of(one) = own;
            return *own;
        };
    }

    /// Each part in the place of the whole, and each made smaller.
    void tryCondition(const At<ConditionPtr>& of)
    {
        for (std::size_t i = 0; i < of(m_case)->parts.size(); ++i)
            attempt([&of, i](SmallCase& one) { of(one) = ConditionPtr(of(one)->parts[i]); });
        const At<Condition> own = copied(of);
        for (std::size_t i = 0; i < of(m_case)->parts.size(); ++i)
            tryCondition([own, i](SmallCase& one) -> ConditionPtr& { return own(one).parts[i]; });
        const Condition::Kind kind = of(m_case)->kind;
        if (kind == Condition::Kind::Compare && of(m_case)->values.size() > 1)
            tryEach([&own](SmallCase & one) -> auto& { return own(one).values; });
        const bool isHistory = kind == Condition::Kind::HasEvent
            || kind == Condition::Kind::HasNoEvent || kind == Condition::Kind::CountEvent
            || kind == Condition::Kind::SumEvent;
        if (!isHistory)
            return;
        tryEvent([own](SmallCase& one) -> EventPattern& { return own(one).event; });
        tryWindow([own](SmallCase& one) -> Window& { return own(one).window; });
    }

    void tryOptional(const At<ConditionPtr>& of)
    {
        tryWithout(of, of(m_case) != nullptr);
        if (of(m_case))
            tryCondition(of);
    }

    void tryEvent(const At<EventPattern>& of)
    {
        tryOptional([of](SmallCase& one) -> ConditionPtr& { return of(one).where; });
        tryOptional([of](SmallCase& one) -> ConditionPtr& { return of(one).test; });
        tryEach([&of](SmallCase & one) -> auto& { return of(one).segments; });
    }

    void tryWindow(const At<Window>& of)
    {
        if (of(m_case).limit)
            attempt([&of](SmallCase& one) { of(one).limit.reset(); });
        if (!of(m_case).anchor.empty())
            attempt([&of](SmallCase& one) { of(one).anchor.clear(); });
    }

    void trySteps(const At<Query>& of)
    {
        tryEach([&of](SmallCase & one) -> auto& { return of(one).steps; });
        for (std::size_t i = 0; i < of(m_case).steps.size(); ++i) {
            const At<Step> step = [of, i](SmallCase& one) -> Step& { return of(one).steps[i]; };
            tryEvent([step](SmallCase& one) -> EventPattern& { return step(one).event; });
            tryEach([&step](SmallCase & one) -> auto& { return step(one).without; });
            for (std::size_t w = 0; w < step(m_case).without.size(); ++w)
                tryEvent(
                    [step, w](SmallCase& one) -> EventPattern& { return step(one).without[w]; });
            tryWindow([step](SmallCase& one) -> Window& { return step(one).window; });
        }
    }

    void tryInner(const At<Query>& of)
    {
        tryEach([&of](SmallCase & one) -> auto& { return of(one).questions; });
        for (std::size_t i = 0; i < of(m_case).questions.size(); ++i) {
            tryQuestion([of, i](SmallCase& one) -> Query& {
                auto& inner = of(one).questions[i].query;
                const auto own = std::make_shared<Query>(*inner);
                inner = own;
                return *own;
            });
        }
    }

    void tryMeasure(const At<Query>& of)
    {
        if (!of(m_case).measure)
            return;
        attempt([&of](SmallCase& one) { of(one).measure.reset(); });
        if (!of(m_case).measure || of(m_case).measure->event.kind.empty())
            return;
        tryEvent([of](SmallCase& one) -> EventPattern& { return of(one).measure->event; });
        tryWindow([of](SmallCase& one) -> Window& { return of(one).measure->window; });
    }

    void tryQuestion(const At<Query>& of)
    {
        trySteps(of);
        tryInner(of);
        tryEvent([of](SmallCase& one) -> EventPattern& { return of(one).start; });
        tryMeasure(of);
        if (of(m_case).change)
            attempt([&of](SmallCase& one) { of(one).change.reset(); });
        if (of(m_case).cross)
            attempt([&of](SmallCase& one) { of(one).cross = false; });
        tryEach([&of](SmallCase & one) -> auto& { return of(one).by; });
        tryEach([&of](SmallCase & one) -> auto& { return of(one).sets; });
        tryOptional([of](SmallCase& one) -> ConditionPtr& { return of(one).where; });
        using core::cohort::StepOrder;
        tryWithout<StepOrder>([of](SmallCase& one) -> StepOrder& { return of(one).order; },
                              of(m_case).order != StepOrder::Any);
        using core::cohort::Unit;
        tryWithout<Unit>([of](SmallCase& one) -> Unit& { return of(one).unit; },
                         of(m_case).unit != Unit::Students);
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
