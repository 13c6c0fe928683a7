-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The same without it. A record that may be one tells neither.
-- then chemistry_steps.sql
CREATE TABLE fits AS
SELECT * FROM course
 WHERE segment = 'k12' AND grade_level = '09'
   AND subject IN ('2403', '2428', '2429', '2437', '2446', '2447', '9249', '9250', '9251')
   AND grade = 'C' AND institution = '9900301' AND academic_year = 2011;

CREATE TABLE start AS
SELECT f.person, f.institution, f.first_day, f.last_day, NULL AS key_1
  FROM fits f
  JOIN (SELECT person, min(place) AS place FROM fits GROUP BY person) first
    ON first.person = f.person AND first.place = f.place
 WHERE NOT EXISTS (SELECT 1 FROM course h
                    WHERE h.person = f.person AND h.segment = 'k12'
                      AND (h.subject = '2498' AND h.course_number = 'APPALG' AND h.academic_year = 2012) IS NOT FALSE);

CREATE TABLE start_time AS
SELECT DISTINCT first_day, last_day FROM fits;
