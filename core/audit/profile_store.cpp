// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The log of a profile, apart from the chain itself, which needs no database.
#include "core/audit/audit_log.h"

namespace core::audit {

namespace {

class ProfileStore final : public AuditStore
{
public:
    explicit ProfileStore(cache::Profile& profile)
        : m_profile(profile)
    {
    }

    Result<void> append(const cache::AuditRow& row) override { return m_profile.appendAudit(row); }
    Result<std::vector<cache::AuditRow>> rows() const override { return m_profile.auditRows(); }
    Result<cache::AuditRow> last() const override { return m_profile.lastAuditRow(); }

private:
    cache::Profile& m_profile;
};

} // namespace

AuditLog::AuditLog(cache::Profile& profile)
    : AuditLog(std::make_unique<ProfileStore>(profile))
{
}

} // namespace core::audit
