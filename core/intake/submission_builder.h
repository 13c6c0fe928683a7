// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers the columns of a submission while its rows are read: institutions, times, texts, records.
#pragma once

#include "core/dictionary/dictionary.h"
#include "core/intake/submission.h"
#include "core/intake/text_index.h"

#include <optional>
#include <span>

namespace core::intake {

class SubmissionBuilder
{
public:
    SubmissionBuilder(const std::vector<dictionary::Institution>& known,
                      const dictionary::Dictionary& dictionary);

    struct InstitutionEntry
    {
        std::uint16_t index = 0;
        bool isKnown = false;
    };
    /// The institution of a code in the files, one of @p segment if nobody knows it. Nothing when
    /// there are too many to number.
    std::optional<InstitutionEntry> institution(std::string_view id, const std::string& segment);
    const std::string& segmentOf(std::uint16_t institution) const;

    /// Among whom a local id is unique, as dictionary::PersonRule::localIdWithin says.
    std::uint16_t nameSpace(const std::string& localIdWithin, std::uint16_t institution);
    const std::string& nameSpaceText(std::uint16_t nameSpace) const
    {
        return m_submission.nameSpaces[nameSpace];
    }

    /// 1-based.
    std::uint32_t time(const dictionary::TimeSpan& span);
    std::int16_t academicYear(std::uint32_t time) const;

    std::uint16_t attribute(const std::string& element);
    void reportAttribute(const AttributeReport& report)
    {
        m_submission.attributeReports.push_back(report);
    }

    std::size_t pool(const std::string& element);
    std::uint32_t text(std::size_t pool, std::string_view text)
    {
        return text.empty() ? 0 : m_pools[pool].intern(text);
    }

    /// The table of @p kind; its columns are the kind's stored elements, and @p used where the
    /// dictionary does not know the kind.
    std::size_t table(const std::string& kind, std::span<const std::string> used);
    const RecordTable& tableAt(std::size_t table) const { return m_submission.tables[table]; }

    struct Record
    {
        std::uint32_t person = 0;
        std::uint16_t institution = 0;
        std::uint32_t time = 0;
    };
    /// @p values: one text number per column. `enrolled` stays one record per person, institution
    /// and time (design 5.1.2): a repeat only fills blanks.
    void addRecord(std::size_t table, const Record& record, std::span<const std::uint32_t> values);

    /// All but persons, submitter and id.
    Submission take();

private:
    bool mergeEnrolment(std::size_t table, const Record& record,
                        std::span<const std::uint32_t> values);

    const std::vector<dictionary::Institution>& m_known;
    const dictionary::Dictionary& m_dictionary;
    Submission m_submission;
    TextIndex m_institutionIds;
    std::vector<bool> m_isKnown; ///< per institution
    TextIndex m_nameSpaceTexts;
    TextIndex m_timeTexts;
    std::vector<TextIndex> m_pools;
    TextIndex m_enrolments; ///< (person, institution, time) -> row of the enrolled table
};

} // namespace core::intake
