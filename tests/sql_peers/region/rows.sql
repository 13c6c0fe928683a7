-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The rows of the files that count: of known institutions, with the student's own row and the
-- course's row where one is due in the same submission. Times get their nominal days.

CREATE TABLE school_year AS
SELECT DISTINCT year AS code,
       2000 + CAST(substr(year, 1, 2) AS INTEGER) AS academic_year,
       '20' || substr(year, 1, 2) || '-08-15' AS first_day,
       '20' || substr(year, 3, 2) || '-06-14' AS last_day
  FROM calpass_k12_student;

-- YYT: the year the term begins in; 1 winter, 3 spring, 5 summer, 7 fall of semester colleges.
CREATE TABLE college_term AS
SELECT code,
       2000 + CAST(substr(code, 1, 2) AS INTEGER) - CASE WHEN t IN ('1', '3') THEN 1 ELSE 0 END AS academic_year,
       '20' || substr(code, 1, 2) || CASE t WHEN '1' THEN '-01-01' WHEN '3' THEN '-02-01'
                                            WHEN '5' THEN '-06-15' WHEN '7' THEN '-08-15' END AS first_day,
       '20' || substr(code, 1, 2) || CASE t WHEN '1' THEN '-01-31' WHEN '3' THEN '-05-31'
                                            WHEN '5' THEN '-08-14' WHEN '7' THEN '-12-31' END AS last_day
  FROM (SELECT DISTINCT term AS code, substr(term, 3, 1) AS t FROM ccc_mis_student);

-- YYYYT: 1 winter, 2 spring, 3 summer, 4 fall.
CREATE TABLE campus_term AS
SELECT year, term,
       CAST(year AS INTEGER) - CASE WHEN term IN ('1', '2') THEN 1 ELSE 0 END AS academic_year,
       year || CASE term WHEN '1' THEN '-01-01' WHEN '2' THEN '-02-01'
                         WHEN '3' THEN '-06-15' WHEN '4' THEN '-08-15' END AS first_day,
       year || CASE term WHEN '1' THEN '-01-31' WHEN '2' THEN '-05-31'
                         WHEN '3' THEN '-08-14' WHEN '4' THEN '-12-31' END AS last_day
  FROM (SELECT year, term FROM csu_erss UNION SELECT year, term FROM csu_ersd);

-- Schools: a local id is unique in its district.
CREATE TABLE school_student AS
SELECT r.*, 'district:' || i.district_id AS name_space, y.academic_year, y.first_day, y.last_day
  FROM calpass_k12_student r
  JOIN institution i ON i.id = r.school
  JOIN school_year y ON y.code = r.year;
CREATE INDEX school_student_key ON school_student (submission, local_id, school, year);

CREATE TABLE school_course AS
SELECT s.name_space, s.local_id, s.school, s.academic_year, s.first_day, s.last_day,
       r.course_code, r.course_number, r.credits_earned, r.grade
  FROM calpass_k12_course r
  JOIN school_student s ON s.submission = r.submission AND s.local_id = r.local_id
                       AND s.school = r.school AND s.year = r.year;

CREATE TABLE school_award AS
SELECT r.submission, r.school, r.local_id, r.completion, r.date, s.name_space
  FROM calpass_k12_award r
  JOIN school_student s ON s.submission = r.submission AND s.local_id = r.local_id
                       AND s.school = r.school AND s.year = r.year;

-- Colleges
CREATE TABLE college_student AS
SELECT r.*, 'institution:' || r.college AS name_space, t.academic_year, t.first_day, t.last_day
  FROM ccc_mis_student r
  JOIN institution i ON i.id = r.college
  JOIN college_term t ON t.code = r.term;
CREATE INDEX college_student_key ON college_student (submission, student_id, term, college);
CREATE INDEX catalogue_key ON ccc_mis_course (submission, control_number, term, college);

-- A student's row is asked for by academic year, not by term.
CREATE TABLE college_course AS
SELECT r.*, 'institution:' || r.college AS name_space, t.academic_year, t.first_day, t.last_day,
       c.top, c.credit_status, c.transfer_status, c.basic_skills, c.prior_level,
       c.general_education, c.support_course
  FROM ccc_mis_enrolment r
  JOIN college_term t ON t.code = r.term
  JOIN ccc_mis_course c ON c.submission = r.submission AND c.control_number = r.control_number
                       AND c.term = r.term AND c.college = r.college
 WHERE EXISTS (SELECT 1 FROM college_student s
                WHERE s.submission = r.submission AND s.student_id = r.student_id
                  AND s.college = r.college AND s.academic_year = t.academic_year);

CREATE TABLE college_award AS
SELECT r.*, 'institution:' || r.college AS name_space
  FROM ccc_mis_award r
  JOIN college_term t ON t.code = r.term
 WHERE EXISTS (SELECT 1 FROM college_student s
                WHERE s.submission = r.submission AND s.student_id = r.student_id
                  AND s.college = r.college AND s.academic_year = t.academic_year);

-- Universities
CREATE TABLE campus_student AS
SELECT r.*, 'institution:' || r.campus AS name_space, t.academic_year, t.first_day, t.last_day
  FROM csu_erss r
  JOIN institution i ON i.id = r.campus
  JOIN campus_term t ON t.year = r.year AND t.term = r.term;

CREATE TABLE campus_degree AS
SELECT r.*, 'institution:' || r.campus AS name_space, t.academic_year, t.first_day, t.last_day
  FROM csu_ersd r
  JOIN institution i ON i.id = r.campus
  JOIN campus_term t ON t.year = r.year AND t.term = r.term;
