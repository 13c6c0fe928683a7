// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The policy as its steward meets it: what is signed, what may follow what, and that every answer
// obeys it from then on.
#include "core/audit/audit_log.h"
#include "core/disclosure/policy_file.h"
#include "core/session/session.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/memory_keychain.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace core::session;
using disclosure::Policy;
using disclosure::PolicyScope;
using disclosure::policyText;

class PolicyServices : public testing::Test
{
protected:
    void SetUp() override { m_session = create("profile"); }

    /// Protected by the keychain alone: no derivation to wait for.
    std::shared_ptr<Session> create(const std::string& name)
    {
        auto created = Session::create(m_root.path() / name, {.protection = {.keychain = true}},
                                       m_keychain, m_clock);
        EXPECT_TRUE(created.hasValue()) << created.error().detail;
        return created.value().session;
    }
    std::shared_ptr<Session> openAgain() const
    {
        return Session::open(m_root.path() / "profile", {}, m_keychain, m_clock).value();
    }
    void importToy() const
    {
        TaskContext task;
        const auto outcome = m_session->import({.paths = {MIDFIELD_TOY}, .submitter = "t"}, task);
        ASSERT_TRUE(outcome.hasValue()) << outcome.error().detail;
        ASSERT_FALSE(outcome.value().isRefused());
    }

    std::string signedBy(Session& session, const Policy& policy,
                         Loosening loosening = Loosening::Refused) const
    {
        const auto made = session.signPolicy(policyText(policy), loosening);
        EXPECT_TRUE(made.hasValue()) << made.error().detail << " " << made.error().place;
        return made ? made.value().text : std::string();
    }
    void use(const Policy& policy, Loosening loosening = Loosening::Refused) const
    {
        const auto used = m_session->usePolicy(signedBy(*m_session, policy, loosening), loosening);
        EXPECT_TRUE(used.hasValue()) << used.error().detail << " " << used.error().place;
    }
    std::string inForce() const { return m_session->policyInForce().value().policy.stamp(); }

    template<typename T>
    static std::string reasonOf(const Result<T>& result)
    {
        if (result)
            return "taken";
        EXPECT_EQ(result.error().code, ErrorCode::PolicyRefused);
        return result.error().detail + " " + result.error().place;
    }

    Answer ask(const std::string& question) const
    {
        TaskContext task;
        auto answer = m_session->ask(question, "en", task);
        EXPECT_TRUE(answer.hasValue()) << answer.error().detail;
        return answer.value();
    }

    test_support::TemporaryFolder m_root;
    std::shared_ptr<test_support::MemoryKeychain> m_keychain
        = std::make_shared<test_support::MemoryKeychain>();
    std::shared_ptr<const Clock> m_clock
        = std::make_shared<test_support::FixedClock>(1795305600000); // 2026-11-22
    std::shared_ptr<Session> m_session;
};

Policy stricter(int version = 2)
{
    Policy policy;
    policy.version = version;
    policy.minGroup = 20;
    return policy;
}

const std::string ByInstitution = "start enrolled at university attempt first\nby institution\n";

int hiddenRows(const Answer& answer)
{
    int hidden = 0;
    for (const auto& row : answer.table.rows())
        hidden += row.n.isShown() ? 0 : 1;
    return hidden;
}

TEST_F(PolicyServices, aNewProfileHasTheDefaultSignedByItself)
{
    const auto known = m_session->policyInForce().value();
    EXPECT_EQ(known.policy, Policy {});
    EXPECT_EQ(known.publicKey.size(), 64U);
    EXPECT_EQ(known.consortium, "");
    EXPECT_EQ(m_session->auditEntries().value().front().event.details.at("policy"), "local@1");
}

TEST_F(PolicyServices, whatIsUsedIsInForceHereAndInEveryOpenWindow)
{
    const auto window = openAgain();
    use(stricter());
    EXPECT_EQ(inForce(), "local@2");
    EXPECT_EQ(window->policyInForce().value().policy, stricter());
    EXPECT_EQ(openAgain()->policyInForce().value().policy, stricter());
}

