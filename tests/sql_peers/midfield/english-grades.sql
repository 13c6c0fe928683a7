-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- start course at university where discipline = english attempt first
-- order this
-- step "Next" course at university where discipline = english attempt first
-- cross start.grade by step("Next").grade
CREATE TABLE start AS
SELECT c.*
  FROM course c
  JOIN (SELECT person, min(place) AS place FROM course WHERE discipline = 'english' GROUP BY person) first
    ON first.person = c.person AND first.place = c.place;

CREATE TABLE later AS
SELECT e.person, e.place, e.grade, e.discipline
  FROM start s
  JOIN course e ON e.person = s.person AND e.first_day > s.last_day
 WHERE (e.discipline = 'english') IS NOT FALSE;

CREATE TABLE outcome AS
SELECT coalesce(s.grade, '(missing)') AS key_1,
       CASE WHEN n.person IS NULL THEN '(not reached)' ELSE coalesce(n.grade, '(missing)') END AS key_2,
       CASE WHEN n.person IS NOT NULL THEN 'yes'
            WHEN EXISTS (SELECT 1 FROM later l WHERE l.person = s.person) THEN 'not located'
            ELSE 'no' END AS outcome_1
  FROM start s
  LEFT JOIN (SELECT l.person, l.grade
               FROM later l
               JOIN (SELECT person, min(place) AS place FROM later
                      WHERE discipline = 'english' GROUP BY person) first
                 ON first.person = l.person AND first.place = l.place) n ON n.person = s.person;

SELECT key_1, key_2, count(*) AS n,
       count(*) FILTER (WHERE outcome_1 = 'yes') AS yes_1,
       count(*) FILTER (WHERE outcome_1 = 'no') AS no_1,
       count(*) FILTER (WHERE outcome_1 = 'not yet') AS not_yet_1,
       count(*) FILTER (WHERE outcome_1 = 'not located') AS not_located_1,
       count(*) FILTER (WHERE outcome_1 = 'not reached') AS not_reached_1
  FROM outcome
 GROUP BY key_1, key_2;
