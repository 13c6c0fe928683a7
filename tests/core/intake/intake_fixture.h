// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of intake share: the dictionary, the zoo's layouts, a folder of their own.
#pragma once

#include "core/identity/key_maker.h"
#include "core/intake/read_submission.h"

#include <filesystem>
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

/// A folder that goes with the object.
class Folder
{
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::filesystem::path write(const std::string& name, std::string_view text) const;
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// Reads files by their layouts, with keys.
Result<IntakeOutcome> read(std::vector<InputFile> files);

/// One line per record of @p kind: institution, time label and the element's texts.
std::string printRecords(const Submission& submission, std::string_view kind);

} // namespace core::intake::test
