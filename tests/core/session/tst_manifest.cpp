// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/manifest.h"

#include <gtest/gtest.h>

#include <fstream>

namespace {

using core::ErrorCode;
using core::session::readManifest;

namespace fs = std::filesystem;

class ManifestTest : public testing::Test
{
protected:
    void SetUp() override
    {
        m_folder = fs::path(testing::TempDir()) / "segue-manifest";
        fs::create_directories(m_folder);
    }
    void TearDown() override { fs::remove_all(m_folder); }

    void write(const std::string& text) const { std::ofstream(m_folder / "manifest.json") << text; }

    fs::path m_folder;
};

std::string withFile(const std::string& path)
{
    return R"({"format":1,"synthetic":true,"submissions":[{"id":"a","submitter":"b","files":[{"path":")"
        + path + R"(","layout":"l"}]}]})";
}

TEST_F(ManifestTest, namesFilesByTheirWholePath)
{
    write(withFile("2012/S.txt"));
    const auto manifest = readManifest(m_folder);
    ASSERT_TRUE(manifest);
    EXPECT_TRUE(manifest.value().synthetic);
    EXPECT_EQ(manifest.value().submissions.at(0).files.at(0).path, m_folder / "2012/S.txt");
}

TEST_F(ManifestTest, refusesAFileOutsideItsFolder)
{
    for (const char* path : {"../secret.txt", "/etc/passwd", "a/../../b", ""}) {
        write(withFile(path));
        const auto manifest = readManifest(m_folder);
        ASSERT_FALSE(manifest) << path;
        EXPECT_EQ(manifest.error().code, ErrorCode::InvalidFile);
        EXPECT_EQ(manifest.error().place, "manifest.json, submissions[0].files[0].path");
    }
}

TEST_F(ManifestTest, refusesAnotherFormatNoSubmissionsAndBrokenText)
{
    for (const char* text : {R"({"format":2})", R"({"format":1,"submissions":[]})", "{", "[]"}) {
        write(text);
        const auto manifest = readManifest(m_folder);
        ASSERT_FALSE(manifest) << text;
        EXPECT_EQ(manifest.error().code, ErrorCode::InvalidFile);
        EXPECT_FALSE(manifest.error().place.empty());
    }
}

TEST_F(ManifestTest, aMissingManifestIsAFileThatCannotBeRead)
{
    const auto manifest = readManifest(m_folder);
    ASSERT_FALSE(manifest);
    EXPECT_EQ(manifest.error().code, ErrorCode::Io);
}

} // namespace
