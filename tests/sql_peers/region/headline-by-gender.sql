-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Hispanic students with a B in grade-10 English, by gender.
-- then college_english_steps.sql
CREATE TABLE fits AS
SELECT * FROM course
 WHERE segment = 'k12' AND subject IN ('2131', '9106') AND grade_level = '10'
   AND grade IN ('B+', 'B', 'B-') AND academic_year BETWEEN 2007 AND 2011
   AND institution IN (SELECT id FROM institution WHERE county = 'Los Angeles');

CREATE TABLE start AS
SELECT f.person, f.last_day, coalesce(p.gender, '(missing)') AS key_1
  FROM fits f
  JOIN (SELECT person, min(place) AS place FROM fits GROUP BY person) first
    ON first.person = f.person AND first.place = f.place
  JOIN person p ON p.person = f.person AND p.ethnicity = 'hispanic';

CREATE TABLE start_time AS
SELECT DISTINCT last_day, NULL AS key_1 FROM fits;
