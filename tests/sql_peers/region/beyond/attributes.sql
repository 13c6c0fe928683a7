-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
 
-- Everybody, by the two attributes that are settled over all sources.
-- start enrolled at k12, cc, university attempt first
-- by ethnicity, gender
SELECT coalesce(p.ethnicity, '(missing)') AS key_1, coalesce(p.gender, '(missing)') AS key_2, count(*) AS n
  FROM (SELECT DISTINCT person FROM enrolled) s
  JOIN person p ON p.person = s.person
 GROUP BY 1, 2;
