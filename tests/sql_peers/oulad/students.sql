-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- start course at university attempt first
SELECT NULL AS key_1, count(DISTINCT person) AS n FROM course;
