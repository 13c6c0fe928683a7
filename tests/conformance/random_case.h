// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Random small data and random questions that bind, from a seed.
#pragma once

#include "core/cohort/query.h"
#include "tests/conformance/plain_data.h"

#include <cstdint>
#include <random>

namespace conformance {

class RandomCase
{
public:
    explicit RandomCase(std::uint64_t seed)
        : m_random(seed)
    {
    }

    PlainData data();
    core::cohort::Query question();

private:
    std::size_t below(std::size_t limit);
    bool chance(int percent);
    template<typename T>
    const T& oneOf(const std::vector<T>& all)
    {
        return all[below(all.size())];
    }

    PlainRecord record();
    core::cohort::EventPattern event(const std::string& kind);
    std::shared_ptr<const core::cohort::Condition> recordCondition(const std::string& kind,
                                                                   int depth);
    std::shared_ptr<const core::cohort::Condition> whereCondition(const std::string& startKind,
                                                                  int depth);
    void sum(core::cohort::Condition& into);
    core::cohort::Condition comparison(const std::string& kind);
    core::cohort::Window window(bool inWhere);
    core::cohort::Step step(std::size_t index, const std::vector<std::string>& labels);
    void addLonger(core::cohort::Query& query);
    core::cohort::GroupField group(const std::string& startKind,
                                   const std::vector<core::cohort::Step>& steps);
    void anchor(core::cohort::Window& window, const std::vector<std::string>& labels);

    std::mt19937_64 m_random;
};

} // namespace conformance
