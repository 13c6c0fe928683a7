// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A keychain in memory, that can be absent, locked, denied, another one, or break at a chosen call.
#pragma once

#include "core/vault/keys/keychain.h"

#include <map>
#include <mutex>
#include <optional>
#include <vector>

namespace test_support {

class MemoryKeychain final : public core::vault::Keychain
{
public:
    core::Result<core::SecretBuffer> read(const std::string& item) override;
    core::Result<void> write(const std::string& item, std::span<const std::byte> secret) override;
    core::Result<void> remove(const std::string& item) override;
    std::string backEnd() override; ///< empty while absent

    /// Every call fails with KeychainAbsent, KeychainLocked or KeychainDenied; nothing: works
    /// again.
    void answerWith(std::optional<core::ErrorCode> error);
    void renameBackEnd(std::string name); ///< at first "memory"
    /// The @p calls next calls (read, write, remove) work, all others fail with KeychainLocked.
    void breakAfter(int calls);
    int calls() const; ///< so far, failed ones as well
    void forgetEverything();
    void put(const std::string& item, std::vector<std::byte> secret);
    std::map<std::string, std::vector<std::byte>> items() const;

private:
    std::optional<core::Error> fault();

    mutable std::mutex m_mutex;
    std::map<std::string, std::vector<std::byte>> m_items;
    std::optional<core::ErrorCode> m_error;
    std::optional<int> m_callsLeft;
    std::string m_backEnd = "memory";
    int m_calls = 0;
};

} // namespace test_support
