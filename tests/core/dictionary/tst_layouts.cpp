// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dictionary/csv_table.h"
#include "core/dictionary/layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>

using namespace core::dictionary;

namespace {

const Dictionary& theDictionary()
{
    static const auto loaded = Dictionary::load();
    return loaded.value();
}

const std::vector<Layout>& layouts()
{
    static const auto loaded = builtInLayouts(theDictionary());
    EXPECT_TRUE(loaded) << loaded.error().place << ": " << loaded.error().detail;
    return loaded.value();
}

const Layout* find(std::string_view id)
{
    const auto found = std::find_if(layouts().begin(), layouts().end(),
                                    [id](const auto& layout) { return layout.id == id; });
    return found == layouts().end() ? nullptr : &*found;
}

const Column* column(const Layout& layout, std::string_view name)
{
    const auto found = std::find_if(layout.columns.begin(), layout.columns.end(),
                                    [name](const auto& one) { return one.name == name; });
    return found == layout.columns.end() ? nullptr : &*found;
}

bool holds(const DerivedRule& rule, const std::map<std::string, std::string>& row)
{
    return std::all_of(rule.when.begin(), rule.when.end(),
                       [&row](const auto& condition) {
                           const auto& wanted = condition.second;
                           return std::find(wanted.begin(), wanted.end(), row.at(condition.first))
                               != wanted.end();
                       })
        && std::all_of(rule.matches.begin(), rule.matches.end(), [&row](const auto& match) {
               return std::regex_match(row.at(match.first), std::regex(match.second));
           });
}

/// The value that the rules of a derived column give, read here again and not by intake.
std::string derive(const Layout& layout, std::string_view name,
                   const std::map<std::string, std::string>& row)
{
    const auto found = std::find_if(layout.derived.begin(), layout.derived.end(),
                                    [name](const auto& one) { return one.name == name; });
    const auto rule = std::find_if(found->rules.begin(), found->rules.end(),
                                   [&row](const auto& one) { return holds(one, row); });
    return rule == found->rules.end() ? std::string() : rule->value;
}

/// Ethnicity of a college student whose SB29 has Y at these 1-based positions and N elsewhere.
std::string ethnicityOf(std::initializer_list<std::size_t> positions, const std::string& oldCode)
{
    std::string flags(21, 'N');
    for (const auto position : positions)
        flags[position - 1] = 'Y';
    return derive(*find("ccc-mis-student"), "ethnicity",
                  {{"multi_ethnicity", flags}, {"ethnicity_code", oldCode}});
}

std::string levelOf(std::map<std::string, std::string> row)
{
    const auto* layout = find("ccc-mis-enrolment");
    row["sxd2"] = derive(*layout, "sxd2", row);
    return derive(*layout, "level", row);
}

CsvTable tableOf(const std::string& file)
{
    std::ifstream stream(std::string(SEGUE_TEST_DATA) + "/" + file);
    const std::string text((std::istreambuf_iterator<char>(stream)), {});
    auto table = parseCsv(text);
    EXPECT_TRUE(table);
    return table.value();
}

} // namespace

TEST(LayoutsTest, AllSourcesOfTheDemoRegionAndOfTheRealSetsHaveOne)
{
    for (const auto* id : {"calpass-k12-student",
                           "calpass-k12-course",
                           "calpass-k12-award",
                           "ccc-mis-student",
                           "ccc-mis-course",
                           "ccc-mis-enrolment",
                           "ccc-mis-award",
                           "csu-erss",
                           "csu-ersd",
                           "midfield-student",
                           "midfield-term",
                           "midfield-course",
                           "midfield-degree",
                           "opensdp-demog",
                           "opensdp-stu-year",
                           "opensdp-hs-annual",
                           "opensdp-hs-outcomes",
                           "opensdp-ps-enroll",
                           "opensdp-stu-assess",
                           "oulad-student",
                           "oulad-registration"})
        EXPECT_NE(find(id), nullptr) << id;
}

TEST(LayoutsTest, IdsAreUnique)
{
    std::set<std::string> ids;
    for (const auto& layout : layouts())
        EXPECT_TRUE(ids.insert(layout.id).second) << layout.id;
}

TEST(LayoutsTest, ColumnsHaveTheirOwnPlaceInTheFile)
{
    for (const auto& layout : layouts()) {
        std::set<std::string> headers;
        std::set<int> places;
        for (const auto& one : layout.columns) {
            if (!one.constant.empty())
                continue;
            if (!one.header.empty()) {
                EXPECT_TRUE(headers.insert(one.header).second) << layout.id << " " << one.header;
            }
            if (one.position > 0) {
                EXPECT_TRUE(places.insert(one.position).second) << layout.id << " " << one.name;
            }
            for (int place = one.from; place > 0 && place <= one.to; ++place)
                EXPECT_TRUE(places.insert(place).second) << layout.id << " " << one.name;
        }
    }
}

