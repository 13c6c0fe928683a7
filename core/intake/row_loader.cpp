// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/row_loader.h"

#include "core/intake/number_text.h"

#include <algorithm>
#include <charconv>

namespace core::intake {
namespace {

constexpr int EarliestBirthYear = 1890;
constexpr int LatestBirthYear = 2100;
constexpr std::string_view DefaultBirthDate = R"((?<yyyy>\d{4})(?<mm>\d{2})(?<dd>\d{2}))";

int number(std::string_view digits)
{
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::string_view groupOf(const Pattern& pattern, const std::vector<std::string_view>& groups,
                         std::string_view name)
{
    const auto& names = pattern.groupNames();
    const auto at = std::find(names.begin(), names.end(), name);
    return at == names.end() ? std::string_view()
                             : groups[static_cast<std::size_t>(at - names.begin())];
}

KeySet::Key studentKey(std::uint32_t person, std::uint16_t institution, std::int16_t academicYear)
{
    // Exact, not hashed; the bit on top keeps it from being the empty key.
    const std::uint64_t place
        = (std::uint64_t {institution} << 16U) | static_cast<std::uint16_t>(academicYear);
    return {std::uint64_t {1} << 63U, (std::uint64_t {person} << 32U) ^ place};
}

} // namespace

void StudentRows::add(std::uint32_t person, std::uint16_t institution, std::int16_t academicYear)
{
    m_rows.insert(studentKey(person, institution, academicYear));
    m_rows.insert(studentKey(person, institution, 0)); // for rows whose own year is missing
}

bool StudentRows::contains(std::uint32_t person, std::uint16_t institution,
                           std::int16_t academicYear) const
{
    return m_rows.contains(studentKey(person, institution, academicYear));
}

RowLoader::RowLoader(LayoutPlan& plan, LoadTarget target, const StudentRows* students,
                     StudentRows* ownStudents)
    : m_plan(plan)
    , m_target(target)
    , m_students(students)
    , m_ownStudents(ownStudents)
    , m_hasIdentifiers(plan.layout->person && plan.person.hasIdentifiers())
    , m_values(plan.names.size())
    , m_entries(plan.readers.size())
{
    for (Slot slot = 0; slot < plan.readers.size(); ++slot)
        m_values[slot] = plan.layout->columns[slot].constant;
    for (const auto& [element, slot] : plan.attributes) {
        m_attributes.push_back(target.builder.attribute(element));
        m_attributePools.push_back(target.builder.pool(element));
    }
    for (const PlannedRecord& record : plan.records)
        m_writers.push_back(writerFor(record));
}

RowLoader::~RowLoader()
{
    wipe(&m_uniqueKey, sizeof m_uniqueKey); // not keyed: ids can be tried against it
}

RowLoader::Writer RowLoader::writerFor(const PlannedRecord& record)
{
    std::vector<std::string> used;
    for (const auto& [element, slot] : record.elements)
        used.push_back(element);
    Writer writer;
    writer.table = m_target.builder.table(record.rule->kind, used);
    for (const std::string& element : m_target.builder.tableAt(writer.table).elements) {
        Writer::Cell cell;
        cell.pool = m_target.builder.pool(element);
        for (const auto& [name, slot] : record.elements)
            if (name == element)
                cell.slot = slot;
        cell.isSegment = cell.slot == NoSlot && element == "segment";
        const dictionary::Element* known = m_target.dictionary.element(element);
        if (known && known->type == dictionary::ElementType::Number)
            cell.decimals = known->decimals;
        writer.cells.push_back(std::move(cell));
    }
    return writer;
}

void RowLoader::setFile(const FileShape& shape, FindingLog& log)
{
    m_shape = &shape;
    m_log = &log;
}

RowFate RowLoader::load(const std::vector<std::string_view>& fields, std::int64_t line)
{
    m_line = line;
    m_isRepaired = false;
    m_isOverLimit = false;
    if (!readColumns(fields) || !lookUp())
        return RowFate::Rejected;
    derive();
    makeUniqueKey();
    findRowTime();
    const bool isPlaced = findInstitution();
    if (m_isOverLimit)
        return RowFate::FileRefused;
    if (!isPlaced || !findStudent())
        return RowFate::Rejected;
    if (isRepeated())
        return RowFate::Duplicate;
    return store();
}

RowFate RowLoader::store()
{
    checkCodeYears();
    for (LookupTable* table : m_plan.feeds)
        table->addRow(m_values);
    if (m_plan.layout->person) {
        enterStudent();
        if (m_hasIdentifiers)
            seeStudent();
        if (m_ownStudents)
            m_ownStudents->add(m_person, m_institution, m_academicYear);
        reportAttributes();
        writeRecords();
    }
    return m_isRepaired ? RowFate::Repaired : RowFate::Loaded;
}

void RowLoader::repair(Rule rule, FindingEffect effect, Slot slot, std::string_view raw)
{
    m_isRepaired = true;
    m_log->addValue(rule, effect, m_line, m_plan.labels[slot], raw);
}

/// Goes on after a bad value: a row's report names all that is wrong with it.
bool RowLoader::readColumns(const std::vector<std::string_view>& fields)
{
    bool isAccepted = true;
    for (std::size_t column = 0; column < m_plan.readers.size(); ++column) {
        const std::size_t field = m_shape->fieldOf[column];
        if (!m_plan.layout->columns[column].constant.empty())
            continue;
        const std::string_view raw = field == NoField ? std::string_view() : fields[field];
        const ValueOutcome outcome = m_plan.readers[column].read(raw);
        m_values[column] = outcome.value;
        m_entries[column] = outcome.entry;
        if (outcome.events != 0 || outcome.value.empty())
            isAccepted = acceptValue(column, outcome, raw) && isAccepted;
    }
    return isAccepted;
}

bool RowLoader::acceptValue(std::size_t column, const ValueOutcome& outcome, std::string_view raw)
{
    const dictionary::Column& rules = m_plan.layout->columns[column];
    const ColumnLabel& label = m_plan.labels[column];
    if (outcome.events & ValueBad) {
        const bool isFatal = rules.required || rules.onBad == dictionary::OnBadValue::RejectRow;
        if (!isFatal) {
            repair(Rule::BadValue, FindingEffect::Blanked, column, raw);
            return true;
        }
        m_log->addValue(Rule::BadValue, FindingEffect::RowRejected, m_line, label, raw);
        return false;
    }
    if (outcome.value.empty() && rules.required) {
        m_log->addValue(Rule::BlankRequired, FindingEffect::RowRejected, m_line, label, {});
        return false;
    }
    noteRepairs(column, outcome.events, raw);
    if (outcome.events & ValueUnknownCode)
        m_log->addValue(Rule::UnknownCode, FindingEffect::Note, m_line, label, outcome.value,
                        rules.codeList);
    return true;
}

void RowLoader::noteRepairs(std::size_t column, std::uint8_t events, std::string_view raw)
{
    constexpr std::array Repairs {std::pair {ValueDroppedCharacters, Rule::CharactersDropped},
                                  std::pair {ValueUpperCased, Rule::UpperCased},
                                  std::pair {ValueZerosAdded, Rule::ZerosAdded},
                                  std::pair {ValueFilled, Rule::BlankFilled}};
    for (const auto& [event, rule] : Repairs)
        if (events & event)
            repair(rule, FindingEffect::Repaired, column, raw);
}

bool RowLoader::lookUp()
{
    bool isAccepted = true;
    for (const PlannedLookup& lookup : m_plan.lookups) {
        if (!lookup.table || lookup.table->isUnreadable()
            || lookup.table->take(m_values, lookup.keySlots, lookup.takenSlots))
            continue;
        const bool isFatal = lookup.rule->required;
        m_log->addValue(Rule::LookupNotFound,
                        isFatal ? FindingEffect::RowRejected : FindingEffect::Note, m_line,
                        m_plan.labels[lookup.keySlots.back()], m_values[lookup.keySlots.back()],
                        lookup.rule->layout);
        isAccepted = isAccepted && !isFatal;
    }
    return isAccepted;
}

void RowLoader::derive()
{
    for (PlannedDerived& derived : m_plan.derived) {
        const auto applies = [this](PlannedRule& rule) {
            return holds(rule.when, m_values)
                && std::all_of(rule.matches.begin(), rule.matches.end(),
                               [this](SlotMatch& match) { return match.holds(m_values); });
        };
        const auto rule = std::find_if(derived.rules.begin(), derived.rules.end(), applies);
        if (rule == derived.rules.end())
            m_values[derived.slot] = {};
        else
            m_values[derived.slot] = rule->copied == NoSlot ? rule->value : m_values[rule->copied];
    }
}

std::uint32_t RowLoader::timeOf(PlannedTime& time)
{
    std::string_view text = valueAt(time.slots.front());
    if (time.slots.size() > 1) {
        m_joined.clear();
        for (const Slot slot : time.slots)
            m_joined.append(m_values[slot]);
        text = m_joined;
    }
    if (text.empty())
        return 0;
    const std::uint32_t index = time.seen.intern(text);
    if (index == time.answers.size()) {
        const auto span = time.reader.read(text);
        time.answers.push_back(span ? m_target.builder.time(*span) : 0);
    }
    if (time.answers[index] == 0)
        repair(Rule::BadTime, FindingEffect::Blanked, time.slots.front(), text);
    return time.answers[index];
}

/// The layout's time; of a layout without one the first record's, for its year.
void RowLoader::findRowTime()
{
    m_time = 0;
    if (m_plan.time)
        m_time = timeOf(*m_plan.time);
    else if (!m_plan.records.empty() && m_plan.records.front().time)
        m_time = timeOf(*m_plan.records.front().time);
    m_academicYear = m_target.builder.academicYear(m_time);
}

bool RowLoader::findInstitution()
{
    if (m_plan.institution == NoSlot)
        return true;
    const std::string_view id = m_values[m_plan.institution];
    const ColumnLabel& label = m_plan.labels[m_plan.institution];
    if (id.empty()) {
        m_log->addValue(Rule::BlankRequired, FindingEffect::RowRejected, m_line, label, {});
        return false;
    }
    const auto entry = m_target.builder.institution(id, m_plan.layout->segment);
    if (!entry) {
        m_log->addValue(Rule::TooManyInstitutions, FindingEffect::FileRefused, m_line, label, id);
        m_isOverLimit = true;
        return false;
    }
    if (!entry->isKnown && m_target.knowsInstitutions) {
        // Nobody signed for it: its students could be linked with anyone's.
        m_log->addValue(Rule::UnknownInstitution, FindingEffect::RowRejected, m_line, label, id);
        return false;
    }
    if (m_plan.layout->person && (!m_hasLastInstitution || m_institution != entry->index))
        m_nameSpace
            = m_target.builder.nameSpace(m_plan.layout->person->localIdWithin, entry->index);
    m_hasLastInstitution = true;
    m_institution = entry->index;
    return true;
}

/// The local id is there, and so is the student's own row where one is due.
bool RowLoader::findStudent()
{
    if (!m_plan.layout->person)
        return true;
    const Slot slot = m_plan.person.localId;
    const std::string_view localId = m_values[slot];
    if (localId.empty()) {
        m_log->addValue(Rule::BlankRequired, FindingEffect::RowRejected, m_line,
                        m_plan.labels[slot], {});
        return false;
    }
    if (!m_students || m_students->isUnreadable())
        return true;
    const auto person = knownPerson(localId);
    if (person && m_students->contains(*person, m_institution, m_academicYear))
        return true;
    m_log->addValue(Rule::NoStudent, FindingEffect::RowRejected, m_line, m_plan.labels[slot],
                    localId, m_plan.layout->studentLayout);
    return false;
}

std::optional<std::uint32_t> RowLoader::knownPerson(std::string_view localId)
{
    if (localId == m_lastLocalId && m_nameSpace == m_lastNameSpace)
        return m_lastPerson;
    const auto person = m_target.persons.find(m_nameSpace, localId);
    if (person) {
        m_lastLocalId.assign(localId);
        m_lastNameSpace = m_nameSpace;
        m_lastPerson = *person;
    }
    return person;
}

void RowLoader::enterStudent()
{
    const std::string_view localId = m_values[m_plan.person.localId];
    const auto known = knownPerson(localId);
    m_person = known
        ? *known
        : m_target.persons.enter(m_nameSpace, m_target.builder.nameSpaceText(m_nameSpace), localId);
}

void RowLoader::makeUniqueKey()
{
    m_uniqueKey = {};
    for (const Slot slot : m_plan.uniqueKey)
        m_uniqueKey.add(m_values[slot]);
    m_seenKeys.prefetch(m_uniqueKey);
}

bool RowLoader::isRepeated()
{
    if (m_plan.uniqueKey.empty() || m_seenKeys.insert(m_uniqueKey))
        return false;
    m_log->add(Rule::DuplicateKey, FindingEffect::Duplicate, m_line);
    return true;
}

void RowLoader::seeStudent()
{
    const PlannedPerson& person = m_plan.person;
    identity::Identifiers identifiers;
    identifiers.statewideId = valueAt(person.statewideId);
    identifiers.ssn = valueAt(person.ssn);
    identifiers.firstName = valueAt(person.firstName);
    identifiers.lastName = valueAt(person.lastName);
    identifiers.gender = valueAt(person.gender);
    identifiers.birthDate = readBirth();
    if (m_target.persons.see(m_person, identifiers, m_academicYear))
        m_log->addValue(Rule::IdentifierChanged, FindingEffect::Note, m_line,
                        m_plan.labels[person.localId], valueAt(person.localId));
}

std::string_view RowLoader::readBirth()
{
    PlannedPerson& person = m_plan.person;
    seeBirthYear(valueAt(person.birthYear));
    const std::string_view text = valueAt(person.birthDate);
    if (text.empty())
        return {};
    if (!person.birthDatePattern)
        person.birthDatePattern = Pattern::compile(DefaultBirthDate).value();
    const Pattern& pattern = *person.birthDatePattern;
    const bool isRead = pattern.match(text, m_groups);
    const auto group = [&](std::string_view name) { return groupOf(pattern, m_groups, name); };
    CivilDate date {0, 0, 0};
    if (isRead)
        date = {number(group("yyyy")), number(group("mm")), number(group("dd"))};
    const bool isDayUnknown = date.day == 99;
    if (isDayUnknown)
        date.day = 1;
    if (!isValid(date) || date.year < EarliestBirthYear || date.year > LatestBirthYear) {
        repair(Rule::BadBirthDate, FindingEffect::Blanked, person.birthDate, text);
        return {};
    }
    seeBirthYear(group("yyyy"));
    if (isDayUnknown) {
        m_log->addValue(Rule::BirthDayUnknown, FindingEffect::Note, m_line,
                        m_plan.labels[person.birthDate], text);
        return {};
    }
    m_birthDate.assign(group("yyyy")).append(group("mm")).append(group("dd"));
    return m_birthDate;
}

void RowLoader::seeBirthYear(std::string_view year)
{
    const int value = number(year);
    if (value >= EarliestBirthYear && value <= LatestBirthYear)
        m_target.persons.seeBirthYear(m_person, static_cast<std::int16_t>(value), m_academicYear);
}

void RowLoader::checkCodeYears()
{
    if (m_academicYear == 0)
        return;
    for (std::size_t column = 0; column < m_entries.size(); ++column) {
        const dictionary::CodeEntry* entry = m_entries[column];
        if (entry
            && (m_academicYear < entry->firstYear
                || (entry->lastYear > 0 && m_academicYear > entry->lastYear)))
            m_log->addValue(Rule::CodeOutsideYears, FindingEffect::Note, m_line,
                            m_plan.labels[column], m_values[column],
                            m_plan.layout->columns[column].codeList);
    }
}

void RowLoader::reportAttributes()
{
    for (std::size_t at = 0; at < m_attributes.size(); ++at) {
        const std::string_view value = m_values[m_plan.attributes[at].second];
        if (!value.empty())
            m_target.builder.reportAttribute({m_person, m_attributes[at],
                                              m_target.builder.text(m_attributePools[at], value),
                                              m_academicYear});
    }
}

std::uint32_t RowLoader::textOf(Writer::Cell& cell)
{
    const std::string_view value = cell.isSegment
        ? std::string_view(m_target.builder.segmentOf(m_institution))
        : valueAt(cell.slot);
    if (value.empty())
        return 0;
    if (value == cell.lastText)
        return cell.lastIndex;
    if (cell.decimals < 0) {
        cell.lastIndex = m_target.builder.text(cell.pool, value);
    } else {
        const auto rounded = roundedNumber(value, cell.decimals);
        if (!rounded) {
            repair(Rule::BadValue, FindingEffect::Blanked, cell.slot, value);
            return 0;
        }
        cell.lastIndex = m_target.builder.text(cell.pool, *rounded);
    }
    cell.lastText.assign(value);
    return cell.lastIndex;
}

void RowLoader::writeRecords()
{
    for (std::size_t at = 0; at < m_plan.records.size(); ++at) {
        PlannedRecord& record = m_plan.records[at];
        if (!holds(record.when, m_values))
            continue;
        const bool isRowTime = record.time && !m_plan.time && at == 0;
        std::uint32_t time = m_plan.time || isRowTime ? m_time : 0;
        if (record.time && !isRowTime)
            time = timeOf(*record.time);
        m_cells.clear();
        for (Writer::Cell& cell : m_writers[at].cells)
            m_cells.push_back(textOf(cell));
        m_target.builder.addRecord(m_writers[at].table, {m_person, m_institution, time}, m_cells);
    }
}

} // namespace core::intake
