-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- After the last school year: in the next primary term at a college or university, and in the next
-- after that. Who can be looked for in one of the two segments only and is not found cannot be told.
-- Both kinds of place end on 31 May 2015 in a semester calendar; fall and spring are primary.
-- start enrolled at k12 attempt last
-- order this
-- step "Next term" enrolled at cc, university within 1 terms after start
-- step "Term after" enrolled at cc, university within 1 terms after previous
-- by start.academic_year
CREATE TABLE fits AS SELECT * FROM enrolled WHERE segment = 'k12';
CREATE INDEX fits_person ON fits (person);

CREATE TABLE start AS
SELECT f.person, f.last_day, f.academic_year, f.institution,
       (SELECT count(*) FROM located l
         WHERE l.person = f.person AND l.segment IN ('cc', 'university')) AS places
  FROM fits f
  JOIN (SELECT f.person, min(f.place) AS place
          FROM fits f
          JOIN (SELECT person, max(last_day) AS latest FROM fits GROUP BY person) last
            ON last.person = f.person AND last.latest = f.last_day
         GROUP BY f.person) picked
    ON picked.person = f.person AND picked.place = f.place;

-- A school year ends in June: the next primary term is the fall of that year.
CREATE TABLE step_1 AS
SELECT s.*,
       (SELECT min(e.place) FROM enrolled e
         WHERE e.person = s.person AND e.segment IN ('cc', 'university')
           AND e.first_day > s.last_day AND e.first_day <= substr(s.last_day, 1, 4) || '-12-31') AS place_1,
       CASE WHEN places = 0 THEN 'not located'
            WHEN substr(s.last_day, 1, 4) || '-12-31'
                   > (SELECT max(through) FROM observed WHERE kind = 'enrolled' AND segment IN ('cc', 'university')) THEN 'not yet'
            WHEN EXISTS (SELECT 1 FROM enrolled e
                          WHERE e.person = s.person AND e.segment IN ('cc', 'university')
                            AND e.first_day > s.last_day AND e.first_day <= substr(s.last_day, 1, 4) || '-12-31') THEN 'yes'
            WHEN places = 1 THEN 'not located'
            ELSE 'no' END AS outcome_1
  FROM start s;

-- After summer or fall comes fall or spring: the first one that begins after the record's last day.
CREATE TABLE step_2 AS
SELECT s.*, substr(place_1, 11, 10) AS day_1,
       CASE WHEN substr(place_1, 16, 5) = '12-31' THEN CAST(CAST(substr(place_1, 11, 4) AS INTEGER) + 1 AS VARCHAR) || '-05-31'
            ELSE substr(place_1, 11, 4) || '-12-31' END AS until,
       (SELECT o.through FROM observed o WHERE o.kind = 'enrolled' AND o.institution = substr(place_1, 21)) AS through
  FROM step_1 s;

CREATE TABLE outcome AS
SELECT s.academic_year || '-' || substr(CAST(s.academic_year + 1 AS VARCHAR), 3) AS key_1, outcome_1,
       CASE WHEN outcome_1 <> 'yes' THEN 'not reached'
            WHEN until > through THEN 'not yet'
            WHEN EXISTS (SELECT 1 FROM enrolled e
                          WHERE e.person = s.person AND e.segment IN ('cc', 'university')
                            AND e.first_day > s.day_1 AND e.first_day <= s.until) THEN 'yes'
            WHEN places = 1 THEN 'not located'
            ELSE 'no' END AS outcome_2
  FROM step_2 s;

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
       count(*) FILTER (WHERE outcome_2 = 'not reached') AS not_reached_2
  FROM outcome
 GROUP BY key_1;
