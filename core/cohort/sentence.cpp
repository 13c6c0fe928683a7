// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/lexer.h"
#include "core/cohort/sentence_words.h"
#include "core/cohort/vocabulary.h"

#include <algorithm>
#include <utility>

namespace core::cohort {
namespace {

class Speaker
{
public:
    Speaker(const Query& query, const Vocabulary& words, std::string_view language)
        : m_query(query)
        , m_words(words)
        , m_join(sentenceWords(language))
        , m_isSpanish(language == "es")
    {
    }

    std::string question() const
    {
        const bool isStudents = m_query.unit == Unit::Students;
        std::string out = (isStudents ? m_join.ofStudents : m_join.ofEnrolments) + " "
            + event(m_query.start, isStudents ? Attempt::First : Attempt::Any);
        if (m_query.where)
            out += ", " + m_join.forWhom + " " + condition(*m_query.where);
        for (std::size_t i = 0; i < m_query.steps.size(); ++i) {
            if (firstOfFamily(m_query, i) == i)
                out += step(i);
        }
        out += ".";
        std::vector<std::string> fields;
        for (const GroupField& field : m_query.by)
            fields.push_back(groupField(field));
        if (!fields.empty())
            out += " " + (m_query.cross ? m_join.cross : m_join.by) + " "
                + listed(fields, m_join.andWord) + ".";
        for (const ValueSet& named : m_query.sets)
            out += " " + valueSet(named);
        return out;
    }

private:
    const std::string& said(const dictionary::Words& words) const
    {
        return m_isSpanish && !words.es.empty() ? words.es : words.en;
    }

    std::string valueSet(const ValueSet& named) const
    {
        std::vector<std::string> values;
        for (const std::string& value : named.values)
            values.push_back(valueName(named.field, value));
        return "“" + named.name + "” " + m_join.standsFor + " " + listed(values, m_join.orWord)
            + ".";
    }

    std::string step(std::size_t index) const
    {
        const Step& one = m_query.steps[index];
        const bool isChained = m_query.order != StepOrder::Any && index > 0;
        std::string out = (index == 0 ? " — " : "; ")
            + (isChained ? m_join.ofThose : m_join.howMany) + " “"
            + (one.family.empty() ? one.label : one.family) + "” ("
            + event(one.event, Attempt::Any);
        if (m_query.order == StepOrder::Straight)
            out += ", " + m_join.next;
        out += ", " + window(one.window, limitsOf(index));
        for (const EventPattern& excluded : one.without)
            out += ", " + m_join.without + " " + event(excluded, Attempt::Any);
        if (one.event.kind == "enrolled" && !one.event.segments.empty()) {
            const bool isSchool = one.event.segments == std::vector<std::string> {"k12"};
            out += "; " + (isSchool ? m_join.notFoundSchool : m_join.notFoundCollege);
        }
        return out + ")";
    }

    std::string event(const EventPattern& pattern, Attempt byDefault) const
    {
        const dictionary::EventKind* kind = m_words.kind(pattern.kind);
        std::string out = kind ? lowered(said(kind->label)) : pattern.kind;
        std::vector<std::string> segments;
        for (const std::string& segment : pattern.segments)
            segments.push_back(segmentName(segment));
        if (!segments.empty())
            out += " " + m_join.at + " " + listed(segments, m_join.orWord);
        if (pattern.where)
            out += " " + m_join.where + " " + condition(*pattern.where);
        const Attempt attempt = pattern.attempt == Attempt::Default ? byDefault : pattern.attempt;
        if (attempt != Attempt::Any)
            out += " (" + attemptName(attempt) + ")";
        if (pattern.test)
            out += ", " + m_join.andThatOne + " " + condition(*pattern.test);
        return out;
    }

    const std::string& attemptName(Attempt attempt) const
    {
        if (attempt == Attempt::Last)
            return m_join.last;
        return attempt == Attempt::Best ? m_join.best : m_join.first;
    }

    std::string segmentName(const std::string& segment) const
    {
        for (std::size_t i = 0; i < m_words.segments.size(); ++i) {
            if (i < m_words.segmentLabels.size()
                && equalsIgnoringCase(m_words.segments[i], segment))
                return said(m_words.segmentLabels[i]);
        }
        return segment;
    }

