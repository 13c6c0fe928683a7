-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Tenth graders in geometry in Clarkia, 2009-10, by school.
-- then geometry_step.sql
CREATE TABLE fits AS
SELECT * FROM course
 WHERE segment = 'k12' AND subject IN ('2413', '2439', '9255') AND grade_level = '10' AND academic_year = 2009
   AND institution IN (SELECT id FROM institution WHERE district = 'Clarkia Unified School District');

CREATE TABLE start AS
SELECT f.person, f.institution, f.first_day, i.name AS key_1
  FROM fits f
  JOIN (SELECT person, min(place) AS place FROM fits GROUP BY person) first
    ON first.person = f.person AND first.place = f.place
  JOIN institution i ON i.id = f.institution;

CREATE TABLE start_time AS
SELECT DISTINCT first_day FROM fits;
