// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dictionary/read_dictionary.h"

#include <array>

namespace core::dictionary {

namespace {

ElementType typeOf(JsonObject& object)
{
    const auto type = object.requiredText("type");
    if (type == "number")
        return ElementType::Number;
    if (type == "flag")
        return ElementType::Flag;
    if (type != "code")
        object.fail("type", "is not code, number or flag");
    return ElementType::Code;
}

/// "08-15" into month and day. No 29 February: a nominal term has the same days every year.
void readMonthDay(JsonObject& object, const char* key, int& month, int& day)
{
    constexpr std::array<int, 12> Days {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const auto text = object.requiredText(key);
    const auto digit = [&text](std::size_t i) { return text[i] - '0'; };
    bool isValid = text.size() == 5 && text[2] == '-'
        && text.find_first_not_of("0123456789-") == std::string::npos && text.rfind('-') == 2;
    if (isValid) {
        month = digit(0) * 10 + digit(1);
        day = digit(3) * 10 + digit(4);
        isValid = month >= 1 && month <= 12 && day >= 1
            && day <= Days[static_cast<std::size_t>(month - 1)];
    }
    if (!isValid)
        object.fail(key, "a month and day such as 08-15 is expected");
}

} // namespace

std::vector<Element> readElements(JsonObject& root)
{
    std::vector<Element> elements;
    for (auto& object : root.objects("elements")) {
        Element element;
        element.id = object.requiredText("id");
        element.label = object.words("label");
        element.type = typeOf(object);
        element.codeLists = object.texts("code_lists");
        element.decimals = object.number("decimals", 0, 0, 9);
        element.derivedFrom = object.text("derived_from");
        element.property = object.text("property");
        object.finish();
        elements.push_back(std::move(element));
    }
    root.finish();
    return elements;
}

std::vector<EventKind> readKinds(JsonObject& root)
{
    std::vector<EventKind> kinds;
    for (auto& object : root.objects("kinds")) {
        EventKind kind;
        kind.id = object.requiredText("id");
        kind.label = object.words("label");
        kind.keyElement = object.requiredText("key");
        kind.elements = object.texts("elements");
        kind.asOf = object.texts("as_of");
        object.finish();
        kinds.push_back(std::move(kind));
    }
    root.finish();
    return kinds;
}

std::vector<TermRule> readTerms(JsonObject& owner, const char* key)
{
    std::vector<TermRule> terms;
    for (auto& object : owner.objects(key)) {
        TermRule term;
        term.id = object.requiredText("id");
        term.season = object.requiredText("season");
        readMonthDay(object, "begin", term.beginMonth, term.beginDay);
        readMonthDay(object, "end", term.endMonth, term.endDay);
        term.primary = object.flag("primary", false);
        term.beginsAcademicYear = object.flag("begins_academic_year", true);
        object.finish();
        terms.push_back(std::move(term));
    }
    return terms;
}

std::vector<Calendar> readCalendars(JsonObject& root)
{
    std::vector<Calendar> calendars;
    for (auto& object : root.objects("calendars")) {
        calendars.push_back({object.requiredText("id"), readTerms(object, "terms")});
        object.finish();
    }
    root.finish();
    return calendars;
}

std::vector<NamedSet> readSets(JsonObject& root)
{
    std::vector<NamedSet> sets;
    for (auto& object : root.objects("sets")) {
        sets.push_back(
            {object.requiredText("name"), object.requiredText("element"), object.texts("codes")});
        object.finish();
    }
    root.finish();
    return sets;
}

RepairList readRepairList(JsonObject& root)
{
    RepairList list;
    list.id = root.requiredText("id");
    list.source = root.requiredText("source");
    list.map = root.textMap("map");
    for (auto& object : root.objects("ranges")) {
        const int from = object.number("from", 0, 0, 999);
        const int to = object.number("to", 0, from, 999);
        const auto code = object.requiredText("code");
        for (int number = from; number <= to; ++number)
            list.map.emplace_back(std::to_string(number), code);
        object.finish();
    }
    root.finish();
    return list;
}

} // namespace core::dictionary
