// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A profile with the 150 students of the toy data, made once for all tests of a suite.
#pragma once

#include "core/session/session.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/memory_keychain.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <memory>
#include <optional>

class ToyProfile : public testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        s_root.emplace();
        auto created = core::session::Session::create(
            s_root->path() / "profile", {.protection = {.keychain = true}},
            std::make_shared<test_support::MemoryKeychain>(),
            std::make_shared<test_support::FixedClock>());
        ASSERT_TRUE(created) << created.error().detail;
        s_session = std::move(created.value().session);
        core::TaskContext task;
        const auto imported
            = s_session->import({.paths = {MIDFIELD_TOY}, .submitter = "registrar"}, task);
        ASSERT_TRUE(imported) << imported.error().detail;
        ASSERT_TRUE(imported.value().build);
    }
    static void TearDownTestSuite()
    {
        s_session.reset();
        s_root.reset();
    }

    static inline std::optional<test_support::TemporaryFolder> s_root;
    static inline std::shared_ptr<core::session::Session> s_session;
};
