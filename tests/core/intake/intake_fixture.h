// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of intake share: the dictionary, the zoo's layouts, a folder of their own.
#pragma once

#include "core/identity/key_maker.h"
#include "core/intake/read_submission.h"
#include "tests/support/temporary_folder.h"

#include <string>
#include <string_view>

namespace core::intake::test {

const dictionary::Dictionary& dictionary();

/// Layouts of the zoo and those that ship with the program.
const std::vector<dictionary::Layout>& layouts();
const dictionary::Layout& layout(std::string_view id);

const identity::KeyMaker& keyMaker();

std::filesystem::path zoo();
std::string readText(const std::filesystem::path& path);

class Folder : public test_support::TemporaryFolder
{
public:
    std::filesystem::path write(const std::string& name, std::string_view text) const;
};

/// Reads files by their layouts, with keys.
Result<IntakeOutcome> read(std::vector<InputFile> files);

/// One line per record of @p kind: institution, time label and the element's texts.
std::string printRecords(const Submission& submission, std::string_view kind);

} // namespace core::intake::test
