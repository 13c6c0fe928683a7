-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Any transfer-level English course passed with a C or better, anywhere, within 12 months counted
-- from the first day of the start, itself included. The start's own college says how far we can see.
-- A course that may be one (no mark, a mark without points) tells neither.
CREATE TABLE clock AS
SELECT s.*, add_months(s.first_day, 12) AS until,
       EXISTS (SELECT 1 FROM located l WHERE l.person = s.person AND l.segment = 'cc') AS is_located,
       (SELECT through FROM observed o WHERE o.kind = 'course' AND o.institution = s.institution) AS through
  FROM start s;

CREATE TABLE passing AS
SELECT c.person, e.place, (e.discipline = 'english' AND e.level = 'transfer' AND e.points >= 2.0) AS is_one
  FROM clock c
  JOIN course e ON e.person = c.person AND e.segment = 'cc'
               AND e.first_day >= c.first_day AND e.first_day < c.until
 WHERE (e.discipline = 'english' AND e.level = 'transfer' AND e.points >= 2.0) IS NOT FALSE;

CREATE TABLE outcome AS
SELECT c.*,
       CASE WHEN NOT is_located THEN 'not located'
            WHEN add_days(until, -1) > through THEN 'not yet'
            WHEN EXISTS (SELECT 1 FROM passing e WHERE e.person = c.person AND e.is_one) THEN 'yes'
            WHEN EXISTS (SELECT 1 FROM passing e WHERE e.person = c.person) THEN 'not located'
            ELSE 'no' END AS outcome_1,
       fair.day AS fair_from_1
  FROM clock c
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
