-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- start award at k12 attempt first
-- by start.award
SELECT coalesce(award, '(missing)') AS key_1, count(*) AS n
  FROM award
 GROUP BY 1;
