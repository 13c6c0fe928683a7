// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The institutions of the demo region, invented and named after California plants, and when each
// of them submits. Codes belong to no real institution.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace app::synth {

enum class Segment : std::uint8_t
{
    K12,
    College,
    University
};

struct Member
{
    std::string_view id;
    std::string_view name;
    Segment segment;
    std::string_view county;
    std::string_view region;
    int firstYear, lastYear; ///< academic years it submits
};

struct School
{
    std::string_view id; ///< seven digits
    std::string_view name;
    std::size_t member;
};

enum MemberIndex : std::uint8_t
{
    Toyon,
    Clarkia,
    Manzanita,
    Ironwood,
    Sweetbay,
    PaloBrea,
    Chaparral,
    CoastalSage
};
enum SchoolIndex : std::uint8_t
{
    YarrowHigh,
    SumacHigh,
    Penstemon,
    ClarkiaHigh,
    LarkspurHigh,
    ManzanitaMesa,
    CeanothusHigh,
    LupineHigh
};

inline constexpr std::string_view LosAngeles = "Los Angeles";
inline constexpr std::string_view SanDiego = "San Diego";
inline constexpr std::string_view LosAngelesBasin = "Los Angeles Basin";
inline constexpr std::string_view SanDiegoImperial = "San Diego and Imperial";

inline constexpr int FirstYear = 2007; ///< 2007-08
inline constexpr int LastYear = 2014;
inline constexpr int FirstFairYear = 2007; ///< tenth grades whose 36 months are observed
inline constexpr int LastFairYear = 2011;
inline constexpr std::string_view ObservedThrough = "2015-06-30";

/// Colleges go on to the summer of 2015, which belongs to 2015-16.
inline constexpr std::array<Member, 8> Members {{
    {"99001", "Toyon Union High School District", Segment::K12, LosAngeles, LosAngelesBasin, 2007,
     2014},
    {"99002", "Clarkia Unified School District", Segment::K12, LosAngeles, LosAngelesBasin, 2007,
     2014},
    {"99003", "Manzanita Union High School District", Segment::K12, SanDiego, SanDiegoImperial,
     2010, 2012},
    {"Z01", "Ironwood College", Segment::College, LosAngeles, LosAngelesBasin, 2007, 2015},
    {"Z02", "Sweetbay College", Segment::College, SanDiego, SanDiegoImperial, 2007, 2015},
    {"Z03", "Palo Brea College", Segment::College, LosAngeles, LosAngelesBasin, 2007, 2015},
    {"01", "Chaparral State University", Segment::University, LosAngeles, LosAngelesBasin, 2007,
     2015},
    {"02", "Coastal Sage State University", Segment::University, SanDiego, SanDiegoImperial, 2007,
     2015},
}};

inline constexpr std::array<School, 8> Schools {{
    {"9900101", "Yarrow High", Toyon},
    {"9900102", "Sumac High", Toyon},
    {"9900103", "Penstemon Continuation School", Toyon},
    {"9900201", "Clarkia High", Clarkia},
    {"9900202", "Larkspur High", Clarkia},
    {"9900301", "Manzanita Mesa High", Manzanita},
    {"9900302", "Ceanothus High", Manzanita},
    {"9900303", "Lupine High", Manzanita},
}};

/// The one pair that has not agreed to share.
inline constexpr std::size_t NotAgreedA = Ironwood;
inline constexpr std::size_t NotAgreedB = Manzanita;

inline constexpr int NovemberCount = 4;
inline constexpr int FirstNovember = 2012; ///< five years at once, then one each

/// Index of the November in which records of @p academicYear are submitted.
constexpr int novemberOf(int academicYear)
{
    if (academicYear <= LastFairYear)
        return 0;
    return academicYear > LastYear ? NovemberCount - 1 : academicYear - LastFairYear;
}

constexpr bool submits(const Member& member, int academicYear)
{
    return academicYear >= member.firstYear && academicYear <= member.lastYear;
}

} // namespace app::synth
