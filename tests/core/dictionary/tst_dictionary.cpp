// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dictionary/dictionary.h"
#include "core/dictionary/time_span.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

using namespace core::dictionary;

namespace {

const Dictionary& dictionary()
{
    static const auto loaded = Dictionary::load();
    EXPECT_TRUE(loaded) << loaded.error().place << ": " << loaded.error().detail;
    return loaded.value();
}

std::string propertyOf(const char* element, const char* code, const char* property)
{
    const auto* entry = dictionary().entry(element, code);
    if (!entry || !entry->properties.contains(property))
        return {};
    return entry->properties.at(property);
}

/// All values that @p property has among the codes of @p element.
std::set<std::string> valuesOf(const Element& element, const std::string& property)
{
    std::set<std::string> values;
    for (const auto& list : element.codeLists)
        for (const auto& entry : dictionary().codeList(list)->entries)
            if (const auto value = entry.properties.find(property); value != entry.properties.end())
                values.insert(value->second);
    return values;
}

} // namespace

TEST(DictionaryTest, LoadsFromTheResourcesOfTheProgram)
{
    EXPECT_GT(dictionary().elements().size(), 30u);
    EXPECT_GT(dictionary().codeLists().size(), 30u);
}

TEST(DictionaryTest, ElementsAreNamedOnceAndTheirCodeListsExist)
{
    std::set<std::string> ids;
    for (const auto& element : dictionary().elements()) {
        EXPECT_TRUE(ids.insert(element.id).second) << element.id;
        EXPECT_FALSE(element.label.es.empty()) << element.id;
        for (const auto& list : element.codeLists)
            EXPECT_NE(dictionary().codeList(list), nullptr) << element.id << " " << list;
    }
}

TEST(DictionaryTest, ElementsWithSeveralListsHaveEachCodeInOneOnly)
{
    for (const auto& element : dictionary().elements()) {
        std::set<std::string> codes;
        for (const auto& list : element.codeLists)
            for (const auto& entry : dictionary().codeList(list)->entries)
                EXPECT_TRUE(codes.insert(entry.code).second) << element.id << " " << entry.code;
    }
}

TEST(DictionaryTest, ElementsOfInstitutionAndTimeNameAPropertyOfTheirs)
{
    const std::map<std::string, std::set<std::string>> properties {
        {"institution", {"id", "county", "district", "region", "segment"}},
        {"time", {"academic_year", "season", "label"}}};
    for (const auto& element : dictionary().elements())
        if (const auto of = properties.find(element.derivedFrom); of != properties.end()) {
            const auto& property = element.property.empty() ? element.id : element.property;
            EXPECT_TRUE(of->second.contains(property)) << element.id;
        }
}

TEST(DictionaryTest, ElementsDerivedFromCodesFindTheirPropertyAndItsValuesAreCodes)
{
    for (const auto& element : dictionary().elements()) {
        if (element.derivedFrom.empty() || element.derivedFrom == "institution"
            || element.derivedFrom == "time")
            continue;
        const auto* from = dictionary().element(element.derivedFrom);
        ASSERT_NE(from, nullptr) << element.id;
        const auto values
            = valuesOf(*from, element.property.empty() ? element.id : element.property);
        EXPECT_FALSE(values.empty()) << element.id;
        for (const auto& value : values)
            EXPECT_TRUE(element.codeLists.empty() || dictionary().entry(element.id, value))
                << element.id << " " << value;
    }
}

TEST(DictionaryTest, KindsAreKeyedByTheirFirstElementAndStoreKnownElements)
{
    for (const auto& kind : dictionary().kinds()) {
        ASSERT_FALSE(kind.elements.empty()) << kind.id;
        EXPECT_EQ(kind.elements.front(), kind.keyElement) << kind.id;
        for (const auto& element : kind.elements)
            EXPECT_NE(dictionary().element(element), nullptr) << kind.id << " " << element;
        const auto& standing = dictionary().kind("standing")->elements;
        for (const auto& element : kind.asOf) {
            EXPECT_TRUE(std::count(kind.elements.begin(), kind.elements.end(), element));
            EXPECT_TRUE(std::count(standing.begin(), standing.end(), element)) << element;
        }
    }
    EXPECT_EQ(dictionary().kind("course")->keyElement, "subject");
    EXPECT_EQ(dictionary().kind("nothing"), nullptr);
}

