-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- One name space for all institutions: a student is a person. Terms are YYYYT, YYYY the first year of
-- the academic year: 1 fall, 2 winter, 3 spring, 4 to 6 summer.
CREATE TABLE term AS
SELECT code, CAST(substr(code, 1, 4) AS INTEGER) AS academic_year,
       CASE substr(code, 5) WHEN '1' THEN 'fall' WHEN '2' THEN 'winter' WHEN '3' THEN 'spring' ELSE 'summer' END AS season,
       CASE substr(code, 5) WHEN '1' THEN substr(code, 1, 4)
                            ELSE CAST(CAST(substr(code, 1, 4) AS INTEGER) + 1 AS VARCHAR) END
         || CASE substr(code, 5) WHEN '1' THEN '-08-15' WHEN '2' THEN '-01-01' WHEN '3' THEN '-02-01'
                                 WHEN '4' THEN '-06-01' WHEN '5' THEN '-07-01' ELSE '-08-01' END AS first_day,
       CASE substr(code, 5) WHEN '1' THEN substr(code, 1, 4)
                            ELSE CAST(CAST(substr(code, 1, 4) AS INTEGER) + 1 AS VARCHAR) END
         || CASE substr(code, 5) WHEN '1' THEN '-12-31' WHEN '2' THEN '-01-31' WHEN '3' THEN '-05-31'
                                 WHEN '4' THEN '-06-30' WHEN '5' THEN '-07-31' ELSE '-08-14' END AS last_day
  FROM (SELECT term AS code FROM midfield_term
         UNION SELECT term FROM midfield_course
         UNION SELECT term FROM midfield_degree) used;

CREATE TABLE enrolled AS
SELECT r.mcid AS person, r.institution, t.season, t.academic_year, t.first_day, t.last_day,
       t.first_day || t.last_day || r.institution AS place
  FROM (SELECT DISTINCT mcid, institution, term FROM midfield_term) r
  JOIN term t ON t.code = r.term;

CREATE TABLE award AS
SELECT r.mcid AS person, t.first_day
  FROM midfield_degree r
  JOIN term t ON t.code = r.term;

-- A subject that nobody has classed may be of any discipline.
CREATE TABLE course AS
SELECT r.mcid AS person, r.grade, r.first_day, r.last_day,
       CASE WHEN r.abbrev IN ('COCC', 'ENGL', 'WRTG') THEN 'english'
            WHEN r.abbrev IN (SELECT code FROM code WHERE list = 'midfield_subject') THEN 'any other' END AS discipline,
       row_number() OVER (PARTITION BY r.mcid
                          ORDER BY r.first_day, r.last_day,
                                   CASE WHEN r.grade IS NULL THEN -2.0
                                        WHEN r.grade IN ('P', 'CR') THEN 2.0
                                        WHEN r.grade IN ('NP', 'NC', 'FW') THEN 0.0
                                        ELSE coalesce(CAST(c.grade_points AS DOUBLE), -1.0) END DESC,
                                   r.institution, coalesce(r.abbrev, '~'), coalesce(c.position, 999),
                                   coalesce(CAST(r.hours AS DOUBLE), 1000.0), coalesce(r.number, '~')) AS place
  FROM (SELECT m.*, t.first_day, t.last_day FROM midfield_course m JOIN term t ON t.code = m.term) r
  LEFT JOIN code c ON c.list = 'grade' AND c.code = r.grade;

CREATE TABLE first_enrolment AS
SELECT e.*
  FROM enrolled e
  JOIN (SELECT person, min(place) AS place FROM enrolled GROUP BY person) first
    ON first.person = e.person AND first.place = e.place;

CREATE TABLE observed AS
SELECT institution, max(last_day) AS through FROM enrolled GROUP BY institution;
