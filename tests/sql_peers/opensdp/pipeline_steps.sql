-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- order this
-- step "On time" award at k12 where award = ontime
-- step "Seamless" enrolled at university where season = fall within 1 terms after previous
-- step "Second year" enrolled at university where season = fall within 1 years after previous
-- An award without a time is in no window for certain, and may be in any.
CREATE TABLE step_1 AS
SELECT s.*, a.last_day AS award_day,
       CASE WHEN a.person IS NOT NULL THEN 'yes'
            WHEN EXISTS (SELECT 1 FROM award u
                          WHERE u.person = s.person
                            AND (u.award = 'ontime' AND u.first_day > s.last_day) IS NOT FALSE) THEN 'not located'
            ELSE 'no' END AS outcome_1
  FROM start s
  LEFT JOIN (SELECT s.person, min(a.last_day) AS last_day
               FROM start s
               JOIN award a ON a.person = s.person AND a.award = 'ontime' AND a.first_day > s.last_day
              GROUP BY s.person) a ON a.person = s.person;

-- The next fall or spring that begins after a school year of 14 June is that year's fall.
CREATE TABLE step_2 AS
SELECT s.*,
       (SELECT min(e.academic_year) FROM enrolled e
         WHERE e.person = s.person AND e.segment = 'university' AND e.season = 'fall'
           AND e.first_day > s.award_day AND e.first_day <= substr(s.award_day, 1, 4) || '-12-31') AS fall,
       CASE WHEN outcome_1 <> 'yes' THEN 'not reached'
            WHEN substr(s.award_day, 1, 4) || '-12-31' > (SELECT through FROM observed) THEN 'not yet'
            WHEN EXISTS (SELECT 1 FROM enrolled e
                          WHERE e.person = s.person AND e.segment = 'university' AND e.season = 'fall'
                            AND e.first_day > s.award_day
                            AND e.first_day <= substr(s.award_day, 1, 4) || '-12-31') THEN 'yes'
            ELSE 'no' END AS outcome_2
  FROM step_1 s;

-- The next academic year ends with its spring term.
CREATE TABLE outcome AS
SELECT s.*,
       CASE WHEN outcome_2 <> 'yes' THEN 'not reached'
            WHEN CAST(fall + 2 AS VARCHAR) || '-05-31' > (SELECT through FROM observed) THEN 'not yet'
            WHEN EXISTS (SELECT 1 FROM enrolled e
                          WHERE e.person = s.person AND e.segment = 'university' AND e.season = 'fall'
                            AND e.academic_year = s.fall + 1) THEN 'yes'
            ELSE 'no' END AS outcome_3
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
       count(*) FILTER (WHERE outcome_2 = 'not reached') AS not_reached_2,
       count(*) FILTER (WHERE outcome_3 = 'yes') AS yes_3,
       count(*) FILTER (WHERE outcome_3 = 'no') AS no_3,
       count(*) FILTER (WHERE outcome_3 = 'not yet') AS not_yet_3,
       count(*) FILTER (WHERE outcome_3 = 'not located') AS not_located_3,
       count(*) FILTER (WHERE outcome_3 = 'not reached') AS not_reached_3
  FROM outcome
 GROUP BY key_1;
