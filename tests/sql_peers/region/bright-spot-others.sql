-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- English B students who did not take it. A record that may be one tells neither.
-- then college_english_steps.sql
CREATE TABLE fits AS
SELECT * FROM course
 WHERE segment = 'k12' AND subject IN ('2131', '9106') AND grade_level = '10'
   AND grade IN ('B+', 'B', 'B-') AND academic_year BETWEEN 2007 AND 2011
   AND institution IN (SELECT id FROM institution WHERE county = 'Los Angeles');

CREATE TABLE start AS
SELECT f.person, f.last_day, NULL AS key_1
  FROM fits f
  JOIN (SELECT person, min(place) AS place FROM fits GROUP BY person) first
    ON first.person = f.person AND first.place = f.place
  JOIN person p ON p.person = f.person AND p.ethnicity = 'hispanic'
 WHERE NOT EXISTS (SELECT 1 FROM course h
                    WHERE h.person = f.person AND h.segment = 'k12'
                      AND (h.subject IN ('2118', '9102') AND h.grade_level = '12' AND h.institution = '9900101') IS NOT FALSE);

CREATE TABLE start_time AS
SELECT DISTINCT last_day, NULL AS key_1 FROM fits;
