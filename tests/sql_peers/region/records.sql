-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The records of the answers, and the last observed day of each kind at each institution, which
-- counts withheld people too: the institution did report.

-- What a school says of a student in a year holds for the courses there in that year.
CREATE TABLE grade_of_year AS
SELECT i.person, s.school AS institution, s.academic_year, min(s.grade_level) AS grade_level,
       min(s.elas) AS elas
  FROM school_student s
  JOIN identity i ON i.name_space = s.name_space AND i.local_id = s.local_id
 GROUP BY i.person, s.school, s.academic_year;
CREATE INDEX grade_of_year_person ON grade_of_year (person, academic_year, institution);

-- Best marks first: P and CR rank as 2.0, NP, NC and FW as 0, other marks below, none at all last.
CREATE TABLE mark AS
SELECT code, CAST(grade_points AS DOUBLE) AS points,
       CAST(CAST(round(50 - 10 * CASE WHEN code IN ('P', 'CR') THEN 2.0
                                      WHEN code IN ('NP', 'NC', 'FW') THEN 0.0
                                      ELSE coalesce(CAST(grade_points AS DOUBLE), -1.0) END) AS INTEGER) AS VARCHAR)
         AS rank_text,
       CAST(100 + position AS VARCHAR) AS position_text
  FROM code WHERE list = 'grade';

CREATE TABLE course_record AS
SELECT i.person, 'k12' AS segment, c.school AS institution, c.first_day, c.last_day, c.academic_year,
       c.course_code AS subject, c.grade, c.course_number, NULL AS level,
       CAST(c.credits_earned AS DOUBLE) AS units, g.grade_level,
       CASE WHEN a.code IS NULL THEN NULL
            WHEN a.code IN ('2110', '9104') THEN 'esl'
            WHEN a.area = '14' THEN 'english'
            WHEN a.area = '18' THEN 'math'
            WHEN a.code IN ('2607', '2608', '2635', '2661', '2671', '9325', '9332', '9349', '9356') THEN 'chemistry'
            WHEN a.code IN ('5652', '5655', '5665', '5668', '5669', '5670', '5671', '5672', '5674', '5675', '5676', '5678',
                            '5680', '5682', '5684', '5688', '8530', '8531', '8532') THEN 'automotive'
            ELSE 'any other' END AS discipline, g.elas
  FROM school_course c
  LEFT JOIN subject a ON a.list = 'state_course' AND a.code = c.course_code
  JOIN identity i ON i.name_space = c.name_space AND i.local_id = c.local_id
  LEFT JOIN grade_of_year g
    ON g.person = i.person AND g.institution = c.school AND g.academic_year = c.academic_year
 UNION ALL
SELECT i.person, 'cc', c.college, c.first_day, c.last_day, c.academic_year,
       c.top, c.grade, c.course_number,
       CASE WHEN c.prior_level IN ('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H') THEN 'below_transfer'
            WHEN c.transfer_status IN ('A', 'B') AND c.credit_status = 'D' AND c.basic_skills = 'N' THEN 'transfer'
            WHEN c.general_education IN ('A', 'B') AND coalesce(c.support_course, 'N') = 'N' THEN 'transfer' END,
       CAST(c.units_earned AS DOUBLE), NULL,
       CASE WHEN a.code IS NULL THEN NULL
            WHEN a.code IN ('150100', '152000') THEN 'english'
            WHEN a.code IN ('493084', '493085', '493086', '493087') THEN 'esl'
            WHEN a.code LIKE '17%' THEN 'math'
            WHEN a.code LIKE '1905%' THEN 'chemistry'
            WHEN a.code LIKE '0948%' THEN 'automotive'
            ELSE 'any other' END, NULL
  FROM college_course c
  LEFT JOIN subject a ON a.list = 'top' AND a.code = c.top
  JOIN identity i ON i.name_space = c.name_space AND i.local_id = c.student_id;

-- place: as a text, the order of "first" within a person, ties settled by what the records say: the
-- better mark, the lower institution, the lower course, then the other elements in their order, the
-- missing last. At its end a number tells records apart that say the same.
CREATE TABLE course AS
SELECT c.*, m.points,
       c.first_day || c.last_day || coalesce(m.rank_text, '70')
         || substr(c.institution || '       ', 1, 7) || coalesce(c.subject, '~')
         || coalesce(m.position_text, '~')
         || CASE c.level WHEN 'below_transfer' THEN '1' WHEN 'transfer' THEN '2' ELSE '3' END
         || coalesce(CAST(CAST(round(1000000 + 100 * c.units) AS INTEGER) AS VARCHAR), '~')
         || substr(coalesce(c.course_number, '~') || '            ', 1, 12)
         || coalesce(c.grade_level, '~') || coalesce(c.elas, '~') || CAST(c.rowid AS VARCHAR) AS place
  FROM course_record c
  LEFT JOIN mark m ON m.code = c.grade;
CREATE INDEX course_person ON course (person, segment);

CREATE TABLE enrolled AS
SELECT e.*, first_day || last_day || institution AS place
  FROM (SELECT DISTINCT i.person, r.segment, r.institution, r.first_day, r.last_day, r.academic_year
          FROM (SELECT name_space, local_id, 'k12' AS segment, school AS institution, first_day, last_day, academic_year
                  FROM school_student
                 UNION ALL
                SELECT name_space, student_id, 'cc', college, first_day, last_day, academic_year
                  FROM college_student
                 UNION ALL
                SELECT name_space, local_id, 'university', campus, first_day, last_day, academic_year
                  FROM campus_student) r
          JOIN identity i ON i.name_space = r.name_space AND i.local_id = r.local_id) e;
CREATE INDEX enrolled_person ON enrolled (person, segment);

-- Schools and colleges date their awards; universities give the term. A day that cannot be is none.
CREATE TABLE award AS
SELECT i.person, 'k12' AS segment, a.school AS institution, a.completion AS award, a.date AS first_day, a.date AS last_day
  FROM school_award a
  JOIN identity i ON i.name_space = a.name_space AND i.local_id = a.local_id
 UNION ALL
SELECT i.person, 'cc', a.college, a.award, a.date, a.date
  FROM college_award a
  JOIN identity i ON i.name_space = a.name_space AND i.local_id = a.student_id
 UNION ALL
SELECT i.person, 'university', d.campus, d.degree, d.first_day, d.last_day
  FROM campus_degree d
  JOIN identity i ON i.name_space = d.name_space AND i.local_id = d.local_id;
CREATE INDEX award_person ON award (person, segment);

CREATE TABLE observed AS
SELECT kind, institution, segment,
       CASE WHEN through > observed_through THEN observed_through ELSE through END AS through
  FROM (SELECT 'course' AS kind, school AS institution, 'k12' AS segment, max(last_day) AS through FROM school_course GROUP BY school
         UNION ALL SELECT 'course', college, 'cc', max(last_day) FROM college_course GROUP BY college
         UNION ALL SELECT 'enrolled', school, 'k12', max(last_day) FROM school_student GROUP BY school
         UNION ALL SELECT 'enrolled', college, 'cc', max(last_day) FROM college_student GROUP BY college
         UNION ALL SELECT 'enrolled', campus, 'university', max(last_day) FROM campus_student GROUP BY campus
         UNION ALL SELECT 'award', school, 'k12', max(date) FROM school_award GROUP BY school
         UNION ALL SELECT 'award', college, 'cc', max(date) FROM college_award GROUP BY college
         UNION ALL SELECT 'award', campus, 'university', max(last_day) FROM campus_degree GROUP BY campus) seen
 CROSS JOIN agreement;
