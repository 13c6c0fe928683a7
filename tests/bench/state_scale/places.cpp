// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include "app/synth/chance.h"

#include <algorithm>
#include <cstdio>

namespace tests::state {

namespace {

struct County
{
    const char* name;
    std::uint32_t people; ///< in thousands, rounded
};

/// The counties of California in their usual order, which is that of their two-digit codes.
constexpr County Counties[] {
    {"Alameda", 1510},   {"Alpine", 1},          {"Amador", 38},         {"Butte", 220},
    {"Calaveras", 46},   {"Colusa", 21},         {"Contra Costa", 1049}, {"Del Norte", 29},
    {"El Dorado", 181},  {"Fresno", 930},        {"Glenn", 28},          {"Humboldt", 135},
    {"Imperial", 175},   {"Inyo", 19},           {"Kern", 840},          {"Kings", 153},
    {"Lake", 65},        {"Lassen", 35},         {"Los Angeles", 9819},  {"Madera", 151},
    {"Marin", 252},      {"Mariposa", 18},       {"Mendocino", 88},      {"Merced", 256},
    {"Modoc", 10},       {"Mono", 14},           {"Monterey", 415},      {"Napa", 136},
    {"Nevada", 99},      {"Orange", 3010},       {"Placer", 348},        {"Plumas", 20},
    {"Riverside", 2190}, {"Sacramento", 1419},   {"San Benito", 55},     {"San Bernardino", 2035},
    {"San Diego", 3095}, {"San Francisco", 805}, {"San Joaquin", 685},   {"San Luis Obispo", 270},
    {"San Mateo", 718},  {"Santa Barbara", 424}, {"Santa Clara", 1782},  {"Santa Cruz", 262},
    {"Shasta", 177},     {"Sierra", 3},          {"Siskiyou", 45},       {"Solano", 413},
    {"Sonoma", 484},     {"Stanislaus", 514},    {"Sutter", 95},         {"Tehama", 63},
    {"Trinity", 14},     {"Tulare", 442},        {"Tuolumne", 55},       {"Ventura", 823},
    {"Yolo", 201},       {"Yuba", 72},
};
constexpr std::uint32_t CountyCount = std::size(Counties);
constexpr std::uint32_t SchoolsPerMillion = 40;
constexpr std::uint32_t CollegeCount = 114;
constexpr std::uint32_t UniversityCount = 33;
constexpr unsigned SchoolsInDistrict = 6;
constexpr int LastYear = FirstYear + YearCount - 1;

using app::synth::Chance;

std::string numbered(const char* format, unsigned number)
{
    char text[32];
    std::snprintf(text, sizeof text, format, number);
    return text;
}

class PlaceMaker
{
public:
    explicit PlaceMaker(World& world)
        : m_world(world)
    {
    }

    void run()
    {
        m_world.schoolsOf.resize(CountyCount);
        m_world.collegesOf.resize(CountyCount);
        for (std::uint16_t county = 0; county < CountyCount; ++county)
            addSchools(county);
        for (unsigned i = 0; i < CollegeCount; ++i)
            addCollege(i);
        for (unsigned i = 0; i < UniversityCount; ++i)
            addUniversity(i);
        giveCollegesToAll();
    }

private:
    Code add(core::dictionary::Institution institution, Place place)
    {
        institution.county = Counties[place.county].name;
        m_world.catalog.institutions.push_back(std::move(institution));
        m_world.places.push_back(place);
        return static_cast<Code>(m_world.places.size());
    }

    /// A few big schools and many small ones, together as many people as the county has.
    void addSchools(std::uint16_t county)
    {
        const std::uint32_t people = Counties[county].people;
        const std::uint32_t count = std::max(1U, people * SchoolsPerMillion / 1000);
        const auto first = static_cast<Code>(m_world.places.size() + 1);
        for (unsigned i = 0; i < count; ++i) {
            const std::uint32_t size = 20 + m_chance.below(60) * m_chance.below(60) / 10;
            if (i % SchoolsInDistrict == 0)
                ++m_districts;
            const std::string name = Counties[county].name;
            const int last = m_chance.happens(1, 40) ? LastYear - 3 : LastYear;
            add({numbered("99%05u", ++m_schools),
                 name + " High " + std::to_string(i + 1),
                 "k12",
                 {},
                 name + " District " + std::to_string(i / SchoolsInDistrict + 1),
                 numbered("99%03u", m_districts),
                 {}},
                {School, county, std::max(1U, people * size / count), last, m_chance.happens(1, 5),
                 false});
        }
        m_world.schoolsOf[county] = {first, static_cast<Code>(m_world.places.size() + 1)};
    }

    std::uint16_t someCounty()
    {
        std::uint32_t total = 0;
        for (const auto& county : Counties)
            total += county.people;
        std::uint32_t at = m_chance.below(total);
        std::uint16_t county = 0;
        while (at >= Counties[county].people)
            at -= Counties[county++].people;
        return county;
    }

    void addCollege(unsigned index)
    {
        const std::uint16_t county = someCounty();
        const int last = m_chance.happens(1, 30) ? LastYear - 2 : LastYear;
        const Code code = add({numbered("Z%03u", index + 1),
                               std::string(Counties[county].name) + " College "
                                   + std::to_string(m_world.collegesOf[county].size() + 1),
                               "cc",
                               {},
                               {},
                               {},
                               {}},
                              {College, county, 10 + m_chance.below(90), last, false, false});
        m_world.collegesOf[county].push_back(code);
    }

    void addUniversity(unsigned index)
    {
        const std::uint16_t county = someCounty();
        m_world.universities.push_back(
            add({numbered("ZU%02u", index + 1),
                 "State University " + std::to_string(index + 1),
                 "university",
                 {},
                 {},
                 {},
                 {}},
                {University, county, 10 + m_chance.below(40), LastYear, false, index % 4 == 0}));
    }

    /// Counties without a college send their students to the next one that has some.
    void giveCollegesToAll()
    {
        const auto own = m_world.collegesOf;
        for (std::size_t county = 0; county < CountyCount; ++county)
            for (std::size_t step = 1; m_world.collegesOf[county].empty(); ++step)
                m_world.collegesOf[county] = own[(county + step) % CountyCount];
    }

    World& m_world;
    Chance m_chance {20040815};
    unsigned m_schools = 0, m_districts = 0;
};

} // namespace

void addPlaces(World& world)
{
    world.catalog.segments = {"k12", "cc", "university"};
    world.catalog.tiers = {"statewide_id", "ssn", "name_birth_gender"};
    world.catalog.segmentTiers = {0b101, 0b110, 0b110};
    PlaceMaker(world).run();
}

} // namespace tests::state
