-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- unit enrolments
-- start course at university where term = "2013J" attempt any
-- step "A year later" course at university where term = "2014J" attempt any
-- cross start.subject by step("A year later").subject
-- Each registration of 2013J with each of the same student's in 2014J; a pair is a row.
CREATE TABLE pair AS
SELECT s.person, coalesce(s.module, '(missing)') AS key_1,
       CASE WHEN e.person IS NULL THEN '(not reached)' ELSE coalesce(e.module, '(missing)') END AS key_2,
       CASE WHEN e.person IS NULL THEN 'no' ELSE 'yes' END AS outcome_1
  FROM course s
  LEFT JOIN course e ON e.person = s.person AND e.presentation = '2014J' AND e.first_day > s.last_day
 WHERE s.presentation = '2013J';

SELECT key_1, key_2, count(*) AS n,
       count(DISTINCT person) AS people,
       count(*) FILTER (WHERE outcome_1 = 'yes') AS yes_1,
       count(*) FILTER (WHERE outcome_1 = 'no') AS no_1,
       count(*) FILTER (WHERE outcome_1 = 'not yet') AS not_yet_1,
       count(*) FILTER (WHERE outcome_1 = 'not located') AS not_located_1,
       count(*) FILTER (WHERE outcome_1 = 'not reached') AS not_reached_1
  FROM pair
 GROUP BY key_1, key_2;
