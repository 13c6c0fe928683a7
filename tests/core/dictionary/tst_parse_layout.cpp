// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dictionary/layout.h"

#include <gtest/gtest.h>

#include <string>

using namespace core;
using namespace core::dictionary;

namespace {

/// A whole small layout; tests break one thing in it.
const std::string Good = R"json({
 "format": 1, "id": "own", "version": "1", "title": {"en": "Own", "es": "Propio"},
 "source": "a school", "status": "own", "segment": "k12",
 "file": {"format": "delimited", "delimiter": ";", "header": "absent", "name": "own.*\\.txt"},
 "institution": "school",
 "columns": [
  {"name": "school", "position": 1, "required": true, "pattern": "[0-9]{7}", "on_bad": "reject_row"},
  {"name": "student", "position": 2, "required": true},
  {"name": "year", "position": 3},
  {"name": "code", "position": 4, "code_list": "state_course"},
  {"name": "mark", "position": 5, "upper": true, "map": {"ONE": "A"}, "code_list": "grade"}
 ],
 "derived": [{"name": "level", "rules": [{"when": {"code": ["2131", ""]}, "value": "transfer"}]}],
 "time": {"columns": ["year"], "pattern": "(?<yyyy>[0-9]{4})", "calendar": "k12",
          "academic_year_given": true, "only_term": "year"},
 "person": {"local_id": "student", "local_id_within": "district"},
 "records": [{"kind": "course", "elements": {"subject": "code", "grade": "mark", "level": "level"}}],
 "unique_key": ["school", "student", "year", "code"]
})json";

Result<Layout> parse(const std::string& json)
{
    static const auto dictionary = Dictionary::load();
    return parseLayout(json, dictionary.value());
}

/// Parses Good with one piece replaced.
Error errorWith(const std::string& piece, const std::string& instead)
{
    auto json = Good;
    const auto at = json.find(piece);
    EXPECT_NE(at, std::string::npos) << piece;
    json.replace(at, piece.size(), instead);
    const auto layout = parse(json);
    EXPECT_FALSE(layout) << instead;
    return layout ? Error {} : layout.error();
}

void expectRefused(const std::string& piece, const std::string& instead, const std::string& place)
{
    const auto error = errorWith(piece, instead);
    EXPECT_EQ(error.code, ErrorCode::InvalidInput) << instead;
    EXPECT_EQ(error.place, place) << error.detail;
}

} // namespace

TEST(ParseLayoutTest, AWholeLayoutIsReadAsItIsWritten)
{
    const auto parsed = parse(Good);
    ASSERT_TRUE(parsed) << parsed.error().place << ": " << parsed.error().detail;
    const auto& layout = parsed.value();
    EXPECT_EQ(layout.title.es, "Propio");
    EXPECT_EQ(layout.delimiter, ';');
    EXPECT_EQ(layout.header, HeaderRow::Absent);
    ASSERT_EQ(layout.columns.size(), 5u);
    EXPECT_TRUE(layout.columns[0].required);
    EXPECT_EQ(layout.columns[0].onBad, OnBadValue::RejectRow);
    EXPECT_EQ(layout.columns[1].onBad, OnBadValue::Blank);
    EXPECT_EQ(layout.columns[4].map.front(), (std::pair<std::string, std::string> {"ONE", "A"}));
    EXPECT_EQ(layout.derived[0].rules[0].when[0].second, (std::vector<std::string> {"2131", ""}));
    EXPECT_TRUE(layout.time->academicYearGiven);
    EXPECT_EQ(layout.person->localIdWithin, "district");
    EXPECT_EQ(layout.records[0].elements.size(), 3u);
    EXPECT_EQ(layout.uniqueKey.size(), 4u);
    EXPECT_DOUBLE_EQ(layout.refuseAboveRejectedShare, 0.5);
}

TEST(ParseLayoutTest, BrokenJsonIsRefusedWithLineAndColumn)
{
    const auto error = errorWith("\"version\": \"1\",", "\"version\": \"1\"");
    EXPECT_EQ(error.code, ErrorCode::InvalidInput);
    EXPECT_EQ(error.position.line, 2);
    EXPECT_GT(error.position.column, 20);
}

TEST(ParseLayoutTest, ANewerFormatIsToldApart)
{
    EXPECT_EQ(errorWith("\"format\": 1", "\"format\": 2").code, ErrorCode::NewerFormat);
    expectRefused("\"format\": 1, ", "", "format");
}

