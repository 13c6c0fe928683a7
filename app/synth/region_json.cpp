// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/synth/region_json.h"

#include "app/synth/json_text.h"

namespace app::synth {
namespace {

constexpr std::string_view Title = "Demo region";

std::string field(std::string_view name, std::string_view value)
{
    return inQuotes(name) + ": " + inQuotes(value);
}

std::string_view segmentId(Segment segment)
{
    switch (segment) {
    case Segment::K12:
        return "k12";
    case Segment::College:
        return "cc";
    case Segment::University:
        break;
    }
    return "university";
}

/// Ends a line of a list: a comma after all but the last.
std::string_view lineEnd(bool isLast)
{
    return isLast ? "\n" : ",\n";
}

std::string institution(std::string_view id, std::string_view name, const Member& member)
{
    const bool hasDistrict = member.segment == Segment::K12;
    return "    {" + field("id", id) + ", " + field("name", name) + ", "
        + field("segment", segmentId(member.segment)) + ", " + field("county", member.county) + ", "
        + field("district", hasDistrict ? member.name : "") + ", "
        + field("district_id", hasDistrict ? member.id : "") + ", " + field("region", member.region)
        + "}";
}

std::vector<std::string> institutionsOf(std::size_t member)
{
    std::vector<std::string> ids;
    for (const School& school : Schools)
        if (school.member == member)
            ids.emplace_back(school.id);
    if (ids.empty())
        ids.emplace_back(Members[member].id);
    return ids;
}

std::string institutionList()
{
    std::string json;
    for (const School& school : Schools)
        json += institution(school.id, school.name, Members[school.member]) + ",\n";
    for (std::size_t i = 0; i < Members.size(); ++i)
        if (Members[i].segment != Segment::K12)
            json += institution(Members[i].id, Members[i].name, Members[i])
                + std::string(lineEnd(i + 1 == Members.size()));
    return json;
}

std::string memberList()
{
    std::string json;
    for (std::size_t i = 0; i < Members.size(); ++i) {
        json += "    {" + field("id", Members[i].id) + ", " + field("name", Members[i].name)
            + ", \"institutions\": [";
        bool isFirst = true;
        for (const std::string& id : institutionsOf(i)) {
            json += (isFirst ? "" : ", ") + inQuotes(id);
            isFirst = false;
        }
        json += "]}" + std::string(lineEnd(i + 1 == Members.size()));
    }
    return json;
}

bool haveAgreed(std::size_t a, std::size_t b)
{
    return !(a == NotAgreedA && b == NotAgreedB) && !(a == NotAgreedB && b == NotAgreedA);
}

std::string shareList()
{
    std::string json;
    for (std::size_t from = 0; from < Members.size(); ++from)
        for (std::size_t to = 0; to < Members.size(); ++to)
            if (from != to && haveAgreed(from, to))
                json += std::string(json.empty() ? "" : ",\n") + "    {"
                    + field("from", Members[from].id) + ", " + field("to", Members[to].id)
                    + ", \"kinds\": []}";
    return json + "\n";
}

} // namespace

std::string manifestJson(const std::vector<SubmissionEntry>& submissions)
{
    std::string json = "{\n  \"format\": 1,\n  " + field("title", Title)
        + ",\n  \"synthetic\": true,\n  \"agreements\": \"agreements.json\",\n"
          "  \"submissions\": [\n";
    for (const SubmissionEntry& submission : submissions) {
        json += "    {" + field("id", submission.id) + ", "
            + field("submitter", submission.submitter) + ", \"files\": [\n";
        for (const FileEntry& file : submission.files)
            json += "      {" + field("path", file.path) + ", " + field("layout", file.layout) + "}"
                + std::string(lineEnd(&file == &submission.files.back()));
        json += "    ]}" + std::string(lineEnd(&submission == &submissions.back()));
    }
    return json + "  ]\n}\n";
}

std::string agreementsJson()
{
    return "{\n  \"format\": 1,\n  " + field("title", Title) + ",\n  \"synthetic\": true,\n  "
        + field("observed_through", ObservedThrough) + ",\n  \"institutions\": [\n"
        + institutionList() + "  ],\n  \"members\": [\n" + memberList() + "  ],\n  \"shares\": [\n"
        + shareList() + "  ]\n}\n";
}

} // namespace app::synth
