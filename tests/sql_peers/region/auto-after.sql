-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Passed automotive in grade 12, after the agreement of 2012.
-- then automotive_steps.sql
CREATE TABLE fits AS
SELECT * FROM course
 WHERE segment = 'k12' AND discipline = 'automotive' AND grade_level = '12' AND points >= 2.0
   AND academic_year BETWEEN 2011 AND 2012
   AND institution IN (SELECT id FROM institution WHERE county = 'Los Angeles');

CREATE TABLE start AS
SELECT f.person, f.last_day, NULL AS key_1
  FROM fits f
  JOIN (SELECT person, min(place) AS place FROM fits GROUP BY person) first
    ON first.person = f.person AND first.place = f.place;

CREATE TABLE start_time AS
SELECT DISTINCT first_day, last_day FROM fits;
