// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fields and conditions as codes: every comparison is a table over 16-bit codes.
#pragma once

#include "core/cache/slices/slice.h"
#include "core/cohort/truth.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace core::cohort {

/// Where a field's code is read.
enum class Source : std::uint8_t
{
    Column, ///< of the record, by number
    Institution, ///< of the record
    Time, ///< of the record
    Attribute, ///< of the person, by number
    Nothing ///< the data file does not carry it: always missing
};

/// A code's place in a record, and which codes say the same: equal numbers, 0 for the missing.
struct FieldCodes
{
    Source source = Source::Nothing;
    std::size_t column = 0;
    std::vector<std::uint32_t> ids; ///< by code
};

/// `same institution`: a field of the record, and of the one its window counts from.
struct SameField
{
    FieldCodes own;
    FieldCodes anchor;
};

/// A tree of tests as a vector of nodes; parts are indices into it. Histories stand in `where`
/// only.
struct BoundCondition
{
    enum class Op : std::uint8_t
    {
        And,
        Or,
        Not,
        Test,
        Same,
        Membership,
        History
    };
    struct Node
    {
        Op op = Op::Test;
        std::vector<std::size_t> parts;
        Source source = Source::Nothing;
        std::size_t column = 0;
        std::vector<Truth> table; ///< by code
        std::size_t index = 0; ///< into Plan::histories, memberships or BoundCondition::sames
    };
    std::vector<Node> nodes;
    std::size_t root = 0;
    std::vector<SameField> sames;

    bool empty() const { return nodes.empty(); } ///< true for everybody

    /// Nodes that must all hold: the parts of an And at the top, else the top itself.
    std::span<const std::size_t> conjuncts() const
    {
        if (empty())
            return {};
        const Node& top = nodes[root];
        return top.op == Op::And ? std::span(top.parts) : std::span(&root, 1);
    }
};

/// A number of a record or person, in millionths; nothing where it is missing.
struct AmountField
{
    Source source = Source::Nothing;
    std::size_t column = 0;
    std::vector<std::optional<std::int64_t>> amounts; ///< by code
};

} // namespace core::cohort
