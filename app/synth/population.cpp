// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/synth/population.h"

#include "app/synth/chance.h"
#include "app/synth/stories.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace app::synth {
namespace {

/// What the derived key sees of a student, but for the gender.
std::uint64_t keyOf(const Student& student)
{
    return (static_cast<std::uint64_t>(student.birth) << 32)
        | (static_cast<std::uint64_t>(student.first.prefix) << 16) | student.last.prefix;
}

void giveIdentity(Student& student, Chance& chance)
{
    const Plan& plan = student.plan;
    student.first = makeFirstName(chance);
    student.last = makeLastName(chance);
    const bool isPupil = plan.grade > 0;
    const int birthYear = isPupil ? plan.year - plan.grade - 6
                                  : plan.year - 19 - static_cast<int>(chance.below(22));
    student.birth = core::toDay({birthYear, 12, 3}) + static_cast<core::Day>(chance.below(365));
}

Ethnicity anyEthnicity(bool isLosAngeles, Chance& chance)
{
    const std::uint32_t draw = chance.below(100);
    const std::uint32_t hispanic = isLosAngeles ? 54 : 40;
    if (draw < hispanic)
        return Ethnicity::Hispanic;
    if (draw < hispanic + 20)
        return Ethnicity::White;
    static constexpr Ethnicity Others[] = {
        Ethnicity::Black,          Ethnicity::Black,  Ethnicity::Asian, Ethnicity::Asian,
        Ethnicity::Filipino,       Ethnicity::White,  Ethnicity::White, Ethnicity::PacificIslander,
        Ethnicity::AmericanIndian, Ethnicity::Unknown};
    return chance.pick(Others);
}

Plan planBackground(Chance& chance)
{
    Plan plan;
    const std::uint32_t place = chance.below(100);
    const bool isLosAngeles = place < 58;
    plan.ethnicity = anyEthnicity(isLosAngeles, chance);
    plan.gender = chance.happens(3, 1000) ? 'X' : chance.happens(1, 2) ? 'F' : 'M';
    if (chance.happens(1, 25))
        plan.keys = chance.happens(1, 2) ? Keys::NoBirthDate : Keys::NoName;
    if (place >= 82) { // comes to college from elsewhere
        plan.keys = Keys::Whole;
        plan.year = static_cast<std::int16_t>(FirstYear + chance.below(8));
        return plan;
    }
    static constexpr SchoolIndex LosAngelesSchools[]
        = {YarrowHigh, YarrowHigh,  YarrowHigh,  SumacHigh,    SumacHigh,
           SumacHigh,  ClarkiaHigh, ClarkiaHigh, LarkspurHigh, LarkspurHigh};
    static constexpr SchoolIndex SanDiegoSchools[]
        = {ManzanitaMesa, ManzanitaMesa, CeanothusHigh, LupineHigh};
    plan.school = isLosAngeles ? chance.pick(LosAngelesSchools) : chance.pick(SanDiegoSchools);
    const std::uint32_t lateBy = chance.happens(1, 16) ? 1 + chance.below(2) : 0;
    plan.grade = static_cast<std::uint8_t>(9 + lateBy);
    const std::uint32_t entry
        = isLosAngeles ? FirstYear - 3 + chance.below(11) : FirstYear + chance.below(6);
    plan.year = static_cast<std::int16_t>(entry + lateBy);
    return plan;
}

/// Of a thousand background students, those whose college papers are at fault: so many that about
/// 88 of 100 linkable students link in all. Planted students always do; about 3,400 of them go on
/// to a college, and about 21 of 100 others. A number they gave saves 15 of 100 of the faulty.
std::uint32_t faultsPerMille(std::size_t background)
{
    constexpr std::size_t Alone = 141; // 1000 * 0.12 / 0.85
    constexpr std::size_t ForPlanted = Alone * 3400 * 100 / 21;
    return static_cast<std::uint32_t>(
        std::min<std::size_t>(500, Alone + ForPlanted / std::max<std::size_t>(1, background)));
}

Fault anyFault(Chance& chance)
{
    static constexpr Fault Faults[]
        = {Fault::OtherLastName, Fault::OtherLastName, Fault::NoBirthDay, Fault::OtherGender};
    return chance.pick(Faults);
}

void addPlanted(std::vector<Student>& students, std::unordered_set<std::uint64_t>& taken,
                Chance& chance)
{
    std::vector<Plan> plans;
    for (const StoryTeller* teller : storyTellers())
        teller->plan(plans);
    for (const Plan& plan : plans) {
        Student student;
        student.plan = plan;
        do
            giveIdentity(student, chance);
        while (!taken.insert(keyOf(student)).second);
        students.push_back(student);
    }
}

void addBackground(std::vector<Student>& students, const std::unordered_set<std::uint64_t>& planted,
                   std::size_t count, Chance& chance)
{
    const std::size_t begin = students.size();
    const std::uint32_t faults = faultsPerMille(count - begin);
    while (students.size() < count) {
        Student student;
        student.plan = planBackground(chance);
        do
            giveIdentity(student, chance);
        while (planted.contains(keyOf(student)));
        if (chance.happens(faults, 1000))
            student.fault = anyFault(chance);
        if (students.size() > begin && chance.happens(1, 2500)) { // two people, one derived key
            const Student& other
                = students[begin
                           + chance.below(static_cast<std::uint32_t>(students.size() - begin))];
            student.first = other.first;
            student.last = other.last;
            student.birth = other.birth;
            student.plan.gender = other.plan.gender;
        }
        students.push_back(student);
    }
}

} // namespace

std::vector<Student> populate(std::int64_t count, std::uint64_t seed)
{
    Chance chance(mix(seed, 1));
    std::vector<Student> students;
    students.reserve(static_cast<std::size_t>(count));
    std::unordered_set<std::uint64_t> planted;
    addPlanted(students, planted, chance);
    addBackground(students, planted, static_cast<std::size_t>(count), chance);
    for (std::size_t i = students.size() - 1; i > 0; --i)
        std::swap(students[i], students[chance.below(static_cast<std::uint32_t>(i + 1))]);
    std::array<std::uint32_t, Members.size()> localIds {};
    for (std::size_t i = 0; i < students.size(); ++i) {
        students[i].number = static_cast<std::uint32_t>(i);
        if (students[i].plan.grade > 0)
            students[i].localId = 100001 + localIds[Schools[students[i].plan.school].member]++;
    }
    return students;
}

} // namespace app::synth
