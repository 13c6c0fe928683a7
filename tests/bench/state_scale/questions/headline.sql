-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
WITH english10 AS MATERIALIZED (
  SELECT person, min(span) AS span FROM course
  WHERE subject IN ({code subject 2131 9106}) AND grade_level = {code grade_level 10}
    AND grade IN ({code grade B+ B B-}) AND {at k12 Los Angeles}
  GROUP BY person),
cohort AS MATERIALIZED (
  SELECT person, year, gender, d, after36, {located cc} AS located,
    after36 <= {through enrolled cc} AS seen1, after36 <= {through course cc} AS seen2
  FROM english10 JOIN person USING (person) JOIN span USING (span)
  WHERE ethnicity = {code ethnicity hispanic}),
enrolments AS MATERIALIZED (
  SELECT DISTINCT person FROM cohort JOIN enrolled USING (person)
  WHERE segment = {code segment cc} AND {at cc} AND enrolled.b > cohort.d AND enrolled.b <= after36),
english AS MATERIALIZED (
  SELECT person, min({first}) AS pick FROM cohort JOIN course USING (person)
  WHERE subject IN ({code subject 150100 152000}) AND {at cc}
    AND course.b > cohort.d AND course.b <= after36
  GROUP BY person),
one AS (
  SELECT cohort.*, pick, CASE WHEN NOT located THEN 'L' WHEN NOT seen1 THEN 'W'
    WHEN enrolments.person IS NOT NULL THEN 'Y' ELSE 'N' END AS o1
  FROM cohort LEFT JOIN enrolments ON enrolments.person = cohort.person
    LEFT JOIN english ON english.person = cohort.person),
two AS (
  SELECT *, CASE WHEN o1 <> 'Y' THEN 'R' WHEN NOT seen2 THEN 'W' WHEN pick IS NOT NULL THEN 'Y' ELSE 'N' END AS o2
  FROM one),
three AS (
  SELECT *, CASE WHEN o2 <> 'Y' THEN 'R' WHEN {level of pick} = 0 THEN 'L'
    WHEN {level of pick} = {code level below_transfer} THEN 'Y' ELSE 'N' END AS o3
  FROM two)
SELECT year, {text gender}, count(*), {tally o1}, {tally o2}, {tally o3}
FROM three GROUP BY year, gender
