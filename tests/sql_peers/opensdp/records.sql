-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- One name space for schools and colleges: a student is a person, and can be looked for in both.
-- The year is the first of the school year, for fall and spring alike.
CREATE TABLE enrolled AS
SELECT sid AS person, 'k12' AS segment, school AS institution, 'year' AS season, NULL AS type,
       CAST(year AS INTEGER) AS academic_year, year || '-08-15' AS first_day,
       CAST(CAST(year AS INTEGER) + 1 AS VARCHAR) || '-06-14' AS last_day
  FROM opensdp_stu_year
 UNION ALL
SELECT sid, 'university', college, term, type, CAST(year AS INTEGER),
       CASE term WHEN 'fall' THEN year || '-08-15'
                 ELSE CAST(CAST(year AS INTEGER) + 1 AS VARCHAR) || '-02-01' END,
       CASE term WHEN 'fall' THEN year || '-12-31'
                 ELSE CAST(CAST(year AS INTEGER) + 1 AS VARCHAR) || '-05-31' END
  FROM opensdp_ps_enroll;
CREATE INDEX enrolled_person ON enrolled (person, segment);

CREATE TABLE standing AS
SELECT sid AS person, school AS institution, grade AS grade_level, ontrack AS on_track,
       CAST(year AS INTEGER) AS academic_year, year || '-08-15' AS first_day,
       CAST(CAST(year AS INTEGER) + 1 AS VARCHAR) || '-06-14' AS last_day
  FROM opensdp_hs_annual;
CREATE INDEX standing_person ON standing (person);

-- Who never graduated has an award record without a time.
CREATE TABLE award AS
SELECT sid AS person, hs_status AS award, graduation_year || '-08-15' AS first_day,
       CAST(CAST(graduation_year AS INTEGER) + 1 AS VARCHAR) || '-06-14' AS last_day
  FROM opensdp_hs_outcomes;
CREATE INDEX award_person ON award (person);

-- The last day with college terms, which is that of a spring term.
CREATE TABLE observed AS
SELECT max(last_day) AS through FROM enrolled WHERE segment = 'university';

CREATE TABLE ninth AS
SELECT *
  FROM (SELECT s.*, row_number() OVER (PARTITION BY person ORDER BY first_day, last_day, institution, on_track) AS place
          FROM standing s
         WHERE grade_level = '09' AND on_track IS NOT NULL) ranked
 WHERE place = 1;
