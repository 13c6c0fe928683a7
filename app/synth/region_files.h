// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Puts lives into the files of their schools, colleges and universities, with the faults real files
// have: rows sent twice, odd marks, missing ids, courses without a student. None of them falls on
// what a story counts.
#pragma once

#include "app/synth/chance.h"
#include "app/synth/life.h"
#include "app/synth/member_files.h"
#include "app/synth/paper_trail.h"

#include <array>
#include <filesystem>

namespace app::synth {

class RegionFiles
{
public:
    core::Result<void> create(const std::filesystem::path& root);
    void write(const Student& student, const Life& life, std::uint64_t seed);
    /// Adds catalogs and orphans, and closes. Io or DiskFull.
    core::Result<void> finish();

    std::vector<SubmissionEntry> submissions() const; ///< by November, then member
    std::int64_t rows() const;
    std::int64_t fileCount() const;

private:
    std::array<MemberFiles, Members.size()> m_members;
};

/// One student's rows, each by segment. @p chance is the student's own.
void writeSchoolRows(MemberFiles& files, const Student& student, const Life& life,
                     const PaperTrail& paper, Chance& chance);
void writeCollegeRows(std::array<MemberFiles, Members.size()>& files, const Student& student,
                      const Life& life, const PaperTrail& paper, Chance& chance);
void writeUniversityRows(std::array<MemberFiles, Members.size()>& files, const Student& student,
                         const Life& life, const PaperTrail& paper);

/// What stands in files and belongs to no student.
void writeSchoolOrphans(MemberFiles& files, std::size_t member);
void writeCatalog(MemberFiles& files, std::size_t member);
void writeCollegeOrphans(MemberFiles& files, std::size_t member);

/// Writes the row, now and then twice.
void writeMaybeTwice(TextFile& file, const std::string& row, Chance& chance);

} // namespace app::synth
