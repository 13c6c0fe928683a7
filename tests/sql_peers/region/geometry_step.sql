-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first grade-10 geometry course within 12 months counted from the first day of the start,
-- passed with a C or better. Who has none is not reached.
CREATE TABLE clock AS
SELECT s.*,
       EXISTS (SELECT 1 FROM located l WHERE l.person = s.person AND l.segment = 'k12') AS is_located,
       (SELECT through FROM observed o WHERE o.kind = 'course' AND o.institution = s.institution) AS through
  FROM start s;

CREATE TABLE tried_1 AS
SELECT c.person, e.place, e.points, (e.subject IN ('2413', '2439', '9255') AND e.grade_level = '10') AS is_one
  FROM clock c
  JOIN course e ON e.person = c.person AND e.segment = 'k12'
               AND e.first_day >= c.first_day AND e.first_day < add_months(c.first_day, 12)
 WHERE (e.subject IN ('2413', '2439', '9255') AND e.grade_level = '10') IS NOT FALSE;

CREATE TABLE first_1 AS
SELECT e.person, e.points >= 2.0 AS passes
  FROM tried_1 e
  JOIN (SELECT person, min(place) AS place FROM tried_1 WHERE is_one GROUP BY person) first
    ON first.person = e.person AND first.place = e.place;

CREATE TABLE outcome AS
SELECT c.*,
       CASE WHEN NOT is_located THEN 'not located'
            WHEN add_days(add_months(c.first_day, 12), -1) > through THEN 'not yet'
            WHEN f1.person IS NULL AND EXISTS (SELECT 1 FROM tried_1 e WHERE e.person = c.person) THEN 'not located'
            WHEN f1.person IS NULL THEN 'not reached'
            WHEN f1.passes THEN 'yes'
            WHEN f1.passes IS NULL THEN 'not located'
            ELSE 'no' END AS outcome_1,
       fair.day AS fair_from_1
  FROM clock c
  LEFT JOIN first_1 f1 ON f1.person = c.person
 CROSS JOIN (SELECT max(add_months(first_day, 12)) AS day FROM start_time) fair;

SELECT key_1, count(*) AS n,
       count(*) FILTER (WHERE outcome_1 = 'yes') AS yes_1,
       count(*) FILTER (WHERE outcome_1 = 'no') AS no_1,
       count(*) FILTER (WHERE outcome_1 = 'not yet') AS not_yet_1,
       count(*) FILTER (WHERE outcome_1 = 'not located') AS not_located_1,
       count(*) FILTER (WHERE outcome_1 = 'not reached') AS not_reached_1,
       max(fair_from_1) AS fair_from_1
  FROM outcome
 GROUP BY key_1;
