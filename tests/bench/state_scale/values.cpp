// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include "app/synth/chance.h"
#include "core/cache/build/kind_gatherer.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <initializer_list>
#include <limits>
#include <map>
#include <span>

namespace tests::state {

namespace {

using core::cache::ValueTable;
using core::dictionary::Dictionary;

constexpr std::size_t OtherSchoolSubjects = 260;
constexpr std::size_t OtherCollegeSubjects = 150;
constexpr std::size_t ProgramStep = 9; ///< every ninth of the list gives awards
constexpr std::size_t DrawSize = 65536;
constexpr int FirstBirthYear = 1950;
constexpr int LastBirthYear = 2002;

/// Asks for codes before the tables are in order, and fills them in afterwards.
class ValueMaker
{
public:
    ValueMaker(World& world, const Dictionary& dictionary)
        : m_world(world)
        , m_dictionary(dictionary)
        , m_codes(world.codes)
    {
    }

    void run()
    {
        schoolSubjects();
        collegeSubjects();
        grades();
        people();
        testsAndAwards();
        others();
        settle();
        for (const auto* element : {"birth_year", "ethnicity", "gender"})
            m_world.catalog.attributes.emplace_back(element);
        shapes();
    }

private:
    void want(Code& into, const std::string& element, const std::string& text)
    {
        m_texts[element][text].push_back(&into);
    }

    void wantEach(std::span<Code> into, const std::string& element,
                  std::initializer_list<const char*> texts)
    {
        std::size_t next = 0;
        for (const char* text : texts)
            want(into[next++], element, text);
    }

    /// Gives @p subject its code and the numbers of its courses.
    void want(Subject& subject, const std::string& code, const std::vector<std::string>& numbers)
    {
        want(subject.code, "subject", code);
        subject.numbers.resize(numbers.size());
        for (std::size_t i = 0; i < numbers.size(); ++i)
            want(subject.numbers[i], "course_number", numbers[i]);
    }

    void schoolSubjects();
    void collegeSubjects();
    void grades();
    void people();
    void testsAndAwards();
    void others();
    void settle();
    void shapes();
    void others(std::vector<Subject>& into, const char* list, std::size_t count,
                const std::string& prefix, const std::vector<std::string>& disciplines);
    ValueTable ordered(const std::string& element);

