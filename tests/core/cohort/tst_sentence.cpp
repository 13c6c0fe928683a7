// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/text_form.h"
#include "tests/conformance/test_words.h"

#include <gtest/gtest.h>

namespace {

using namespace core::cohort;

std::string said(const std::string& text, const std::string& language)
{
    const auto query = parse(text);
    return query ? sentence(query.value(), conformance::testWords(), language)
                 : query.error().detail;
}

constexpr const char* Question
    = "start course at k12 where subject = \"English 10\" and grade in (B+, B) attempt first\n"
      "where ethnicity = hispanic\n"
      "order this\n"
      "step \"At college\" enrolled at cc within 36 months after start\n"
      "step \"Below\" course at cc attempt first, level = below_transfer within 2 years after "
      "previous\n"
      "by start.academic_year, gender\n";

TEST(Sentence, readsAQuestionAloud)
{
    EXPECT_EQ(
        said(Question, "en"),
        "Of students with this on record: course at K-12 schools where course subject is English "
        "10 and grade "
        "is B+ or B (the first one), for whom ethnicity is Hispanic or Latino — how many are "
        "counted at “At college” (enrolled at Community colleges, within 36 months after the "
        "start; the others were not found at a member college); of those, at “Below” (course "
        "at Community colleges (the first one), and of that one course level is Below "
        "transfer, within 2 academic years after the step before). Shown by academic_year at "
        "the start and gender.");
}

TEST(Sentence, readsItInSpanish)
{
    const std::string spanish = said(Question, "es");
    EXPECT_EQ(
        spanish.find("De los estudiantes con esto en su expediente: course en Escuelas K-12 donde"),
        0U)
        << spanish;
    EXPECT_NE(spanish.find("a los demás no se les encontró en una universidad miembro"),
              std::string::npos)
        << spanish;
    EXPECT_NE(spanish.find("en un plazo de 36 meses después del inicio"), std::string::npos)
        << spanish;
}

TEST(Sentence, aStepWithoutALimitSaysSoFar)
{
    EXPECT_NE(said("start course\nstep \"x\" test", "en").find("after the start, so far"),
              std::string::npos);
}

TEST(Sentence, readsSumsBandsAndSets)
{
    const std::string text = "set \"Gatekeepers\" subject in (150100, 170100)\n"
                             "start course where subject = Gatekeepers\n"
                             "where sum(units of course at cc within 1 years from start) >= 30\n"
                             "by start.units bands (3, 4)\n";
    EXPECT_EQ(said(text, "en"),
              "Of students with this on record: course where course subject is Gatekeepers (the "
              "first one), for whom the sum of units of course at Community colleges within 1 "
              "academic years from the start is at least 30. Shown by units in bands divided at 3 "
              "and 4 at the start. “Gatekeepers” stands for English or Mathematics.");
    const std::string spanish = said(text, "es");
    EXPECT_NE(spanish.find("la suma de units de course en Colegios comunitarios"),
              std::string::npos)
        << spanish;
    EXPECT_NE(spanish.find("units en tramos divididos en 3 y 4 al inicio"), std::string::npos)
        << spanish;
    EXPECT_NE(spanish.find("“Gatekeepers” equivale a English o Mathematics."), std::string::npos)
        << spanish;
}

TEST(Sentence, saysSeveralLimitsOnce)
{
    const std::string text
        = "start enrolled\nstep \"Degree\" award at university within 4, 5, 6 years from start\n";
    const std::string english = said(text, "en");
    EXPECT_NE(english.find("“Degree” (award at Universities, within 4, 5 and 6 academic years from "
                           "the start, each counted by itself)."),
              std::string::npos)
        << english;
    EXPECT_NE(said(text, "es")
                  .find("en un plazo de 4, 5 y 6 años académicos desde el inicio, cada "
                        "plazo por separado"),
              std::string::npos);
}

} // namespace