TEST(LayoutsTest, DelimitedFilesWithoutHeaderNameEveryPositionUpToTheLast)
{
    for (const auto& layout : layouts()) {
        if (layout.format != FileFormat::Delimited || layout.header != HeaderRow::Absent)
            continue;
        std::set<int> positions;
        for (const auto& one : layout.columns)
            if (one.constant.empty())
                positions.insert(one.position);
        EXPECT_EQ(static_cast<std::size_t>(*positions.rbegin()), positions.size()) << layout.id;
    }
}

TEST(LayoutsTest, OtherLayoutsThatTheyNameExistWithTheColumnsTaken)
{
    for (const auto& layout : layouts()) {
        if (!layout.studentLayout.empty()) {
            EXPECT_NE(find(layout.studentLayout), nullptr) << layout.id;
        }
        for (const auto& lookup : layout.lookups) {
            const auto* other = find(lookup.layout);
            ASSERT_NE(other, nullptr) << layout.id;
            for (const auto& on : lookup.on)
                EXPECT_NE(column(*other, on.second), nullptr) << layout.id << " " << on.second;
            for (const auto& name : lookup.take)
                EXPECT_NE(column(*other, name), nullptr) << layout.id << " " << name;
        }
    }
}

TEST(LayoutsTest, RecordsFillTheClusterKeyOfTheirKind)
{
    for (const auto& layout : layouts())
        for (const auto& record : layout.records) {
            const auto& key = theDictionary().kind(record.kind)->keyElement;
            EXPECT_TRUE(std::any_of(record.elements.begin(), record.elements.end(),
                                    [&key](const auto& one) { return one.first == key; }))
                << layout.id << " " << record.kind;
        }
}

TEST(LayoutsTest, CsuPositionsAreThoseOfTheManual)
{
    for (const auto& [id, file] : {std::pair {"csu-erss", "csu_erss_layout.csv"},
                                   std::pair {"csu-ersd", "csu_ersd_layout.csv"}}) {
        std::map<std::string, std::string> manual;
        const auto table = tableOf(file);
        for (const auto& row : table.rows)
            manual[row[0]] = row[2] + "-" + row[3];
        const auto& layout = *find(id);
        EXPECT_EQ(std::to_string(layout.recordLength), table.rows.back()[3]) << id;
        for (const auto& one : layout.columns)
            if (one.constant.empty()) {
                EXPECT_EQ(manual[one.label],
                          std::to_string(one.from) + "-" + std::to_string(one.to))
                    << id << " " << one.label;
            }
    }
}

TEST(LayoutsTest, LevelIsBelowTransferForEveryLevelPriorToIt)
{
    const std::map<std::string, std::string> basic {
        {"transfer_status", "C"}, {"credit_status", "C"},     {"basic_skills", "B"},
        {"prior_level", "A"},     {"general_education", "Y"}, {"support_course", "N"}};
    for (const auto* prior : {"A", "B", "C", "D", "E", "F", "G", "H"}) {
        auto row = basic;
        row["prior_level"] = prior;
        EXPECT_EQ(levelOf(row), "below_transfer") << prior;
    }
    auto notInASequence = basic;
    notInASequence["prior_level"] = "Y";
    EXPECT_EQ(levelOf(notInASequence), "");
}

TEST(LayoutsTest, LevelIsTransferByCreditFlagsOrByGeneralEducationWithoutSupport)
{
    std::map<std::string, std::string> row {{"transfer_status", "A"},  {"credit_status", "D"},
                                            {"basic_skills", "N"},     {"prior_level", "Y"},
                                            {"general_education", ""}, {"support_course", ""}};
    EXPECT_EQ(levelOf(row), "transfer");
    row["transfer_status"] = "C";
    EXPECT_EQ(levelOf(row), "") << "degree-applicable only";
    row["general_education"] = "A";
    EXPECT_EQ(levelOf(row), "transfer");
    row["support_course"] = "S";
    EXPECT_EQ(levelOf(row), "");
    row["general_education"] = "Y";
    row["support_course"] = "N";
    EXPECT_EQ(levelOf(row), "");
}

TEST(LayoutsTest, HispanicWinsOverRaceAndAMissingIndicatorIsNotANo)
{
    const auto& layout = *find("calpass-k12-student");
    EXPECT_EQ(derive(layout, "ethnicity", {{"hispanic", "Y"}, {"race", "700"}}), "hispanic");
    EXPECT_EQ(derive(layout, "ethnicity", {{"hispanic", ""}, {"race", "500"}}), "hispanic");
    EXPECT_EQ(derive(layout, "ethnicity", {{"hispanic", "N"}, {"race", "208"}}), "asian");
    EXPECT_EQ(derive(layout, "ethnicity", {{"hispanic", ""}, {"race", "700"}}), "");
    EXPECT_EQ(derive(layout, "ethnicity", {{"hispanic", "N"}, {"race", "999"}}), "");
}

