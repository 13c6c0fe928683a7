-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- start enrolled at university attempt first, season = fall
-- step "Next fall" enrolled at university where season = fall within 1 years after start
-- The window ends with the last term of the next academic year: 14 August in this calendar, a
-- term of which ends on the observed day of each institution.
CREATE TABLE outcome AS
SELECT s.person,
       CASE WHEN CAST(s.academic_year + 2 AS VARCHAR) || '-08-14' > o.through THEN 'not yet'
            WHEN EXISTS (SELECT 1 FROM enrolled e
                          WHERE e.person = s.person AND e.season = 'fall' AND e.first_day > s.last_day
                            AND e.academic_year <= s.academic_year + 1) THEN 'yes'
            ELSE 'no' END AS outcome_1
  FROM first_enrolment s
  JOIN observed o ON o.institution = s.institution
 WHERE s.season = 'fall';

SELECT NULL AS key_1, count(*) AS n,
       (SELECT CAST(max(academic_year) + 2 AS VARCHAR) || '-08-15' FROM enrolled WHERE season = 'fall') AS fair_from_1,
       count(*) FILTER (WHERE outcome_1 = 'yes') AS yes_1,
       count(*) FILTER (WHERE outcome_1 = 'no') AS no_1,
       count(*) FILTER (WHERE outcome_1 = 'not yet') AS not_yet_1,
       count(*) FILTER (WHERE outcome_1 = 'not located') AS not_located_1,
       count(*) FILTER (WHERE outcome_1 = 'not reached') AS not_reached_1
  FROM outcome;
