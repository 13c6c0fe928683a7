// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/synth/member_files.h"

namespace app::synth {
namespace {

struct Kind
{
    std::string_view before, after; ///< of the member's id in the file name
    std::string_view layout;
};

std::vector<Kind> kindsOf(Segment segment)
{
    switch (segment) {
    case Segment::K12:
        return {{"S", "K.txt", "calpass-k12-student"},
                {"C", "K.txt", "calpass-k12-course"},
                {"A", "K.txt", "calpass-k12-award"}};
    case Segment::College:
        return {{"SB", ".txt", "ccc-mis-student"},
                {"CB", ".txt", "ccc-mis-course"},
                {"SX", ".txt", "ccc-mis-enrolment"},
                {"SP", ".txt", "ccc-mis-award"}};
    case Segment::University:
        break;
    }
    return {{"ERSS", ".txt", "csu-erss"}, {"ERSD", ".txt", "csu-ersd"}};
}

/// Each sender has habits: some come from Windows, some from elsewhere.
LineEnd lineEndOf(std::size_t member)
{
    return member == Clarkia || member == Ironwood || member == CoastalSage ? LineEnd::CrLf
                                                                            : LineEnd::Lf;
}
Encoding encodingOf(std::size_t member)
{
    return member == Sweetbay || member == PaloBrea ? Encoding::Windows1252 : Encoding::Utf8;
}

bool submitsIn(const Member& member, int november)
{
    for (int year = member.firstYear; year <= member.lastYear; ++year)
        if (novemberOf(year) == november)
            return true;
    return false;
}

} // namespace

core::Result<void> MemberFiles::create(const std::filesystem::path& root, std::size_t member)
{
    const Member& sender = Members[member];
    const std::string id(sender.id);
    for (int november = 0; november < NovemberCount; ++november) {
        if (!submitsIn(sender, november))
            continue;
        const std::string year = std::to_string(FirstNovember + november);
        std::error_code error;
        std::filesystem::create_directories(root / year / id, error);
        if (error)
            return core::Error {.code = core::ErrorCode::Io,
                                .detail = "cannot create a folder of the invented region"};
        SubmissionEntry submission {year + "-" + id, std::string(sender.name), {}};
        for (const Kind& kind : kindsOf(sender.segment)) {
            const std::string name = std::string(kind.before) + id + std::string(kind.after);
            TextFile& file = m_novembers[index(november)].emplace_back();
            TRY_VOID(file.create(root / year / id / name, lineEndOf(member), encodingOf(member)));
            submission.files.push_back({year + "/" + id + "/" + name, std::string(kind.layout)});
        }
        m_submissions.push_back(std::move(submission));
    }
    return {};
}

TextFile& MemberFiles::file(int academicYear, std::size_t kind)
{
    return fileOfNovember(novemberOf(academicYear), kind);
}

core::Result<void> MemberFiles::close()
{
    for (auto& files : m_novembers)
        for (TextFile& file : files)
            TRY_VOID(file.close());
    return {};
}

std::int64_t MemberFiles::rows() const
{
    std::int64_t rows = 0;
    for (const auto& files : m_novembers)
        for (const TextFile& file : files)
            rows += file.rows();
    return rows;
}

std::size_t MemberFiles::fileCount() const
{
    std::size_t count = 0;
    for (const auto& files : m_novembers)
        count += files.size();
    return count;
}

} // namespace app::synth
