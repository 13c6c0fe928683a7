-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
WITH firsts AS (SELECT person, min({first to grade}) AS pick FROM course GROUP BY person),
counted AS (SELECT {grade of first} AS grade, count(*) AS n FROM firsts GROUP BY 1)
SELECT coalesce(text, '(missing)'), n
FROM counted LEFT JOIN value ON element = 'grade' AND code = grade
