// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Identifiers are in memory while a file is read, and not after it.
#include "invented_student.h"

#include "core/identity/key_maker.h"
#include "core/intake/read_submission.h"
#include "core/intake/source_file.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace security_test {
namespace {

using namespace core;

class IntakeMemory : public testing::Test
{
protected:
    void SetUp() override
    {
        if (!canScan())
            GTEST_SKIP() << "not under a sanitizer";
        m_student.addTo(m_scan);
        ASSERT_EQ(m_scan.found(), std::vector<std::string> {});
        auto dictionary = dictionary::Dictionary::load();
        ASSERT_TRUE(dictionary);
        m_dictionary = std::move(dictionary).value();
        auto layout = dictionary::parseLayout(std::string(studentLayout()), *m_dictionary);
        ASSERT_TRUE(layout) << layout.error().detail << layout.error().place;
        m_layouts.push_back(std::move(layout).value());
    }

    intake::IntakeOutcome read(const std::filesystem::path& path) const
    {
        SecretBuffer key(32);
        std::ranges::fill(key.bytes(), std::byte {7});
        const auto keys = identity::KeyMaker::withKey(key, true);
        intake::IntakeRequest request;
        request.files = {{path, &m_layouts.front()}};
        TaskContext task;
        auto outcome = intake::readSubmission(request, *m_dictionary, &keys.value(), task);
        EXPECT_TRUE(outcome);
        return std::move(outcome).value();
    }

    MarkedFolder m_folder;
    InventedStudent m_student;
    MemoryScan m_scan;
    std::optional<dictionary::Dictionary> m_dictionary;
    std::vector<dictionary::Layout> m_layouts;
};

TEST_F(IntakeMemory, holdsIdentifiersWhileAFileIsRead)
{
    const auto path = m_folder.write("pupils.csv", m_student.file(','));
    {
        auto file = intake::SourceFile::open(path);
        ASSERT_TRUE(file);
        EXPECT_NE(m_scan.found(), std::vector<std::string> {});
    }
    EXPECT_EQ(m_scan.found(), std::vector<std::string> {});
}

TEST_F(IntakeMemory, forgetsTheIdentifiersOfCleanRepairedAndRejectedRows)
{
    const auto outcome = read(m_folder.write("pupils.csv", m_student.file(',')));
    const intake::FileSummary& summary = outcome.report.files.front();
    EXPECT_FALSE(summary.refused);
    EXPECT_EQ(summary.rows, 8);
    EXPECT_EQ(summary.rejected, 3);
    EXPECT_EQ(summary.duplicates, 1);
    ASSERT_TRUE(outcome.submission);
    ASSERT_EQ(outcome.submission->persons.size(), 1U);
    const identity::MatchKeys& keys = outcome.submission->persons.front().keys;
    for (const auto& key : {keys.local, keys.statewide, keys.ssn, keys.nameBirthGender})
        EXPECT_NE(key, identity::MatchKey {});
    EXPECT_EQ(m_scan.found(), std::vector<std::string> {});
}

TEST_F(IntakeMemory, forgetsTheIdentifiersOfAFileThatIsRefused)
{
    EXPECT_TRUE(read(m_folder.write("a.csv", m_student.withoutHeader())).report.isRefused());
    EXPECT_EQ(m_scan.found(), std::vector<std::string> {});
    EXPECT_TRUE(read(m_folder.write("b.csv", m_student.file(';'))).report.isRefused());
    EXPECT_EQ(m_scan.found(), std::vector<std::string> {});
}

TEST_F(IntakeMemory, forgetsTheIdentifiersOfAFileInWindows1252)
{
    const auto outcome = read(m_folder.write("pupils.csv", m_student.inWindows1252()));
    EXPECT_EQ(outcome.report.files.front().encoding, "Windows-1252");
    EXPECT_EQ(outcome.report.files.front().repaired, 1);
    EXPECT_EQ(m_scan.found(), std::vector<std::string> {});
}

TEST_F(IntakeMemory, forgetsTheIdentifiersOfAFileWhoseLayoutIsLookedFor)
{
    const auto headed = m_folder.write("a.csv", m_student.file(','));
    EXPECT_EQ(intake::detectLayout(headed, m_layouts), &m_layouts.front());
    const auto bare = m_folder.write("b.csv", m_student.withoutHeader());
    EXPECT_EQ(intake::detectLayout(bare, m_layouts), nullptr);
    EXPECT_EQ(m_scan.found(), std::vector<std::string> {});
}

} // namespace
} // namespace security_test