TEST(DictionaryTest, NamedSetsHoldCodesOfTheirElementOnly)
{
    for (const auto& set : dictionary().sets())
        for (const auto& code : set.codes)
            EXPECT_NE(dictionary().entry(set.element, code), nullptr) << set.name << " " << code;
    const auto& sets = dictionary().sets();
    const auto english = std::find_if(sets.begin(), sets.end(),
                                      [](const auto& set) { return set.name == "English 10"; });
    ASSERT_NE(english, sets.end());
    EXPECT_EQ(english->codes, (std::vector<std::string> {"2131", "9106"}));
}

TEST(DictionaryTest, SubjectsOfSchoolAndCollegeShareTheirDisciplines)
{
    EXPECT_EQ(propertyOf("subject", "2131", "discipline"), "english");
    EXPECT_EQ(propertyOf("subject", "2110", "discipline"), "esl");
    EXPECT_EQ(propertyOf("subject", "2403", "discipline"), "math");
    EXPECT_EQ(propertyOf("subject", "2607", "discipline"), "chemistry");
    EXPECT_EQ(propertyOf("subject", "2603", "discipline"), "science");
    EXPECT_EQ(propertyOf("subject", "5655", "discipline"), "automotive");
    EXPECT_EQ(propertyOf("subject", "150100", "discipline"), "english");
    EXPECT_EQ(propertyOf("subject", "152000", "discipline"), "english");
    EXPECT_EQ(propertyOf("subject", "150600", "discipline"), "other");
    EXPECT_EQ(propertyOf("subject", "493087", "discipline"), "esl");
    EXPECT_EQ(propertyOf("subject", "170200", "discipline"), "math");
    EXPECT_EQ(propertyOf("subject", "190500", "discipline"), "chemistry");
    EXPECT_EQ(propertyOf("subject", "094800", "discipline"), "automotive");
}

TEST(DictionaryTest, GradesHavePointsAndBothDefinitionsOfSuccess)
{
    EXPECT_EQ(propertyOf("grade", "A-", "grade_points"), "3.7");
    EXPECT_EQ(propertyOf("grade", "FW", "grade_points"), "0.0");
    EXPECT_EQ(propertyOf("grade", "P", "grade_points"), "");
    EXPECT_EQ(propertyOf("grade", "IC", "success"), "yes");
    EXPECT_EQ(propertyOf("grade", "D", "success"), "no");
    EXPECT_EQ(propertyOf("grade", "DR", "success"), "no");
    EXPECT_EQ(propertyOf("grade", "DR", "success_rp"), "");
    EXPECT_EQ(propertyOf("grade", "MW", "success"), "");
    EXPECT_EQ(propertyOf("grade", "B+", "grade_letter"), "B");
    EXPECT_LT(dictionary().rank("grade", "C"), dictionary().rank("grade", "C-"));
    EXPECT_LT(dictionary().rank("grade", "C-"), dictionary().rank("grade", "D+"));
}

TEST(DictionaryTest, EveryGradeOfTheCollegesIsAGrade)
{
    for (const auto& entry : dictionary().codeList("ccc_grade")->entries)
        EXPECT_NE(dictionary().entry("grade", entry.code), nullptr) << entry.code;
}

TEST(DictionaryTest, CodesCarryTheirFirstAndLastAcademicYear)
{
    const auto* oldCode = dictionary().entry("subject", "2131");
    const auto* newCode = dictionary().entry("subject", "9106");
    ASSERT_TRUE(oldCode && newCode);
    EXPECT_EQ(oldCode->firstYear, 1990);
    EXPECT_EQ(oldCode->lastYear, 2018);
    EXPECT_EQ(newCode->firstYear, 2019);
    EXPECT_EQ(newCode->lastYear, 0);
    EXPECT_EQ(dictionary().entry("award", "485")->firstYear, 2020);
    EXPECT_EQ(dictionary().entry("grade_level", "TK")->firstYear, 2023);
}

