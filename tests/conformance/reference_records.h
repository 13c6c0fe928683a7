// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions, events and picking (rules 6 to 9), for the reference.
#pragma once

#include "tests/conformance/reference_question.h"
#include "tests/conformance/reference_windows.h"

#include <algorithm>
#include <vector>

namespace conformance {

using core::cohort::Attempt;
using core::cohort::Condition;
using core::cohort::EventPattern;
using core::cohort::Query;

inline bool isTrue(Maybe value)
{
    return value && *value;
}

template<typename T>
bool holds(const std::vector<T>& all, const T& one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

/// What an event comes to for one person.
struct Pick
{
    Maybe truth = false;
    Maybe tested = false; ///< there was a record to test
    const PlainRecord* record = nullptr;
};

class RecordRules
{
public:
    RecordRules(const Asked& question, const PlainData& data)
        : m_question(question)
        , m_query(question.query)
        , m_data(data)
    {
    }

    /// As compares, with the question's own sets taken apart.
    Maybe compared(const Condition& condition, const std::string& value) const;
    Maybe recordHolds(const Condition& condition, const Subject& subject) const;
    Maybe whereHolds(const Condition& condition, const PlainPerson& person,
                     const PlainRecord& start) const;

    // Everywhere below, the anchor is the record that a window counts from; null for the start.
    Maybe fitsEvent(const EventPattern& event, const PlainPerson& person, const PlainRecord& record,
                    const PlainRecord* anchor) const;
    Maybe testHolds(const EventPattern& event, const PlainPerson& person, const PlainRecord& record,
                    const PlainRecord* anchor) const;
    /// Fits, lies in the window, and passes the test.
    Maybe passes(const EventPattern& event, const PlainWindow& window, const PlainPerson& person,
                 const PlainRecord& record, const PlainRecord* anchor) const;
    std::vector<const PlainRecord*> passing(const EventPattern& event, const PlainWindow& window,
                                            const PlainPerson& person,
                                            const PlainRecord* anchor) const;
    bool isPreferred(Attempt attempt, const PlainRecord& a, const PlainRecord& b) const;
    /// The order of first and its ties; what comes first in it is picked.
    bool comesFirst(const PlainRecord& a, const PlainRecord& b) const;
    Pick pick(const EventPattern& event, Attempt byDefault, const PlainWindow& window,
              const PlainPerson& person, const PlainRecord* anchor) const;
    std::vector<const PlainRecord*> startsOf(const PlainPerson& person) const;

private:
    Maybe sumReaches(const Condition& condition, const PlainWindow& window,
                     const PlainPerson& person, const PlainRecord& start) const;
    Maybe history(const Condition& condition, const PlainPerson& person,
                  const PlainRecord& start) const;
    bool winsTie(const PlainRecord& a, const PlainRecord& b) const;
    static bool isSameAttempt(const PlainRecord& a, const PlainRecord& b);

    const Asked& m_question;
    const Query& m_query;
    const PlainData& m_data;
};

} // namespace conformance