TEST(ParseLayoutTest, UnknownKeysAndWrongTypesAreRefusedWithTheirPath)
{
    expectRefused("\"upper\": true", "\"uper\": true", "columns[4].uper");
    expectRefused("\"upper\": true", "\"upper\": \"yes\"", "columns[4].upper");
    expectRefused("\"position\": 2", "\"position\": 0", "columns[1].position");
    expectRefused("\"position\": 2", "\"position\": 1.5", "columns[1].position");
    expectRefused("\"delimiter\": \";\"", "\"delimiter\": \";;\"", "file.delimiter");
    expectRefused("\"on_bad\": \"reject_row\"", "\"on_bad\": \"ignore\"", "columns[0].on_bad");
    expectRefused("\"es\": \"Propio\"", "\"es\": \"\"", "title.es");
}

TEST(ParseLayoutTest, ColumnsWithoutAPlaceOrWithTwoAreRefused)
{
    expectRefused("\"position\": 2, ", "", "columns[1].position");
    expectRefused("\"position\": 2", "\"from\": 1, \"to\": 3", "columns[1]");
    expectRefused("\"position\": 2", "\"position\": 2, \"constant\": \"x\"", "columns[1].constant");
    expectRefused("\"name\": \"student\"", "\"name\": \"school\"", "columns[1].name");
}

TEST(ParseLayoutTest, FixedWidthColumnsStayWithinTheRecord)
{
    const auto with = [](const std::string& to) {
        return parse(R"json({"format": 1, "id": "f", "version": "1",
 "title": {"en": "F", "es": "F"}, "source": "s", "status": "own", "segment": "university",
 "file": {"format": "fixed_width", "record_length": 10},
 "columns": [{"name": "a", "from": 9, "to": )json"
                     + to + "}]}");
    };
    EXPECT_TRUE(with("10"));
    EXPECT_EQ(with("11").error().place, "columns[0].from");
    EXPECT_EQ(with("8").error().place, "columns[0].from");
}

TEST(ParseLayoutTest, NamesOfOtherColumnsMustResolve)
{
    expectRefused("\"institution\": \"school\"", "\"institution\": \"shcool\"", "institution");
    expectRefused("{\"code\": [\"2131\"", "{\"cod\": [\"2131\"", "derived[0].rules[0].when.cod");
    expectRefused("\"value\": \"transfer\"", "\"value\": \"$nobody\"", "derived[0].rules[0].value");
    expectRefused("\"local_id\": \"student\"", "\"local_id\": \"pupil\"", "person.local_id");
    expectRefused("\"grade\": \"mark\"", "\"grade\": \"marks\"", "records[0].elements.grade");
    expectRefused("[\"school\", \"student\", \"year\", \"code\"]", "[\"x\"]", "unique_key");
}

TEST(ParseLayoutTest, NamesOfTheDictionaryMustResolve)
{
    expectRefused("\"segment\": \"k12\"", "\"segment\": \"K12\"", "segment");
    expectRefused("\"code_list\": \"grade\"", "\"code_list\": \"grades\"", "columns[4].code_list");
    expectRefused("{\"ONE\": \"A\"}", "{\"ONE\": \"1\"}", "columns[4].map.ONE");
    expectRefused("\"map\": {\"ONE\": \"A\"}", "\"repair_list\": \"none\"",
                  "columns[4].repair_list");
    expectRefused("\"kind\": \"course\"", "\"kind\": \"curse\"", "records[0].kind");
    expectRefused("\"level\": \"level\"", "\"lvl\": \"level\"", "records[0].elements.lvl");
    expectRefused("\"calendar\": \"k12\"", "\"calendar\": \"moon\"", "time.calendar");
    expectRefused("\"only_term\": \"year\"", "\"only_term\": \"fall\"", "time.only_term");
}

TEST(ParseLayoutTest, ElementsTakenFromTheStandingRecordCannotBeStoredAgain)
{
    expectRefused("\"level\": \"level\"", "\"grade_level\": \"level\"",
                  "records[0].elements.grade_level");
}

TEST(ParseLayoutTest, TimeAndPersonMustBeToldInFull)
{
    expectRefused("(?<yyyy>[0-9]{4})", "[0-9]{4}", "time.pattern");
    expectRefused(", \"only_term\": \"year\"", "", "time.only_term");
    expectRefused("\"calendar\": \"k12\",", "", "time.calendar");
    expectRefused("\"local_id_within\": \"district\"", "\"local_id_within\": \"county\"",
                  "person.local_id_within");
    expectRefused("\"person\": {\"local_id\": \"student\", \"local_id_within\": \"district\"},", "",
                  "person");
    expectRefused("\"institution\": \"school\",", "", "institution");
}

TEST(ParseLayoutTest, AnIdentifierIsStoredUnderNoName)
{
    expectRefused(R"("grade": "mark")", R"("grade": "mark", "course_number": "student")",
                  "records[0].elements.course_number");
    // Nor through a copy of it.
    expectRefused(R"("value": "transfer")", R"("value": "$student")", "records[0].elements.level");
    expectRefused(R"("unique_key")",
                  R"("attributes": {"region_of_residence": "student"}, "unique_key")",
                  "attributes.region_of_residence");
}
