// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/secret_input.h"
#include "app/system/secret_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace {

using app::readSecretFile;
using app::SecretExtent;

class SecretFile : public testing::Test
{
protected:
    core::Result<core::SecretBuffer> read(const std::string& content,
                                          SecretExtent extent = SecretExtent::FirstLine)
    {
        std::ofstream(m_path, std::ios::binary) << content;
        return readSecretFile(m_path, extent);
    }
    std::string textOf(const std::string& content, SecretExtent extent = SecretExtent::FirstLine)
    {
        const auto secret = read(content, extent);
        if (!secret)
            return "no secret";
        const auto bytes = secret.value().bytes();
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
    void TearDown() override { std::filesystem::remove(m_path); }

private:
    std::filesystem::path m_path = testing::TempDir() + "/segue-secret-file.txt";
};

TEST_F(SecretFile, aPassphraseIsTheFirstLineWithoutItsEnd)
{
    for (const char* content : {"a b c", "a b c\n", "a b c\r\n", "a b c\nnot this\n"})
        EXPECT_EQ(textOf(content), "a b c");
    EXPECT_EQ(textOf(" kept \n"), " kept ");
}

TEST_F(SecretFile, aRecoveryCodeIsTheWholeFile)
{
    EXPECT_EQ(textOf("one two\nthree\n", SecretExtent::WholeFile), "one two\nthree\n");
}

TEST_F(SecretFile, anEmptyOrEndlessLineIsNoSecret)
{
    for (const std::string& content :
         {std::string(), std::string("\nbelow"), std::string(5000, 'x')})
        EXPECT_EQ(read(content).error().code, core::ErrorCode::InvalidArgument);
}

TEST_F(SecretFile, aFileThatIsNotThereIsNamed)
{
    const auto missing = readSecretFile("/nowhere/pass.txt", SecretExtent::FirstLine);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, core::ErrorCode::Io);
    EXPECT_EQ(missing.error().place, "pass.txt");
}

TEST_F(SecretFile, secretsAreTheSameByTheirBytes)
{
    EXPECT_TRUE(app::seguectl::sameSecret(read("abc").value(), read("abc\n").value()));
    EXPECT_FALSE(app::seguectl::sameSecret(read("abc").value(), read("abcd").value()));
}

} // namespace
