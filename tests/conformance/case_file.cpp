// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/case_file.h"

#include "tests/conformance/test_words.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace conformance {
namespace {

std::vector<std::string> wordsOf(const std::string& line)
{
    std::istringstream in(line.substr(0, line.find('#')));
    std::vector<std::string> words;
    for (std::string word; in >> word;)
        words.push_back(word);
    return words;
}

/// Reads the lines of a data section one by one.
class DataReader
{
public:
    explicit DataReader(Case& into)
        : m_case(into)
    {
        m_case.data.institutions = institutions();
    }

    void line(const std::string& text)
    {
        const std::vector<std::string> words = wordsOf(text);
        if (words.empty())
            return;
        if (words[0] == "observed" && words.size() == 4)
            observed(words);
        else if (words[0] == "show" && words.size() == 2)
            m_case.showFair = true;
        else if (words[0] == "hidden" && words.size() == 2)
            std::erase_if(m_case.data.institutions,
                          [&words](const auto& one) { return one.segment == words[1]; });
        else if (text[0] == ' ')
            record(words);
        else
            person(words);
    }

private:
    int named(const std::string& name) const
    {
        return institutionNamed(m_case.data.institutions, name);
    }

    void observed(const std::vector<std::string>& words)
    {
        const auto day = core::fromIso(words[3]);
        if (!day)
            m_case.problem = "no day: " + words[3];
        for (const auto& kind : testWords().kinds) {
            for (std::size_t i = 0; i < m_case.data.institutions.size(); ++i) {
                const bool fits = (words[1] == "*" || words[1] == kind.id)
                    && (words[2] == "*" || named(words[2]) == static_cast<int>(i));
                if (fits && day)
                    m_case.data.observed.push_back({kind.id, static_cast<int>(i), *day});
            }
        }
    }

    void person(const std::vector<std::string>& words)
    {
        PlainPerson made;
        made.name = words[0];
        made.keys = {tiers().begin(), tiers().end()};
        for (const auto& [name, value] : pairs(words, 1)) {
            if (name != "keys") {
                made.attributes[name] = value;
                continue;
            }
            made.keys.clear();
            std::istringstream in(value);
            for (std::string key; std::getline(in, key, ',');)
                made.keys.insert(key);
        }
        m_case.data.people.push_back(std::move(made));
    }

    void record(const std::vector<std::string>& words)
    {
        if (words.size() < 3 || m_case.data.people.empty() || !testWords().kind(words[0])) {
            m_case.problem = "no record: " + words[0];
            return;
        }
        PlainRecord made;
        made.kind = words[0];
        made.institution = named(words[1]);
        made.time = timeNamed(words[2]);
        if ((made.institution < 0 && words[1] != "-") || (!made.time && words[2] != "-"))
            m_case.problem = "no institution or time: " + words[1] + " " + words[2];
        for (const auto& [name, value] : pairs(words, 3))
            made.values[name] = value;
        const bool isKeyedBySegment = testWords().kind(words[0])->keyElement == "segment";
        if (isKeyedBySegment && made.institution >= 0)
            made.values["segment"]
                = m_case.data.institutions[static_cast<std::size_t>(made.institution)].segment;
        m_case.data.people.back().records.push_back(std::move(made));
    }

    std::vector<std::pair<std::string, std::string>> pairs(const std::vector<std::string>& words,
                                                           std::size_t from)
    {
        std::vector<std::pair<std::string, std::string>> found;
        for (std::size_t i = from; i < words.size(); ++i) {
            const std::size_t sign = words[i].find('=');
            if (sign == std::string::npos)
                m_case.problem = "no value: " + words[i];
            else
                found.emplace_back(words[i].substr(0, sign), words[i].substr(sign + 1));
        }
        return found;
    }

