// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one way in which a question about people is refused, whatever rule refused it: it says
// nothing of why.
#pragma once

#include "core/base/error.h"

#include <string_view>

namespace core {

inline constexpr std::string_view NotAtThisDetail = "not available at this level of detail";

inline Error refusedAnswer()
{
    return {.code = ErrorCode::Refused, .detail = std::string(NotAtThisDetail)};
}

inline bool isRefusedAnswer(const Error& error)
{
    return error.code == ErrorCode::Refused && error.detail == NotAtThisDetail;
}

} // namespace core
