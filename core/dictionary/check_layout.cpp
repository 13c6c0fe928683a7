// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dictionary/check_layout.h"

#include <algorithm>
#include <set>

namespace core::dictionary {

namespace {

std::string at(const char* list, std::size_t index)
{
    return std::string(list) + "[" + std::to_string(index) + "]";
}

bool contains(const std::vector<std::string>& texts, std::string_view text)
{
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

class LayoutCheck
{
public:
    LayoutCheck(const Layout& layout, const Dictionary& dictionary, JsonFault& fault)
        : m_layout(layout)
        , m_dictionary(dictionary)
        , m_fault(fault)
    {
    }

    void run()
    {
        if (!contains(m_dictionary.segments(), m_layout.segment))
            m_fault.add("segment", "no such segment: " + m_layout.segment);
        checkColumns();
        checkLookups();
        checkDerived();
        checkOtherReferences();
        if (m_layout.time)
            checkTime(*m_layout.time, "time");
        checkPerson();
        checkRecords();
        checkIdentifiers();
    }

private:
    void addName(const std::string& name, const std::string& place)
    {
        if (!m_names.insert(name).second)
            m_fault.add(place, "there is another column " + name);
    }

    /// @p name must be a column known so far; empty is allowed for optional references.
    void reference(const std::string& name, const std::string& place)
    {
        if (!name.empty() && !m_names.contains(name))
            m_fault.add(place, "no such column: " + name);
    }

    void references(const TextLists& conditions, const std::string& place)
    {
        for (const auto& condition : conditions)
            reference(condition.first, place + "." + condition.first);
    }

    void checkColumns()
    {
        for (std::size_t i = 0; i < m_layout.columns.size(); ++i) {
            const auto& column = m_layout.columns[i];
            const auto place = at("columns", i);
            addName(column.name, place + ".name");
            checkPlace(column, place);
            checkCodes(column, place);
        }
        if (m_layout.columns.empty())
            m_fault.add("columns", "is missing or empty");
    }

    /// A value comes either from its place in the file, as the format has it, or is a constant.
    void checkPlace(const Column& column, const std::string& place)
    {
        const bool isFixed = m_layout.format == FileFormat::FixedWidth;
        const bool hasRange = column.from > 0 || column.to > 0;
        const bool hasPlace = column.position > 0 || !column.header.empty() || hasRange;
        if (!column.constant.empty()) {
            if (hasPlace)
                m_fault.add(place + ".constant", "a constant has no place in the file");
            return;
        }
        if (isFixed
            && (column.from < 1 || column.to < column.from || column.to > m_layout.recordLength))
            m_fault.add(place + ".from", "from and to are not within the record");
        if (isFixed != hasRange || (isFixed && (column.position > 0 || !column.header.empty())))
            m_fault.add(place, "from and to are for fixed width, and only they");
        if (!isFixed && m_layout.header != HeaderRow::Present && column.position < 1)
            m_fault.add(place + ".position", "is missing: the file may have no header");
        if (!isFixed && m_layout.header != HeaderRow::Absent && column.header.empty())
            m_fault.add(place + ".header", "is missing: the file may have a header");
    }

    void checkCodes(const Column& column, const std::string& place)
    {
        if (column.codeList.empty())
            return;
        const auto* list = m_dictionary.codeList(column.codeList);
        if (!list) {
            m_fault.add(place + ".code_list", "no such code list: " + column.codeList);
            return;
        }
        for (const auto& [raw, code] : column.map)
            if (!code.empty() && !list->find(code))
                m_fault.add(place + ".map." + raw, "gives a code that is not in its list");
    }

    void checkLookups()
    {
        for (std::size_t i = 0; i < m_layout.lookups.size(); ++i) {
            const auto& lookup = m_layout.lookups[i];
            const auto place = at("lookups", i);
            for (const auto& on : lookup.on)
                reference(on.first, place + ".on." + on.first);
            if (lookup.on.empty())
                m_fault.add(place + ".on", "is missing or empty");
            for (const auto& name : lookup.take)
                addName(name, place + ".take");
        }
    }

    void checkDerived()
    {
        for (std::size_t i = 0; i < m_layout.derived.size(); ++i) {
            const auto& derived = m_layout.derived[i];
            for (std::size_t r = 0; r < derived.rules.size(); ++r) {
                const auto& rule = derived.rules[r];
                const auto place = at("derived", i) + "." + at("rules", r);
                references(rule.when, place + ".when");
                for (const auto& match : rule.matches)
                    reference(match.first, place + ".matches." + match.first);
                if (rule.value.starts_with('$'))
                    reference(rule.value.substr(1), place + ".value");
            }
            if (derived.rules.empty())
                m_fault.add(at("derived", i) + ".rules", "is missing or empty");
            addName(derived.name, at("derived", i) + ".name");
        }
    }

    void checkOtherReferences()
    {
        reference(m_layout.institutionColumn, "institution");
        for (const auto& name : m_layout.uniqueKey)
            reference(name, "unique_key");
        for (const auto& [element, column] : m_layout.attributes) {
            checkElement(element, "attributes." + element);
            reference(column, "attributes." + element);
        }
    }

    void checkElement(const std::string& id, const std::string& place)
    {
        if (!m_dictionary.element(id))
            m_fault.add(place, "no such element: " + id);
    }

    bool hasTerm(const TimeRule& time, const std::string& name) const
    {
        const auto isIt = [&name](const TermRule& term) { return term.id == name; };
        if (std::any_of(time.ownTerms.begin(), time.ownTerms.end(), isIt))
            return true;
        const auto colon = name.find(':');
        const auto* calendar = m_dictionary.calendar(
            colon == std::string::npos ? time.calendar : name.substr(0, colon));
        return calendar
            && calendar->find(colon == std::string::npos ? name : name.substr(colon + 1));
    }

    void checkTime(const TimeRule& time, const std::string& place)
    {
        if (time.columns.empty())
            m_fault.add(place + ".columns", "is missing or empty");
        for (const auto& name : time.columns)
            reference(name, place + ".columns");
        const auto hasGroup = [&time](const char* name) {
            return time.pattern.find(std::string("(?<") + name + ">") != std::string::npos;
        };
        const bool hasYear = hasGroup("yyyy") || hasGroup("yy");
        const bool hasDay = hasGroup("mm") && hasGroup("dd");
        if (!hasYear || (time.isDate && !hasDay))
            m_fault.add(place + ".pattern",
                        "has no group named yyyy or yy, or for a date no mm and dd");
        if (time.isDate)
            return;
        if (!hasGroup("t") && time.onlyTerm.empty())
            m_fault.add(place + ".only_term", "is missing: the pattern has no group named t");
        if (time.ownTerms.empty() && !m_dictionary.calendar(time.calendar))
            m_fault.add(place + ".calendar", "no such calendar: " + time.calendar);
        if (!time.onlyTerm.empty() && !hasTerm(time, time.onlyTerm))
            m_fault.add(place + ".only_term", "no such term: " + time.onlyTerm);
        for (const auto& [captured, name] : time.terms)
            if (!hasTerm(time, name))
                m_fault.add(place + ".terms." + captured, "no such term: " + name);
    }

    void checkPerson()
    {
        if (!m_layout.person) {
            if (!m_layout.records.empty() || !m_layout.attributes.empty())
                m_fault.add("person", "is missing: records and attributes are of a person");
            return;
        }
        const auto& person = *m_layout.person;
        if (m_layout.institutionColumn.empty())
            m_fault.add("institution", "is missing: persons are of an institution");
        if (person.localIdWithin != "institution" && person.localIdWithin != "district"
            && !person.localIdWithin.starts_with("source:"))
            m_fault.add("person.local_id_within", "is not institution, district or source:NAME");
        for (const auto& [key, name] : {std::pair {"local_id", &person.localId},
                                        {"statewide_id", &person.statewideId},
                                        {"ssn", &person.ssn},
                                        {"first_name", &person.firstName},
                                        {"last_name", &person.lastName},
                                        {"gender", &person.gender},
                                        {"birth_date", &person.birthDate},
                                        {"birth_year", &person.birthYear}})
            reference(*name, std::string("person.") + key);
        if (!person.birthDate.empty() && person.birthDatePattern.empty())
            m_fault.add("person.birth_date_pattern", "is missing");
    }

    void checkRecords()
    {
        for (std::size_t i = 0; i < m_layout.records.size(); ++i) {
            const auto& record = m_layout.records[i];
            const auto place = at("records", i);
            references(record.when, place + ".when");
            if (record.time)
                checkTime(*record.time, place + ".time");
            else if (!m_layout.time)
                m_fault.add(place + ".time", "is missing here and in the layout");
            const auto* kind = m_dictionary.kind(record.kind);
            if (!kind) {
                m_fault.add(place + ".kind", "no such kind: " + record.kind);
                continue;
            }
            for (const auto& [element, column] : record.elements) {
                const auto here = place + ".elements." + element;
                checkElement(element, here);
                reference(column, here);
                if (!contains(kind->elements, element) || contains(kind->asOf, element))
                    m_fault.add(here, "is not stored with records of kind " + kind->id);
            }
        }
    }

    /// Columns that identify a student, and those that copy one of them.
    std::set<std::string> identifiers() const
    {
        const auto& person = *m_layout.person;
        std::set<std::string> names {person.localId,   person.statewideId, person.ssn,
                                     person.firstName, person.lastName,    person.birthDate};
        names.erase(std::string());
        for (const auto& column : m_layout.derived)
            for (const auto& rule : column.rules)
                if (rule.value.starts_with('$') && names.contains(rule.value.substr(1)))
                    names.insert(column.name);
        return names;
    }

    /// No identifier may be stored under another name.
    void checkIdentifiers()
    {
        if (!m_layout.person)
            return;
        const std::set<std::string> secret = identifiers();
        const auto check = [&](const std::string& column, const std::string& place) {
            if (secret.contains(column))
                m_fault.add(place, "identifies a student and is never stored");
        };
        for (const auto& [element, column] : m_layout.attributes)
            check(column, "attributes." + element);
        for (std::size_t i = 0; i < m_layout.records.size(); ++i)
            for (const auto& [element, column] : m_layout.records[i].elements)
                check(column, at("records", i) + ".elements." + element);
    }

    const Layout& m_layout;
    const Dictionary& m_dictionary;
    JsonFault& m_fault;
    std::set<std::string> m_names; ///< of the columns seen so far
};

} // namespace

void checkLayout(const Layout& layout, const Dictionary& dictionary, JsonFault& fault)
{
    LayoutCheck(layout, dictionary, fault).run();
}

} // namespace core::dictionary
