// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Events, conditions and windows of a question read aloud, in one language.
#pragma once

#include "core/cohort/say_names.h"

namespace core::cohort {

class EventSpeaker
{
public:
    EventSpeaker(const Query& query, const Vocabulary& words, std::string_view language);

    /// What is said around an event: "at least one" course record …, "within 2 months after the
    /// start", all compared with "the start".
    struct Place
    {
        std::string lead;
        bool isPlural = false;
        std::string when;
        std::string anchor;
    };
    std::string event(const EventPattern& pattern, const Place& place) const;

    /// @p anchor: that of the window the condition stands in, as said.
    std::string condition(const Condition& one, const std::string& anchor) const;

    /// @p limits: all of a step's; empty: the window's own.
    std::string window(const Window& one, const std::string& anchor,
                       std::vector<std::string> limits = {}) const;

    /// `sum` and `count`: what is added up, with its window.
    std::string totalled(const EventPattern& event, const Window& window) const;

    const NameSpeaker& names() const { return m_names; }
    const SentenceWords& join() const { return m_join; }

private:
    std::string parts(const Condition& one, const std::string& anchor) const;
    std::string negated(const Condition& one, const std::string& anchor) const;
    std::string history(const Condition& one) const;
    std::string same(const Condition& one, const std::string& anchor, bool isNot) const;
    std::string membership(const Condition& one, bool isNot) const;
    std::string compare(const Condition& one) const;
    const std::string& comparisonWord(Comparison comparison) const;
    std::string whenOf(const Window& window) const;
    const std::string& unitOf(TimeUnit unit, bool isOne) const;

    const Query& m_query;
    NameSpeaker m_names;
    const SentenceWords& m_join;
};

} // namespace core::cohort
