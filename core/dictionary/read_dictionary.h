// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Readers of the dictionary's own files, apart from code lists. They report into a JsonFault.
#pragma once

#include "core/dictionary/dictionary.h"
#include "core/dictionary/json_object.h"

#include <vector>

namespace core::dictionary {

std::vector<Element> readElements(JsonObject& root);
std::vector<EventKind> readKinds(JsonObject& root);
std::vector<Calendar> readCalendars(JsonObject& root);
std::vector<NamedSet> readSets(JsonObject& root);
RepairList readRepairList(JsonObject& root);

/// Terms of a calendar, or of a layout's own.
std::vector<TermRule> readTerms(JsonObject& owner, const char* key);

} // namespace core::dictionary
