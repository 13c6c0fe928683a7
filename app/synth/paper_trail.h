// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How one student appears on paper: numbers, names, dates and codes as each segment's files would
// hold them, with the faults such files have. Planted students' papers agree with each other.
#pragma once

#include "app/synth/student.h"

#include <string>

namespace app::synth {

class PaperTrail
{
public:
    PaperTrail(const Student& student, std::uint64_t seed);

    std::string schoolSsn() const; ///< K12S4; blank where the school has none
    std::string statewideId() const; ///< K12S5
    std::string schoolBirthDate() const; ///< YYYYMMDD or blank
    std::string partialFirst() const, partialLast() const; ///< $$$ where there is none

    bool collegeUsesSsn() const { return m_collegeUsesSsn; } ///< SB01 is S
    std::string collegeId(MemberIndex college) const; ///< SB00
    std::string collegeBirthDate() const;
    std::string firstName() const, collegeLastName() const; ///< UTF-8
    char collegeGender() const;

    std::string universitySsn() const;
    std::string universityId(MemberIndex campus) const;
    std::string birthDate() const; ///< YYYYMMDD

private:
    std::string ssn() const;

    const Student& m_student;
    std::uint64_t m_seed;
    bool m_schoolHasSsn = false;
    bool m_schoolHasStatewideId = false;
    bool m_collegeUsesSsn = false;
    Name m_collegeLast;
};

} // namespace app::synth
