// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/check_text.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace {

using core::session::VaultCheck;
using core::vault::FileCheck;

FileCheck blocks(std::uint64_t count)
{
    FileCheck file;
    file.blocks = count;
    return file;
}

FileCheck refused(core::ErrorCode code)
{
    FileCheck file;
    file.refused = core::Error {.code = code, .detail = "for logs"};
    return file;
}

VaultCheck checkOf(FileCheck file)
{
    VaultCheck check;
    check.files.push_back({"profile.segue", blocks(9)});
    check.files.push_back({"data/a.segue", std::move(file)});
    return check;
}

TEST(CheckText, whatIsIntactIsSaidOfEachFileAndOfAll)
{
    EXPECT_EQ(app::seguectl::toText(checkOf(blocks(1))),
              "profile.segue  intact, 9 blocks\n"
              "data/a.segue   intact, 1 block\n"
              "Every block of all 2 files is as it was sealed.\n");
}

TEST(CheckText, damageHasItsBlockItsBytesAndWhereItBelongs)
{
    FileCheck file = blocks(30);
    file.damaged = {{.block = 2, .offset = 1000, .bytes = 100, .belongsTo = {}},
                    {.block = 7, .offset = 2000, .bytes = 100, .belongsTo = 5}};
    file.damagedBlocks = 12;
    EXPECT_EQ(
        app::seguectl::toText(checkOf(std::move(file))),
        "profile.segue  intact, 9 blocks\n"
        "data/a.segue   DAMAGED: 12 of 30 blocks\n"
        "    block 2, bytes 1000 to 1099: not as it was sealed\n"
        "    block 7, bytes 2000 to 2099: is block 5 of the same file, in a wrong place\n"
        "    and 10 more\n"
        "1 of 2 files is not as sealed. Put the profile back from a copy, or import its files "
        "into a new one.\n");
}

TEST(CheckText, everyReasonToRefuseAFileHasWordsOfItsOwn)
{
    using enum core::ErrorCode;
    std::set<std::string> texts;
    for (const auto code : {Corrupt, WrongKey, NotOurs, NewerFormat, OlderCopy, NotFound, Io})
        texts.insert(app::seguectl::toText(checkOf(refused(code))));
    EXPECT_EQ(texts.size(), 7U);
    for (const auto& text : texts)
        EXPECT_EQ(text.find("for logs"), std::string::npos);
}

} // namespace
