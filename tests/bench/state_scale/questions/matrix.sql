-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
WITH school AS MATERIALIZED (
  SELECT person, max({last}) AS pick FROM course
  WHERE subject IN ({code subject 2403 2413 2404 2414 2480 2445}) AND {at k12}
  GROUP BY person),
anchored AS MATERIALIZED (
  SELECT person, {subject of last} AS last_subject, d, {located cc} AS located
  FROM school JOIN person USING (person) JOIN span ON span.span = {span of last}),
college AS MATERIALIZED (
  SELECT person, min({first}) AS pick FROM anchored JOIN course USING (person)
  WHERE course.subject IN ({code subject 170100 170200}) AND {at cc} AND course.b > anchored.d
  GROUP BY person),
both_sides AS (
  SELECT last_subject, {number of pick} AS number,
    CASE WHEN NOT located THEN 'L' WHEN pick IS NOT NULL THEN 'Y' ELSE 'N' END AS o1
  FROM anchored LEFT JOIN college USING (person)),
counted AS (
  SELECT last_subject, number, count(*) AS n, {tally o1} FROM both_sides GROUP BY last_subject, number)
SELECT s.text, CASE WHEN number IS NULL THEN '(not reached)' ELSE coalesce(c.text, '(missing)') END,
  n, yes, no, not_yet, not_located, not_reached
FROM counted LEFT JOIN value s ON s.element = 'subject' AND s.code = last_subject
  LEFT JOIN value c ON c.element = 'course_number' AND c.code = number
