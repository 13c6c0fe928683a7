// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/synth/region_files.h"

#include <algorithm>

namespace app::synth {

core::Result<void> RegionFiles::create(const std::filesystem::path& root)
{
    for (std::size_t member = 0; member < Members.size(); ++member)
        TRY_VOID(m_members[member].create(root, member));
    return {};
}

void RegionFiles::write(const Student& student, const Life& life, std::uint64_t seed)
{
    const PaperTrail paper(student, seed);
    Chance chance(mix(mix(seed, 3), student.number));
    if (!life.years.empty())
        writeSchoolRows(m_members[Schools[student.plan.school].member], student, life, paper,
                        chance);
    if (!life.collegeTerms.empty())
        writeCollegeRows(m_members, student, life, paper, chance);
    if (!life.universityTerms.empty())
        writeUniversityRows(m_members, student, life, paper);
}

core::Result<void> RegionFiles::finish()
{
    for (std::size_t member = 0; member < Members.size(); ++member) {
        MemberFiles& files = m_members[member];
        if (Members[member].segment == Segment::K12)
            writeSchoolOrphans(files, member);
        if (Members[member].segment == Segment::College) {
            writeCatalog(files, member);
            writeCollegeOrphans(files, member);
        }
        TRY_VOID(files.close());
    }
    return {};
}

std::vector<SubmissionEntry> RegionFiles::submissions() const
{
    std::vector<SubmissionEntry> all;
    for (const MemberFiles& files : m_members)
        all.insert(all.end(), files.submissions().begin(), files.submissions().end());
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return a.id.substr(0, 4) < b.id.substr(0, 4);
    });
    return all;
}

std::int64_t RegionFiles::rows() const
{
    std::int64_t rows = 0;
    for (const MemberFiles& files : m_members)
        rows += files.rows();
    return rows;
}

std::int64_t RegionFiles::fileCount() const
{
    std::size_t count = 0;
    for (const MemberFiles& files : m_members)
        count += files.fileCount();
    return static_cast<std::int64_t>(count);
}

void writeMaybeTwice(TextFile& file, const std::string& row, Chance& chance)
{
    file.writeRow(row);
    if (chance.happens(1, 1500))
        file.writeRow(row);
}

} // namespace app::synth
