// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Submissions by hand: texts in, indices and pools out.
#pragma once

#include "core/base/clock.h"
#include "core/dictionary/dictionary.h"
#include "core/intake/submission.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/temporary_folder.h"

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace core::cache::tests {

using test_support::FixedClock;
using test_support::TemporaryFolder;

const dictionary::Dictionary& builtInDictionary();

/// A key that stands for @p number; 0 is absent.
identity::MatchKey key(std::uint32_t number);

/// The K-12 year that begins in August of @p year.
dictionary::TimeSpan schoolYear(int year);
/// The fall term of a college in @p year.
dictionary::TimeSpan fall(int year);

using Elements = std::map<std::string, std::string>;

class SubmissionMaker
{
public:
    explicit SubmissionMaker(std::string submitter, bool synthetic = true);

    std::uint32_t person(const std::string& nameSpace, const identity::MatchKeys& keys,
                         int birthYear = 0);
    void report(std::uint32_t person, const std::string& attribute, const std::string& value,
                int academicYear);
    void record(const std::string& kind, std::uint32_t person,
                const dictionary::Institution& institution, const dictionary::TimeSpan* time,
                const Elements& elements);

    intake::Submission take() { return m_submission; }

private:
    std::uint32_t text(const std::string& element, const std::string& value);

    intake::Submission m_submission;
};

class SeededRandom final : public RandomSource
{
public:
    explicit SeededRandom(unsigned seed = 1)
        : m_engine(seed)
    {
    }
    void fill(std::span<std::byte> out) override;

private:
    std::mt19937 m_engine;
};

} // namespace core::cache::tests
