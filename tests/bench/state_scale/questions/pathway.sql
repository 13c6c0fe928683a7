-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
WITH english10 AS MATERIALIZED (
  SELECT person, min({first to institution}) AS pick FROM course
  WHERE subject IN ({code subject 2131 9106}) AND grade_level = {code grade_level 10} AND {at k12}
  GROUP BY person),
started AS MATERIALIZED (
  SELECT person, ethnicity, {located cc} AS at_cc, {located university} AS at_university, d, after36,
    after36 <= coalesce(through, {through award k12}) AS seen1
  FROM english10 JOIN person USING (person) JOIN span ON span.span = {span of institution}
    LEFT JOIN observed ON kind = 'award' AND institution = {institution of pick}),
graduated AS MATERIALIZED (
  SELECT person, min(CAST(award.span AS INTEGER) * 2048 + institution) AS pick FROM started JOIN award USING (person)
  WHERE seen1 AND {at k12} AND award.b > started.d AND award.b <= after36
  GROUP BY person),
at_college AS MATERIALIZED (
  SELECT person, span.d, span.after24, span.after24 <= {through enrolled cc} AS seen2
  FROM graduated JOIN span ON span.span = pick >> 11),
enrolment AS MATERIALIZED (
  SELECT person, min(CAST(enrolled.span AS INTEGER) * 2048 + institution) AS pick
  FROM at_college JOIN enrolled USING (person)
  WHERE seen2 AND segment = {code segment cc} AND {at cc}
    AND enrolled.b > at_college.d AND enrolled.b <= after24
  GROUP BY person),
in_english AS MATERIALIZED (
  SELECT person, span.b, span.from24, span.from24 <= coalesce(through, {through course cc}) AS seen3
  FROM enrolment JOIN span ON span.span = pick >> 11
    LEFT JOIN observed ON kind = 'course' AND institution = pick & 2047),
english AS MATERIALIZED (
  SELECT person, min(CASE WHEN fits THEN pick END) AS pick,
    max(CASE WHEN fits IS NULL THEN 1 ELSE 0 END) AS unknown
  FROM (SELECT person, {first to institution} AS pick,
          level = {code level transfer} AND points >= 20 AS fits
        FROM in_english JOIN course USING (person)
        WHERE seen3 AND subject IN ({code subject 150100 152000}) AND {at cc}
          AND course.b >= in_english.b AND course.b <= from24) AS tried
  GROUP BY person),
with_english AS MATERIALIZED (
  SELECT person, d, after36, after36 <= coalesce(through, {through award cc}) AS seen4
  FROM english JOIN span ON span.span = {span of institution}
    LEFT JOIN observed ON kind = 'award' AND institution = {institution of pick}
  WHERE pick IS NOT NULL),
degree AS MATERIALIZED (
  SELECT person, min(CAST(award.span AS INTEGER) * 2048 + institution) AS pick FROM with_english JOIN award USING (person)
  WHERE seen4 AND award IN ({code award A S}) AND {at cc}
    AND award.b > with_english.d AND award.b <= after36
  GROUP BY person),
with_degree AS MATERIALIZED (
  SELECT person, d, after24, after24 <= {through enrolled university} AS seen5
  FROM degree JOIN span ON span.span = pick >> 11),
transferred AS MATERIALIZED (
  SELECT DISTINCT person FROM with_degree JOIN enrolled USING (person)
  WHERE seen5 AND segment = {code segment university} AND {at university}
    AND enrolled.b > with_degree.d AND enrolled.b <= after24),
outcomes AS (
  SELECT ethnicity,
    CASE WHEN NOT seen1 THEN 'W' WHEN graduated.person IS NOT NULL THEN 'Y' ELSE 'N' END AS o1,
    CASE WHEN graduated.person IS NULL THEN 'R' WHEN NOT at_cc THEN 'L' WHEN NOT seen2 THEN 'W'
      WHEN enrolment.person IS NOT NULL THEN 'Y' ELSE 'N' END AS o2,
    CASE WHEN enrolment.person IS NULL THEN 'R' WHEN NOT seen3 THEN 'W'
      WHEN english.pick IS NOT NULL THEN 'Y' WHEN unknown = 1 THEN 'L' ELSE 'N' END AS o3,
    CASE WHEN with_english.person IS NULL THEN 'R' WHEN NOT seen4 THEN 'W'
      WHEN degree.person IS NOT NULL THEN 'Y' ELSE 'N' END AS o4,
    CASE WHEN degree.person IS NULL THEN 'R' WHEN NOT at_university THEN 'L' WHEN NOT seen5 THEN 'W'
      WHEN transferred.person IS NOT NULL THEN 'Y' ELSE 'N' END AS o5
  FROM started LEFT JOIN graduated ON graduated.person = started.person
    LEFT JOIN at_college ON at_college.person = graduated.person
    LEFT JOIN enrolment ON enrolment.person = graduated.person
    LEFT JOIN in_english ON in_english.person = enrolment.person
    LEFT JOIN english ON english.person = enrolment.person
    LEFT JOIN with_english ON with_english.person = english.person
    LEFT JOIN degree ON degree.person = with_english.person
    LEFT JOIN with_degree ON with_degree.person = degree.person
    LEFT JOIN transferred ON transferred.person = degree.person)
SELECT {text ethnicity}, count(*), {tally o1}, {tally o2}, {tally o3}, {tally o4}, {tally o5}
FROM outcomes GROUP BY ethnicity
