-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
WITH firsts AS (SELECT person, min({first to grade}) AS pick FROM course GROUP BY person),
latest AS (SELECT person, max(b) AS b FROM enrolled GROUP BY person),
latest_test AS (SELECT person, max(b) AS b FROM test GROUP BY person),
latest_award AS (SELECT person, max(b) AS b FROM award GROUP BY person),
outcomes AS (
  SELECT {grade of first} AS grade,
    CASE WHEN latest.b > d THEN 'Y' WHEN NOT everywhere THEN 'L' ELSE 'N' END AS o1,
    CASE WHEN NOT at_school THEN 'L' WHEN latest_test.b > d THEN 'Y' ELSE 'N' END AS o2,
    CASE WHEN latest_award.b > d THEN 'Y' WHEN NOT everywhere THEN 'L' ELSE 'N' END AS o3
  FROM firsts
    JOIN (SELECT person, {located k12} AS at_school,
            {located k12} AND {located cc} AND {located university} AS everywhere
          FROM person) p ON p.person = firsts.person
    JOIN span ON span.span = {span of first}
    LEFT JOIN latest ON latest.person = firsts.person
    LEFT JOIN latest_test ON latest_test.person = firsts.person
    LEFT JOIN latest_award ON latest_award.person = firsts.person)
SELECT {text grade}, count(*), {tally o1}, {tally o2}, {tally o3}
FROM outcomes GROUP BY grade
