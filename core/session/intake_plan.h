// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an import request comes down to: submissions, each with its files and their layouts.
#pragma once

#include "core/agreements/agreements.h"
#include "core/dictionary/layout.h"
#include "core/intake/read_submission.h"
#include "core/session/import.h"

#include <memory>
#include <string>
#include <vector>

namespace core::session {

struct IntakePlan
{
    std::shared_ptr<const std::vector<dictionary::Layout>> layouts; ///< own ones first
    std::vector<intake::IntakeRequest> submissions;
    std::vector<std::string> passedOver; ///< files of a folder that no layout fits
    std::string agreementsText; ///< empty: those of the profile stay in force
    agreements::Agreements agreements;
};

/// @p profileAgreements: the text in force, used where the request brings none.
/// InvalidFile when a layout, manifest or agreements file does not hold together; NoLayout when
/// none or several fit a file that was named (its name is the place); Io when something cannot be
/// read.
Result<IntakePlan> planIntake(const ImportRequest& request, const std::string& profileAgreements,
                              const dictionary::Dictionary& dictionary);

} // namespace core::session
