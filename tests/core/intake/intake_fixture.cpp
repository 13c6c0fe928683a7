// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake_fixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <sstream>

namespace core::intake::test {

const dictionary::Dictionary& dictionary()
{
    static const dictionary::Dictionary loaded = [] {
        auto result = dictionary::Dictionary::load();
        EXPECT_TRUE(result) << result.error().detail;
        return std::move(result).value();
    }();
    return loaded;
}

const std::vector<dictionary::Layout>& layouts()
{
    static const std::vector<dictionary::Layout> all = [] {
        auto builtIn = dictionary::builtInLayouts(dictionary());
        EXPECT_TRUE(builtIn) << builtIn.error().place;
        auto parsed = std::move(builtIn).value();
        for (const auto& entry : std::filesystem::directory_iterator(zoo() / "layouts")) {
            auto one = dictionary::parseLayout(readText(entry.path()), dictionary());
            EXPECT_TRUE(one) << entry.path() << one.error().detail << one.error().place;
            parsed.push_back(std::move(one).value());
        }
        return parsed;
    }();
    return all;
}

const dictionary::Layout& layout(std::string_view id)
{
    const auto found = std::find_if(layouts().begin(), layouts().end(),
                                    [id](const dictionary::Layout& one) { return one.id == id; });
    EXPECT_NE(found, layouts().end()) << id;
    return *found;
}

const identity::KeyMaker& keyMaker()
{
    static const identity::KeyMaker maker = [] {
        SecretBuffer key(32);
        std::ranges::fill(key.bytes(), std::byte {7});
        return identity::KeyMaker::withKey(key, true).value();
    }();
    return maker;
}

std::filesystem::path zoo()
{
    return std::filesystem::path(SEGUE_TEST_DATA) / "zoo";
}

std::string readText(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::filesystem::path Folder::write(const std::string& name, std::string_view text) const
{
    std::filesystem::path file = path() / name;
    std::ofstream(file, std::ios::binary) << text;
    return file;
}

Result<IntakeOutcome> read(std::vector<InputFile> files)
{
    IntakeRequest request;
    request.files = std::move(files);
    TaskContext task;
    return readSubmission(request, dictionary(), &keyMaker(), task);
}

std::string printRecords(const Submission& submission, std::string_view kind)
{
    std::string text;
    for (const RecordTable& table : submission.tables) {
        if (table.kind != kind)
            continue;
        for (std::size_t row = 0; row < table.size(); ++row) {
            text += submission.institutions[table.institution[row]].id + " ";
            text += table.time[row] == 0 ? "-" : submission.times[table.time[row] - 1].label;
            for (std::size_t column = 0; column < table.elements.size(); ++column) {
                const auto pool = std::find_if(
                    submission.pools.begin(), submission.pools.end(),
                    [&](const TextPool& one) { return one.element == table.elements[column]; });
                const std::string& value = pool->texts[table.columns[column][row]];
                if (!value.empty())
                    text += " " + table.elements[column] + "=" + value;
            }
            text += "\n";
        }
    }
    return text;
}

} // namespace core::intake::test