TEST_F(PolicyServices, theGateObeysTheFile)
{
    importToy();
    const auto before = ask(ByInstitution);
    EXPECT_EQ(before.table.policy(), "local@1");
    Policy policy = stricter();
    policy.minGroup = 60;
    use(policy);
    const auto after = ask(ByInstitution);
    EXPECT_EQ(after.table.policy(), "local@2");
    EXPECT_LT(hiddenRows(before), hiddenRows(after));
    for (const auto& row : after.table.rows())
        EXPECT_TRUE(!row.n.isShown() || row.n.value() >= 60);
}

TEST_F(PolicyServices, anOverrideHidesWhereItsInstitutionIsRead)
{
    importToy();
    const auto before = ask(ByInstitution);
    ASSERT_FALSE(before.table.rows().empty());
    const std::string institution = before.table.rows().front().keys.front();
    Policy policy;
    policy.version = 2;
    policy.overrides = {{institution, {{"primary.min_group_n", 1000}}}};
    use(policy);
    const auto after = ask(ByInstitution);
    EXPECT_EQ(after.table.policy(), "local@2");
    EXPECT_FALSE(after.table.total().n.isShown()) << institution;
}

TEST_F(PolicyServices, anOverrideForAnInstitutionNobodyHasIsRefused)
{
    Policy policy = stricter();
    policy.overrides = {{"nowhere", {{"primary.min_group_n", 1000}}}};
    TaskContext task;
    const std::string refused = "no-institution nowhere";
    for (int round = 0; round < 2; ++round) { // before there are any records, and after
        EXPECT_EQ(reasonOf(m_session->checkPolicy(policyText(policy), task)), refused);
        EXPECT_EQ(reasonOf(m_session->usePolicy(signedBy(*m_session, policy), Loosening::Refused)),
                  refused);
        EXPECT_EQ(inForce(), "local@1");
        importToy();
    }
}

TEST_F(PolicyServices, unsignedForeignAndAlteredAreToldApart)
{
    const std::string text = policyText(stricter());
    EXPECT_EQ(reasonOf(m_session->usePolicy(text, Loosening::Wanted)), "unsigned ");
    const auto other = create("other");
    EXPECT_EQ(reasonOf(m_session->usePolicy(signedBy(*other, stricter()), Loosening::Wanted)),
              "other-key ");
    const std::string good = signedBy(*m_session, stricter());
    for (std::size_t place = good.find('\n'); place < good.size(); place += 7) {
        std::string changed = good;
        changed[place] = static_cast<char>(changed[place] ^ 1);
        EXPECT_EQ(reasonOf(m_session->usePolicy(changed, Loosening::Wanted)), "altered ");
    }
    EXPECT_EQ(reasonOf(m_session->usePolicy(good.substr(0, good.size() - 1), Loosening::Wanted)),
              "altered ");
    EXPECT_EQ(inForce(), "local@1");
}

TEST_F(PolicyServices, noVersionComesBackNotEvenByADetour)
{
    const std::string second = signedBy(*m_session, stricter(2));
    use(stricter(3));
    EXPECT_EQ(reasonOf(m_session->usePolicy(second, Loosening::Wanted)), "older local@3");
    EXPECT_EQ(reasonOf(m_session->signPolicy(policyText(stricter(3)), Loosening::Wanted)),
              "older local@3");
    Policy other = stricter(1);
    other.id = "other";
    use(other);
    EXPECT_EQ(inForce(), "other@1");
    EXPECT_EQ(reasonOf(m_session->usePolicy(second, Loosening::Wanted)), "older local@3");
    use(stricter(4));
    EXPECT_EQ(inForce(), "local@4");
}

