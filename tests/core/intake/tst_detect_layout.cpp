// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake_fixture.h"

#include <gtest/gtest.h>

namespace core::intake::test {
namespace {

std::string detected(const std::filesystem::path& path)
{
    const dictionary::Layout* found = detectLayout(path, layouts());
    return found ? found->id : "none";
}

TEST(DetectLayout, goesByTheNameOfTheFile)
{
    const Folder folder;
    EXPECT_EQ(detected(folder.write("S99001K.txt", "")), "calpass-k12-student");
    EXPECT_EQ(detected(folder.write("c99001k.TXT", "")), "calpass-k12-course");
    EXPECT_EQ(detected(folder.write("SXZ01.txt", "")), "ccc-mis-enrolment");
    EXPECT_EQ(detected(zoo() / "nul-bytes.pupils.csv"), "zoo-pupils");
}

TEST(DetectLayout, goesByTheHeaderOfAFileWithAnyName)
{
    const Folder folder;
    EXPECT_EQ(detected(folder.write("export.csv", "Test,Score,School,Day,Pupil Id\n7,1,2,3,4\n")),
              "zoo-scores");
    EXPECT_EQ(detected(folder.write("other.csv", "Test,Score\n7,1\n")), "none");
}

TEST(DetectLayout, goesByTheLengthOfFixedRecords)
{
    const Folder folder;
    EXPECT_EQ(detected(folder.write("x.dat", std::string(30, '1') + "\n")), "zoo-terms");
    EXPECT_EQ(detected(folder.write("y.dat", std::string(450, '1') + "\n")), "csu-erss");
    EXPECT_EQ(detected(folder.write("z.dat", std::string(31, '1') + "\n")), "none");
}

TEST(DetectLayout, givesUpOnWhatItCannotRead)
{
    const Folder folder;
    EXPECT_EQ(detected(folder.path()), "none");
    EXPECT_EQ(detected(folder.path() / "gone"), "none");
    EXPECT_EQ(detected(folder.write("empty", "")), "none");
}

} // namespace
} // namespace core::intake::test
