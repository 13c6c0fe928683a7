// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/lexer.h"
#include "core/cohort/print_condition.h"
#include "core/cohort/print_names.h"
#include "core/cohort/text_form.h"

#include <utility>

namespace core::cohort {
namespace {

std::string groupText(const GroupField& group)
{
    const bool seemsOfStart = equalsIgnoringCase(group.field.substr(0, 6), "start.");
    std::string out = seemsOfStart ? quote(group.field) : nameText(group.field);
    if (!group.of.empty()) {
        out = group.of == "start" ? "start." : "step(" + quote(group.of) + ").";
        out += isBareWord(group.field) ? group.field : quote(group.field);
    }
    return group.bands.empty() ? out : out + " bands (" + joinedNames(group.bands) + ")";
}

std::string titleText(const std::string& title)
{
    const bool isPlain = title.find_first_of("#\n\r") == std::string::npos && title.front() != '"'
        && std::string_view(" \t").find(title.front()) == std::string_view::npos
        && std::string_view(" \t").find(title.back()) == std::string_view::npos;
    return isPlain ? title : quote(title);
}

std::string stepText(const Step& step, const std::vector<int>& shorter)
{
    std::string out = "step " + quote(step.family.empty() ? step.label : step.family) + " "
        + eventText(step.event) + windowText(step.window, shorter);
    for (const EventPattern& excluded : step.without)
        out += " without " + eventText(excluded);
    return out;
}

std::string measureText(const Measure& measure)
{
    switch (measure.kind) {
    case Measure::Kind::TimeTo:
        return "time to " + quote(measure.step);
    case Measure::Kind::Value:
        return groupText(measure.value);
    case Measure::Kind::Growth:
        return "growth of " + nameText(measure.value.field) + " to " + quote(measure.step);
    case Measure::Kind::Sum:
        return "sum(" + nameText(measure.value.field) + " of " + eventText(measure.event)
            + windowText(measure.window) + ")";
    case Measure::Kind::Count:
        return "count(" + eventText(measure.event) + windowText(measure.window) + ")";
    }
    return {};
}

/// Writes a question line by line; those inside it two spaces deeper.
class Printer
{
public:
    void add(const Query& query)
    {
        if (!query.title.empty())
            line("title " + titleText(query.title));
        addQuestions(query);
        for (const ValueSet& named : query.sets)
            line("set " + quote(named.name) + " " + nameText(named.field) + " in ("
                 + joinedNames(named.values) + ")");
        line("start " + eventText(query.start));
        if (query.where)
            line("where " + conditionText(*query.where));
        if (query.order != StepOrder::Any)
            line(query.order == StepOrder::This ? "order this" : "order straight");
        addSteps(query);
        addGroups(query);
        if (query.measure)
            line("measure " + measureText(*query.measure));
        if (query.unit != Unit::Students)
            line(query.unit == Unit::Enrolments ? "unit enrolments" : "unit attempts");
    }

    std::string text() && { return std::move(m_out); }

private:
    void line(const std::string& text) { m_out += m_indent + text + "\n"; }

    void addQuestions(const Query& query)
    {
        for (const NamedQuestion& named : query.questions) {
            if (!named.query) {
                line("use " + quote(named.name));
                continue;
            }
            line("question " + quote(named.name) + " (");
            m_indent += "  ";
            add(*named.query);
            m_indent.resize(m_indent.size() - 2);
            line(")");
        }
    }

    /// Those of one family on one line.
    void addSteps(const Query& query)
    {
        std::vector<int> shorter;
        for (std::size_t i = 0; i < query.steps.size(); ++i) {
            if (i + 1 < query.steps.size() && firstOfFamily(query, i + 1) <= i) {
                shorter.push_back(query.steps[i].window.limit.value_or(0));
                continue;
            }
            line(stepText(query.steps[i], shorter));
            shorter.clear();
        }
    }

    void addGroups(const Query& query)
    {
        if (query.change)
            line("change " + groupText(query.change->field) + " from "
                 + nameText(query.change->from) + " to " + nameText(query.change->to));
        if (query.cross && query.by.size() == 2) {
            line("cross " + groupText(query.by[0]) + " by " + groupText(query.by[1]));
        } else if (!query.by.empty()) {
            std::string fields;
            for (const GroupField& field : query.by)
                fields += (fields.empty() ? "" : ", ") + groupText(field);
            line("by " + fields);
        }
    }

    std::string m_out;
    std::string m_indent;
};

} // namespace

std::string print(const Query& query)
{
    Printer printer;
    printer.add(query);
    return std::move(printer).text();
}

} // namespace core::cohort
