-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The three steps after a school course: at a community college, took English there, began below
-- transfer level; each within 36 months after the start, each asked of the yes of the one before.
-- No record of these has a missing time.
CREATE TABLE clock AS
SELECT s.*, add_months(s.last_day, 36) AS until,
       EXISTS (SELECT 1 FROM located l WHERE l.person = s.person AND l.segment = 'cc') AS is_located
  FROM start s;

CREATE TABLE step_1 AS
SELECT c.*,
       CASE WHEN NOT is_located THEN 'not located'
            WHEN until > (SELECT max(through) FROM observed WHERE kind = 'enrolled' AND segment = 'cc') THEN 'not yet'
            WHEN EXISTS (SELECT 1 FROM enrolled e
                          WHERE e.person = c.person AND e.segment = 'cc'
                            AND e.first_day > c.last_day AND e.first_day <= c.until) THEN 'yes'
            ELSE 'no' END AS outcome_1,
       (SELECT min(e.segment) FROM enrolled e
         WHERE e.person = c.person AND e.segment NOT IN ('k12', 'cc')
           AND e.first_day > c.last_day AND e.first_day <= c.until) AS elsewhere_1
  FROM clock c;

-- The college English courses of the window; a course of unknown subject may be one.
CREATE TABLE english AS
SELECT e.person, e.place, e.level, e.discipline
  FROM step_1 c
  JOIN course e ON e.person = c.person AND e.segment = 'cc'
               AND e.first_day > c.last_day AND e.first_day <= c.until
 WHERE (e.discipline = 'english') IS NOT FALSE;

CREATE TABLE first_english AS
SELECT e.person, e.level
  FROM english e
  JOIN (SELECT person, min(place) AS place FROM english WHERE discipline = 'english' GROUP BY person) first
    ON first.person = e.person AND first.place = e.place;

CREATE TABLE step_2 AS
SELECT c.*, f.level,
       CASE WHEN outcome_1 <> 'yes' THEN 'not reached'
            WHEN NOT is_located THEN 'not located'
            WHEN until > (SELECT max(through) FROM observed WHERE kind = 'course' AND segment = 'cc') THEN 'not yet'
            WHEN f.person IS NOT NULL THEN 'yes'
            WHEN EXISTS (SELECT 1 FROM english e WHERE e.person = c.person) THEN 'not located'
            ELSE 'no' END AS outcome_2
  FROM step_1 c
  LEFT JOIN first_english f ON f.person = c.person;

CREATE TABLE outcome AS
SELECT c.*,
       CASE WHEN outcome_2 <> 'yes' THEN 'not reached'
            WHEN level = 'below_transfer' THEN 'yes'
            WHEN level IS NULL THEN 'not located'
            ELSE 'no' END AS outcome_3,
       fair.day AS fair_from_1, fair.day AS fair_from_2, fair.day AS fair_from_3
  FROM step_2 c
  JOIN (SELECT key_1, add_days(max(add_months(last_day, 36)), 1) AS day FROM start_time GROUP BY key_1) fair
    ON fair.key_1 IS NULL OR fair.key_1 = c.key_1;

SELECT key_1, count(*) AS n,
       count(*) FILTER (WHERE outcome_1 = 'yes') AS yes_1,
       count(*) FILTER (WHERE outcome_1 = 'no') AS no_1,
       count(*) FILTER (WHERE outcome_1 = 'not yet') AS not_yet_1,
       count(*) FILTER (WHERE outcome_1 = 'not located') AS not_located_1,
       count(*) FILTER (WHERE outcome_1 = 'not reached') AS not_reached_1,
       count(*) FILTER (WHERE outcome_1 = 'no' AND elsewhere_1 = 'university') AS elsewhere_university_1,
       max(fair_from_1) AS fair_from_1,
       count(*) FILTER (WHERE outcome_2 = 'yes') AS yes_2,
       count(*) FILTER (WHERE outcome_2 = 'no') AS no_2,
       count(*) FILTER (WHERE outcome_2 = 'not yet') AS not_yet_2,
       count(*) FILTER (WHERE outcome_2 = 'not located') AS not_located_2,
       count(*) FILTER (WHERE outcome_2 = 'not reached') AS not_reached_2,
       max(fair_from_2) AS fair_from_2,
       count(*) FILTER (WHERE outcome_3 = 'yes') AS yes_3,
       count(*) FILTER (WHERE outcome_3 = 'no') AS no_3,
       count(*) FILTER (WHERE outcome_3 = 'not yet') AS not_yet_3,
       count(*) FILTER (WHERE outcome_3 = 'not located') AS not_located_3,
       count(*) FILTER (WHERE outcome_3 = 'not reached') AS not_reached_3,
       max(fair_from_3) AS fair_from_3
  FROM outcome
 GROUP BY key_1;
