-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The last school mathematics (ties as for first) by the level of the first at a college.
-- start course at k12 where discipline = math attempt last
-- order this
-- step "First" course at cc where discipline = math attempt first within 24 months after start
-- cross start.subject by step("First").level
CREATE TABLE fits AS SELECT * FROM course WHERE segment = 'k12' AND discipline = 'math';
CREATE INDEX fits_person ON fits (person);

CREATE TABLE start AS
SELECT f.*, add_months(f.last_day, 24) AS until
  FROM fits f
  JOIN (SELECT f.person, min(f.place) AS place
          FROM fits f
          JOIN (SELECT person, max(first_day || last_day) AS latest FROM fits GROUP BY person) last
            ON last.person = f.person AND last.latest = f.first_day || f.last_day
         GROUP BY f.person) picked
    ON picked.person = f.person AND picked.place = f.place;

CREATE TABLE college AS
SELECT e.person, e.place, e.level, e.discipline
  FROM start s
  JOIN course e ON e.person = s.person AND e.segment = 'cc'
               AND e.first_day > s.last_day AND e.first_day <= s.until
 WHERE (e.discipline = 'math') IS NOT FALSE;
CREATE INDEX college_person ON college (person);

CREATE TABLE first_college AS
SELECT c.*
  FROM college c
  JOIN (SELECT person, min(place) AS place FROM college WHERE discipline = 'math' GROUP BY person) first
    ON first.person = c.person AND first.place = c.place;

CREATE TABLE asked AS
SELECT s.person, s.subject, f.level, f.person AS found,
       CASE WHEN NOT EXISTS (SELECT 1 FROM located l WHERE l.person = s.person AND l.segment = 'cc') THEN 'not located'
            WHEN s.until > (SELECT max(through) FROM observed WHERE kind = 'course' AND segment = 'cc') THEN 'not yet'
            WHEN f.person IS NOT NULL THEN 'yes'
            WHEN EXISTS (SELECT 1 FROM college c WHERE c.person = s.person) THEN 'not located'
            ELSE 'no' END AS outcome_1
  FROM start s
  LEFT JOIN first_college f ON f.person = s.person;

CREATE TABLE outcome AS
SELECT coalesce(subject, '(missing)') AS key_1,
       CASE WHEN outcome_1 = 'yes' THEN coalesce(level, '(missing)') ELSE '(not reached)' END AS key_2, outcome_1
  FROM asked;

SELECT key_1, key_2, count(*) AS n,
       count(*) FILTER (WHERE outcome_1 = 'yes') AS yes_1,
       count(*) FILTER (WHERE outcome_1 = 'no') AS no_1,
       count(*) FILTER (WHERE outcome_1 = 'not yet') AS not_yet_1,
       count(*) FILTER (WHERE outcome_1 = 'not located') AS not_located_1,
       count(*) FILTER (WHERE outcome_1 = 'not reached') AS not_reached_1
  FROM outcome
 GROUP BY key_1, key_2;
