// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fake_vault.h"

#include <QCoreApplication>
#include <QThread>

namespace tests {

using core::ErrorCode;
using core::Result;
using core::SecretBuffer;
using core::session::Protection;
using core::session::Typed;
using core::session::VaultCheck;
using core::session::VaultStatus;
using ui::lock::Opened;

namespace {

std::string textOf(const SecretBuffer& secret)
{
    return {reinterpret_cast<const char*>(secret.bytes().data()), secret.size()};
}

core::Error error(ErrorCode code)
{
    return {.code = code, .detail = "as the test says"};
}

} // namespace

class FakeVault::Profile final : public ui::lock::OpenProfile
{
public:
    explicit Profile(std::shared_ptr<FakeVault> vault)
        : m_vault(std::move(vault))
    {
        ++m_vault->opened;
    }
    ~Profile() override
    {
        if (QThread::currentThread() == QCoreApplication::instance()->thread())
            m_vault->closedOnGuiThread = true;
        ++m_vault->closed;
    }

    Result<std::string> draft() override { return m_vault->draft(); }
    Result<void> keepDraft(const std::string& draft) override
    {
        const std::scoped_lock lock(m_vault->m_mutex);
        m_vault->m_draft = draft;
        return {};
    }
    Result<VaultStatus> status() override { return m_vault->status; }
    Result<void> protect(Protection protection, const SecretBuffer& newPassphrase) override
    {
        if (protection.passphrase && newPassphrase.size() < 8)
            return error(ErrorCode::WeakPassphrase);
        const std::scoped_lock lock(m_vault->m_mutex);
        m_vault->m_protection = protection;
        m_vault->m_newPassphrase = textOf(newPassphrase);
        return {};
    }
    Result<VaultCheck> check(core::TaskContext& task) override
    {
        m_vault->wait(task);
        if (task.isCancelled())
            return error(ErrorCode::Cancelled);
        return m_vault->found;
    }
    Result<SecretBuffer> rekey(const Typed& typed, core::TaskContext& task) override
    {
        if (textOf(typed.passphrase) != m_vault->passphrase)
            return error(ErrorCode::WrongKey);
        m_vault->wait(task);
        const std::string_view words = "bazuv dokip fimel";
        SecretBuffer made(words.size());
        std::ranges::transform(words, made.bytes().begin(),
                               [](char c) { return static_cast<std::byte>(c); });
        return made;
    }

private:
    std::shared_ptr<FakeVault> m_vault;
};

std::string FakeVault::draft() const
{
    const std::scoped_lock lock(m_mutex);
    return m_draft;
}

Protection FakeVault::protection() const
{
    const std::scoped_lock lock(m_mutex);
    return m_protection;
}

std::string FakeVault::newPassphrase() const
{
    const std::scoped_lock lock(m_mutex);
    return m_newPassphrase;
}

void FakeVault::wait(core::TaskContext& task) const
{
    while (slow && !task.isCancelled())
        QThread::yieldCurrentThread();
}

Opened FakeVault::enter(core::TaskContext& task)
{
    wait(task);
    if (task.isCancelled())
        return error(ErrorCode::Cancelled);
    if (openError)
        return *openError;
    return std::shared_ptr<ui::lock::OpenProfile>(std::make_shared<Profile>(shared_from_this()));
}

ui::lock::VaultDoor FakeVault::door()
{
    auto self = shared_from_this();
    return {.status = [self]() -> Result<VaultStatus> {
                if (self->statusError)
                    return *self->statusError;
                return self->status;
            },
            .open = [self](const Typed& typed, core::TaskContext& task) -> Opened {
                if (!self->openError && self->status.protection.passphrase
                    && textOf(typed.passphrase) != self->passphrase)
                    return error(ErrorCode::WrongKey);
                return self->enter(task);
            },
            .recover = [self](const Typed& typed, Protection protection, const SecretBuffer& wanted,
                              core::TaskContext& task) -> Opened {
                if (textOf(typed.recoveryWords) != self->code)
                    return error(ErrorCode::WrongKey);
                Opened entered = self->enter(task);
                if (entered)
                    TRY_VOID(entered.value()->protect(protection, wanted));
                return entered;
            },
            .restore = [self](const Typed& typed, core::TaskContext& task) -> Opened {
                if (textOf(typed.recoveryWords) != self->code
                    && textOf(typed.passphrase) != self->passphrase)
                    return error(ErrorCode::WrongKey);
                self->openError.reset();
                ++self->restored;
                return self->enter(task);
            },
            .checkCode = [](std::span<const std::byte> words) -> Result<void> {
                // One word of five letters is a whole code here.
                core::Error wrong = error(ErrorCode::InvalidArgument);
                if (words.size() != 5)
                    wrong.position.column = 1;
                if (words.size() != 5)
                    return wrong;
                return {};
            }};
}

} // namespace tests
