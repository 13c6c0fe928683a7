// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a figure says, before anything is laid out: words, counts and their order, taken from a
// disclosed answer and a saved question. A count that is absent is hidden, never zero.
#pragma once

#include "ui/charts/geometry/twin.h"
#include "ui/language/language.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <variant>
#include <vector>

namespace core::session {
struct Answer;
struct SavedQuestion;
} // namespace core::session

namespace ui::charts {

using Count = std::optional<qint64>;

enum class NodeKind
{
    Start,
    Yes,
    No,
    Elsewhere,
    NotFound,
    NotLocated,
    NotYet,
    NotShared,
    Unreached
};

/// One group of students at one stage; its students come from its parent's.
struct AlluvialNode
{
    int stage = 0;
    int parent = -1; ///< index of an earlier node; -1 for the first
    int step = -1; ///< the step it is an outcome of
    NodeKind kind = NodeKind::Start;
    QString label = {};
    Count count = {};
    QString countText = {}; ///< "357", or the words for a hidden one
    QString reading = {}; ///< "357 of 615, could be 54 to 62 in 100"
};

/// A tree of nodes, each stage in order of meaning: what the question asks for comes first.
struct AlluvialData
{
    std::vector<AlluvialNode> nodes = {};
    QStringList captions = {}; ///< one per stage
    int strong = -1; ///< the last step's yes; -1 when there is none
};

/// One group on a common axis of 0 to 100.
/// A rate told as a range, in [0, 1].
struct RateSpan
{
    double from = 0, to = 0;
};

struct GroupRow
{
    QString label = {};
    Count of = {}; ///< yes and no
    Count yes = {};
    std::optional<double> rate = {}, low = {}, high = {}; ///< in [0, 1]
    /// In place of a rate whose counts are hidden; a row with neither is hidden.
    std::optional<RateSpan> span = {};
    bool isFair = true; ///< false: some of its students can still reach the step
    bool isCount = false; ///< the question has no step: students, no rate
    bool isNamed = false; ///< in the finding
    bool isStrong = false; ///< its mark has the strong colour
    bool isNobody = false; ///< there is nobody to count: no mark, only words
    QString countsText = {}; ///< "90 of 200", of a span "50 to 60 in 100"
    QString spanText = {}; ///< "50–60"
    QString reading = {};
};

struct GroupsData
{
    std::vector<GroupRow> rows = {};
    QString caption = {}; ///< what the rate is of
    std::optional<double> total = {};
    QString totalLabel = {}; ///< "All 58"
    QString hiddenLabel = {};
    QString moreLabel = {}; ///< "%1 more in the table"
    QString openLabel = {}; ///< what a hollow mark means; empty when there is none
};

/// One link of the denominator ribbon: "738" "at a community college".
struct RibbonPart
{
    QString value = {};
    QString label = {};
    Count count = {};
};

struct Figure
{
    QString id = {}; ///< of the saved question
    QString finding = {}; ///< the title
    QString definition = {}; ///< the question as a sentence
    std::vector<RibbonPart> ribbon = {};
    QStringList notes = {}; ///< what is measured, and how two years differ, in words
    QString provenance = {};
    QString summary = {}; ///< one sentence for those who do not see the chart
    std::variant<AlluvialData, GroupsData> chart = {};
    Twin twin = {};
    bool hidesSomething = false;
};

/// The label of a group's @p key under the field @p by, where the dictionary knows one.
using KeyLabel = std::function<QString(const QString& by, const QString& key)>;

/// @p keyLabel may be empty: keys are then shown as they are.
Figure makeFigure(const core::session::Answer& answer, const core::session::SavedQuestion& question,
                  language::Language language, const KeyLabel& keyLabel = {});

} // namespace ui::charts
