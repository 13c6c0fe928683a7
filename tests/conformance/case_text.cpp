// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/case_text.h"

#include <algorithm>

namespace conformance {
namespace {

std::string placeText(const PlainData& data, int institution)
{
    if (institution < 0)
        return "-";
    const std::string& name = data.institutions[static_cast<std::size_t>(institution)].name;
    return name.substr(0, name.find(' '));
}

/// What timeNamed reads.
std::string timeText(const PlainRecord& record)
{
    if (!record.time)
        return "-";
    const auto& time = *record.time;
    if (time.calendar.empty() || time.calendar == "k12")
        return time.label;
    const std::string year = std::to_string(core::toCivil(time.begin).year);
    return (time.calendar == "quarter" ? "q:" : "") + time.season + "-" + year;
}

std::string personText(const PlainPerson& person, std::size_t number)
{
    std::string text = "p" + std::to_string(number) + " keys=";
    for (const std::string& key : person.keys)
        text += (text.ends_with('=') ? "" : ",") + key;
    for (const auto& [name, value] : person.attributes)
        text += " " + name + "=" + value;
    return text + "\n";
}

std::string recordText(const PlainData& data, const PlainRecord& record)
{
    std::string text
        = "  " + record.kind + " " + placeText(data, record.institution) + " " + timeText(record);
    for (const auto& [name, value] : record.values) {
        if (name != "segment") // the reader takes it from the place
            text += " " + name + "=" + value;
    }
    return text + "\n";
}

} // namespace

std::string caseText(const std::string& comment, const PlainData& data, const std::string& question,
                     const std::string& expected)
{
    std::string text = "# " + comment + "\n-- data\nshow fair\n";
    for (const std::string& segment : segments()) {
        if (std::none_of(data.institutions.begin(), data.institutions.end(),
                         [&segment](const auto& one) { return one.segment == segment; }))
            text += "hidden " + segment + "\n";
    }
    for (const PlainObservation& one : data.observed)
        text += "observed " + one.kind + " " + placeText(data, one.institution) + " "
            + core::toIso(one.through) + "\n";
    for (std::size_t i = 0; i < data.people.size(); ++i) {
        text += personText(data.people[i], i + 1);
        for (const PlainRecord& record : data.people[i].records)
            text += recordText(data, record);
    }
    return text + "-- question\n" + question + "-- expected\n" + expected;
}

} // namespace conformance
