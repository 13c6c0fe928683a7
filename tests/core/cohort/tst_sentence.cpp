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
        "Students, each from the first course record at K-12 schools where course subject is "
        "English 10 and grade is B+ or B. Only those for whom ethnicity is Hispanic or Latino. "
        "Counted at “At college”: at least one enrolled record at community colleges within 36 "
        "months after the start; the others were not found at a member college. Of those, counted "
        "at “Below”: the first course record at community colleges within 2 academic years after "
        "the step before, and on that record course level is Below transfer. Shown by "
        "academic_year at the start and gender.");
}

TEST(Sentence, readsItInSpanish)
{
    EXPECT_EQ(
        said(Question, "es"),
        "Estudiantes, cada uno desde el primer registro de course en escuelas K-12 donde course "
        "subject es English 10 y grade es B+ o B. Solo aquellos para quienes ethnicity es Hispanic "
        "or Latino. Se cuenta en “At college”: al menos un registro de enrolled en colegios "
        "comunitarios en un plazo de 36 meses después del inicio; a los demás no se les encontró "
        "en una universidad miembro. De ellos, se cuenta en “Below”: el primer registro de course "
        "en colegios comunitarios en un plazo de 2 años académicos después del paso anterior, y en "
        "ese registro course level es Below transfer. Se muestra por academic_year al inicio y "
        "gender.");
}

TEST(Sentence, aStepWithoutALimitSaysSoFar)
{
    EXPECT_NE(said("start course\nstep \"x\" test", "en").find("after the start, so far"),
              std::string::npos);
    EXPECT_NE(said("start course\norder straight\nstep \"x\" test", "en")
                  .find("at least one test record in the next main term, after the start."),
              std::string::npos)
        << "the next term has an end";
}

TEST(Sentence, saysWhoseRecordAStepCountsFrom)
{
    const std::string english
        = said("start course\nstep \"a\" test\nstep \"b\" test after \"a\"\nstep \"c\" award "
               "within 1 months from previous without test where score > 3\n",
               "en");
    EXPECT_EQ(english,
              "Students, each from the first course record. Counted at “a”: at least one test "
              "record after the start, so far. Of those at “a”, counted at “b”: at least one test "
              "record after step “a”, so far. Of those at “b”, counted at “c”: at least one award "
              "record within 1 month from the step before, and in between no test record where "
              "score is above 3.");
}

TEST(Sentence, readsSumsBandsAndSets)
{
    const std::string text = "set \"Gatekeepers\" subject in (150100, 170100)\n"
                             "start course where subject = Gatekeepers and units in 3 to 4\n"
                             "where sum(units of course at cc within 1 years from start) >= 30\n"
                             "by start.units bands (3, 4)\n";
    EXPECT_EQ(said(text, "en"),
              "Students, each from the first course record where course subject is Gatekeepers and "
              "units is from 3 to 4. Only those for whom the sum of units over course records at "
              "community colleges within 1 academic year from the start is at least 30. Shown by "
              "units at the start in bands divided at 3 and 4. “Gatekeepers” stands for English or "
              "Mathematics.");
    EXPECT_EQ(said(text, "es"),
              "Estudiantes, cada uno desde el primer registro de course donde course subject es "
              "Gatekeepers y units va de 3 a 4. Solo aquellos para quienes la suma de units sobre "
              "registros de course en colegios comunitarios en un plazo de 1 año académico desde "
              "el inicio es al menos 30. Se muestra por units al inicio en tramos divididos en 3 y "
              "4. “Gatekeepers” equivale a English o Mathematics.");
}

TEST(Sentence, aHistoryIsKeptApartFromWhatFollows)
{
    EXPECT_EQ(
        said(
            "start course\nwhere (has test where score > 3) and (gender = F or start.grade = A) or "
            "(has no award attempt first, award = AA) and count(test after start) >= 2",
            "en"),
        "Students, each from the first course record. Only those for whom ((there is at least one "
        "test record where score is above 3) and (gender is Female or grade at the start is A)) or "
        "((not (there is a first award record, and on that record award is Associate)) and there "
        "are at least 2 test records after the start, so far).");
}

TEST(Sentence, saysSeveralLimitsOnce)
{
    const std::string text
        = "start enrolled\nstep \"Degree\" award at university within 4, 5, 6 years from start\n";
    const std::string english = said(text, "en");
    EXPECT_NE(english.find("“Degree”: at least one award record at universities within 4, 5 and 6 "
                           "academic years from the start, each counted by itself."),
              std::string::npos)
        << english;
    EXPECT_NE(said(text, "es")
                  .find("en un plazo de 4, 5 y 6 años académicos desde el inicio, cada "
                        "plazo por separado"),
              std::string::npos);
}