    World& m_world;
    const Dictionary& m_dictionary;
    NamedCodes& m_codes;
    std::map<std::string, std::map<std::string, std::vector<Code*>>> m_texts;
};

/// The share of item i falls with the power @p fall of its place, as Zipf's law has it.
SkewedDraw skewedDraw(std::size_t items, double fall)
{
    std::vector<double> upTo;
    double total = 0;
    for (std::size_t i = 0; i < items; ++i)
        upTo.push_back(total += std::pow(static_cast<double>(i + 1), -fall));
    SkewedDraw draw(DrawSize);
    std::size_t item = 0;
    for (std::size_t i = 0; i < DrawSize; ++i) {
        while (item + 1 < items
               && static_cast<double>(i) >= upTo[item] / total * static_cast<double>(DrawSize))
            ++item;
        draw[i] = static_cast<std::uint16_t>(item);
    }
    return draw;
}

/// The first @p count subjects of a list, in a mixed order, that are of none of @p disciplines.
void ValueMaker::others(std::vector<Subject>& into, const char* list, std::size_t count,
                        const std::string& prefix, const std::vector<std::string>& disciplines)
{
    std::vector<std::pair<std::uint64_t, std::string>> mixed;
    for (const auto& entry : m_dictionary.codeList(list)->entries) {
        const auto found = entry.properties.find("discipline");
        const std::string discipline = found == entry.properties.end() ? "" : found->second;
        if (std::find(disciplines.begin(), disciplines.end(), discipline) == disciplines.end())
            mixed.emplace_back(app::synth::mix(mixed.size(), 7), entry.code);
    }
    std::sort(mixed.begin(), mixed.end());
    mixed.resize(std::min(count, mixed.size()));
    into.resize(mixed.size()); // no address of a code may move after this
    for (std::size_t i = 0; i < mixed.size(); ++i) {
        const std::string number = prefix + mixed[i].second;
        want(into[i], mixed[i].second, {number, number + "H", number + "L"});
    }
}

void ValueMaker::schoolSubjects()
{
    const char* const english[] {"2130", "2131", "2132", "2133"};
    for (std::size_t i = 0; i < 4; ++i) {
        const std::string number = "ENG" + std::to_string(9 + i);
        want(m_codes.english[i], english[i], {number, number + "H"});
    }
    want(m_codes.english10New, "subject", "9106");
    const char* const math[] {"2403", "2413", "2404", "2414", "2480", "2445"};
    const char* const numbers[] {"ALG1", "GEOM", "ALG2", "PRECAL", "CALC", "STAT"};
    for (std::size_t i = 0; i < 6; ++i)
        want(m_codes.schoolMath[i], math[i], {numbers[i], numbers[i] + std::string("H")});
    others(m_codes.otherSchool, "state_course", OtherSchoolSubjects, "S", {"english", "math"});
    m_codes.otherSchoolDraw = skewedDraw(m_codes.otherSchool.size(), 0.9);
}

void ValueMaker::collegeSubjects()
{
    want(m_codes.composition, "150100", {"ENGL 80", "ENGL 90", "ENGL 100", "ENGL 110"});
    want(m_codes.reading, "152000", {"READ 80", "READ 90"});
    want(m_codes.collegeMath, "170100",
         {"MATH 80", "MATH 90", "MATH 110", "MATH 130", "MATH 140", "MATH 150"});
    want(m_codes.basicMath, "170200", {"MATH 20", "MATH 40"});
    others(m_codes.otherCollege, "top", OtherCollegeSubjects, "T", {"english", "math", "esl"});
    m_codes.otherCollegeDraw = skewedDraw(m_codes.otherCollege.size(), 0.9);
    others(m_codes.university, "midfield_subject", 100, "U", {});
    m_codes.universityDraw = skewedDraw(m_codes.university.size(), 0.6);
}

void ValueMaker::grades()
{
    wantEach(m_codes.letters, "grade",
             {"A+", "A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D+", "D", "D-", "F"});
    want(m_codes.credit, "grade", "CR");
    want(m_codes.noCredit, "grade", "NC");
    want(m_codes.pass, "grade", "P");
    want(m_codes.noPass, "grade", "NP");
    want(m_codes.withdrawn, "grade", "W");
    want(m_codes.incomplete, "grade", "I");
    want(m_codes.belowTransfer, "level", "below_transfer");
    want(m_codes.transfer, "level", "transfer");
    wantEach(m_codes.units, "units", {"0", "1", "3", "4", "5", "10"});
}

void ValueMaker::people()
{
    wantEach(m_codes.ethnicities, "ethnicity",
             {"hispanic", "white", "asian", "black", "filipino", "two_or_more", "american_indian",
              "pacific_islander", "nonresident"});
    wantEach(m_codes.genders, "gender", {"M", "F", "X"});
    m_codes.firstBirthYear = FirstBirthYear;
    m_codes.birthYears.resize(LastBirthYear - FirstBirthYear + 1);
    for (std::size_t i = 0; i < m_codes.birthYears.size(); ++i)
        want(m_codes.birthYears[i], "birth_year",
             std::to_string(FirstBirthYear + static_cast<int>(i)));
    want(m_codes.onlyEnglish, "elas", "EO");
    want(m_codes.initiallyFluent, "elas", "IFEP");
    want(m_codes.learner, "elas", "EL");
    want(m_codes.reclassified, "elas", "RFEP");
}

void ValueMaker::testsAndAwards()
{
    want(m_codes.englishTest, "test_id", "7");
    want(m_codes.mathTest, "test_id", "8");
    m_codes.scores.resize(451);
    for (std::size_t i = 0; i < m_codes.scores.size(); ++i)
        want(m_codes.scores[i], "score", std::to_string(150 + i));
    for (std::size_t i = 0; i < m_codes.performance.size(); ++i)
        want(m_codes.performance[i], "performance", std::to_string(i + 1));
    want(m_codes.diploma, "award", "100");
    want(m_codes.equivalency, "award", "106");
    want(m_codes.associate, "award", "A");
    want(m_codes.associateScience, "award", "S");
    want(m_codes.certificate, "award", "L");
    want(m_codes.bachelor, "award", "2");
    want(m_codes.bachelorScience, "award", "3");
    const auto& programs = m_dictionary.codeList("top")->entries;
    m_codes.programs.resize(programs.size() / ProgramStep);
    for (std::size_t i = 0; i < m_codes.programs.size(); ++i)
        want(m_codes.programs[i], "top", programs[i * ProgramStep].code);
}

void ValueMaker::others()
{
    wantEach(m_codes.gradeLevels, "grade_level", {"09", "10", "11", "12"});
    wantEach(m_codes.segments, "segment", {"k12", "cc", "university"});
    want(m_codes.firstTime, "enrolment_status", "first_time");
    want(m_codes.continuing, "enrolment_status", "continuing");
    want(m_codes.returning, "enrolment_status", "returning");
    want(m_codes.specialAdmit, "enrolment_status", "special_admit");
    want(m_codes.firstTimeTransfer, "enrolment_status", "first_time_transfer");
}

/// In the order of CodeBook: code list first, then by text; numbers ascending.
ValueTable ValueMaker::ordered(const std::string& element)
{
    const auto* known = m_dictionary.element(element);
    const bool isNumber = known->type == core::dictionary::ElementType::Number;
    std::vector<std::pair<double, std::string>> ranked;
    for (const auto& [text, wanted] : m_texts[element]) {
        double rank = std::numeric_limits<double>::infinity();
        if (!isNumber)
            rank = static_cast<double>(m_dictionary.rank(element, text));
        else
            std::from_chars(text.data(), text.data() + text.size(), rank);
        ranked.emplace_back(rank, text);
    }
    std::sort(ranked.begin(), ranked.end());
    ValueTable table {element, {}};
    for (const auto& [rank, text] : ranked)
        table.values.push_back(text);
    return table;
}

void ValueMaker::settle()
{
    for (auto& [element, texts] : m_texts) {
        auto table = ordered(element);
        for (std::size_t i = 0; i < table.values.size(); ++i)
            for (Code* into : texts[table.values[i]])
                *into = static_cast<Code>(i + 1);
        m_world.catalog.values.push_back(std::move(table));
    }
}

void ValueMaker::shapes()
{
    const char* const kinds[] {"course", "enrolled", "test", "award"};
    for (std::size_t kind = 0; kind < KindCount; ++kind) {
        const auto shape = core::cache::shapeOf(*m_dictionary.kind(kinds[kind]));
        for (const char* element : FilledElements[kind]) {
            if (element == nullptr)
                break;
            m_world.columns[kind].push_back(static_cast<std::size_t>(
                std::find(shape.elements.begin(), shape.elements.end(), element)
                - shape.elements.begin()));
        }
        m_world.catalog.kinds.push_back(shape);
    }
}

} // namespace

void addValues(World& world, const Dictionary& dictionary)
{
    ValueMaker(world, dictionary).run();
}

World makeWorld(const Dictionary& dictionary)
{
    World world;
    addPlaces(world);
    addTerms(world, dictionary);
    addValues(world, dictionary);
    return world;
}

} // namespace tests::state
