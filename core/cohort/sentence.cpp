// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/say_event.h"

#include <utility>

namespace core::cohort {
namespace {

class Speaker
{
public:
    Speaker(const Query& query, const Vocabulary& words, std::string_view language)
        : m_query(query)
        , m_words(words)
        , m_language(language)
        , m_events(query, words, language)
        , m_names(m_events.names())
        , m_join(m_events.join())
    {
    }

    std::string question() const
    {
        std::string out = start() + ".";
        if (m_query.where)
            out += " " + m_join.onlyThose + " "
                + m_events.condition(*m_query.where, m_join.theStart) + ".";
        for (std::size_t i = 0; i < m_query.steps.size(); ++i) {
            if (firstOfFamily(m_query, i) == i)
                out += " " + step(i) + ".";
        }
        if (m_query.change)
            out += " " + change(*m_query.change) + ".";
        if (m_query.measure)
            out += " " + measure(*m_query.measure) + ".";
        if (!m_query.by.empty())
            out += " " + groups() + ".";
        if (m_query.unit != Unit::Students)
            out += " " + units();
        for (const ValueSet& named : m_query.sets)
            out += " " + inQuotes(named.name) + " " + m_join.standsFor + " "
                + m_names.values(named.field, named.values) + ".";
        for (const NamedQuestion& named : m_query.questions)
            out += named.query ? " " + inner(named) : "";
        return out;
    }

private:
    bool isPicked() const
    {
        const Attempt attempt = m_query.start.attempt;
        return attempt == Attempt::Default ? m_query.unit == Unit::Students
                                           : attempt != Attempt::Any;
    }

    std::string start() const
    {
        if (!isPicked())
            return m_events.event(m_query.start, {m_join.everyRecord, false, {}, m_join.theStart});
        const std::string& who
            = m_query.unit == Unit::Students ? m_join.eachStudentFrom : m_join.ofEachStudent;
        return m_events.event(m_query.start,
                              {who + " " + which(m_query.start.attempt, m_join.theFirst),
                               false,
                               {},
                               m_join.theStart});
    }

    const std::string& which(Attempt attempt, const std::string& otherwise) const
    {
        return attempt == Attempt::First ? m_join.theFirst
            : attempt == Attempt::Last   ? m_join.theLast
            : attempt == Attempt::Best   ? m_join.theBest
                                         : otherwise;
    }

    std::string units() const
    {
        if (m_query.unit == Unit::Enrolments || isPicked())
            return m_join.countsRecords;
        return m_join.countsAttempts + ": "
            + filled(m_join.countOnce, m_names.keyOf(m_query.start.kind)) + ".";
    }

    /// What is said before a step's label: whom it is asked of.
    std::string base(std::size_t index) const
    {
        const std::string& anchor = m_query.steps[index].window.anchor;
        if (index > 0 && m_query.order != StepOrder::Any)
            return m_join.ofThose;
        const bool isPrevious = anchor == "previous" && index > 0;
        if (anchor.empty() || anchor == "start" || (anchor == "previous" && !isPrevious))
            return m_join.countedAt;
        return m_join.ofThoseAt + " "
            + inQuotes(isPrevious ? m_query.steps[index - 1].label : anchor) + ", "
            + lowerFirst(m_join.countedAt);
    }

    static std::string lowerFirst(std::string text)
    {
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
        return text;
    }

    std::string step(std::size_t index) const
    {
        const Step& one = m_query.steps[index];
        const std::string from = anchorOf(index);
        std::string when = m_events.window(one.window, from, limitsOf(index));
        if (m_query.order == StepOrder::Straight)
            when = m_join.next + ", " + when;
        std::string out = base(index) + " " + inQuotes(one.family.empty() ? one.label : one.family)
            + ": "
            + m_events.event(one.event,
                             {which(one.event.attempt, m_join.atLeastOne), false, when, from});
        for (const EventPattern& excluded : one.without)
            out += ", " + m_events.event(excluded, {m_join.inBetweenNo, false, {}, from});
        if (one.event.kind == "enrolled" && !one.event.segments.empty()) {
            const bool isSchool = one.event.segments == std::vector<std::string> {"k12"};
            out += "; " + (isSchool ? m_join.notFoundSchool : m_join.notFoundCollege);
        }
        return out;
    }

