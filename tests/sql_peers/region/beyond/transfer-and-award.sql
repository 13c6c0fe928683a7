-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- From the first college term: to a university within three years, to an award of a college within
-- three. University terms end on a term's day, so a year there ends with its spring term; awards are
-- dated, so a year ends on 30 June. The start's college says how far awards are seen.
-- start enrolled at cc attempt first
-- step "University" enrolled at university within 3 years after start
-- step "Award" award at cc within 3 years from start
-- by start.institution, start.academic_year
CREATE TABLE fits AS SELECT * FROM enrolled WHERE segment = 'cc';

CREATE TABLE start AS
SELECT f.*
  FROM fits f
  JOIN (SELECT person, min(place) AS place FROM fits GROUP BY person) first
    ON first.person = f.person AND first.place = f.place;

CREATE TABLE outcome AS
SELECT i.name AS key_1, s.academic_year || '-' || substr(CAST(s.academic_year + 1 AS VARCHAR), 3) AS key_2,
       CASE WHEN NOT EXISTS (SELECT 1 FROM located l WHERE l.person = s.person AND l.segment = 'university') THEN 'not located'
            WHEN CAST(s.academic_year + 4 AS VARCHAR) || '-05-31'
                   > (SELECT max(through) FROM observed WHERE kind = 'enrolled' AND segment = 'university') THEN 'not yet'
            WHEN EXISTS (SELECT 1 FROM enrolled e
                          WHERE e.person = s.person AND e.segment = 'university' AND e.first_day > s.last_day
                            AND e.academic_year <= s.academic_year + 3) THEN 'yes'
            ELSE 'no' END AS outcome_1,
       (SELECT min(e.segment) FROM enrolled e
         WHERE e.person = s.person AND e.segment = 'k12' AND e.first_day > s.last_day
           AND e.academic_year <= s.academic_year + 3) AS elsewhere_1,
       CASE WHEN CAST(s.academic_year + 3 AS VARCHAR) || '-06-30' > o.through THEN 'not yet'
            WHEN EXISTS (SELECT 1 FROM award a
                          WHERE a.person = s.person AND a.segment = 'cc' AND a.first_day >= s.first_day
                            AND CAST(substr(a.first_day, 1, 4) AS INTEGER)
                                - CASE WHEN substr(a.first_day, 6, 2) < '07' THEN 1 ELSE 0 END <= s.academic_year + 2) THEN 'yes'
            WHEN EXISTS (SELECT 1 FROM award a
                          WHERE a.person = s.person AND a.segment = 'cc' AND a.first_day IS NULL) THEN 'not located'
            ELSE 'no' END AS outcome_2
  FROM start s
  JOIN institution i ON i.id = s.institution
  JOIN observed o ON o.kind = 'award' AND o.institution = s.institution;

SELECT key_1, key_2, count(*) AS n,
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
       count(*) FILTER (WHERE outcome_1 = 'no' AND elsewhere_1 = 'k12') AS elsewhere_k12_1
  FROM outcome
 GROUP BY key_1, key_2;