    /// Labels begin with a capital; inside a sentence only names of their own keep it.
    static std::string lowered(std::string text)
    {
        const bool isWord
            = text.size() > 1 && !(text[1] >= '0' && text[1] <= 'Z') && text[1] != '-';
        if (isWord && text[0] >= 'A' && text[0] <= 'Z')
            text[0] = static_cast<char>(text[0] - 'A' + 'a');
        return text;
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

    std::string window(const Window& one, std::vector<std::string> limits = {}) const
    {
        if (limits.empty() && one.limit)
            limits = {std::to_string(*one.limit)};
        std::string out;
        if (one.limit) {
            const std::string& unit = one.limitUnit == TimeUnit::Months ? m_join.months
                : one.limitUnit == TimeUnit::Terms                      ? m_join.terms
                                                                        : m_join.years;
            out = m_join.within + " " + listed(limits, m_join.andWord) + " " + unit + " ";
        }
        using Side = Window::Side;
        const Side side = one.side == Side::Unsaid ? Side::After : one.side;
        out += (side == Side::After      ? m_join.after
                    : side == Side::From ? m_join.from
                                         : m_join.before)
            + " " + anchor(one.anchor);
        if (limits.size() > 1)
            return out + ", " + m_join.eachByItself;
        return one.limit ? out : out + ", " + m_join.soFar;
    }

    std::string anchor(const std::string& name) const
    {
        const bool isStart = name == "start" || (name.empty() && m_query.order == StepOrder::Any);
        if (isStart)
            return m_join.theStart;
        return name.empty() || name == "previous" ? m_join.theStepBefore
                                                  : m_join.theStep + " “" + name + "”";
    }

    std::string condition(const Condition& one) const
    {
        using Kind = Condition::Kind;
        switch (one.kind) {
        case Kind::Compare:
            return compare(one);
        case Kind::Not:
            return m_join.notWord + " (" + condition(*one.parts.front()) + ")";
        case Kind::HasEvent:
        case Kind::HasNoEvent:
        case Kind::CountEvent:
        case Kind::SumEvent:
            return history(one);
        case Kind::Same:
            return m_join.theSame + " " + fieldName(one.field);
        case Kind::InQuestion:
            return m_join.countedIn + " “" + one.question + "”";
        case Kind::And:
        case Kind::Or:
            break;
        }
        std::vector<std::string> parts;
        for (const auto& part : one.parts) {
            const bool isNested
                = part->kind == Kind::Or || (part->kind == Kind::And && part->parts.size() > 2);
            parts.push_back(isNested ? "(" + condition(*part) + ")" : condition(*part));
        }
        return listed(parts, one.kind == Kind::And ? m_join.andWord : m_join.orWord);
    }

    std::string history(const Condition& one) const
    {
        std::string out = one.kind == Condition::Kind::HasEvent ? m_join.has : m_join.hasNo;
        if (one.kind == Condition::Kind::CountEvent)
            out = m_join.atLeast + " " + std::to_string(one.atLeast) + " " + m_join.records;
        if (one.kind == Condition::Kind::SumEvent)
            out = m_join.sumOf + " " + fieldName(one.field) + " " + m_join.records;
        out += " " + event(one.event, Attempt::Any);
        const bool anyTime = !one.window.limit && one.window.side == Window::Side::Unsaid;
        if (!anyTime)
            out += " " + window(one.window);
        return one.kind == Condition::Kind::SumEvent
            ? out + " " + m_join.notBelow + " " + one.values.front()
            : out;
    }

    const std::string& comparisonWord(Comparison comparison) const
    {
        switch (comparison) {
        case Comparison::Equal:
            return m_join.is;
        case Comparison::NotEqual:
            return m_join.isNot;
        case Comparison::Less:
            return m_join.below;
        case Comparison::LessOrEqual:
            return m_join.atMost;
        case Comparison::Greater:
            return m_join.above;
        case Comparison::GreaterOrEqual:
            return m_join.notBelow;
        case Comparison::In:
            return m_join.oneOf;
        case Comparison::NotIn:
            return m_join.noneOf;
        case Comparison::Has:
            return m_join.contains;
        case Comparison::IsMissing:
            return m_join.missing;
        case Comparison::IsNotMissing:
            return m_join.notMissing;
        }
        return m_join.is;
    }

    std::string compare(const Condition& one) const
    {
        std::vector<std::string> values;
        for (const std::string& value : one.values)
            values.push_back(valueName(one.field, value));
        const std::string out = fieldName(one.field) + " " + comparisonWord(one.comparison);
        return values.empty() ? out : out + " " + listed(values, m_join.orWord);
    }

    std::string fieldName(std::string field) const
    {
        if (equalsIgnoringCase(field.substr(0, 6), "start."))
            field.erase(0, 6);
        const dictionary::Element* element = m_words.element(field);
        return element ? lowered(said(element->label)) : field;
    }

    std::string valueName(const std::string& field, const std::string& value) const
    {
        const bool isOfStart = equalsIgnoringCase(field.substr(0, 6), "start.");
        const dictionary::Element* element
            = m_words.element(isOfStart ? std::string_view(field).substr(6) : field);
        if (!element)
            return value;
        for (const dictionary::CodeEntry* entry : m_words.entriesOf(*element)) {
            if (entry->code == value && !entry->label.en.empty())
                return said(entry->label);
        }
        return value;
    }

    std::string groupField(const GroupField& group) const
    {
        std::string name = fieldName(group.field);
        if (!group.bands.empty())
            name += " " + m_join.inBands + " " + listed(group.bands, m_join.andWord);
        if (group.of.empty())
            return name;
        return group.of == "start" ? name + " " + m_join.atStart
                                   : name + " " + m_join.inStep + " “" + group.of + "”";
    }

    const Query& m_query;
    const Vocabulary& m_words;
    const SentenceWords& m_join;
    bool m_isSpanish;
};

} // namespace

std::string sentence(const Query& query, const Vocabulary& words, std::string_view language)
{
    std::string said = Speaker(query, words, language).question();
    if (language != "es")
        return said;
    constexpr std::string_view Apart = " de el ";
    for (std::size_t at = said.find(Apart); at != std::string::npos; at = said.find(Apart, at))
        said.replace(at, Apart.size(), " del ");
    return said;
}

} // namespace core::cohort
