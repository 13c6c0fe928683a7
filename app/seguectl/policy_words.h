// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the policy commands say, in the language that --language names.
#pragma once

#include "app/seguectl/command.h"
#include "app/seguectl/policy_reason.h"
#include "core/base/error.h"
#include "core/session/policy_services.h"

#include <QJsonObject>

#include <string>

namespace app::seguectl {

/// --language CODE.
QCommandLineOption policyLanguageOption();
/// --loosen.
QCommandLineOption loosenOption();
core::session::Loosening looseningOf(const Invocation& invocation);

/// @p said in the language of @p invocation.
std::string inLanguage(const Invocation& invocation, Said said);

/// As fail(), with the reason in words and what is as it was.
ExitCode failPolicy(const Invocation& invocation, const core::Error& error,
                    Said kept = {"Nothing was changed.", "No se cambió nada."});

/// InvalidArgument unless exactly one file was named; else its text.
core::Result<std::string> policyFile(const Invocation& invocation);

/// What is looser and what stricter; for people, and for scripts.
std::string comparisonText(const Invocation& invocation,
                           const core::session::PolicyComparison& comparison);
QJsonObject comparisonJson(const core::session::PolicyComparison& comparison);

} // namespace app::seguectl
