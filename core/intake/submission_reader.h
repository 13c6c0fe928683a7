// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the files of one submission in the order their relations need: files that are looked into
// first, students before what belongs to them. For readSubmission only.
#pragma once

#include "core/intake/read_submission.h"
#include "core/intake/row_loader.h"

#include <map>
#include <memory>

namespace core::intake {

class SubmissionReader
{
public:
    SubmissionReader(const IntakeRequest& request, const dictionary::Dictionary& dictionary,
                     const identity::KeyMaker* keys, TaskContext& task);

    Result<IntakeOutcome> read();

private:
    /// Everything the files of one layout share.
    struct Source
    {
        std::unique_ptr<LayoutPlan> plan;
        std::unique_ptr<RowLoader> loader;
        std::unique_ptr<StudentRows> students; ///< when another layout asks for them
        std::vector<std::unique_ptr<LookupTable>> tables; ///< that others look into
    };

    Result<void> compileLayouts();
    Result<void> connectLookups();
    void makeLoaders();
    std::vector<std::size_t> readingOrder() const;
    void placeAfterNeeds(const std::string& layout, std::vector<std::string>& order) const;
    Result<void> readFile(std::size_t index);
    /// Refuses a file that cannot be cut into records at all.
    std::optional<FileShape> openingChecks(SourceFile& file, std::string_view head,
                                           const Source& source, FindingLog& log) const;
    void checkPartners(const Source& source, FindingLog& log) const;
    Result<void> readRows(SourceFile& file, const FileShape& shape, Source& source, FindingLog& log,
                          FileSummary& summary);
    void refuse(Source& source, FileSummary& summary);

    const IntakeRequest& m_request;
    const dictionary::Dictionary& m_dictionary;
    TaskContext& m_task;
    SubmissionBuilder m_builder;
    PersonBook m_persons;
    std::map<std::string, Source> m_sources; ///< by layout id
    std::vector<FileSummary> m_summaries; ///< per file of the request
    std::vector<std::vector<Finding>> m_findings;
    std::uint64_t m_bytesDone = 0;
    std::uint64_t m_bytesInAll = 1;
};

} // namespace core::intake
