// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/synth/synth.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

namespace {

namespace fs = std::filesystem;
using app::synth::synthesise;

constexpr std::int64_t Size = 20000;

/// A region in a folder of its own, gone when the test ends.
class Region
{
public:
    explicit Region(std::uint64_t seed)
        : m_root(fs::temp_directory_path()
                 / ("synth-" + std::to_string(getpid()) + "-" + std::to_string(s_count++)))
    {
        core::TaskContext task;
        const auto report = synthesise({m_root, Size, seed}, task);
        EXPECT_TRUE(report);
        m_rows = report ? report.value().rows : 0;
    }
    ~Region() { fs::remove_all(m_root); }
    Region(const Region&) = delete;
    Region& operator=(const Region&) = delete;

    std::map<std::string, std::string> files() const
    {
        std::map<std::string, std::string> all;
        for (const auto& entry : fs::recursive_directory_iterator(m_root)) {
            if (!entry.is_regular_file())
                continue;
            std::ifstream file(entry.path(), std::ios::binary);
            std::ostringstream text;
            text << file.rdbuf();
            all[fs::relative(entry.path(), m_root).string()] = text.str();
        }
        return all;
    }
    std::int64_t rows() const { return m_rows; }

private:
    static inline int s_count = 0;
    fs::path m_root;
    std::int64_t m_rows = 0;
};

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        if (line.ends_with('\r'))
            line.pop_back();
        lines.push_back(line);
    }
    return lines;
}

std::string answersOf(const std::string& truth)
{
    return truth.substr(truth.find("\"answers\""));
}

/// Commas of each row, or minus the length of each record, by the file's name.
int shapeDue(const std::string& name)
{
    static const std::map<char, int> schoolFiles {{'S', 13}, {'C', 10}, {'A', 4}};
    if (name.starts_with("ERSS"))
        return -450;
    if (name.starts_with("ERSD"))
        return -200;
    if (name.starts_with("SB"))
        return 11;
    if (name.starts_with("CB"))
        return 14;
    if (name.starts_with("SX"))
        return 10;
    if (name.starts_with("SP"))
        return 5;
    return schoolFiles.at(name.front());
}

TEST(Synth, givesTheSameBytesForTheSameSeed)
{
    const Region first(1);
    const Region second(1);
    EXPECT_TRUE(first.files() == second.files());
}

TEST(Synth, givesOtherStudentsButTheSameAnswersForAnotherSeed)
{
    const Region first(1);
    const Region second(2);
    const auto a = first.files();
    const auto b = second.files();
    for (const char* name : {"2012/99001/S99001K.txt", "2012/Z03/SBZ03.txt", "2013/01/ERSS01.txt"})
        EXPECT_NE(a.at(name), b.at(name)) << name;
    EXPECT_EQ(answersOf(a.at("truth.json")), answersOf(b.at("truth.json")));
    EXPECT_EQ(a.at("agreements.json"), b.at("agreements.json"));
}

TEST(Synth, writesEveryRowInTheShapeOfItsLayout)
{
    const Region region(3);
    std::int64_t rows = 0;
    for (const auto& [path, text] : region.files()) {
        if (path.ends_with(".json"))
            continue;
        const int due = shapeDue(fs::path(path).filename().string());
        const auto lines = linesOf(text);
        rows += static_cast<std::int64_t>(lines.size());
        for (const std::string& line : lines) {
            const auto found = due < 0
                ? -static_cast<int>(line.size())
                : static_cast<int>(std::count(line.begin(), line.end(), ','));
            ASSERT_EQ(found, due) << path;
        }
    }
    EXPECT_EQ(rows, region.rows());
}

TEST(Synth, namesInTheManifestExactlyTheFilesItWrote)
{
    const Region region(4);
    const auto files = region.files();
    const std::string& manifest = files.at("manifest.json");
    EXPECT_NE(manifest.find("\"synthetic\": true"), std::string::npos);
    EXPECT_EQ(manifest.find("2014-99003"), std::string::npos) << "Manzanita sends three years only";
    std::size_t named = 0;
    for (std::size_t at = 0; (at = manifest.find("\"path\"", at)) != std::string::npos; ++at)
        ++named;
    EXPECT_EQ(named, files.size() - 3) << "all but truth, agreements and the manifest";
    for (const auto& [path, text] : files) {
        if (path.ends_with(".json"))
            continue;
        EXPECT_NE(manifest.find("{\"path\": \"" + path + "\""), std::string::npos) << path;
    }
}

