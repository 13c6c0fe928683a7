// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A value, or the error that kept it from being made. Use for whatever can fail for a reason
// outside the program; programmer mistakes are not results.
#pragma once

#include "core/base/error.h"

#include <optional>
#include <utility>
#include <variant>

namespace core {

template<typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) // NOLINT(google-explicit-constructor): "return value;" is the point
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error) // NOLINT(google-explicit-constructor)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    bool hasValue() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return hasValue(); }
    const T& value() const& { return std::get<0>(m_state); }
    T& value() & { return std::get<0>(m_state); }
    T&& value() && { return std::get<0>(std::move(m_state)); }
    const Error& error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

template<>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) // NOLINT(google-explicit-constructor)
        : m_error(std::move(error))
    {
    }

    bool hasValue() const noexcept { return !m_error.has_value(); }
    explicit operator bool() const noexcept { return hasValue(); }
    const Error& error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace core

#define CORE_CONCAT_INNER(a, b) a##b
#define CORE_CONCAT(a, b) CORE_CONCAT_INNER(a, b)
#define CORE_TRY_IMPL(tried, decl, expr)                                                           \
    auto tried = (expr);                                                                           \
    if (!tried)                                                                                    \
        return tried.error();                                                                      \
    decl = std::move(tried).value()
/// Evaluates @p expr; returns its error from the calling function, or goes on.
#define TRY_VOID(expr)                                                                             \
    if (auto tried = (expr); !tried)                                                               \
    return tried.error()
/// Evaluates @p expr; returns its error from the calling function, or binds its value to @p decl.
#define TRY_ASSIGN(decl, expr) CORE_TRY_IMPL(CORE_CONCAT(tried, __COUNTER__), decl, expr)
