// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A layout made ready for reading: names resolved to slots, patterns compiled, codes at hand. A
// row's values live in one array of slots: own columns, then looked-up ones, then derived ones.
#pragma once

#include "core/dictionary/layout.h"
#include "core/intake/column_reader.h"
#include "core/intake/finding_log.h"
#include "core/intake/lookup_table.h"
#include "core/intake/time_reader.h"

#include <span>

namespace core::intake {

using Slot = std::size_t;
constexpr Slot NoSlot = static_cast<Slot>(-1);

/// The value of a slot is one of these texts.
struct SlotCondition
{
    Slot slot = 0;
    const std::vector<std::string>* values = nullptr;
};

bool holds(std::span<const SlotCondition> conditions, std::span<const std::string_view> values);

/// The value of a slot matches a pattern; answers are kept, since flags have few distinct values.
struct SlotMatch
{
    Slot slot = 0;
    Pattern pattern;
    TextIndex seen {};
    std::vector<bool> answers {};

    bool holds(std::span<const std::string_view> values);
};

struct PlannedRule
{
    std::vector<SlotCondition> when;
    std::vector<SlotMatch> matches;
    Slot copied = NoSlot; ///< the slot whose value it is, or
    std::string_view value;
};

struct PlannedDerived
{
    Slot slot = 0;
    std::vector<PlannedRule> rules;
};

struct PlannedLookup
{
    const dictionary::LookupRule* rule = nullptr;
    std::vector<Slot> keySlots;
    std::vector<Slot> takenSlots;
    LookupTable* table = nullptr; ///< null when the submission has no such file
};

/// A time rule with the answers it has given.
struct PlannedTime
{
    TimeReader reader;
    std::vector<Slot> slots;
    TextIndex seen;
    std::vector<std::uint32_t> answers {}; ///< per seen text: 1-based time, 0 = not understood
};

struct PlannedRecord
{
    std::vector<SlotCondition> when;
    std::optional<PlannedTime> time; ///< else the layout's
    std::vector<std::pair<std::string, Slot>> elements;
    const dictionary::RecordRule* rule = nullptr;
};

struct PlannedPerson
{
    Slot localId = NoSlot;
    Slot statewideId = NoSlot, ssn = NoSlot, firstName = NoSlot, lastName = NoSlot;
    Slot gender = NoSlot, birthDate = NoSlot, birthYear = NoSlot;
    std::optional<Pattern> birthDatePattern;

    /// Anything beside the local id.
    bool hasIdentifiers() const;
    std::vector<Slot> slots() const; ///< of all identifiers, the local id first
};

struct LayoutPlan
{
    /// InvalidInput with the layout's id as place when a name, pattern or term does not resolve.
    static Result<LayoutPlan> compile(const dictionary::Layout& layout,
                                      const dictionary::Dictionary& dictionary);

    std::optional<Slot> slotOf(std::string_view name) const;

    /// Columns a file cannot do without: required ones, and those its rules of person, place, time,
    /// key and look-up stand on.
    bool isEssential(Slot column) const;

    const dictionary::Layout* layout = nullptr;
    std::vector<std::string> names; ///< per slot
    std::vector<ColumnLabel> labels; ///< per slot
    std::vector<ColumnReader> readers; ///< per own column
    std::vector<PlannedLookup> lookups;
    std::vector<PlannedDerived> derived;
    std::optional<PlannedTime> time;
    Slot institution = NoSlot;
    PlannedPerson person;
    std::vector<std::pair<std::string, Slot>> attributes;
    std::vector<PlannedRecord> records;
    std::vector<Slot> uniqueKey;
    std::vector<bool> essential; ///< per own column

    std::vector<LookupTable*> feeds; ///< tables that other layouts look into
};

/// Marks identifiers in all plans: what a person rule names, what those are derived from, and what
/// stands for them in files that are looked into.
void markIdentifiers(std::span<LayoutPlan* const> plans);

} // namespace core::intake
