// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/prepared.h"

#include "core/cohort/text_form.h"
#include "core/session/authorise.h"
#include "core/session/written_out.h"
#include "core/vault/primitives/hmac.h"

#include <algorithm>
#include <thread>

namespace core::session {

Result<ReadQuestion> readQuestion(const std::string& text)
{
    TRY_ASSIGN(const cohort::Query asked, cohort::parse(text));
    ReadQuestion read;
    TRY_ASSIGN(read.query, writtenOut(asked));
    read.canonical = cohort::print(read.query);
    return read;
}

std::string hashOf(const ReadQuestion& question)
{
    return vault::toHex(vault::sha256(question.canonical));
}

Result<PreparedQuestion> prepare(const ReadQuestion& question,
                                 const dictionary::Dictionary& dictionary,
                                 const cache::Catalog& catalog,
                                 const agreements::Agreements& agreements)
{
    PreparedQuestion prepared;
    TRY_ASSIGN(prepared.plan, cohort::bind(question.query, dictionary, catalog));
    prepared.institutions = institutionsOf(*prepared.plan, catalog);
    const auto decision = authorise(agreements, prepared.institutions);
    if (!decision.allowed)
        return Error {
            .code = ErrorCode::Denied, .detail = decision.reason, .place = decision.members.first};
    return prepared;
}

Result<cohort::RawTable> countAll(const cohort::Plan& plan, const cache::SliceSource& source,
                                  TaskContext& task, const cohort::ExecuteOptions& options)
{
    const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
    return cohort::execute(plan, source, threads, task, options);
}

} // namespace core::session
