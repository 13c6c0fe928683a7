// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake_fixture.h"

#include "core/intake/read_submission.h"
#include "core/intake/report_text.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <random>

namespace core::intake::test {
namespace {

constexpr std::string_view CollegeStudents = "Z01,075,S1,C,19910203,F,,H_,Ana,Reyes,1,A\n"
                                             "Z01,077,S1,C,19910203,F,,H_,Ana,Reyes,5,A\n"
                                             "Z01,077,912345678,S,19910304,M,,W_,Ben,Stone,1,A\n";
constexpr std::string_view CollegeCourses
    = "Z01,077,C1,ENGL 1A,English,150100,D,A,0300,0300,N,E,Y,,N\n"
      "Z01,077,C2,ENGL 90,English,150100,C,C,0300,0300,B,E,A,,N\n";

const Finding* findingOf(const IntakeOutcome& outcome, std::string_view rule)
{
    const auto& findings = outcome.report.findings;
    const auto found = std::find_if(findings.begin(), findings.end(),
                                    [rule](const Finding& one) { return one.rule == rule; });
    return found == findings.end() ? nullptr : &*found;
}

struct College
{
    Folder folder;
    std::vector<InputFile> files;

    explicit College(std::string_view enrolments)
    {
        // In an order that no relation likes.
        files = {{folder.write("SXZ01.txt", enrolments), &layout("ccc-mis-enrolment")},
                 {folder.write("SBZ01.txt", CollegeStudents), &layout("ccc-mis-student")},
                 {folder.write("CBZ01.txt", CollegeCourses), &layout("ccc-mis-course")}};
    }
};

TEST(ReadSubmission, joinsTheCourseCatalogueAndDerivesTheLevel)
{
    const College college("Z01,077,S1,C1,ENGL 1A,01,070820,888888,0300,B+,\n"
                          "Z01,077,912345678,C2,ENGL 90,02,070820,888888,8888,NP,\n");
    const auto outcome = read(college.files);
    ASSERT_TRUE(outcome) << outcome.error().detail;
    ASSERT_TRUE(outcome.value().submission) << toText(outcome.value().report);
    const Submission& submission = *outcome.value().submission;
    EXPECT_EQ(printRecords(submission, "course"),
              "Z01 fall 2007 subject=150100 grade=B+ level=transfer units=3.00 "
              "course_number=ENGL 1A\n"
              "Z01 fall 2007 subject=150100 grade=NP level=below_transfer "
              "course_number=ENGL 90\n");
    EXPECT_EQ(submission.persons.size(), 2U);
    EXPECT_EQ(submission.nameSpaces, std::vector<std::string> {"institution:Z01"});
}

TEST(ReadSubmission, rejectsARowWithoutItsPartnerInTheCatalogue)
{
    const College college("Z01,077,S1,C1,ENGL 1A,01,070820,888888,0300,B+,\n"
                          "Z01,077,S1,C9,MATH 1,01,070820,888888,0300,B+,\n");
    const auto outcome = read(college.files);
    ASSERT_TRUE(outcome);
    const Finding* finding = findingOf(outcome.value(), "lookup-not-found");
    ASSERT_NE(finding, nullptr);
    EXPECT_EQ(finding->effect, FindingEffect::RowRejected);
    EXPECT_EQ(finding->line, 2);
    EXPECT_EQ(finding->argument, "ccc-mis-course");
    EXPECT_EQ(outcome.value().report.files[0].rejected, 1);
}

TEST(ReadSubmission, refusesFilesWhoseStudentsOrCatalogueAreMissing)
{
    College college("Z01,077,S1,C1,ENGL 1A,01,070820,888888,0300,B+,\n");
    college.files.resize(1);
    const auto outcome = read(college.files);
    ASSERT_TRUE(outcome);
    EXPECT_FALSE(outcome.value().submission);
    EXPECT_NE(findingOf(outcome.value(), "student-file-missing"), nullptr);
    EXPECT_NE(findingOf(outcome.value(), "lookup-file-missing"), nullptr);
}

TEST(ReadSubmission, makesKeysThatMatchAcrossSegments)
{
    const Folder folder;
    const auto k12
        = read({{folder.write("S99001K.txt",
                              "9900101,0607,1,,,ANA,REY,F,19910203,Y,500,10,EO,\n"
                              "9900101,0607,2,912345678,,BEN,STO,M,19910304,N,700,10,EO,\n"),
                 &layout("calpass-k12-student")}});
    const College college("Z01,077,S1,C1,ENGL 1A,01,070820,888888,0300,B+,\n");
    const auto cc = read(college.files);
    ASSERT_TRUE(k12 && cc);
    ASSERT_TRUE(k12.value().submission && cc.value().submission);
    const auto& pupils = k12.value().submission->persons;
    const auto& students = cc.value().submission->persons;
    ASSERT_EQ(pupils.size(), 2U);
    ASSERT_EQ(students.size(), 2U);
    EXPECT_EQ(pupils[0].keys.nameBirthGender, students[0].keys.nameBirthGender);
    EXPECT_NE(pupils[0].keys.nameBirthGender, identity::MatchKey {});
    EXPECT_EQ(pupils[1].keys.ssn, students[1].keys.ssn);
    EXPECT_NE(pupils[1].keys.ssn, identity::MatchKey {});
    EXPECT_EQ(students[0].keys.ssn, identity::MatchKey {});
    EXPECT_NE(pupils[0].keys.local, students[0].keys.local);
    EXPECT_EQ(pupils[0].birthYear, 1991);
}

TEST(ReadSubmission, makesTheSameDerivedKeyFromEitherEncoding)
{
    const Folder folder;
    const auto keyFrom = [&folder](std::string_view file) {
        const auto outcome = read({{zoo() / file, &layout("zoo-pupils")}});
        return outcome.value().submission->persons.front().keys.nameBirthGender;
    };
    EXPECT_EQ(keyFrom("windows-1252.pupils.csv"), keyFrom("utf-8-names.pupils.csv"));
    EXPECT_NE(keyFrom("windows-1252.pupils.csv"), keyFrom("good.pupils.csv"));
}

TEST(ReadSubmission, onlyValidatesWithoutAKey)
{
    IntakeRequest request;
    request.files = {{zoo() / "good.pupils.csv", &layout("zoo-pupils")}};
    request.submitter = "Toyon";
    request.synthetic = true;
    TaskContext task;
    const auto outcome = readSubmission(request, dictionary(), nullptr, task);
    ASSERT_TRUE(outcome);
    const Submission& submission = *outcome.value().submission;
    EXPECT_EQ(submission.submitter, "Toyon");
    EXPECT_TRUE(submission.synthetic);
    EXPECT_EQ(submission.persons.size(), 3U);
    for (const SourcePerson& person : submission.persons) {
        EXPECT_EQ(person.keys.local, identity::MatchKey {});
        EXPECT_EQ(person.keys.ssn, identity::MatchKey {});
    }
}

TEST(ReadSubmission, namesInstitutionsByTheAgreementsAndNotesOthers)
{
    IntakeRequest request;
    request.files = {{zoo() / "good.pupils.csv", &layout("zoo-pupils")}};
    request.knownInstitutions
        = {{"7001", "Yarrow High", "k12", "Los Angeles", "Toyon", "99001", ""}};
    TaskContext task;
    const auto outcome = readSubmission(request, dictionary(), nullptr, task);
    ASSERT_TRUE(outcome);
    const Submission& submission = *outcome.value().submission;
    EXPECT_EQ(submission.institutions.at(0).name, "Yarrow High");
    const Finding* finding = findingOf(outcome.value(), "unknown-institution");
    ASSERT_NE(finding, nullptr);
    EXPECT_EQ(finding->count, 1);
    EXPECT_EQ(finding->effect, FindingEffect::RowRejected);
}

TEST(ReadSubmission, countsAnIdOfADistrictOnceWhateverTheSchool)
{
    IntakeRequest request;
    const Folder folder;
    request.files = {{folder.write("S99001K.txt",
                                   "9900101,0607,1,,,ANA,REY,F,19910203,Y,500,10,EO,\n"
                                   "9900102,0708,1,,,ANA,REY,F,19910203,Y,500,11,EO,\n"
                                   "9900201,0708,1,,,EVA,DIL,F,19910203,Y,500,11,EO,\n"),
                      &layout("calpass-k12-student")}};
    for (const auto& [school, district] :
         {std::pair {"9900101", "99001"}, {"9900102", "99001"}, {"9900201", "99002"}})
        request.knownInstitutions.push_back({school, school, "k12", "", "", district, ""});
    TaskContext task;
    const auto outcome = readSubmission(request, dictionary(), &keyMaker(), task);
    ASSERT_TRUE(outcome && outcome.value().submission);
    EXPECT_EQ(outcome.value().submission->persons.size(), 2U);
    EXPECT_EQ(outcome.value().submission->nameSpaces,
              (std::vector<std::string> {"district:99001", "district:99002"}));
}

TEST(ReadSubmission, keepsOneEnrolmentPerPersonInstitutionAndTerm)
{
    const Folder folder;
    const auto outcome = read({{folder.write("S99001K.txt",
                                             "9900101,0607,1,,,ANA,REY,F,19910203,Y,500,10,EO,\n"
                                             "9900101,0708,1,,,ANA,REY,F,19910203,Y,500,11,EO,\n"),
                                &layout("calpass-k12-student")}});
    ASSERT_TRUE(outcome && outcome.value().submission);
    EXPECT_EQ(printRecords(*outcome.value().submission, "enrolled"),
              "9900101 2006-07 segment=k12\n9900101 2007-08 segment=k12\n");
}

TEST(ReadSubmission, refusesALineOfTenMegabytes)
{
    const Folder folder;
    const std::string good = readText(zoo() / "good.pupils.csv");
    const auto path = folder.write("long.pupils.csv", good + std::string(10'000'000, 'x') + "\n");
    const auto outcome = read({{path, &layout("zoo-pupils")}});
    ASSERT_TRUE(outcome);
    EXPECT_FALSE(outcome.value().submission);
    const Finding* finding = findingOf(outcome.value(), "record-too-long");
    ASSERT_NE(finding, nullptr);
    EXPECT_EQ(finding->line, 5);
    EXPECT_EQ(finding->argument, "1048576");
    EXPECT_EQ(outcome.value().report.files[0].rows, 4);
}

TEST(ReadSubmission, refusesAFileWithInstitutionsBeyondCounting)
{
    std::string text = "School,Pupil Id,Test,Score,Day\n";
    for (int school = 0; school < 61'000; ++school)
        text += std::to_string(school) + ",1,7,1,2008-05-02\n";
    const Folder folder;
    const auto outcome = read({{folder.write("many.scores.csv", text), &layout("zoo-scores")}});
    ASSERT_TRUE(outcome);
    EXPECT_FALSE(outcome.value().submission);
    EXPECT_NE(findingOf(outcome.value(), "too-many-institutions"), nullptr);
}

TEST(ReadSubmission, namesAFileThatCannotBeRead)
{
    const Folder folder;
    const auto locked = folder.write("locked.csv", "x");
    ::chmod(locked.c_str(), 0);
    std::vector<std::filesystem::path> unreadable {folder.path(), folder.path() / "gone.csv"};
    if (::access(locked.c_str(), R_OK) != 0) // the superuser reads everything
        unreadable.push_back(locked);
    ::mkfifo((folder.path() / "pipe").c_str(), 0600);
    unreadable.push_back(folder.path() / "pipe");
    for (const auto& path : unreadable) {
        const auto outcome = read({{path, &layout("zoo-pupils")}});
        ASSERT_FALSE(outcome) << path;
        EXPECT_EQ(outcome.error().code, ErrorCode::Io);
        EXPECT_EQ(outcome.error().place, path.filename().string());
    }
}

TEST(ReadSubmission, stopsWhenCancelled)
{
    IntakeRequest request;
    request.files = {{zoo() / "good.pupils.csv", &layout("zoo-pupils")}};
    CancelToken token;
    token.cancel();
    TaskContext task(token);
    const auto outcome = readSubmission(request, dictionary(), nullptr, task);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ErrorCode::Cancelled);
}

TEST(ReadSubmission, reportsProgressThatEndsAtTheEnd)
{
    IntakeRequest request;
    request.files = {{zoo() / "good.pupils.csv", &layout("zoo-pupils")},
                     {zoo() / "good.scores.csv", &layout("zoo-scores")}};
    std::vector<int> seen;
    TaskContext task({}, [&seen](int permille) { seen.push_back(permille); });
    ASSERT_TRUE(readSubmission(request, dictionary(), nullptr, task));
    ASSERT_FALSE(seen.empty());
    EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
    EXPECT_GE(seen.back(), 990);
}

// Whatever happens to a file, each of its rows is counted once, and no value of an identifier is in
// the report.
TEST(ReadSubmission, countsEveryRowOfDamagedFiles)
{
    const std::string good = readText(zoo() / "good.pupils.csv");
    std::mt19937 random(11);
    const Folder folder;
    for (int round = 0; round < 400; ++round) {
        std::string text;
        for (int copy = 0; copy < 4; ++copy)
            text += good;
        for (auto damage = random() % 12; damage > 0; --damage) {
            const std::size_t at = random() % text.size();
            constexpr std::string_view Bytes = ",\n\r\"\xE9 9A;\t";
            if (random() % 3 == 0)
                text.erase(at, random() % 5);
            else
                text.insert(at, 1, Bytes[random() % Bytes.size()]);
        }
        const auto outcome
            = read({{folder.write("damaged.pupils.csv", text), &layout("zoo-pupils")}});
        ASSERT_TRUE(outcome);
        const FileSummary& file = outcome.value().report.files.front();
        ASSERT_EQ(file.rows, file.loaded + file.repaired + file.rejected + file.duplicates) << text;
        ASSERT_EQ(file.refused, !outcome.value().submission.has_value());
        if (outcome.value().submission) {
            const auto& tables = outcome.value().submission->tables;
            ASSERT_EQ(static_cast<std::int64_t>(tables.front().size()),
                      file.loaded + file.repaired);
        }
        const std::string report = toText(outcome.value().report);
        for (const std::string_view secret : {"912345", "Reyes", "AB12CD", "199102"})
            ASSERT_EQ(report.find(secret), std::string::npos) << report;
    }
}

} // namespace
} // namespace core::intake::test