    Case& m_case;
};

std::string tallyText(const std::string& name, core::cohort::Tally tally)
{
    std::string text = name + " " + std::to_string(tally.count);
    if (tally.people != tally.count)
        text += " of " + std::to_string(tally.people) + " people";
    return text;
}

std::string stepText(const core::cohort::StepTally& step, bool showFair)
{
    std::vector<std::string> parts = {tallyText("base", step.base)};
    const auto add = [&parts](const std::string& name, core::cohort::Tally tally) {
        if (tally.count != 0)
            parts.push_back(tallyText(name, tally));
    };
    add("yes", step.yes);
    add("no", step.no);
    for (const auto& other : step.elsewhere)
        add("at " + other.segment, other.tally);
    add("not yet", step.notYet);
    add("not located", step.notLocated);
    add("hidden", step.hidden);
    add("not reached", step.notReached);
    if (showFair)
        parts.push_back("fair " + (step.fairFrom ? core::toIso(*step.fairFrom) : "never asked"));
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : ", ") + part;
    return text;
}

/// Millionths as a decimal number, days as they are.
std::string valueText(std::int64_t value, bool isDays)
{
    if (isDays)
        return std::to_string(value);
    const std::int64_t size = value < 0 ? -value : value;
    std::string text = (value < 0 ? "-" : "") + std::to_string(size / 1000000);
    std::string decimals = std::to_string(1000000 + size % 1000000).substr(1);
    while (decimals.ends_with('0'))
        decimals.pop_back();
    return decimals.empty() ? text : text + "." + decimals;
}

/// `12.5 x2, 14`
std::string valuesText(const std::vector<core::cohort::ValueCount>& values, bool isDays)
{
    std::string text;
    for (const auto& one : values) {
        text += (text.empty() ? ": " : ", ") + valueText(one.value, isDays);
        text += one.count == 1 ? "" : " x" + std::to_string(one.count);
    }
    return text;
}

std::string measureText(const core::cohort::RawMeasure& found, bool isDays)
{
    std::string text = "  " + tallyText("measured", found.measured);
    if (found.without.count != 0)
        text += ", " + tallyText("without", found.without);
    text += valuesText(found.values, isDays) + "\n";
    if (!found.censored.empty())
        text += "  censored" + valuesText(found.censored, isDays) + "\n";
    return text;
}

std::string rowText(const std::string& name, const core::cohort::RawRow& row,
                    const core::cohort::RawTable& table, bool showFair)
{
    std::string text = name + ": " + tallyText("n", row.n) + "\n";
    for (std::size_t i = 0; i < row.steps.size(); ++i)
        text += "  " + table.stepLabels[i] + ": " + stepText(row.steps[i], showFair) + "\n";
    const bool isDays = table.measure && table.measure->kind == core::cohort::Measure::Kind::TimeTo;
    return row.measure ? text + measureText(*row.measure, isDays) : text;
}

} // namespace

std::string tableText(const core::cohort::RawTable& table, bool showFair)
{
    std::string text = rowText("total", table.total, table, showFair);
    for (const core::cohort::RawRow& row : table.rows) {
        if (row.keys.empty() && row.n == table.total.n && row.steps == table.total.steps
            && row.measure == table.total.measure)
            continue;
        std::string name;
        for (const std::string& key : row.keys)
            name += (name.empty() ? "" : " | ") + key;
        text += rowText(name, row, table, showFair);
    }
    return text;
}

Case readCase(const std::filesystem::path& path)
{
    Case made;
    std::ifstream in(path);
    DataReader data(made);
    std::string section;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("-- ")) {
            section = line.substr(3);
        } else if (section == "data") {
            data.line(line);
        } else if (section == "question") {
            made.question += line + "\n";
        } else if (section.starts_with("saved ")) {
            made.saved[section.substr(6)] += line + "\n";
        } else if (section == "expected" && !line.empty()) {
            made.expected += line + "\n";
        }
    }
    if (made.data.observed.empty())
        made.data.observed = observedInRecords(made.data);
    if (made.problem.empty() && (made.question.empty() || made.expected.empty()))
        made.problem = "a section is missing";
    return made;
}

} // namespace conformance
