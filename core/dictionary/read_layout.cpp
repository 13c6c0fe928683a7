// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dictionary/check_layout.h"
#include "core/dictionary/layout.h"
#include "core/dictionary/read_dictionary.h"
#include "core/dictionary/resource.h"

#include <algorithm>

namespace core::dictionary {

namespace {

constexpr int LongestRecord = 1'000'000;

/// One of several words. The first is meant when the key is absent.
template<typename T>
T wordOf(JsonObject& object, const char* key,
         std::initializer_list<std::pair<const char*, T>> words)
{
    const auto text = object.text(key);
    std::string known;
    for (const auto& [word, value] : words) {
        if (text == word)
            return value;
        known += (known.empty() ? "" : ", ") + std::string(word);
    }
    if (!text.empty())
        object.fail(key, "is not one of: " + known);
    return words.begin()->second;
}

void readFile(JsonObject file, Layout& layout)
{
    layout.format = wordOf<FileFormat>(
        file, "format",
        {{"delimited", FileFormat::Delimited}, {"fixed_width", FileFormat::FixedWidth}});
    if (layout.format == FileFormat::FixedWidth) {
        layout.recordLength = file.number("record_length", 0, 1, LongestRecord);
        if (layout.recordLength == 0)
            file.fail("record_length", "is missing");
    } else {
        const auto delimiter = file.text("delimiter");
        if (delimiter.size() > 1)
            file.fail("delimiter", "is not one character");
        layout.delimiter = delimiter.empty() ? ',' : delimiter.front();
        layout.header = wordOf<HeaderRow>(file, "header",
                                          {{"absent", HeaderRow::Absent},
                                           {"present", HeaderRow::Present},
                                           {"detect", HeaderRow::Detect}});
    }
    layout.fileName = file.text("name");
    file.finish();
}

/// The column's own map first, so that it wins over the repair list it names.
TextPairs readMap(JsonObject& object, const Dictionary& dictionary)
{
    auto map = object.textMap("map");
    const auto name = object.text("repair_list");
    const auto* list = name.empty() ? nullptr : dictionary.repairList(name);
    if (list)
        map.insert(map.end(), list->map.begin(), list->map.end());
    else if (!name.empty())
        object.fail("repair_list", "no such repair list");
    return map;
}

Column readColumn(JsonObject& object, const Dictionary& dictionary)
{
    Column column;
    column.name = object.requiredText("name");
    column.position = object.number("position", 0, 1, 10'000);
    column.header = object.text("header");
    column.from = object.number("from", 0, 1, LongestRecord);
    column.to = object.number("to", 0, 1, LongestRecord);
    column.constant = object.text("constant");
    column.label = object.text("label");
    column.required = object.flag("required", false);
    column.missing = object.texts("missing");
    column.keepOnly = object.text("keep_only");
    column.upper = object.flag("upper", false);
    column.padLeft = object.number("pad_left", 0, 1, 100);
    column.pattern = object.text("pattern");
    column.onBad = wordOf<OnBadValue>(
        object, "on_bad", {{"blank", OnBadValue::Blank}, {"reject_row", OnBadValue::RejectRow}});
    column.codeList = object.text("code_list");
    column.map = readMap(object, dictionary);
    column.impliedDecimals = object.number("implied_decimals", 0, 1, 9);
    object.finish();
    return column;
}

DerivedColumn readDerived(JsonObject& object)
{
    DerivedColumn derived;
    derived.name = object.requiredText("name");
    for (auto& rule : object.objects("rules")) {
        derived.rules.push_back(
            {rule.listMap("when"), rule.textMap("matches"), rule.text("value")});
        rule.finish();
    }
    object.finish();
    return derived;
}

LookupRule readLookup(JsonObject& object)
{
    LookupRule lookup;
    lookup.layout = object.requiredText("layout");
    lookup.on = object.textMap("on");
    lookup.take = object.texts("take");
    lookup.required = object.flag("required", false);
    object.finish();
    return lookup;
}

TimeRule readTime(JsonObject object)
{
    TimeRule time;
    time.columns = object.texts("columns");
    time.pattern = object.requiredText("pattern");
    time.isDate = object.flag("date", false);
    time.academicYearGiven = object.flag("academic_year_given", false);
    time.calendar = object.text("calendar");
    time.ownTerms = readTerms(object, "own_terms");
    time.terms = object.textMap("terms");
    time.labelAsWritten = object.flag("label_as_written", false);
    time.onlyTerm = object.text("only_term");
    object.finish();
    return time;
}

PersonRule readPerson(JsonObject object)
{
    PersonRule person;
    person.localId = object.requiredText("local_id");
    person.localIdWithin = object.text("local_id_within");
    if (person.localIdWithin.empty())
        person.localIdWithin = "institution";
    person.statewideId = object.text("statewide_id");
    person.ssn = object.text("ssn");
    person.firstName = object.text("first_name");
    person.lastName = object.text("last_name");
    person.gender = object.text("gender");
    person.birthDate = object.text("birth_date");
    person.birthDatePattern = object.text("birth_date_pattern");
    person.birthYear = object.text("birth_year");
    object.finish();
    return person;
}

RecordRule readRecord(JsonObject& object)
{
    RecordRule record;
    record.kind = object.requiredText("kind");
    record.elements = object.textMap("elements");
    if (auto time = object.object("time"))
        record.time = readTime(std::move(*time));
    record.when = object.listMap("when");
    object.finish();
    return record;
}

void readHead(JsonObject& root, Layout& layout)
{
    layout.id = root.requiredText("id");
    layout.version = root.requiredText("version");
    layout.title = root.words("title");
    layout.source = root.requiredText("source");
    layout.status = root.requiredText("status");
    layout.segment = root.requiredText("segment");
    if (auto file = root.object("file"))
        readFile(std::move(*file), layout);
    else
        root.fail("file", "is missing");
    layout.institutionColumn = root.text("institution");
    layout.uniqueKey = root.texts("unique_key");
    layout.studentLayout = root.text("student_layout");
    layout.refuseAboveRejectedShare = root.share("refuse_above_rejected_share", 0.5);
}

Layout readLayout(JsonObject& root, const Dictionary& dictionary)
{
    Layout layout;
    readHead(root, layout);
    for (auto& object : root.objects("columns"))
        layout.columns.push_back(readColumn(object, dictionary));
    for (auto& object : root.objects("derived"))
        layout.derived.push_back(readDerived(object));
    for (auto& object : root.objects("lookups"))
        layout.lookups.push_back(readLookup(object));
    if (auto time = root.object("time"))
        layout.time = readTime(std::move(*time));
    if (auto person = root.object("person"))
        layout.person = readPerson(std::move(*person));
    layout.attributes = root.textMap("attributes");
    for (auto& object : root.objects("records"))
        layout.records.push_back(readRecord(object));
    root.finish();
    return layout;
}

} // namespace

Result<Layout> parseLayout(std::string_view json, const Dictionary& dictionary)
{
    JsonFault fault;
    TRY_ASSIGN(auto root, parseJson(json, fault));
    auto layout = readLayout(root, dictionary);
    if (!fault.first())
        checkLayout(layout, dictionary, fault);
    if (fault.first())
        return *fault.first();
    return layout;
}

Result<std::vector<Layout>> builtInLayouts(const Dictionary& dictionary)
{
    std::vector<Layout> layouts;
    for (const auto& name : resourcesIn("layouts", ".json")) {
        TRY_ASSIGN(const auto text, readResource(name));
        auto layout = parseLayout(text, dictionary);
        if (!layout)
            return Error {.code = ErrorCode::Internal,
                          .detail = layout.error().detail + " at " + layout.error().place,
                          .place = name};
        layouts.push_back(std::move(layout).value());
    }
    return layouts;
}

} // namespace core::dictionary
