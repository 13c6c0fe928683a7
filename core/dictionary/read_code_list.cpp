// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dictionary/read_code_list.h"

#include "core/dictionary/csv_table.h"
#include "core/dictionary/json_object.h"
#include "core/dictionary/resource.h"

#include <algorithm>
#include <charconv>

namespace core::dictionary {

namespace {

/// Gives properties to all entries it fits. An earlier rule wins.
struct PropertyRule
{
    TextPairs set;
    std::vector<std::string> codes; ///< "2131", or "17*" for a prefix; empty: any
    TextLists columns; ///< CSV column is one of values
};

bool fitsCode(const std::vector<std::string>& codes, std::string_view code)
{
    if (codes.empty())
        return true;
    return std::any_of(codes.begin(), codes.end(), [code](std::string_view wanted) {
        return wanted.ends_with('*') ? code.starts_with(wanted.substr(0, wanted.size() - 1))
                                     : code == wanted;
    });
}

/// "2018-2019" and "2018-19" are 2018; anything else ("N/A", blank) is 0.
int firstYearOf(std::string_view academicYear)
{
    int year = 0;
    if (academicYear.size() >= 7 && academicYear[4] == '-')
        std::from_chars(academicYear.data(), academicYear.data() + 4, year);
    return year;
}

/// The CSV of a code list, and which of its columns mean what.
class CsvEntries
{
public:
    CsvEntries(JsonObject source, JsonFault& fault)
        : m_source(std::move(source))
        , m_fault(fault)
    {
        const auto file = m_source.requiredText("file");
        const auto text = readResource("codes/" + file);
        auto table = text ? parseCsv(text.value()) : Result<CsvTable>(text.error());
        if (table)
            m_table = std::move(table).value();
        else
            m_fault.add(table.error());
    }

    void appendTo(CodeList& list, const std::vector<PropertyRule>& rules)
    {
        const int code = columnOf("code");
        const int label = columnOf("label");
        const int firstYear = columnOf("first_year");
        const int lastYear = columnOf("last_year");
        const auto where = m_source.listMap("where");
        const auto properties = m_source.textMap("properties");
        m_source.finish();
        if (m_fault.first())
            return;
        for (const auto& row : m_table.rows) {
            if (!fits(row, where))
                continue;
            CodeEntry entry;
            entry.code = cell(row, code);
            entry.label = {cell(row, label), cell(row, label)};
            entry.firstYear = firstYearOf(cell(row, firstYear));
            entry.lastYear = firstYearOf(cell(row, lastYear));
            for (const auto& [property, heading] : properties)
                if (auto value = cell(row, m_table.column(heading)); !value.empty())
                    entry.properties.emplace(property, std::move(value));
            for (const auto& rule : rules)
                if (fitsCode(rule.codes, entry.code) && fits(row, rule.columns))
                    entry.properties.insert(rule.set.begin(), rule.set.end());
            addOrWiden(list, std::move(entry));
        }
    }

private:
    /// A publisher may list a code once per pathway; it is one code, valid in any of its years.
    static void addOrWiden(CodeList& list, CodeEntry entry)
    {
        const auto same = std::find_if(list.entries.begin(), list.entries.end(),
                                       [&](const auto& old) { return old.code == entry.code; });
        if (same == list.entries.end()) {
            list.entries.push_back(std::move(entry));
            return;
        }
        same->firstYear = std::min(same->firstYear, entry.firstYear);
        if (same->lastYear != 0)
            same->lastYear = entry.lastYear == 0 ? 0 : std::max(same->lastYear, entry.lastYear);
    }

    int columnOf(const char* key)
    {
        const auto heading = m_source.text(key);
        const int column = heading.empty() ? -1 : m_table.column(heading);
        if (!heading.empty() && column < 0)
            m_source.fail(key, "no such column");
        return column;
    }

    static std::string cell(const std::vector<std::string>& row, int column)
    {
        return column < 0 ? std::string() : row[static_cast<std::size_t>(column)];
    }

    bool fits(const std::vector<std::string>& row, const TextLists& conditions) const
    {
        return std::all_of(conditions.begin(), conditions.end(), [&](const auto& condition) {
            const auto value = cell(row, m_table.column(condition.first));
            const auto& wanted = condition.second;
            return std::find(wanted.begin(), wanted.end(), value) != wanted.end();
        });
    }

    JsonObject m_source;
    JsonFault& m_fault;
    CsvTable m_table;
};

CodeEntry readEntry(JsonObject& object)
{
    CodeEntry entry;
    entry.code = object.requiredText("code");
    entry.label = object.words("label");
    entry.firstYear = object.number("first_year", 0, 1850, 2200);
    entry.lastYear = object.number("last_year", 0, 1850, 2200);
    for (auto& [property, value] : object.textMap("properties"))
        entry.properties.emplace(property, value);
    object.finish();
    return entry;
}

void refuseDuplicates(const CodeList& list, JsonFault& fault)
{
    for (std::size_t i = 1; i < list.byCode.size(); ++i) {
        const auto& code = list.entries[list.byCode[i]].code;
        if (code == list.entries[list.byCode[i - 1]].code)
            fault.add("entries", "code " + code + " is listed twice");
    }
    if (list.entries.empty())
        fault.add("entries", "the list is empty");
}

} // namespace

Result<CodeList> readCodeList(const std::string& name)
{
    TRY_ASSIGN(const auto text, readResource(name));
    JsonFault fault;
    TRY_ASSIGN(auto root, parseJson(text, fault));
    CodeList list;
    list.id = root.requiredText("id");
    list.source = root.requiredText("source");
    list.status = root.requiredText("status");
    for (auto& object : root.objects("entries"))
        list.entries.push_back(readEntry(object));
    std::vector<PropertyRule> rules;
    for (auto& object : root.objects("rules")) {
        rules.push_back({object.textMap("set"), object.texts("codes"), object.listMap("columns")});
        object.finish();
    }
    if (auto source = root.object("csv"))
        CsvEntries(std::move(*source), fault).appendTo(list, rules);
    root.finish();
    list.sortByCode();
    refuseDuplicates(list, fault);
    if (fault.first())
        return *fault.first();
    return list;
}

} // namespace core::dictionary
