// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/policy_state.h"

#include "core/disclosure/policy_file.h"
#include "core/disclosure/policy_strictness.h"

#include <algorithm>

namespace core::session {

namespace {

constexpr std::int64_t DayMs = 86'400'000;

Error refused(std::string reason, std::string place = {})
{
    return {
        .code = ErrorCode::PolicyRefused, .detail = std::move(reason), .place = std::move(place)};
}

Result<std::string> verified(const cache::Profile& profile, const std::string& file)
{
    auto text = profile.verifyPolicy(file);
    if (text)
        return text;
    switch (text.error().code) {
    case ErrorCode::NotOurs:
        return refused("unsigned");
    case ErrorCode::WrongKey:
        return refused("other-key");
    case ErrorCode::Corrupt:
        return refused("altered");
    default:
        return text;
    }
}

/// What was signed has to be all that is obeyed: a text that this program would write otherwise is
/// not understood to the end.
Result<disclosure::Policy> readSigned(const cache::Profile& profile, const std::string& file)
{
    TRY_ASSIGN(const std::string text, verified(profile, file));
    TRY_ASSIGN(auto policy, disclosure::parsePolicy(text));
    if (disclosure::policyText(policy) != text)
        return refused("altered");
    return policy;
}

void follow(PolicyHistory& history, const disclosure::Policy& policy)
{
    ++history.count;
    history.inForce = policy;
    int& latest = history.latest[policy.id];
    latest = std::max(latest, policy.version);
    if (policy.scope == disclosure::PolicyScope::Consortium)
        history.consortium = policy;
}

} // namespace

std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text.empty() ? "none" : text;
}

Result<void> PolicyHistory::mayFollow(const disclosure::Policy& candidate,
                                      Loosening loosening) const
{
    if (const auto known = latest.find(candidate.id);
        known != latest.end() && candidate.version <= known->second)
        return refused("older", candidate.id + "@" + std::to_string(known->second));
    if (consortium) {
        if (const auto names = disclosure::looserFields(candidate, *consortium); !names.empty())
            return refused("looser-consortium", listed(names));
    }
    const auto names = disclosure::looserFields(candidate, inForce);
    if (!names.empty() && loosening == Loosening::Refused)
        return refused("looser", listed(names));
    return {};
}

PolicyComparison PolicyHistory::compare(const disclosure::Policy& candidate) const
{
    return {.policy = candidate.stamp(),
            .inForce = inForce.stamp(),
            .looser = disclosure::looserFields(candidate, inForce),
            .stricter = disclosure::looserFields(inForce, candidate)};
}

PolicyKeeper::PolicyKeeper(cache::Profile& profile)
    : m_profile(profile)
{
}

Result<void> PolicyKeeper::begin(const Clock& clock)
{
    TRY_ASSIGN(const auto count, m_profile.policyCount());
    if (count > 0)
        return {};
    TRY_ASSIGN(const auto text,
               m_profile.signPolicy(disclosure::policyText(disclosure::Policy {})));
    const auto begun = m_profile.appendPolicy(0, text, clock);
    if (begun || begun.error().code != ErrorCode::Busy)
        return begun;
    // Busy is also what a locked file says: only a list that has begun says that another began it.
    TRY_ASSIGN(const auto countNow, m_profile.policyCount());
    return countNow > 0 ? Result<void>() : begun;
}

Result<std::shared_ptr<const PolicyHistory>> PolicyKeeper::history() const
{
    const std::lock_guard lock(m_mutex);
    TRY_ASSIGN(const auto count, m_profile.policyCount());
    if (m_known && m_known->count == count)
        return m_known;
    TRY_ASSIGN(const auto texts, m_profile.policies());
    if (texts.empty())
        return refused("unsigned");
    PolicyHistory fresh;
    for (const std::string& text : texts) {
        TRY_ASSIGN(const auto policy, readSigned(m_profile, text));
        follow(fresh, policy);
    }
    m_known = std::make_shared<const PolicyHistory>(std::move(fresh));
    return m_known;
}

Result<disclosure::Policy> PolicyKeeper::read(const std::string& file, Unsigned plain) const
{
    if (plain == Unsigned::Read && file.find_first_not_of(" \t\r\n") == file.find('{'))
        return disclosure::parsePolicy(file);
    return readSigned(m_profile, file);
}

Result<void> PolicyKeeper::put(const std::string& signedText, Loosening loosening,
                               const Clock& clock)
{
    TRY_ASSIGN(const auto known, history());
    TRY_ASSIGN(const auto policy, readSigned(m_profile, signedText));
    if (std::int64_t {policy.effective} * DayMs > clock.nowMs())
        return refused("not-yet", toIso(policy.effective));
    TRY_VOID(known->mayFollow(policy, loosening));
    return m_profile.appendPolicy(known->count, signedText, clock);
}

} // namespace core::session
