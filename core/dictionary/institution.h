// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An institution as files, agreements and questions name it.
#pragma once

#include <string>

namespace core::dictionary {

struct Institution
{
    std::string id; ///< code in the files: "9900101", "Z01"
    std::string name;
    std::string segment; ///< "k12", "cc", "university"
    std::string county;
    std::string district; ///< name; empty for colleges without one
    std::string districtId;
    std::string region;

    bool operator==(const Institution&) const = default;
};

} // namespace core::dictionary
