-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- start enrolled at university attempt first
-- by start.term
SELECT presentation AS key_1, count(*) AS n FROM first_enrolment GROUP BY presentation;
