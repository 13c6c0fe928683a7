// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The courses of the region: real state course and TOP codes under invented local numbers.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace app::synth {

enum class SchoolCourse : std::uint8_t
{
    English9,
    English10,
    English11,
    English12,
    Expository,
    ComprehensiveEnglish,
    EnglishDevelopment,
    Algebra1,
    Geometry,
    Algebra2,
    Integrated1,
    Integrated2,
    Integrated3,
    PreCalculus,
    AppliedAlgebra,
    Biology,
    Chemistry,
    Physics,
    WorldHistory,
    UnitedStatesHistory,
    Economics,
    Spanish,
    Ceramics,
    AutoMechanics
};

struct SchoolCourseEntry
{
    std::string_view stateCode, localNumber, localName;
};

// Codes: CALPADS state course codes, those before 2019-20.
inline constexpr std::array<SchoolCourseEntry, 24> SchoolCourses {{
    {"2130", "ENG09", "English 9"},
    {"2131", "ENG10", "English 10"},
    {"2132", "ENG11", "English 11"},
    {"2133", "ENG12", "English 12"},
    {"2118", "ERWC", "Expository Reading and Writing"},
    {"2101", "ENGCP", "Comprehensive English"},
    {"2110", "ELD", "English Language Development"},
    {"2403", "ALG1", "Algebra I"},
    {"2413", "GEOM", "Geometry"},
    {"2404", "ALG2", "Algebra II"},
    {"2425", "INT1", "Integrated Math I"},
    {"2426", "INT2", "Integrated Math II"},
    {"2427", "INT3", "Integrated Math III"},
    {"2414", "PRECAL", "Pre-Calculus"},
    {"2498", "APPALG", "Applied Algebra (summer)"},
    {"2603", "BIO", "Biology"},
    {"2607", "CHEM", "Chemistry"},
    {"2613", "PHYS", "Physics"},
    {"2711", "WHIST", "World History"},
    {"2709", "USHIST", "U.S. History"},
    {"2701", "ECON", "Economics"},
    {"2206", "SPAN", "Spanish I"},
    {"2800", "CERAM", "Ceramics"},
    {"5655", "AUTOMECH", "Automotive Mechanics"},
}};

enum class CollegeCourse : std::uint8_t
{
    EnglishTransfer,
    EnglishOneBelow,
    EnglishTwoBelow,
    EnglishLiterature,
    Statistics,
    IntermediateAlgebra,
    ElementaryAlgebra,
    Biology,
    Psychology,
    History,
    AutoIntroduction,
    AutoEngines,
    Business
};

struct CollegeCourseEntry
{
    std::string_view number, title, top;
    char creditStatus, transferStatus; ///< CB04, CB05
    std::string_view units; ///< CB06 and CB07, two implied decimals
    char basicSkills, occupational, below; ///< CB08, CB09, CB21
};

inline constexpr std::array<CollegeCourseEntry, 13> CollegeCourses {{
    {"ENGL 100", "College composition", "150100", 'D', 'A', "0300", 'N', 'E', 'Y'},
    {"ENGL 90", "Introduction to composition", "150100", 'C', 'C', "0300", 'B', 'E', 'A'},
    {"ENGL 80", "Writing fundamentals", "150100", 'C', 'C', "0300", 'B', 'E', 'B'},
    {"ENGL 110", "Composition and literature", "150100", 'D', 'A', "0300", 'N', 'E', 'Y'},
    {"MATH 130", "Statistics", "170100", 'D', 'A', "0400", 'N', 'E', 'Y'},
    {"MATH 90", "Intermediate algebra", "170100", 'D', 'C', "0400", 'N', 'E', 'A'},
    {"MATH 80", "Elementary algebra", "170100", 'C', 'C', "0400", 'B', 'E', 'B'},
    {"BIOL 100", "General biology", "040100", 'D', 'A', "0400", 'N', 'E', 'Y'},
    {"PSYC 100", "Introduction to psychology", "200100", 'D', 'A', "0300", 'N', 'E', 'Y'},
    {"HIST 110", "United States history", "220500", 'D', 'A', "0300", 'N', 'E', 'Y'},
    {"AUTO 10", "Introduction to automotive technology", "094800", 'D', 'C', "0350", 'N', 'C', 'Y'},
    {"AUTO 20", "Engine performance", "094800", 'D', 'C', "0350", 'N', 'C', 'Y'},
    {"BUS 100", "Introduction to business", "050500", 'D', 'A', "0300", 'N', 'D', 'Y'},
}};

constexpr const SchoolCourseEntry& entryOf(SchoolCourse course)
{
    return SchoolCourses[static_cast<std::size_t>(course)];
}
constexpr const CollegeCourseEntry& entryOf(CollegeCourse course)
{
    return CollegeCourses[static_cast<std::size_t>(course)];
}
constexpr bool isEnglish(CollegeCourse course)
{
    return course <= CollegeCourse::EnglishLiterature;
}

} // namespace app::synth
