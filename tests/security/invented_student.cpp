// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "invented_student.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace security_test {
namespace {

using core::WipedString;

constexpr std::string_view Letters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view Digits = "0123456789";
constexpr std::string_view NotZero = "123456789";

constexpr std::string_view Layout = R"json({
  "format": 1, "id": "marked", "version": "1", "title": {"en": "Marked", "es": "Marcado"},
  "source": "this project", "status": "own", "segment": "k12",
  "file": {"format": "delimited", "delimiter": ",", "header": "present"},
  "institution": "school",
  "columns": [
    {"name": "school", "header": "school", "pattern": "[0-9]{4}", "required": true,
     "on_bad": "reject_row"},
    {"name": "year", "header": "year", "pattern": "[0-9]{4}", "required": true,
     "on_bad": "reject_row"},
    {"name": "pupil", "header": "pupil", "required": true, "pad_left": 14, "upper": true},
    {"name": "ssn", "header": "ssn", "keep_only": "0-9", "pattern": "[0-9]{9}"},
    {"name": "ssid", "header": "ssid", "keep_only": "A-Za-z0-9", "upper": true},
    {"name": "first", "header": "first"},
    {"name": "last", "header": "last"},
    {"name": "gender", "header": "gender", "pattern": "[MFX]", "code_list": "gender"},
    {"name": "born", "header": "born"},
    {"name": "grade_level", "header": "grade_level", "code_list": "grade_level"}
  ],
  "time": {"columns": ["year"], "pattern": "(?<yy>[0-9]{2})(?<yy2>[0-9]{2})",
                           "academic_year_given" : true, "calendar" : "k12", "only_term" : "year"
}
, "person" : {
    "local_id" : "pupil",
    "statewide_id" : "ssid",
    "ssn" : "ssn",
    "first_name" : "first",
    "last_name" : "last",
    "gender" : "gender",
    "birth_date" : "born",
    "birth_date_pattern" : "(?<yyyy>[0-9]{4})(?<mm>[0-9]{2})(?<dd>[0-9]{2})"
},
             "attributes" : {"gender" : "gender"},
                            "records"
    : [ {"kind" : "standing", "elements" : {"grade_level" : "grade_level"}} ],
      "unique_key" : [ "school", "year", "pupil", "ssn" ],
                     "refuse_above_rejected_share" : 1.0
})json";

WipedString join(std::initializer_list<std::string_view> parts)
{
    WipedString text;
    for (const std::string_view part : parts)
        text.append(part);
    return text;
}

WipedString delimited(const WipedString& commas, char delimiter)
{
    WipedString text = commas;
    for (char& c : text)
        if (c == ',')
            c = delimiter;
    return text;
}

constexpr std::string_view Header
    = "school,year,pupil,ssn,ssid,first,last,gender,born,grade_level\n";

} // namespace

InventedStudent::InventedStudent()
    : localId(Mark::random(12, Letters))
    , statewideId(Mark::random(10, Letters))
    , firstName(Mark::random(9, Letters))
    , lastName(Mark::random(10, Letters))
    , nickname(Mark::random(9, Letters))
    , ssnArea(join({"9", Mark::random(2, Digits).plain()}))
    , ssnGroup(Mark::random(2, NotZero))
    , ssnSerial(Mark::random(4, NotZero))
    , birthDay(join({"1", Mark::random(1, Digits).plain()}))
{
}

WipedString InventedStudent::ssn(std::string_view separator) const
{
    return join({ssnArea.plain(), separator, ssnGroup.plain(), separator, ssnSerial.plain()});
}

WipedString InventedStudent::birthDate() const
{
    return join({"195703", birthDay.plain()});
}

void InventedStudent::addTo(MemoryScan& scan) const
{
    scan.addText("local id", localId);
    scan.addText("statewide id", statewideId);
    scan.addText("first name", firstName);
    scan.addText("last name", lastName);
    scan.addText("nickname", nickname);
    scan.addText("SSN", Mark(ssn("")));
    scan.addText("SSN with dashes", Mark(ssn("-")));
    scan.addText("birth date", Mark(birthDate()));
}

WipedString InventedStudent::withoutHeader() const
{
    const WipedString id = join({localId.plain(), ",", ssn("-"), ",", statewideId.plain(), "-,"});
    const WipedString names = join(
        {firstName.plain(), ",\"", lastName.plain(), " \"\"", nickname.plain(), "\"\"\",F,"});
    const WipedString born = birthDate();
    return join({
        "7001,0708,", id,
        names,        born,
        ",10\n", // clean, but for dashes and lower case
        "7001,0809,", id,
        names,        born,
        ",11\n",      "7001,0809,",
        id,           names,
        born,         ",11\n", // again
        "7001,0910,", id,
        names,        born,
        "x,12\n", // no birth date
        "7001,0910,", id,
        names,        born,
        ",12,",       nickname.plain(),
        "\n", // a field too many
        "70 1,1011,", id,
        names,        born,
        ",12\n", // no school
        "7001,1011,", id,
        names,        born,
        ",12\n", //
        "7001,1112,", id,
        "\"",         nickname.plain() // cut off
    });
}

WipedString InventedStudent::file(char delimiter) const
{
    return delimited(join({Header, withoutHeader()}), delimiter);
}

WipedString InventedStudent::inWindows1252() const
{
    const WipedString id = join({localId.plain(), ",", ssn(""), ",", statewideId.plain(), ","});
    return join({Header, "7001,0708,", id, firstName.plain(), ",\xD1", lastName.plain(), ",F,",
                 birthDate(), ",10\n"});
}

std::string_view studentLayout()
{
    return Layout;
}

std::filesystem::path MarkedFolder::write(const std::string& name, std::string_view text) const
{
    std::filesystem::path file = path() / name;
    const int opened = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    EXPECT_EQ(::write(opened, text.data(), text.size()), static_cast<ssize_t>(text.size()));
    ::close(opened);
    return file;
}

} // namespace security_test
