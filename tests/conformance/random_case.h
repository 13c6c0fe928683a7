// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Random small data and random questions that bind, from a seed.
#pragma once

#include "core/cohort/query.h"
#include "tests/conformance/plain_data.h"

#include <cstdint>
#include <memory>
#include <random>

namespace conformance {

class RandomCase
{
public:
    explicit RandomCase(std::uint64_t seed)
        : m_random(seed)
    {
    }

    /// To be asked for before the question: which segments it has, the question knows.
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

    /// What a condition of an event may look at.
    struct Place
    {
        std::string kind;
        std::string anchor; ///< kind of the record that its window counts from; empty: it has none
    };
    using Questions = std::vector<core::cohort::NamedQuestion>;

    // random_data.cpp
    PlainRecord record();
    PlainRecord sibling(PlainRecord made);
    void stampSegment(PlainRecord& record) const;
    std::optional<core::dictionary::TimeSpan> timeOf(const PlainRecord& record);

    // random_condition.cpp
    core::cohort::EventPattern event(const Place& place);
    std::shared_ptr<const core::cohort::Condition> recordCondition(const Place& place, int depth);
    std::shared_ptr<const core::cohort::Condition>
    whereCondition(const std::string& startKind, const Questions& visible, int depth);
    core::cohort::Condition history(const std::string& startKind);
    core::cohort::Condition membership(const Questions& visible);
    core::cohort::Condition sum(const std::string& startKind);
    core::cohort::Condition comparison(const std::string& kind);
    core::cohort::Condition same(const Place& place);
    core::cohort::Window window(bool inWhere);

    // random_case.cpp
    core::cohort::Query question(const Questions& before, int nesting);
    void addQuestions(core::cohort::Query& query, const Questions& before, int nesting);
    void addSets(core::cohort::Query& query, bool isInner);
    void addSteps(core::cohort::Query& query);
    void addLonger(core::cohort::Query& query);
    core::cohort::Step step(const core::cohort::Query& query);
    void anchor(core::cohort::Window& window, const core::cohort::Query& query);
    core::cohort::GroupField group(const core::cohort::Query& query);
    void addChange(core::cohort::Query& query);
    void addMeasure(core::cohort::Query& query);
    bool measureStep(core::cohort::Query& query, core::cohort::Measure& made);

    std::vector<core::dictionary::Institution> m_institutions = institutions();
    std::size_t m_named = 0; ///< questions so far
    std::mt19937_64 m_random;
};

/// What records of a kind say, and values to ask for.
std::vector<std::string> fieldsOf(const std::string& kind);
std::vector<std::string> valuesOf(const std::string& field);
const std::vector<std::string>& randomKinds();

} // namespace conformance
