-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Everybody who was at a college or university, by year of birth.
-- start enrolled at cc, university attempt first
-- by birth_year
SELECT coalesce(p.birth_year, '(missing)') AS key_1, count(*) AS n
  FROM (SELECT DISTINCT person FROM enrolled WHERE segment IN ('cc', 'university')) s
  JOIN person p ON p.person = s.person
 GROUP BY 1;
