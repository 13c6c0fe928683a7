// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/repair_candidates.h"

#include "core/cohort/text_form.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace core::session {

using cohort::Condition;
using cohort::GroupField;
using cohort::Query;
using dictionary::Dictionary;
using dictionary::Words;

namespace {

/// What holds what: each is wholly inside one of the next.
constexpr std::array<std::string_view, 4> Places {"institution", "district", "county", "region"};
constexpr std::string_view YearField = "academic_year";

/// "start.academic_year" is the element academic_year.
std::string elementOf(const std::string& field)
{
    return field.substr(field.rfind('.') + 1);
}

Words labelOf(const std::string& element, const Dictionary& dictionary)
{
    const dictionary::Element* known = dictionary.element(element);
    return known ? known->label : Words {element, element};
}

class Maker
{
public:
    Maker(const Query& asked, const Dictionary& dictionary)
        : m_asked(asked)
        , m_dictionary(dictionary)
    {
        m_asked.title.clear();
    }

    std::vector<RepairCandidate> run()
    {
        for (std::size_t i = m_asked.by.size(); i-- > 0;)
            addCoarser(i);
        for (std::size_t i = m_asked.by.size(); i-- > 0;)
            addWithout(i);
        if (m_asked.by.size() > 1)
            addTogether();
        addWithoutConditions(m_asked.where, &Maker::putWhere, false);
        addWithoutConditions(m_asked.start.where, &Maker::putStart, true);
        if (m_found.size() > MostCandidates)
            m_found.erase(m_found.begin() + MostCandidates, m_found.end());
        return std::move(m_found);
    }

private:
    using ConditionPtr = std::shared_ptr<const Condition>;

    RepairCandidate begin(Repair::Change change, const std::string& field) const
    {
        const std::string element = elementOf(field);
        RepairCandidate made {.repair = {}, .query = m_asked};
        made.repair.change = change;
        made.repair.field = labelOf(element, m_dictionary);
        made.repair.isYear = element == YearField;
        return made;
    }

    void add(RepairCandidate made)
    {
        made.repair.question = cohort::print(made.query);
        m_found.push_back(std::move(made));
    }

    void addWithout(std::size_t i)
    {
        const bool isOnly = m_asked.by.size() == 1;
        auto made = begin(isOnly ? Repair::Change::Together : Repair::Change::WithoutGroup,
                          m_asked.by[i].field);
        made.group = i;
        made.query.by.erase(made.query.by.begin() + static_cast<std::ptrdiff_t>(i));
        made.query.cross = false;
        add(std::move(made));
    }

    void addTogether()
    {
        auto made = begin(Repair::Change::Together, m_asked.by.front().field);
        made.repair.isYear = false; // of them all
        made.query.by.clear();
        made.query.cross = false;
        add(std::move(made));
    }

    void addCoarser(std::size_t i)
    {
        const GroupField& field = m_asked.by[i];
        const std::string element = elementOf(field.field);
        const auto place = std::ranges::find(Places, element);
        if (place == Places.end())
            return;
        for (auto wider = place + 1; wider != Places.end(); ++wider) {
            auto made = begin(Repair::Change::CoarserGroup, field.field);
            made.group = i;
            made.repair.instead = labelOf(std::string(*wider), m_dictionary);
            made.query.by[i].field
                = field.field.substr(0, field.field.size() - element.size()) + std::string(*wider);
            add(std::move(made));
        }
    }

    static void putWhere(Query& query, ConditionPtr where) { query.where = std::move(where); }
    static void putStart(Query& query, ConditionPtr where) { query.start.where = std::move(where); }

    /// Of the start only time and place can go: the rest says what is asked about.
    bool mayGo(const Condition& condition, bool isStart) const
    {
        if (condition.kind != Condition::Kind::Compare)
            return false;
        const dictionary::Element* element = m_dictionary.element(elementOf(condition.field));
        return element
            && (!isStart || element->derivedFrom == "time"
                || element->derivedFrom == "institution");
    }

    void addWithoutConditions(const ConditionPtr& where, void (*put)(Query&, ConditionPtr),
                              bool isStart)
    {
        if (!where)
            return;
        if (mayGo(*where, isStart))
            return addCondition(*where, nullptr, put);
        if (where->kind != Condition::Kind::And)
            return;
        for (std::size_t i = 0; i < where->parts.size(); ++i) {
            if (!mayGo(*where->parts[i], isStart))
                continue;
            auto rest = std::make_shared<Condition>(*where);
            rest->parts.erase(rest->parts.begin() + static_cast<std::ptrdiff_t>(i));
            addCondition(*where->parts[i], rest->parts.size() == 1 ? rest->parts.front() : rest,
                         put);
        }
    }

    void addCondition(const Condition& gone, ConditionPtr rest, void (*put)(Query&, ConditionPtr))
    {
        auto made = begin(Repair::Change::WithoutCondition, gone.field);
        put(made.query, std::move(rest));
        add(std::move(made));
    }

    Query m_asked;
    const Dictionary& m_dictionary;
    std::vector<RepairCandidate> m_found;
};

} // namespace

std::vector<RepairCandidate> repairCandidates(const Query& asked, const Dictionary& dictionary)
{
    return Maker(asked, dictionary).run();
}

} // namespace core::session
