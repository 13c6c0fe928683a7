// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/synth/chance.h"
#include "app/synth/ordinary.h"
#include "app/synth/paper_trail.h"
#include "app/synth/population.h"
#include "app/synth/stories.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace {

using namespace app::synth;

constexpr std::int64_t Size = 40000;
constexpr std::uint64_t Seed = 5;

const std::vector<Student>& region()
{
    static const std::vector<Student> students = populate(Size, Seed);
    return students;
}

std::string derivedKey(const Student& student, const PaperTrail& paper)
{
    return paper.partialFirst() + paper.partialLast() + paper.birthDate() + student.plan.gender;
}

TEST(Chance, givesTheReferenceValuesOfSplitMix64)
{
    // Output function of Steele, Lea, Flood 2014 from a state of one increment.
    EXPECT_EQ(mix(0, 0), 0xe220a8397b1dcdafULL);
}

TEST(Population, hasAsManyStudentsAsAskedFor)
{
    EXPECT_EQ(region().size(), static_cast<std::size_t>(Size));
}

TEST(Population, givesEveryPlantedStudentADerivedKeyOfTheirOwn)
{
    std::map<std::string, int> uses;
    for (const Student& student : region())
        ++uses[derivedKey(student, PaperTrail(student, Seed))];
    for (const Student& student : region()) {
        if (student.plan.story == Story::Background || student.plan.keys == Keys::NoName)
            continue;
        ASSERT_EQ(uses.at(derivedKey(student, PaperTrail(student, Seed))), 1);
    }
}

TEST(Population, letsAtMostOneInAThousandShareADerivedKey)
{
    std::map<std::string, int> uses;
    for (const Student& student : region())
        if (student.plan.keys != Keys::NoName)
            ++uses[derivedKey(student, PaperTrail(student, Seed))];
    std::size_t shared = 0;
    for (const auto& [key, count] : uses)
        shared += count > 1 ? 1 : 0;
    EXPECT_GT(shared, 0u) << "two people with one key belong to the mess";
    EXPECT_LE(shared, region().size() / 1000);
}

TEST(Population, usesSocialSecurityNumbersThatWereNeverIssuedAndNoneTwice)
{
    std::set<std::string> seen;
    for (const Student& student : region()) {
        const std::string ssn = PaperTrail(student, Seed).universitySsn();
        ASSERT_EQ(ssn.size(), 9u);
        EXPECT_EQ(ssn[0], '9');
        const int group = std::stoi(ssn.substr(3, 2));
        EXPECT_TRUE(group >= 1 && group <= 49) << group;
        EXPECT_NE(ssn.substr(5), "0000");
        EXPECT_TRUE(seen.insert(ssn).second);
    }
}

TEST(Population, leavesNothingToLinkAnUnlocatableStudentBy)
{
    for (const Student& student : region()) {
        if (student.plan.fate != Fate::NotLocatable)
            continue;
        const PaperTrail paper(student, Seed);
        EXPECT_EQ(paper.schoolSsn(), "");
        EXPECT_EQ(paper.statewideId(), "");
        EXPECT_TRUE(paper.schoolBirthDate().empty() || paper.partialFirst() == "$$$");
    }
}

TEST(Population, linksAboutEightyEightInAHundredOfThoseWhoCanBeLinked)
{
    int linkable = 0;
    int linked = 0;
    for (const Student& student : region()) {
        Chance chance(mix(mix(Seed, 4), student.number));
        Life life;
        if (const StoryTeller* teller = tellerOf(student.plan.story))
            teller->live(student, chance, life);
        else
            liveInBackground(student, chance, life);
        if (life.years.empty() || life.collegeTerms.empty() || student.plan.keys != Keys::Whole)
            continue;
        const PaperTrail paper(student, Seed);
        const bool bySsn = paper.collegeUsesSsn() && !paper.schoolSsn().empty();
        const bool byKey = paper.collegeLastName() == lastNameText(student.last)
            && paper.collegeBirthDate() == paper.schoolBirthDate()
            && paper.collegeGender() == student.plan.gender;
        ++linkable;
        linked += bySsn || byKey ? 1 : 0;
    }
    EXPECT_NEAR(100.0 * linked / linkable, 88.0, 2.0);
}

std::string readText(const std::string& path)
{
    std::ifstream file(std::string(SEGUE_SOURCE_DIR "/resources/dictionary/codes/") + path);
    std::ostringstream text;
    text << file.rdbuf();
    EXPECT_FALSE(text.str().empty()) << path;
    return text.str();
}

TEST(Region, usesNoInstitutionCodeOfARealList)
{
    const std::string colleges = readText("ccc_college.json");
    const std::string campuses = readText("csu.csv");
    for (const Member& member : Members) {
        const std::string id(member.id);
        EXPECT_EQ(colleges.find("\"" + id + "\""), std::string::npos) << id;
        EXPECT_EQ(campuses.find("campus," + id + ","), std::string::npos) << id;
        if (member.segment == Segment::K12) {
            EXPECT_EQ(id.substr(0, 3), "990"); // California's districts end below 90000
        } else if (member.segment == Segment::College) {
            EXPECT_EQ(id.front(), 'Z');
        }
    }
    for (const School& school : Schools)
        EXPECT_EQ(school.id.substr(0, 5), Members[school.member].id);
}

} // namespace
