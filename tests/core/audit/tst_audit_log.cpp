// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_log.h"
#include "core/vault/primitives/hmac.h"

#include <gtest/gtest.h>

#include <thread>

namespace {

using namespace core::audit;
using core::cache::AuditRow;
using Rows = std::vector<AuditRow>;

/// Rows that a test may falsify.
class OpenStore final : public AuditStore
{
public:
    explicit OpenStore(Rows& rows)
        : m_rows(rows)
    {
    }
    core::Result<void> append(const AuditRow& row) override
    {
        if (full)
            return core::Error {core::ErrorCode::DiskFull, "audit"};
        m_rows.push_back(row);
        return {};
    }
    core::Result<Rows> rows() const override { return m_rows; }
    core::Result<AuditRow> last() const override
    {
        return m_rows.empty() ? AuditRow {} : m_rows.back();
    }

    bool full = false;

private:
    Rows& m_rows;
};

class AuditLogTest : public testing::Test
{
protected:
    AuditLogTest()
        : log(std::make_unique<OpenStore>(rows))
    {
    }
    void fill(int entries)
    {
        for (int i = 0; i < entries; ++i)
            ASSERT_TRUE(log.append({1000 + i, "query", "done", {{"text", std::to_string(i)}}}));
    }
    std::int64_t firstBroken() const
    {
        const auto verification = log.verify();
        EXPECT_TRUE(verification.hasValue());
        EXPECT_EQ(verification.value().intact, verification.value().firstBroken == 0);
        return verification.value().firstBroken;
    }

    Rows rows;
    AuditLog log;
};

TEST_F(AuditLogTest, HashesTheHashBeforeAndItsOwnCanonicalJson)
{
    ASSERT_TRUE(log.append({7, "query", "done", {{"text", "a \"b\"\n"}, {"data", "ñ"}}}));
    ASSERT_TRUE(log.append({8, "import", "failed", {}}));
    EXPECT_EQ(rows[0].body,
              "{\"action\":\"query\",\"details\":{\"data\":\"ñ\",\"text\":\"a \\\"b\\\"\\u000a\"},"
              "\"outcome\":\"done\",\"sequence\":1,\"time_ms\":7}");
    EXPECT_EQ(rows[0].hash,
              core::vault::toHex(core::vault::sha256(std::string(64, '0') + "\n" + rows[0].body)));
    EXPECT_EQ(rows[1].hash,
              core::vault::toHex(core::vault::sha256(rows[0].hash + "\n" + rows[1].body)));
}

TEST_F(AuditLogTest, GivesBackWhatWasWritten)
{
    ASSERT_TRUE(log.append({1416614400000, "query", "refused", {{"text", "a\\\"\t\n é 🎓"}}}));
    const auto entries = log.entries();
    ASSERT_TRUE(entries.hasValue());
    ASSERT_EQ(entries.value().size(), 1U);
    const Entry& entry = entries.value().front();
    EXPECT_EQ(entry.sequence, 1);
    EXPECT_EQ(entry.event.timeMs, 1416614400000);
    EXPECT_EQ(entry.event.action, "query");
    EXPECT_EQ(entry.event.outcome, "refused");
    EXPECT_EQ(entry.event.details.at("text"), "a\\\"\t\n é 🎓");
    EXPECT_EQ(entry.hash, rows[0].hash);
}

TEST_F(AuditLogTest, StaysReadableWhenATextIsNotUtf8)
{
    ASSERT_TRUE(log.append({1, "query", "failed", {{"text", "caf\xe9"}}}));
    ASSERT_TRUE(log.entries().hasValue());
    EXPECT_EQ(log.entries().value()[0].event.details.at("text"), "caf\xef\xbf\xbd");
}

TEST_F(AuditLogTest, IsIntactAsWrittenAndWhenEmpty)
{
    EXPECT_EQ(firstBroken(), 0);
    fill(6);
    EXPECT_EQ(firstBroken(), 0);
    EXPECT_EQ(log.verify().value().entries, 6);
}

TEST_F(AuditLogTest, FindsAChangedEntry)
{
    fill(6);
    rows[2].body.replace(rows[2].body.find("done"), 4, "gone");
    EXPECT_EQ(firstBroken(), 3);
}

TEST_F(AuditLogTest, FindsAChangedEntryWhoseHashWasMadeToFit)
{
    fill(6);
    rows[2].body.replace(rows[2].body.find("done"), 4, "gone");
    rows[2].hash = core::vault::toHex(core::vault::sha256(rows[1].hash + "\n" + rows[2].body));
    EXPECT_EQ(firstBroken(), 4);
}

TEST_F(AuditLogTest, FindsADroppedEntryEvenWhenTheRestIsRenumbered)
{
    fill(6);
    rows.erase(rows.begin() + 2);
    EXPECT_EQ(firstBroken(), 3);
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i].sequence = static_cast<std::int64_t>(i) + 1;
    EXPECT_EQ(firstBroken(), 3);
}

TEST_F(AuditLogTest, FindsThatTheBeginningIsGone)
{
    fill(6);
    rows.erase(rows.begin(), rows.begin() + 2);
    EXPECT_EQ(firstBroken(), 1);
}

TEST_F(AuditLogTest, FindsSwappedEntries)
{
    fill(6);
    std::swap(rows[3], rows[4]);
    EXPECT_EQ(firstBroken(), 4);
    std::swap(rows[3].sequence, rows[4].sequence);
    EXPECT_EQ(firstBroken(), 4);
}

TEST_F(AuditLogTest, FindsAPieceCutOutOfTheMiddle)
{
    fill(9);
    rows.erase(rows.begin() + 3, rows.begin() + 6);
    EXPECT_EQ(firstBroken(), 4);
}

TEST_F(AuditLogTest, FindsAnEntryCutShort)
{
    fill(3);
    rows[1].body.resize(rows[1].body.size() / 2);
    EXPECT_EQ(firstBroken(), 2);
    const auto entries = log.entries();
    ASSERT_FALSE(entries.hasValue());
    EXPECT_EQ(entries.error().code, core::ErrorCode::Corrupt);
}

TEST_F(AuditLogTest, DoesNotFindACutTailAsItsHeaderSays)
{
    fill(6);
    rows.resize(4);
    EXPECT_EQ(firstBroken(), 0);
}

TEST_F(AuditLogTest, FailsWhenTheStoreDoes)
{
    auto store = std::make_unique<OpenStore>(rows);
    store->full = true;
    AuditLog full(std::move(store));
    const auto result = full.append({1, "query", "done", {}});
    ASSERT_FALSE(result.hasValue());
    EXPECT_EQ(result.error().code, core::ErrorCode::DiskFull);
}

TEST_F(AuditLogTest, KeepsTheChainWhenSeveralThreadsAppend)
{
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([this] {
                for (int i = 0; i < 50; ++i)
                    EXPECT_TRUE(log.append({i, "query", "done", {}}).hasValue());
            });
        }
    }
    EXPECT_EQ(log.verify().value().entries, 200);
    EXPECT_EQ(firstBroken(), 0);
}

} // namespace
