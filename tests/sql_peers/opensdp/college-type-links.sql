-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- start enrolled at university where season = fall attempt first
-- order this
-- step "Next fall" enrolled at university where season = fall within 1 years after start
-- cross start.institution_type by step("Next fall").institution_type
CREATE TABLE fall AS
SELECT * FROM enrolled WHERE segment = 'university' AND season = 'fall';

CREATE TABLE start AS
SELECT f.*
  FROM fall f
  JOIN (SELECT person, min(academic_year) AS academic_year FROM fall GROUP BY person) first
    ON first.person = f.person AND first.academic_year = f.academic_year;

CREATE TABLE outcome AS
SELECT coalesce(s.type, '(missing)') AS key_1,
       CASE WHEN CAST(s.academic_year + 2 AS VARCHAR) || '-05-31' > (SELECT through FROM observed)
              OR n.person IS NULL THEN '(not reached)' ELSE coalesce(n.type, '(missing)') END AS key_2,
       CASE WHEN CAST(s.academic_year + 2 AS VARCHAR) || '-05-31' > (SELECT through FROM observed) THEN 'not yet'
            WHEN n.person IS NOT NULL THEN 'yes'
            ELSE 'no' END AS outcome_1
  FROM start s
  LEFT JOIN fall n ON n.person = s.person AND n.academic_year = s.academic_year + 1;

SELECT key_1, key_2, count(*) AS n,
       count(*) FILTER (WHERE outcome_1 = 'yes') AS yes_1,
       count(*) FILTER (WHERE outcome_1 = 'no') AS no_1,
       count(*) FILTER (WHERE outcome_1 = 'not yet') AS not_yet_1,
       count(*) FILTER (WHERE outcome_1 = 'not located') AS not_located_1,
       count(*) FILTER (WHERE outcome_1 = 'not reached') AS not_reached_1
  FROM outcome
 GROUP BY key_1, key_2;
