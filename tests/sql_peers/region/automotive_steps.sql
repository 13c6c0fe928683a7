-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- First automotive course at Ironwood within 24 months after the start, and that one AUTO 10. Ironwood
-- alone says how far we can see; who has any college record or key can be looked for there.
CREATE TABLE clock AS
SELECT s.*, add_months(s.last_day, 24) AS until,
       EXISTS (SELECT 1 FROM located l WHERE l.person = s.person AND l.segment = 'cc') AS is_located,
       (SELECT through FROM observed o WHERE o.kind = 'course' AND o.institution = 'Z01') AS through
  FROM start s;

CREATE TABLE automotive AS
SELECT e.person, e.place, e.points, e.course_number, (e.discipline = 'automotive' AND e.institution = 'Z01') AS is_one
  FROM clock c
  JOIN course e ON e.person = c.person AND e.segment = 'cc'
               AND e.first_day > c.last_day AND e.first_day <= c.until
 WHERE (e.discipline = 'automotive' AND e.institution = 'Z01') IS NOT FALSE;

CREATE TABLE first_automotive AS
SELECT e.person, e.course_number = 'AUTO 10' AS passes
  FROM automotive e
  JOIN (SELECT person, min(place) AS place FROM automotive WHERE is_one GROUP BY person) first
    ON first.person = e.person AND first.place = e.place;

CREATE TABLE step_1 AS
SELECT c.*, f.passes,
       CASE WHEN NOT is_located THEN 'not located'
            WHEN until > through THEN 'not yet'
            WHEN f.person IS NOT NULL THEN 'yes'
            WHEN EXISTS (SELECT 1 FROM automotive e WHERE e.person = c.person) THEN 'not located'
            ELSE 'no' END AS outcome_1
  FROM clock c
  LEFT JOIN first_automotive f ON f.person = c.person;

CREATE TABLE outcome AS
SELECT c.*,
       CASE WHEN outcome_1 <> 'yes' THEN 'not reached'
            WHEN passes THEN 'yes'
            WHEN passes IS NULL THEN 'not located'
            ELSE 'no' END AS outcome_2,
       fair.day AS fair_from_1, fair.day AS fair_from_2
  FROM step_1 c
 CROSS JOIN (SELECT add_days(max(add_months(last_day, 24)), 1) AS day FROM start_time) fair;

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
