// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/read_submission.h"

#include "core/intake/submission_reader.h"

namespace core::intake {

Result<IntakeOutcome> readSubmission(const IntakeRequest& request,
                                     const dictionary::Dictionary& dictionary,
                                     const identity::KeyMaker* keys, TaskContext& task)
{
    return SubmissionReader(request, dictionary, keys, task).read();
}

} // namespace core::intake
