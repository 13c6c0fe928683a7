-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- To a university within two years of grade 12 without any college term in between; a diploma within
-- a month of the school year.
-- start standing at k12 where grade_level = 12 attempt last
-- step "University" enrolled at university within 24 months after start without enrolled at cc
-- step "Diploma" award at k12 within 12 months from start
-- by ethnicity
CREATE TABLE fits AS
SELECT g.person, g.institution, y.first_day, y.last_day, y.last_day || g.institution AS place
  FROM grade_of_year g
  JOIN school_year y ON y.academic_year = g.academic_year
 WHERE g.grade_level = '12';
CREATE INDEX fits_person ON fits (person);

CREATE TABLE start AS
SELECT f.*, add_months(f.last_day, 24) AS until, add_months(f.first_day, 12) AS before
  FROM fits f
  JOIN (SELECT f.person, min(f.place) AS place
          FROM fits f
          JOIN (SELECT person, max(last_day) AS latest FROM fits GROUP BY person) last
            ON last.person = f.person AND last.latest = f.last_day
         GROUP BY f.person) picked
    ON picked.person = f.person AND picked.place = f.place;

CREATE TABLE university AS
SELECT s.person, min(e.place) AS place
  FROM start s
  JOIN enrolled e ON e.person = s.person AND e.segment = 'university'
                 AND e.first_day > s.last_day AND e.first_day <= s.until
 GROUP BY s.person;

CREATE TABLE outcome AS
SELECT coalesce(p.ethnicity, '(missing)') AS key_1,
       CASE WHEN NOT EXISTS (SELECT 1 FROM located l WHERE l.person = s.person AND l.segment = 'university') THEN 'not located'
            WHEN s.until > (SELECT max(through) FROM observed WHERE kind = 'enrolled' AND segment = 'university') THEN 'not yet'
            WHEN u.person IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM enrolled c
                              WHERE c.person = s.person AND c.segment = 'cc'
                                AND c.first_day > s.last_day AND c.last_day < substr(u.place, 1, 10)) THEN 'yes'
            ELSE 'no' END AS outcome_1,
       (SELECT min(e.segment) FROM enrolled e
         WHERE e.person = s.person AND e.segment = 'cc'
           AND e.first_day > s.last_day AND e.first_day <= s.until) AS elsewhere_1,
       CASE WHEN add_days(s.before, -1) > o.through THEN 'not yet'
            WHEN EXISTS (SELECT 1 FROM award a
                          WHERE a.person = s.person AND a.segment = 'k12'
                            AND a.first_day >= s.first_day AND a.first_day < s.before) THEN 'yes'
            WHEN EXISTS (SELECT 1 FROM award a
                          WHERE a.person = s.person AND a.segment = 'k12' AND a.first_day IS NULL) THEN 'not located'
            ELSE 'no' END AS outcome_2
  FROM start s
  JOIN person p ON p.person = s.person
  LEFT JOIN university u ON u.person = s.person
  JOIN observed o ON o.kind = 'award' AND o.institution = s.institution;

SELECT key_1, count(*) AS n,
       count(*) FILTER (WHERE outcome_1 = 'yes') AS yes_1,
       count(*) FILTER (WHERE outcome_1 = 'no') AS no_1,
       count(*) FILTER (WHERE outcome_1 = 'not yet') AS not_yet_1,
       count(*) FILTER (WHERE outcome_1 = 'not located') AS not_located_1,
       count(*) FILTER (WHERE outcome_1 = 'not reached') AS not_reached_1,
       count(*) FILTER (WHERE outcome_2 = 'yes') AS yes_2,
       count(*) FILTER (WHERE outcome_2 = 'no') AS no_2,
       count(*) FILTER (WHERE outcome_2 = 'not yet') AS not_yet_2,
       count(*) FILTER (WHERE outcome_2 = 'not located') AS not_located_2,
       count(*) FILTER (WHERE outcome_2 = 'not reached') AS not_reached_2,
       count(*) FILTER (WHERE outcome_1 = 'no' AND elsewhere_1 = 'cc') AS elsewhere_cc_1
  FROM outcome
 GROUP BY key_1;