TEST_F(PolicyServices, aLooserOneIsTakenOnPurposeOnlyAndTheLogSaysSo)
{
    use(stricter(2));
    Policy loose = stricter(3);
    loose.minGroup = 10;
    loose.minEvent = 5;
    const std::string names = "looser primary.min_event_n, primary.min_group_n";
    EXPECT_EQ(reasonOf(m_session->signPolicy(policyText(loose), Loosening::Refused)), names);
    const std::string file = signedBy(*m_session, loose, Loosening::Wanted);
    EXPECT_EQ(reasonOf(m_session->usePolicy(file, Loosening::Refused)), names);
    EXPECT_EQ(inForce(), "local@2");
    EXPECT_EQ(reasonOf(m_session->usePolicy(file, Loosening::Wanted)), "taken");
    EXPECT_EQ(inForce(), "local@3");
    const auto entries = m_session->auditEntries().value();
    const auto& last = entries.back().event;
    EXPECT_EQ(last.action + " " + last.outcome, "policy use done");
    EXPECT_EQ(last.details.at("looser"), "primary.min_event_n, primary.min_group_n");
    EXPECT_EQ(last.details.at("replaces"), "local@2");
    EXPECT_EQ(entries[entries.size() - 2].event.outcome, "refused");
}

TEST_F(PolicyServices, nothingIsEverLooserThanTheConsortiums)
{
    Policy consortium = stricter(1);
    consortium.id = "ca-south";
    consortium.scope = PolicyScope::Consortium;
    use(consortium);
    EXPECT_EQ(m_session->policyInForce().value().consortium, "ca-south@1");
    Policy own = stricter(2);
    own.minGroup = 25;
    use(own);
    own.version = 3;
    own.minGroup = 20; // looser than the own one, as strict as the consortium's
    use(own, Loosening::Wanted);
    own.version = 4;
    own.minGroup = 19;
    const std::string refused = "looser-consortium primary.min_group_n";
    EXPECT_EQ(reasonOf(m_session->signPolicy(policyText(own), Loosening::Wanted)), refused);
    consortium.version = 2;
    consortium.minGroup = 19;
    EXPECT_EQ(reasonOf(m_session->signPolicy(policyText(consortium), Loosening::Wanted)), refused);
    EXPECT_EQ(inForce(), "local@3");
    TaskContext task;
    const auto check = m_session->checkPolicy(policyText(own), task).value();
    EXPECT_FALSE(check.hidden.has_value());
}

TEST_F(PolicyServices, onePolicyIsNotInForceBeforeItsDay)
{
    Policy later = stricter();
    later.effective = fromIso("2026-11-23").value();
    const std::string file = signedBy(*m_session, later);
    EXPECT_EQ(reasonOf(m_session->usePolicy(file, Loosening::Refused)), "not-yet 2026-11-23");
    later.effective = fromIso("2026-11-22").value();
    use(later);
}

TEST_F(PolicyServices, theCheckSaysWhatWouldBeHiddenAndChangesNothing)
{
    importToy();
    TaskContext task;
    const auto check = m_session->checkPolicy(policyText(stricter()), task).value();
    EXPECT_EQ(check.comparison.stricter, std::vector<std::string> {"primary.min_group_n"});
    EXPECT_TRUE(check.comparison.looser.empty());
    ASSERT_TRUE(check.hidden.has_value());
    EXPECT_LE(check.hidden->inForce, check.hidden->candidate);
    EXPECT_EQ(inForce(), "local@1");
    Policy loose = stricter();
    loose.minGroup = 5;
    const auto rough = m_session->checkPolicy(policyText(loose), task).value();
    ASSERT_TRUE(rough.hidden.has_value());
    EXPECT_EQ(rough.hidden->cells, 0);
    EXPECT_EQ(m_session->auditEntries().value().back().event.action, "policy check");
}

TEST_F(PolicyServices, everyCallIsOneEventWhateverComesOfIt)
{
    TaskContext task;
    static_cast<void>(m_session->checkPolicy("{", task));
    static_cast<void>(m_session->signPolicy("{", Loosening::Refused));
    static_cast<void>(m_session->usePolicy("{", Loosening::Refused));
    use(stricter());
    static_cast<void>(m_session->policyInForce());
    std::vector<std::string> events;
    const auto entries = m_session->auditEntries();
    for (const auto& entry : entries.value())
        events.push_back(entry.event.action + " " + entry.event.outcome);
    EXPECT_EQ(
        events,
        (std::vector<std::string> {"init done", "policy check failed", "policy sign failed",
                                   "policy use refused", "policy sign done", "policy use done"}));
}

} // namespace
