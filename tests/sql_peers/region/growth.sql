-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Ninth graders in Algebra I in Clarkia, 2008-09: passed it, and a year later geometry. Both steps
-- are asked of all who started; who has no such course is not reached.
CREATE TABLE fits AS
SELECT * FROM course
 WHERE segment = 'k12' AND subject IN ('2403', '2428', '2429', '2437', '2446', '2447', '9249', '9250', '9251')
   AND grade_level = '09' AND academic_year = 2008
   AND institution IN (SELECT id FROM institution WHERE district = 'Clarkia Unified School District');

CREATE TABLE start AS
SELECT f.person, f.institution, f.first_day, f.last_day, NULL AS key_1
  FROM fits f
  JOIN (SELECT person, min(place) AS place FROM fits GROUP BY person) first
    ON first.person = f.person AND first.place = f.place;

CREATE TABLE start_time AS
SELECT DISTINCT first_day, last_day FROM fits;

CREATE TABLE clock AS
SELECT s.*,
       EXISTS (SELECT 1 FROM located l WHERE l.person = s.person AND l.segment = 'k12') AS is_located,
       (SELECT through FROM observed o WHERE o.kind = 'course' AND o.institution = s.institution) AS through
  FROM start s;

CREATE TABLE tried_1 AS
SELECT c.person, e.place, e.points, (e.subject IN ('2403', '2428', '2429', '2437', '2446', '2447', '9249', '9250', '9251')
        AND e.grade_level = '09') AS is_one
  FROM clock c
  JOIN course e ON e.person = c.person AND e.segment = 'k12'
               AND e.first_day >= c.first_day AND e.first_day < add_months(c.first_day, 12)
 WHERE (e.subject IN ('2403', '2428', '2429', '2437', '2446', '2447', '9249', '9250', '9251')
        AND e.grade_level = '09') IS NOT FALSE;

CREATE TABLE first_1 AS
SELECT e.person, e.points >= 2.0 AS passes
  FROM tried_1 e
  JOIN (SELECT person, min(place) AS place FROM tried_1 WHERE is_one GROUP BY person) first
    ON first.person = e.person AND first.place = e.place;

CREATE TABLE tried_2 AS
SELECT c.person, e.place, e.points, (e.subject IN ('2413', '2439', '9255') AND e.grade_level = '10') AS is_one
  FROM clock c
  JOIN course e ON e.person = c.person AND e.segment = 'k12'
               AND e.first_day > c.last_day AND e.first_day <= add_months(c.last_day, 12)
 WHERE (e.subject IN ('2413', '2439', '9255') AND e.grade_level = '10') IS NOT FALSE;

CREATE TABLE first_2 AS
SELECT e.person, e.points >= 2.0 AS passes
  FROM tried_2 e
  JOIN (SELECT person, min(place) AS place FROM tried_2 WHERE is_one GROUP BY person) first
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
       CASE WHEN NOT is_located THEN 'not located'
            WHEN add_months(c.last_day, 12) > through THEN 'not yet'
            WHEN f2.person IS NULL AND EXISTS (SELECT 1 FROM tried_2 e WHERE e.person = c.person) THEN 'not located'
            WHEN f2.person IS NULL THEN 'not reached'
            WHEN f2.passes THEN 'yes'
            WHEN f2.passes IS NULL THEN 'not located'
            ELSE 'no' END AS outcome_2,
       fair.day_1 AS fair_from_1, fair.day_2 AS fair_from_2
  FROM clock c
  LEFT JOIN first_1 f1 ON f1.person = c.person
  LEFT JOIN first_2 f2 ON f2.person = c.person
 CROSS JOIN (SELECT max(add_months(first_day, 12)) AS day_1,
                    add_days(max(add_months(last_day, 12)), 1) AS day_2 FROM start_time) fair;

SELECT key_1, count(*) AS n,
       count(*) FILTER (WHERE outcome_1 = 'yes') AS yes_1,
       count(*) FILTER (WHERE outcome_1 = 'no') AS no_1,
       count(*) FILTER (WHERE outcome_1 = 'not yet') AS not_yet_1,
       count(*) FILTER (WHERE outcome_1 = 'not located') AS not_located_1,
       count(*) FILTER (WHERE outcome_1 = 'not reached') AS not_reached_1,
       max(fair_from_1) AS fair_from_1,
       count(*) FILTER (WHERE outcome_2 = 'yes') AS yes_2,
       count(*) FILTER (WHERE outcome_2 = 'no') AS no_2,
       count(*) FILTER (WHERE outcome_2 = 'not yet') AS not_yet_2,
       count(*) FILTER (WHERE outcome_2 = 'not located') AS not_located_2,
       count(*) FILTER (WHERE outcome_2 = 'not reached') AS not_reached_2,
       max(fair_from_2) AS fair_from_2
  FROM outcome
 GROUP BY key_1;
