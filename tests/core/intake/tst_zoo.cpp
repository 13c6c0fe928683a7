// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every file of tests/data/zoo has one defect, its name, and its whole report beside it.
#include "intake_fixture.h"

#include "core/intake/finding_rules.h"
#include "core/intake/report_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace core::intake::test {
namespace {

/// The layout a file of the zoo is for: "nul-bytes.pupils.csv" is for "zoo-pupils".
std::string layoutOf(const std::filesystem::path& file)
{
    return "zoo-" + file.stem().extension().string().substr(1);
}

std::vector<std::filesystem::path> animals()
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(zoo()))
        if (entry.is_regular_file() && entry.path().extension() != ".report")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

/// Courses are read with the pupils they belong to.
std::vector<InputFile> withStudents(const std::filesystem::path& file)
{
    std::vector<InputFile> files {{file, &layout(layoutOf(file))}};
    if (layoutOf(file) == "zoo-courses")
        files.push_back({zoo() / "good.pupils.csv", &layout("zoo-pupils")});
    return files;
}

void expectCountsAddUp(const QualityReport& report)
{
    for (const FileSummary& file : report.files)
        EXPECT_EQ(file.rows, file.loaded + file.repaired + file.rejected + file.duplicates)
            << file.file;
}

class Zoo : public ::testing::TestWithParam<std::filesystem::path>
{
};

TEST_P(Zoo, givesTheReportBesideTheFile)
{
    const auto outcome = read(withStudents(GetParam()));
    ASSERT_TRUE(outcome) << outcome.error().detail;
    const QualityReport& report = outcome.value().report;
    std::string text = toText(report);
    if (outcome.value().submission)
        for (const RecordTable& table : outcome.value().submission->tables)
            text += printRecords(*outcome.value().submission, table.kind);
    EXPECT_EQ(text, readText(GetParam().string() + ".report"));
    EXPECT_EQ(report.isRefused(), !outcome.value().submission.has_value());
    expectCountsAddUp(report);
}

TEST_P(Zoo, isReadWithoutACrashWhereverItIsCut)
{
    const Folder folder;
    const std::string whole = readText(GetParam());
    const auto path = folder.write(GetParam().filename().string(), whole);
    const std::vector<InputFile> files = withStudents(path);
    for (std::size_t length = whole.size(); length-- > 0;) {
        std::filesystem::resize_file(path, length);
        const auto outcome = read(files);
        ASSERT_TRUE(outcome);
        expectCountsAddUp(outcome.value().report);
    }
}

std::string testName(const ::testing::TestParamInfo<std::filesystem::path>& info)
{
    std::string name = info.param.filename().string();
    std::replace_if(
        name.begin(), name.end(), [](char c) { return !std::isalnum(c); }, '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Intake, Zoo, ::testing::ValuesIn(animals()), testName);

TEST(ZooAsAWhole, breaksNearlyEveryRule)
{
    std::set<std::string, std::less<>> broken;
    for (const auto& animal : animals()) {
        const auto outcome = read(withStudents(animal));
        ASSERT_TRUE(outcome);
        for (const Finding& finding : outcome.value().report.findings)
            broken.insert(finding.rule);
    }
    // Their files would be large, or need another file: tst_read_submission has them.
    const std::set<std::string_view> elsewhere {"record-too-long",     "student-file-missing",
                                                "lookup-not-found",    "lookup-file-missing",
                                                "unknown-institution", "too-many-institutions"};
    for (const std::string_view rule : findingRules())
        EXPECT_NE(broken.contains(rule), elsewhere.contains(rule)) << rule;
}

} // namespace
} // namespace core::intake::test
