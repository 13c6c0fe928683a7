// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/observed.h"

#include "core/cohort/evaluate.h"
#include "core/cohort/window.h"

#include <algorithm>
#include <limits>

namespace core::cohort {
namespace {

constexpr std::string_view AnnualSegment = "k12";

/// The institutions a step looks at, by code: in its segments, and not excluded by name or place.
std::vector<std::uint8_t> scopeOf(const RecordSet& records)
{
    std::vector<std::uint8_t> scope = records.institutions;
    scope[cache::Missing] = 0;
    for (std::size_t code = 1; code < scope.size(); ++code) {
        const Truth fits
            = evaluateOnly(records.where, Source::Institution, 0, static_cast<cache::Code>(code));
        scope[code] = scope[code] != 0 && fits != Truth::False ? 1 : 0;
    }
    return scope;
}

struct Through
{
    std::vector<std::optional<Day>> byInstitution; ///< by code
    std::optional<Day> latest; ///< of the scope
};

Through throughOf(const RecordSet& records, const std::vector<std::uint8_t>& scope,
                  const cache::Catalog& catalog)
{
    Through through;
    through.byInstitution.resize(scope.size());
    for (const cache::Observation& one : catalog.observed) {
        if (one.kind != records.kind || scope[one.institution] == 0)
            continue;
        std::optional<Day>& own = through.byInstitution[one.institution];
        own = own ? std::max(*own, one.through) : one.through;
        through.latest = through.latest ? std::max(*through.latest, one.through) : one.through;
    }
    return through;
}

/// The segments of a step that says none: those with records of its kind in scope.
std::vector<std::string> segmentsSeen(const Through& through, const cache::Catalog& catalog)
{
    std::vector<std::string> seen;
    for (std::size_t code = 1; code < through.byInstitution.size(); ++code) {
        const std::string& segment = catalog.institutions[code - 1].segment;
        if (through.byInstitution[code]
            && std::find(seen.begin(), seen.end(), segment) == seen.end())
            seen.push_back(segment);
    }
    return seen;
}

void bindSegments(BoundStep& step, const std::vector<std::string>& names,
                  const cache::Catalog& catalog)
{
    for (const std::string& name : names) {
        const auto found = std::find(catalog.segments.begin(), catalog.segments.end(), name);
        if (found == catalog.segments.end()) {
            step.hasOtherSegments = true;
            continue;
        }
        const auto index = static_cast<std::size_t>(found - catalog.segments.begin());
        step.segments.push_back(static_cast<std::uint8_t>(1U << index));
        step.segmentTiers.push_back(
            index < catalog.segmentTiers.size() ? catalog.segmentTiers[index] : std::uint8_t {0});
    }
}

/// Calendars that a window's end is reckoned in: those whose terms end on the last observed day;
/// else, for terms, the segments' own or all others of the data.
std::vector<int> calendarsFor(const BoundWindow& window, std::optional<Day> through,
                              const std::vector<std::string>& segments, const Plan& plan,
                              const cache::Catalog& catalog)
{
    std::vector<int> calendars;
    if (through)
        calendars = plan.time.calendarsEndingOn(*through);
    const bool needsTerms = window.straight || (window.limit && window.unit == TimeUnit::Terms);
    if (!calendars.empty() || !needsTerms)
        return calendars;
    for (const std::string& segment : segments) {
        const int own = plan.time.calendarOf(segment);
        if (own != Timeline::NoCalendar) {
            calendars.push_back(own);
            continue;
        }
        const std::vector<int> others = plan.time.calendarsOfNoSegment(catalog.segments);
        calendars.insert(calendars.end(), others.begin(), others.end());
    }
    return calendars;
}

CalendarTerm termOf(const Timeline& time, cache::Code code)
{
    return {time.begin(code), time.end(code), time.academicYear(code), false};
}

/// Adds what institutions that are observed to @p day let see of the step's window.
void addSight(BoundStep& step, const Timeline& time, std::optional<Day> day,
              const std::vector<int>& calendars, bool annual)
{
    constexpr Day Never = std::numeric_limits<Day>::min();
    const bool hasEnd = step.window.hasEnd();
    std::vector<Observed> row(time.size(), hasEnd ? Observed::CannotBeTold : Observed::Complete);
    std::vector<Day> inSight(time.size(), day.value_or(Never));
    for (std::size_t code = 1; hasEnd && code < time.size(); ++code) {
        const auto anchor = termOf(time, static_cast<cache::Code>(code));
        const std::optional<Day> end = windowEnd(step.window, time, anchor, calendars, annual);
        if (!end)
            continue;
        row[code] = day && *end <= *day ? Observed::Complete : Observed::NotYet;
        inSight[code] = std::min(*end, inSight[code]);
    }
    step.observed.push_back(std::move(row));
    step.through.push_back(day.value_or(Never));
    step.inSight.push_back(std::move(inSight));
}

/// The last day the window can have, by the start's time: from the start itself, or from the last
/// day that the step before it can have.
std::vector<std::optional<Day>> latestEnds(const BoundStep& step, const Plan& plan,
                                           const std::vector<int>& calendars, bool annual)
{
    const Timeline& time = plan.time;
    std::vector<std::optional<Day>> ends(time.size());
    for (std::size_t code = 1; code < time.size() && step.window.hasEnd(); ++code) {
        CalendarTerm anchor = termOf(time, static_cast<cache::Code>(code));
        if (step.window.anchor != BoundWindow::Start) {
            const std::optional<Day> last = plan.steps[step.window.anchor].latestEnd[code];
            if (!last)
                continue;
            const CivilDate date = toCivil(*last);
            anchor = {*last, *last, date.month >= 7 ? date.year : date.year - 1, false};
        }
        ends[code] = windowEnd(step.window, time, anchor, calendars, annual);
        if (ends[code] && step.baseStep && plan.steps[*step.baseStep].latestEnd[code])
            ends[code] = std::max(*ends[code], *plan.steps[*step.baseStep].latestEnd[code]);
    }
    return ends;
}

} // namespace

void bindObservation(BoundStep& step, const std::vector<std::string>& segments, const Plan& plan,
                     const cache::Catalog& catalog)
{
    const RecordSet& records = plan.recordSets[step.event.records];
    const Through through = throughOf(records, scopeOf(records), catalog);
    const std::vector<std::string> names
        = segments.empty() ? segmentsSeen(through, catalog) : segments;
    bindSegments(step, names, catalog);
    step.isHidden = !segments.empty() && step.segments.empty();
    const bool annual = std::find(names.begin(), names.end(), AnnualSegment) != names.end();
    std::vector<std::optional<Day>> rows;
    for (std::size_t code = 0; code < through.byInstitution.size(); ++code) {
        const std::optional<Day> own = through.byInstitution[code];
        if (own && own < through.latest)
            step.earlierEnds.push_back({static_cast<cache::Code>(code), *own});
        const std::optional<Day> day = own ? own : through.latest;
        const auto found = std::find(rows.begin(), rows.end(), day);
        step.throughOf.push_back(static_cast<std::uint32_t>(found - rows.begin()));
        if (found == rows.end())
            rows.push_back(day);
    }
    for (const std::optional<Day>& day : rows)
        addSight(step, plan.time, day, calendarsFor(step.window, day, names, plan, catalog),
                 annual);
    step.latestEnd = latestEnds(
        step, plan, calendarsFor(step.window, through.latest, names, plan, catalog), annual);
}

} // namespace core::cohort