    /// Of a step with several limits: all of them.
    std::vector<std::string> limitsOf(std::size_t first) const
    {
        std::vector<std::string> limits;
        for (std::size_t i = first; i < m_query.steps.size() && firstOfFamily(m_query, i) == first;
             ++i) {
            if (m_query.steps[i].window.limit)
                limits.push_back(std::to_string(*m_query.steps[i].window.limit));
        }
        return limits;
    }

    std::string anchorOf(std::size_t index) const
    {
        const std::string& name = m_query.steps[index].window.anchor;
        const bool isFirst = firstOfFamily(m_query, index) == 0;
        const bool isPrevious
            = name == "previous" || (name.empty() && m_query.order != StepOrder::Any);
        if (isPrevious)
            return isFirst ? m_join.theStart : m_join.theStepBefore;
        return name.empty() || name == "start" ? m_join.theStart
                                               : m_join.theStep + " " + inQuotes(name);
    }

    std::string groups() const
    {
        std::vector<std::string> fields;
        for (const GroupField& field : m_query.by)
            fields.push_back(m_names.group(field));
        return (m_query.cross ? m_join.cross : m_join.by) + " " + listed(fields, m_join.andWord);
    }

    std::string change(const Change& one) const
    {
        const bool isStudents = m_query.unit == Unit::Students;
        const std::string out = (isStudents ? m_join.differentStudents : m_join.differentRecords)
            + " " + m_names.group(one.field) + " " + m_names.value(one.field.field, one.from) + " "
            + m_join.comparedWith + " " + m_names.value(one.field.field, one.to);
        return m_query.by.empty() ? out : out + ", " + m_join.splitInto;
    }

    std::string measure(const Measure& one) const
    {
        const std::string spread = m_join.measured + " " + m_join.spreadOf + " ";
        const std::string toStep = m_join.untilStep + " " + inQuotes(one.step);
        switch (one.kind) {
        case Measure::Kind::TimeTo:
            return m_join.measured + " " + m_join.daysTo + " " + m_join.from + " "
                + anchorOfLabel(one.step) + " " + toStep + ", " + m_join.productLimit;
        case Measure::Kind::Value:
            return spread + m_names.group(one.value);
        case Measure::Kind::Growth:
            return m_join.sameStudents + " " + m_join.spreadOf + " " + m_join.growthOf + " "
                + m_names.field(one.value.field) + " " + m_join.from + " " + m_join.theStart + " "
                + toStep;
        case Measure::Kind::Sum:
            return spread + m_join.sumOf + " " + m_names.field(one.value.field) + " " + m_join.over
                + " " + m_events.totalled(one.event, one.window);
        case Measure::Kind::Count:
            return spread + m_join.numberOf + " " + m_events.totalled(one.event, one.window);
        }
        return {};
    }

    std::string anchorOfLabel(const std::string& label) const
    {
        for (std::size_t i = 0; i < m_query.steps.size(); ++i) {
            if (m_query.steps[i].label == label)
                return anchorOf(i);
        }
        return m_join.theStart;
    }

    /// A question inside: who is counted there. How it would be shown plays no part.
    std::string inner(const NamedQuestion& named) const
    {
        Query asked = *named.query;
        asked.by.clear();
        asked.change.reset();
        asked.measure.reset();
        return "(" + inQuotes(named.name) + " " + m_join.means + " "
            + Speaker(asked, m_words, m_language).question() + ")";
    }

    const Query& m_query;
    const Vocabulary& m_words;
    std::string_view m_language;
    EventSpeaker m_events;
    const NameSpeaker& m_names;
    const SentenceWords& m_join;
};

/// "de el" is "del", "a el" is "al".
void contract(std::string& text, std::string_view apart, std::string_view together)
{
    for (std::size_t at = text.find(apart); at != std::string::npos; at = text.find(apart, at))
        text.replace(at, apart.size(), together);
}

} // namespace

std::string sentence(const Query& query, const Vocabulary& words, std::string_view language)
{
    std::string said = Speaker(query, words, language).question();
    if (language == "es")
        contract(said, " de el ", " del ");
    return said;
}

} // namespace core::cohort