TEST(Synth, isAsMessyAsRealFilesAre)
{
    const Region region(1);
    const auto files = region.files();
    EXPECT_NE(files.at("2012/99002/S99002K.txt").find("\r\n"), std::string::npos);
    EXPECT_EQ(files.at("2012/99001/S99001K.txt").find('\r'), std::string::npos);
    EXPECT_NE(files.at("2012/Z02/SBZ02.txt").find("\xf3n,"), std::string::npos) << "Windows-1252";
    EXPECT_NE(files.at("2012/Z01/SBZ01.txt").find("\xc3\xb3n,"), std::string::npos) << "UTF-8";
    auto lines = linesOf(files.at("2012/99001/C99001K.txt"));
    std::sort(lines.begin(), lines.end());
    EXPECT_NE(std::adjacent_find(lines.begin(), lines.end()), lines.end()) << "a row sent twice";
    const auto endsWith = [&lines](const char* mark) {
        return std::any_of(lines.begin(), lines.end(),
                           [mark](const std::string& line) { return line.ends_with(mark); });
    };
    for (const char* odd : {",-B", ",b", ", C", ",BX", ",95", ","})
        EXPECT_TRUE(endsWith(odd)) << odd;
    const bool hasBlankId = std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
        return line.find(",,") != std::string::npos;
    });
    EXPECT_TRUE(hasBlankId);
}

TEST(Synth, goesOnToTheSummerOf2015)
{
    const Region region(1);
    const auto files = region.files();
    for (const char* college : {"Z01", "Z02", "Z03"})
        for (const char* kind : {"SB", "SX"}) {
            const std::string path = std::string("2015/") + college + "/" + kind + college + ".txt";
            EXPECT_NE(files.at(path).find(std::string(college) + ",155,"), std::string::npos);
        }
    EXPECT_NE(files.at("2015/01/ERSS01.txt").find("2015301"), std::string::npos);
}

/// Rows of @p year in a K-12 file.
double rowsOf(const std::string& text, const std::string& year)
{
    const auto lines = linesOf(text);
    return static_cast<double>(
        std::count_if(lines.begin(), lines.end(), [&year](const std::string& line) {
            return line.compare(7, year.size() + 2, "," + year + ",") == 0;
        }));
}

TEST(Synth, leavesTheHolesOfTheStory)
{
    const Region region(1);
    const auto files = region.files();
    const auto coursesPerStudent = [&files](const std::string& year) {
        return rowsOf(files.at("2012/99002/C99002K.txt"), year)
            / rowsOf(files.at("2012/99002/S99002K.txt"), year);
    };
    const double hole = coursesPerStudent("1011") / coursesPerStudent("0809");
    EXPECT_GT(hole, 0.35);
    EXPECT_LT(hole, 0.6) << "Clarkia's courses of 2010-11 are half missing";
    EXPECT_EQ(rowsOf(files.at("2012/99003/S99003K.txt"), "0910"), 0) << "Manzanita came later";
    const std::string& agreements = files.at("agreements.json");
    EXPECT_EQ(agreements.find("\"from\": \"Z01\", \"to\": \"99003\""), std::string::npos);
    EXPECT_NE(agreements.find("\"from\": \"Z02\", \"to\": \"99003\""), std::string::npos);
}

TEST(Synth, refusesARegionTooSmallForItsStories)
{
    core::TaskContext task;
    const fs::path out = fs::temp_directory_path() / "synth-refused";
    const auto report = synthesise({out, 19999, 1}, task);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, core::ErrorCode::InvalidArgument);
    EXPECT_FALSE(fs::exists(out));
}

TEST(Synth, leavesNoManifestWhenItIsCancelled)
{
    const fs::path out
        = fs::temp_directory_path() / ("synth-cancelled-" + std::to_string(getpid()));
    const core::CancelToken token;
    token.cancel();
    core::TaskContext task(token);
    const auto report = synthesise({out, Size, 1}, task);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, core::ErrorCode::Cancelled);
    EXPECT_FALSE(fs::exists(out / "manifest.json"));
    fs::remove_all(out);
}

TEST(Synth, reportsAFolderItCannotWrite)
{
    core::TaskContext task;
    const auto report = synthesise({"/dev/null/region", Size, 1}, task);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, core::ErrorCode::Io);
}

} // namespace
