// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Steps and their outcomes (rules 10 to 13), for the reference.
#pragma once

#include "tests/conformance/reference_records.h"

namespace conformance {

enum class Answer
{
    Yes,
    No,
    NotYet,
    NotLocated,
    NotReached,
    Hidden
};

struct StepAnswer
{
    Answer answer = Answer::NotReached;
    const PlainRecord* record = nullptr;
    std::string elsewhere;
    // For the time to it:
    const PlainRecord* anchor = nullptr;
    const PlainRecord* event = nullptr; ///< what makes it yes, or would when the window is over
    std::optional<core::Day> windowEnd;
    std::optional<core::Day> through; ///< last observed day
};

/// One start record and what became of it.
struct Row
{
    const PlainPerson* person = nullptr;
    const PlainRecord* start = nullptr;
    std::vector<StepAnswer> steps;
};

class StepRules
{
public:
    StepRules(const Asked& question, const PlainData& data)
        : m_query(question.query)
        , m_data(data)
        , m_records(question, data)
    {
    }

    /// What became of one start record: one row, or one per pair (rule 14).
    std::vector<Row> rowsOf(const PlainPerson& person, const PlainRecord& start) const;
    std::vector<std::string> otherSegments(std::size_t index) const;
    /// Rule 13: the last day the step's window can have for a start at @p time.
    std::optional<core::Day> latestEnd(std::size_t index, const TimeSpan& time) const;

private:
    StepAnswer stepAnswer(std::size_t index, const Row& row, const PlainRecord* forced) const;
    /// The same once it is clear that the step is asked, and from which record.
    StepAnswer answerFrom(const PlainRecord& anchor, std::size_t index, const Row& row,
                          const PlainRecord* forced) const;
    bool isHidden(const EventPattern& event) const;
    bool isInTheData(const std::string& segment) const;
    void evaluate(Row& row, int pairStep, const PlainRecord* forced) const;
    /// Rule 14: under `unit enrolments` a cross pairs each start with each record of this step.
    int pairedStep() const;
    PlainWindow windowOf(std::size_t step) const;
    /// The step whose record is the anchor; -1 is the start.
    int anchorOf(std::size_t step) const;
    int baseOf(std::size_t step) const;
    /// The step written before it; -1 is the start. Several limits are one step as written.
    int writtenBefore(std::size_t step) const;
    /// Institutions of the step: in its segments, and not excluded by its where.
    std::vector<int> scopeOf(const EventPattern& event) const;
    /// The condition as far as the institution decides it.
    Maybe placeHolds(const Condition& condition, const PlainRecord& record) const;
    std::optional<core::Day> observedAt(const EventPattern& event, int institution) const;
    /// Rule 11, for one anchor; -2: the latest of the scope.
    std::optional<core::Day> observedThrough(const EventPattern& event,
                                             int anchorInstitution) const;
    std::vector<std::string> segmentsOf(const EventPattern& event) const;
    bool isLocated(const PlainPerson& person, const std::string& segment) const;
    Maybe excluded(const core::cohort::Step& step, const PlainPerson& person,
                   const PlainRecord& anchor, const PlainRecord& record) const;
    std::string elsewhere(std::size_t index, const Row& row, const PlainRecord& anchor) const;

    const Query& m_query;
    const PlainData& m_data;
    RecordRules m_records;
};

} // namespace conformance
