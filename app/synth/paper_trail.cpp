// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/synth/paper_trail.h"

#include "app/synth/chance.h"

namespace app::synth {
namespace {

std::string padded(std::uint64_t value, std::size_t width)
{
    std::string text = std::to_string(value);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

/// A number below @p modulus that no other @p value below it gives; @p step is coprime to it.
std::uint64_t scattered(std::uint64_t value, std::uint64_t seed, std::uint64_t modulus,
                        std::uint64_t step)
{
    return (value * step + mix(seed, modulus) % modulus) % modulus;
}

constexpr std::uint64_t Step = 15485863; // a prime that divides none of the moduli below
constexpr std::uint64_t SsnCount = 100 * 49 * 9999; ///< area 9xx, group 01-49, serial 0001-9999
constexpr std::uint64_t StatewideCount = 999999937;
constexpr std::uint64_t LocalCount = 99999989;

} // namespace

PaperTrail::PaperTrail(const Student& student, std::uint64_t seed)
    : m_student(student)
    , m_seed(seed)
    , m_collegeLast(student.last)
{
    Chance chance(mix(mix(seed, 2), student.number));
    const bool isWhole = student.plan.keys == Keys::Whole;
    const bool isUniversity = student.plan.fate == Fate::University;
    m_schoolHasSsn = isWhole && (chance.happens(3, 5) || isUniversity);
    m_schoolHasStatewideId = isWhole && chance.happens(23, 25);
    m_collegeUsesSsn = chance.happens(1, 4);
    if (student.fault == Fault::OtherLastName)
        m_collegeLast = makeOtherLastName(chance);
}

std::string PaperTrail::ssn() const
{
    const std::uint64_t code = scattered(m_student.number, m_seed, SsnCount, Step);
    return "9" + padded(code / 9999 / 49, 2) + padded(1 + code / 9999 % 49, 2)
        + padded(1 + code % 9999, 4);
}

std::string PaperTrail::schoolSsn() const
{
    return m_schoolHasSsn ? ssn() : std::string();
}

std::string PaperTrail::statewideId() const
{
    return m_schoolHasStatewideId
        ? "8" + padded(scattered(m_student.number, m_seed, StatewideCount, Step), 9)
        : std::string();
}

std::string PaperTrail::birthDate() const
{
    const core::CivilDate date = core::toCivil(m_student.birth);
    return padded(static_cast<std::uint64_t>(date.year), 4)
        + padded(static_cast<std::uint64_t>(date.month), 2)
        + padded(static_cast<std::uint64_t>(date.day), 2);
}

std::string PaperTrail::schoolBirthDate() const
{
    return m_student.plan.keys == Keys::NoBirthDate ? std::string() : birthDate();
}

std::string PaperTrail::partialFirst() const
{
    return m_student.plan.keys == Keys::NoName ? "$$$" : partialNameText(m_student.first);
}

std::string PaperTrail::partialLast() const
{
    return m_student.plan.keys == Keys::NoName ? "$$$" : partialNameText(m_student.last);
}

std::string PaperTrail::collegeId(MemberIndex college) const
{
    if (m_collegeUsesSsn)
        return ssn();
    return "C" + padded(scattered(m_student.number, m_seed + college, LocalCount, Step), 8);
}

std::string PaperTrail::collegeBirthDate() const
{
    std::string date = birthDate();
    return m_student.fault == Fault::NoBirthDay ? date.substr(0, 6) + "99" : date;
}

std::string PaperTrail::firstName() const
{
    return firstNameText(m_student.first);
}
std::string PaperTrail::collegeLastName() const
{
    return lastNameText(m_collegeLast);
}

char PaperTrail::collegeGender() const
{
    if (m_student.fault != Fault::OtherGender)
        return m_student.plan.gender;
    return m_student.plan.gender == 'X' ? 'F' : 'X';
}

std::string PaperTrail::universitySsn() const
{
    return ssn();
}

std::string PaperTrail::universityId(MemberIndex campus) const
{
    return "2" + padded(scattered(m_student.number, m_seed + campus, LocalCount, Step), 8);
}

} // namespace app::synth
