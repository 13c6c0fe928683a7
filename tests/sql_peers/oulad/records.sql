-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- A row is a registration for a module in a presentation: YYYYB from February, YYYYJ from October.
CREATE TABLE course AS
SELECT student AS person, module, presentation, result,
       CASE substr(presentation, 5) WHEN 'B' THEN substr(presentation, 1, 4) || '-02-01'
                                    ELSE substr(presentation, 1, 4) || '-10-01' END AS first_day,
       CASE substr(presentation, 5) WHEN 'B' THEN substr(presentation, 1, 4) || '-09-30'
            ELSE CAST(CAST(substr(presentation, 1, 4) AS INTEGER) + 1 AS VARCHAR) || '-06-30' END AS last_day
  FROM oulad_student;
CREATE INDEX course_person ON course (person, presentation);

-- One enrolment for each student and presentation, however many modules.
CREATE TABLE enrolled AS
SELECT DISTINCT person, presentation, first_day, last_day FROM course;
CREATE INDEX enrolled_person ON enrolled (person, first_day);

CREATE TABLE first_enrolment AS
SELECT e.*
  FROM enrolled e
  JOIN (SELECT person, min(first_day) AS first_day FROM enrolled GROUP BY person) first
    ON first.person = e.person AND first.first_day = e.first_day;
