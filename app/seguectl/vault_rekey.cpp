// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/command.h"
#include "app/seguectl/terminal.h"
#include "app/seguectl/unlock.h"

namespace app::seguectl {
namespace {

const std::string Ended = "Every file of the profile is sealed with new keys. The recovery code of "
                          "before opens nothing "
                          "any more; this is the new one.";
const std::string Pending
    = "Stopped before the end: some files are still sealed with the keys of before, and open all "
      "the "
      "same. seguectl vault rekey goes on, and gives yet another code. Until then this is the "
      "recovery code; the one of before opens nothing any more.";

ExitCode run(const Invocation& invocation)
{
    const auto status = statusOf(invocation);
    if (!status)
        return fail(status.error(), invocation.json);
    const auto unlocked = unlock(invocation, status.value());
    if (!unlocked)
        return fail(unlocked.error(), invocation.json);
    auto task = visibleTask(invocation.cancel, "Sealing anew");
    const auto words = unlocked.value().session->rekey(unlocked.value().typed, task);
    if (!words)
        return fail(words.error(), invocation.json);
    endProgress();
    // The keys are new even where it was cut short, and so is the code: it is shown in any case.
    const auto after = statusOf(invocation);
    const bool isPending = after && after.value().rekeyPending;
    const bool isPrinted = invocation.json
        ? print("{\"ended\": " + std::string(isPending ? "false" : "true") + ", \"recovery\": \"")
            && printSecret(words.value()) && print("\"}\n")
        : print((isPending ? Pending : Ended) + "\n\n")
            && printRecoveryPage(words.value(), invocation.profileName());
    if (!isPrinted)
        return Unreadable;
    if (!isPending)
        return Done;
    return invocation.cancel.isCancelled() ? Cancelled : Unreadable;
}

} // namespace

Command vaultRekeyCommand()
{
    return {.name = "vault rekey",
            .summary = "Seal everything with new keys; prints a new recovery code",
            .arguments = "",
            .example = "seguectl --profile my-region vault rekey",
            .details = "For when somebody may have learned a key. A copy of the profile that was "
                       "made before stays readable with what opened it then.",
            .options = {},
            .run = run};
}

} // namespace app::seguectl
