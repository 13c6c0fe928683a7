// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Mean, median and quartiles of whole numbers of which it is known how often each occurs.
#pragma once

#include "core/indicators/ratio.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace core::indicators {

/// How often a value occurs.
struct Counted
{
    std::int64_t value = 0;
    std::int64_t count = 0; ///< > 0
};

/// Values ascending, each once.
using Distribution = std::vector<Counted>;

/// A share of a whole: 1 of 4 is a quarter.
struct Share
{
    std::int64_t part = 1;
    std::int64_t of = 2;
};

constexpr Share LowerQuartile {1, 4};
constexpr Share Median {1, 2};
constexpr Share UpperQuartile {3, 4};

std::int64_t countOf(const Distribution& values);

/// Sum over count; nothing of nobody.
std::optional<Ratio> mean(const Distribution& values);

/// The least value v with F(v) >= @p share, averaged with the next one where F(v) = share exactly;
/// F is the share of values up to v. Nothing of nobody. @pre 0 < part < of
/// Source: Hyndman & Fan (1996), The American Statistician 50:361-365, definition 2.
std::optional<Ratio> quantile(const Distribution& values, Share share);

/// The mean of the four middle values, where the count is odd of the three middle ones and half of
/// each neighbour: a median that is nobody's own value. Nothing of fewer than four.
/// Source: domain, disclosure control 4.4 ("median: average of the 4 middle values"); that an odd
/// count takes halves is ours.
std::optional<Ratio> meanOfMiddleFour(const Distribution& values);

} // namespace core::indicators