TEST(DictionaryTest, ACodeListedOncePerPathwayIsOneCodeOfAllItsYears)
{
    const auto* carpentry = dictionary().entry("subject", "5507");
    ASSERT_NE(carpentry, nullptr);
    EXPECT_EQ(carpentry->firstYear, 1990);
    EXPECT_EQ(carpentry->lastYear, 2016);
}

TEST(DictionaryTest, RanksFollowTheListsInOrderAndUnknownCodesComeLast)
{
    EXPECT_LT(dictionary().rank("grade_level", "KN"), dictionary().rank("grade_level", "01"));
    EXPECT_LT(dictionary().rank("grade_level", "12"), dictionary().rank("grade_level", "13"));
    EXPECT_LT(dictionary().rank("subject", "9356"), dictionary().rank("subject", "010100"));
    EXPECT_GT(dictionary().rank("subject", "MATH"), dictionary().rank("subject", "493090"));
}

TEST(DictionaryTest, CalendarsHaveTheNominalDaysOfTheirTerms)
{
    const auto* year = dictionary().calendar("k12")->find("year");
    ASSERT_NE(year, nullptr);
    EXPECT_EQ(year->beginMonth * 100 + year->beginDay, 815);
    EXPECT_EQ(year->endMonth * 100 + year->endDay, 614);
    const auto* spring = dictionary().calendar("quarter")->find("spring");
    ASSERT_NE(spring, nullptr);
    EXPECT_EQ(spring->beginMonth * 100 + spring->beginDay, 401);
    EXPECT_EQ(spring->endMonth * 100 + spring->endDay, 614);
    EXPECT_FALSE(spring->beginsAcademicYear);
    EXPECT_TRUE(dictionary().calendar("quarter")->find("winter")->primary);
    EXPECT_FALSE(dictionary().calendar("semester")->find("winter")->primary);
    EXPECT_TRUE(dictionary().calendar("semester")->find("summer")->beginsAcademicYear);
    EXPECT_EQ(dictionary().calendar("semester")->find("autumn"), nullptr);
}

TEST(DictionaryTest, SegmentsHaveLabelsInBothLanguages)
{
    EXPECT_EQ(dictionary().segments(), (std::vector<std::string> {"k12", "cc", "university"}));
    EXPECT_EQ(dictionary().segmentLabel("cc")->en, "Community colleges");
    EXPECT_EQ(dictionary().segmentLabel("cc")->es, "Colegios comunitarios");
    EXPECT_EQ(dictionary().segmentLabel("moon"), nullptr);
}

TEST(DictionaryTest, RepairedMarksAreGrades)
{
    for (const auto* id : {"k12_marks", "ccc_marks"}) {
        const auto* list = dictionary().repairList(id);
        ASSERT_NE(list, nullptr);
        std::set<std::string> raw;
        for (const auto& [mark, code] : list->map) {
            EXPECT_TRUE(raw.insert(mark).second) << mark;
            EXPECT_NE(dictionary().entry("grade", code), nullptr) << mark;
        }
    }
}

TEST(DictionaryTest, TheInventedInstitutionsAreInNoRealList)
{
    for (const auto* code : {"Z01", "Z02", "Z03"})
        EXPECT_EQ(dictionary().codeList("ccc_college")->find(code), nullptr) << code;
    for (const auto* code : {"01", "02"})
        EXPECT_EQ(dictionary().codeList("csu_campus")->find(code), nullptr) << code;
    EXPECT_NE(dictionary().codeList("ccc_college")->find("022"), nullptr);
    EXPECT_NE(dictionary().codeList("csu_campus")->find("65"), nullptr);
}

TEST(TimeSpanTest, AnAcademicYearIsNamedByBothItsYears)
{
    EXPECT_EQ(academicYearLabel(2007), "2007-08");
    EXPECT_EQ(academicYearLabel(2010), "2010-11");
    EXPECT_EQ(academicYearLabel(1999), "1999-00");
}
