// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An invented student whose every identifier is random and marked, and the files that tell of them,
// written without leaving a copy in memory.
#pragma once

#include "memory_scan.h"

#include "tests/support/temporary_folder.h"

namespace security_test {

struct InventedStudent
{
    InventedStudent();

    Mark localId, statewideId, firstName, lastName, nickname;
    Mark ssnArea, ssnGroup, ssnSerial; ///< of numbers that are never issued
    Mark birthDay; ///< two digits of March 1957

    core::WipedString ssn(std::string_view separator) const;
    core::WipedString birthDate() const;

    /// All identifiers, in every form that reading them makes.
    void addTo(MemoryScan& scan) const;

    /// A header and rows that are clean, in need of repair, and fit to be rejected.
    core::WipedString file(char delimiter) const;
    core::WipedString withoutHeader() const;
    /// One name has a letter that is no UTF-8.
    core::WipedString inWindows1252() const;
};

/// The layout of those files, as JSON.
std::string_view studentLayout();

/// Writes by the system's calls alone.
class MarkedFolder : public test_support::TemporaryFolder
{
public:
    std::filesystem::path write(const std::string& name, std::string_view text) const;
};

} // namespace security_test
