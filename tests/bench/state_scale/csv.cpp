// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "csv.h"

#include <array>
#include <charconv>
#include <fstream>
#include <string>

namespace tests::state {

namespace {

namespace fs = std::filesystem;

class CsvFile
{
public:
    explicit CsvFile(const fs::path& path)
        : m_file(path, std::ios::binary | std::ios::trunc)
    {
    }

    CsvFile& cell(std::int64_t value)
    {
        std::array<char, 24> digits;
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        return cell(std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
    }
    CsvFile& cell(std::string_view text)
    {
        m_text.append(text);
        m_text += ',';
        return *this;
    }
    void endRow()
    {
        m_text.back() = '\n';
        if (m_text.size() > BufferSize)
            flush();
    }
    /// False when something could not be written.
    bool close()
    {
        flush();
        m_file.close();
        return !m_file.fail();
    }

private:
    static constexpr std::size_t BufferSize = std::size_t {1} << 20U;
    void flush()
    {
        m_file.write(m_text.data(), static_cast<std::streamsize>(m_text.size()));
        m_text.clear();
    }

    std::ofstream m_file;
    std::string m_text;
};

core::Result<void> closeAll(std::initializer_list<CsvFile*> files)
{
    bool isGood = true;
    for (auto* file : files)
        isGood = file->close() && isGood;
    if (!isGood)
        return core::Error {core::ErrorCode::Io, "a table of the state"};
    return {};
}

} // namespace

core::Result<void> writeMeanings(const core::cache::Catalog& catalog, const fs::path& folder)
{
    CsvFile value(folder / "value.csv"), institution(folder / "institution.csv"),
        time(folder / "time.csv"), observed(folder / "observed.csv");
    value.cell("element").cell("code").cell("text").endRow();
    for (const auto& table : catalog.values)
        for (std::size_t i = 0; i < table.values.size(); ++i)
            value.cell(table.element)
                .cell(static_cast<std::int64_t>(i + 1))
                .cell(table.values[i])
                .endRow();
    institution.cell("institution").cell("id").cell("segment").cell("county").endRow();
    for (std::size_t i = 0; i < catalog.institutions.size(); ++i)
        institution.cell(static_cast<std::int64_t>(i + 1))
            .cell(catalog.institutions[i].id)
            .cell(catalog.institutions[i].segment)
            .cell(catalog.institutions[i].county)
            .endRow();
    time.cell("time").cell("b").cell("d").cell("year").cell("label").endRow();
    for (std::size_t i = 0; i < catalog.times.size(); ++i)
        time.cell(static_cast<std::int64_t>(i + 1))
            .cell(catalog.times[i].begin)
            .cell(catalog.times[i].end)
            .cell(catalog.times[i].academicYear)
            .cell(catalog.times[i].label)
            .endRow();
    observed.cell("kind").cell("institution").cell("through").endRow();
    for (const auto& one : catalog.observed)
        observed.cell(one.kind).cell(one.institution).cell(one.through).endRow();
    return closeAll({&value, &institution, &time, &observed});
}

core::Result<void> writeRows(const World& world, const Population& population, std::uint32_t from,
                             std::uint32_t to, const fs::path& folder)
{
    CsvFile people(folder / "person.csv");
    std::array<CsvFile, KindCount> files {
        CsvFile(folder / "course.csv"), CsvFile(folder / "enrolled.csv"),
        CsvFile(folder / "test.csv"), CsvFile(folder / "award.csv")};
    for (std::uint32_t number = from; number < to; ++number) {
        const auto shard = makeShard(world, population, number);
        const std::int64_t first = std::int64_t {number} * population.size().perShard;
        const auto& persons = shard.persons;
        for (std::uint32_t i = 0; i < persons.count; ++i) {
            people.cell(first + i).cell(persons.home[i]);
            people.cell(persons.segments[i]).cell(persons.tiers[i]);
            for (const auto& attribute : persons.attributes)
                people.cell(attribute[i]);
            people.endRow();
        }
        for (std::size_t kind = 0; kind < KindCount; ++kind)
            for (std::size_t key = 0; key < shard.rows[kind].size(); ++key)
                for (const auto& row : shard.rows[kind][key]) {
                    auto& file = files[kind];
                    file.cell(first + row.person).cell(row.time).cell(row.institution);
                    file.cell(static_cast<std::int64_t>(key));
                    for (std::size_t i = 0; i < world.columns[kind].size(); ++i)
                        file.cell(row.values[i]);
                    file.endRow();
                }
    }
    return closeAll({&people, &files[0], &files[1], &files[2], &files[3]});
}

} // namespace tests::state