TEST(Sentence, saysWhatIsTheSame)
{
    const std::string text
        = "start course at k12\n"
          "where has test where same academic_year\n"
          "step \"a\" course at cc where same discipline attempt first\n"
          "step \"b\" award where same institution after \"a\" without award where not same "
          "institution\n"
          "step \"c\" course where not same subject after previous\n";
    EXPECT_EQ(
        said(text, "en"),
        "Students, each from the first course record at K-12 schools. Only those for whom "
        "there is at least one test record where it has the same academic_year as the start. "
        "Counted at “a”: the first course record at community colleges where it has the same "
        "discipline as the start, after the start, so far. Of those at “a”, counted at “b”: "
        "at least one award record where it is at the same institution as step “a”, after "
        "step “a”, so far, and in between no award record where it is not at the same "
        "institution as step “a”. Of those at “b”, counted at “c”: at least one course record "
        "where it does not have the same course subject as the step before, after the step "
        "before, so far.");
    const std::string spanish = said(text, "es");
    EXPECT_NE(spanish.find("donde coincide en discipline con el inicio, después del inicio"),
              std::string::npos)
        << spanish;
    EXPECT_NE(spanish.find("donde está en la misma institución que el paso “a”"), std::string::npos)
        << spanish;
}

TEST(Sentence, saysQuestionsInsideAQuestion)
{
    const std::string text = "use \"saved\"\n"
                             "question \"Chemistry\" (\n"
                             "  start course at k12\n"
                             "  where gender = F\n"
                             "  step \"Passed\" course within 12 months after start\n"
                             "  by gender\n"
                             "  measure time to \"Passed\"\n"
                             ")\n"
                             "start test\n"
                             "where in \"Chemistry\" step \"Passed\" and not in \"saved\"\n"
                             "by ethnicity\n";
    EXPECT_EQ(said(text, "en"),
              "Students, each from the first test record. Only those for whom they are counted as "
              "yes at “Passed” of “Chemistry” and they are not counted in “saved”. Shown by "
              "ethnicity. (“Chemistry” means: Students, each from the first course record at K-12 "
              "schools. Only those for whom gender is Female. Counted at “Passed”: at least one "
              "course record within 12 months after the start.)");
    EXPECT_NE(said(text, "es")
                  .find("se cuentan como sí en “Passed” de “Chemistry” y no se cuentan "
                        "en “saved”"),
              std::string::npos);
}

TEST(Sentence, saysMeasures)
{
    const std::string begin
        = "start test\nstep \"Degree\" award within 4, 6 years from start\nstep "
          "\"Again\" test after \"Degree (4 years)\"\nmeasure ";
    const auto measured = [&begin](const std::string& measure, const std::string& language) {
        const std::string all = said(begin + measure, language);
        const std::string first = language == "en" ? "so far. " : "hasta ahora. ";
        return all.substr(all.find(first) + first.size());
    };
    EXPECT_EQ(measured("time to \"Degree\"", "en"),
              "Measured: the days from the start to “Degree (6 years)”, by Kaplan-Meier: those it "
              "has not come to count for as long as they were seen.");
    EXPECT_EQ(measured("time to \"Again\"", "en").substr(0, 58),
              "Measured: the days from step “Degree (4 years)” to “");
    EXPECT_EQ(measured("step(\"Again\").score", "en"),
              "Measured: the mean, median and quartiles of score in “Again”.");
    EXPECT_EQ(measured("growth of score to \"Again\"", "en"),
              "The same students: the mean, median and quartiles of the growth of score from the "
              "start to “Again”.");
    EXPECT_EQ(
        measured("sum(units of course at cc where same institution within 2 years from start)",
                 "en"),
        "Measured: the mean, median and quartiles of the sum of units over course records at "
        "community colleges where it is at the same institution as the start, within 2 "
        "academic years from the start.");
    EXPECT_EQ(measured("count(course at k12)", "en"),
              "Measured: the mean, median and quartiles of the number of course records at K-12 "
              "schools.");
    EXPECT_EQ(measured("time to \"Degree\"", "es"),
              "Se mide: los días desde el inicio hasta “Degree (6 years)”, por Kaplan-Meier: "
              "quienes no han llegado cuentan mientras se les pudo observar.");
    EXPECT_EQ(measured("growth of score to \"Again\"", "es"),
              "Los mismos estudiantes: la media, la mediana y los cuartiles del crecimiento de "
              "score desde el inicio hasta “Again”.");
}

TEST(Sentence, saysAChangeAsOneBetweenDifferentStudents)
{
    const std::string text = "start test\nchange start.academic_year from 2006-07 to 2009-10\n";
    EXPECT_EQ(said(text, "en"),
              "Students, each from the first test record. Different students: academic_year at the "
              "start 2006-07 compared with 2009-10.");
    EXPECT_EQ(said(text + "by gender", "es"),
              "Estudiantes, cada uno desde el primer registro de test. Estudiantes distintos: "
              "academic_year al inicio 2006-07 comparado con 2009-10, el cambio separado en tasa y "
              "composición. Se muestra por gender.");
}

TEST(Sentence, saysWhatIsCounted)
{
    EXPECT_EQ(said("start course at cc\nunit enrolments\n", "en"),
              "Every course record at community colleges. Records are counted, and the people "
              "behind them.");
    EXPECT_EQ(said("start course at cc\nunit attempts\n", "en"),
              "Every course record at community colleges. Attempts are counted, and the people "
              "behind them: records with the same time and the same course subject count once.");
    EXPECT_EQ(said("start course at cc attempt last\nunit attempts\n", "es"),
              "De cada estudiante el último registro de course en colegios comunitarios. Se "
              "cuentan los registros y las personas que hay detrás.");
}

} // namespace
