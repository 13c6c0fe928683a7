// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// All files of one member: for each November it submits, one file of each layout of its segment.
#pragma once

#include "app/synth/region.h"
#include "app/synth/text_file.h"

#include <array>
#include <string>
#include <vector>

namespace app::synth {

struct FileEntry
{
    std::string path; ///< from the region's folder
    std::string layout;
};

struct SubmissionEntry
{
    std::string id; ///< "2012-99001"
    std::string submitter;
    std::vector<FileEntry> files;
};

class MemberFiles
{
public:
    /// Creates folders and files. Io when that fails.
    core::Result<void> create(const std::filesystem::path& root, std::size_t member);

    /// File @p kind (order of its segment's layouts) of the November @p academicYear belongs to.
    /// @pre the member submits that year
    TextFile& file(int academicYear, std::size_t kind);

    bool takesPart(int november) const { return !m_novembers[index(november)].empty(); }
    TextFile& fileOfNovember(int november, std::size_t kind)
    {
        return m_novembers[index(november)][kind];
    }

    core::Result<void> close();
    const std::vector<SubmissionEntry>& submissions() const { return m_submissions; }
    std::int64_t rows() const;
    std::size_t fileCount() const;

private:
    static std::size_t index(int november) { return static_cast<std::size_t>(november); }

    std::array<std::vector<TextFile>, NovemberCount> m_novembers;
    std::vector<SubmissionEntry> m_submissions;
};

// Kinds of file, in the order of each segment's layouts.
enum SchoolFile : std::size_t
{
    SchoolStudents,
    SchoolCourseRows,
    SchoolAwards
};
enum CollegeFile : std::size_t
{
    CollegeStudents,
    CollegeCatalog,
    CollegeEnrolments,
    CollegeAwardRows
};
enum UniversityFile : std::size_t
{
    UniversityTerms,
    UniversityDegrees
};

} // namespace app::synth