TEST(LayoutsTest, TheFlagsOfCollegesRollUpToOneEthnicity)
{
    EXPECT_EQ(ethnicityOf({1}, ""), "hispanic");
    EXPECT_EQ(ethnicityOf({2}, "W_"), "hispanic");
    EXPECT_EQ(ethnicityOf({1, 21}, "W_"), "hispanic");
    EXPECT_EQ(ethnicityOf({7}, ""), "asian");
    EXPECT_EQ(ethnicityOf({6, 12, 14}, ""), "asian");
    EXPECT_EQ(ethnicityOf({13}, ""), "filipino");
    EXPECT_EQ(ethnicityOf({15}, ""), "black");
    EXPECT_EQ(ethnicityOf({16}, ""), "american_indian");
    EXPECT_EQ(ethnicityOf({17}, ""), "pacific_islander");
    EXPECT_EQ(ethnicityOf({18, 20}, ""), "pacific_islander");
    EXPECT_EQ(ethnicityOf({21}, "HM"), "white");
    EXPECT_EQ(ethnicityOf({12, 13}, ""), "two_or_more");
    EXPECT_EQ(ethnicityOf({15, 21}, "B_"), "two_or_more");
}

TEST(LayoutsTest, WithoutFlagsTheOlderCodeOfCollegesCounts)
{
    EXPECT_EQ(ethnicityOf({}, "HM"), "hispanic");
    EXPECT_EQ(ethnicityOf({}, "PS"), "pacific_islander");
    EXPECT_EQ(ethnicityOf({}, "A"), "asian");
    EXPECT_EQ(ethnicityOf({}, "X_"), "");
    EXPECT_EQ(ethnicityOf({}, "XD"), "");
}

TEST(LayoutsTest, EveryOlderCodeIsRolledUpAsInThePublishedCrosswalk)
{
    const std::map<std::string, std::string> ofCombined {
        {"2", "black"}, {"5", "american_indian"}, {"4", "hispanic"},
        {"7", "white"}, {"3", "filipino"},        {"9", ""},
        {"6", ""}};
    const auto table = tableOf("ethnicity_crosswalk_cpec.csv");
    const auto cell = [&table](const auto& row, const char* name) {
        return row[static_cast<std::size_t>(table.column(name))];
    };
    int checked = 0;
    for (const auto& row : table.rows) {
        const auto combined = cell(row, "combined_code");
        const bool isIslander = cell(row, "cpec_code").starts_with('5');
        const auto due = combined != "1" ? ofCombined.find(combined) : ofCombined.end();
        const std::string expected = due != ofCombined.end() ? due->second
            : isIslander                                     ? "pacific_islander"
                                                             : "asian";
        if (const auto code = cell(row, "ccc_sb05"); !code.empty()) {
            EXPECT_EQ(ethnicityOf({}, code), expected) << code;
            ++checked;
        }
        if (const auto code = cell(row, "csu"); !code.empty()) {
            EXPECT_EQ(
                derive(*find("csu-erss"), "ethnicity", {{"race", ""}, {"old_ethnicity", code}}),
                expected)
                << code;
        }
    }
    EXPECT_GT(checked, 20);
}

TEST(LayoutsTest, ABlankGenderOfSchoolsBecomesX)
{
    const auto& map = column(*find("calpass-k12-student"), "gender")->map;
    EXPECT_EQ(map, (std::vector<std::pair<std::string, std::string>> {{"", "X"}}));
}

TEST(LayoutsTest, CollegeTermsAreOddForSemestersAndEvenForQuarters)
{
    const auto& terms = find("ccc-mis-enrolment")->time->terms;
    ASSERT_EQ(terms.size(), 8u) << "an annual record has no term";
    for (const auto& [captured, term] : terms) {
        const bool isOdd = (captured[0] - '0') % 2 == 1;
        EXPECT_TRUE(term.starts_with(isOdd ? "semester:" : "quarter:")) << captured;
    }
}

TEST(LayoutsTest, DirtyMarksOfSchoolsAreUnfoldedIntoTheColumn)
{
    const auto& map = column(*find("calpass-k12-course"), "grade")->map;
    const auto codeOf = [&map](const std::string& mark) {
        const auto found = std::find_if(map.begin(), map.end(),
                                        [&mark](const auto& one) { return one.first == mark; });
        return found == map.end() ? "(not mapped)" : found->second;
    };
    EXPECT_EQ(codeOf("-A"), "A-");
    EXPECT_EQ(codeOf("93"), "A");
    EXPECT_EQ(codeOf("87"), "B+");
    EXPECT_EQ(codeOf("59"), "F");
    EXPECT_EQ(codeOf("3.70"), "A-");
    EXPECT_EQ(codeOf("4"), "(not mapped)") << "4.0 or four per cent";
    EXPECT_EQ(codeOf("BX"), "(not mapped)");
}

TEST(LayoutsTest, TermsOfOneStudyYearFollowEachOtherInTheOpenUniversity)
{
    const auto& terms = find("oulad-student")->time->ownTerms;
    ASSERT_EQ(terms.size(), 2u);
    EXPECT_EQ(terms[0].id, "B");
    EXPECT_FALSE(terms[0].beginsAcademicYear);
    EXPECT_EQ(terms[0].endMonth * 100 + terms[0].endDay, 930);
    EXPECT_EQ(terms[1].beginMonth * 100 + terms[1].beginDay, 1001);
    EXPECT_TRUE(find("oulad-student")->time->labelAsWritten);
}
