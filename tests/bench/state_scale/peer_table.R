# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# The same rows and questions in R's data.table, all in memory:
#   Rscript peer_table.R WORK REPEATS     (rows in WORK/rows, meanings in WORK)
# Prints a line of JSON per question: first and median time in milliseconds, and all counts.
suppressMessages(library(data.table))
setDTthreads(2)
arguments <- commandArgs(trailingOnly = TRUE)
work <- arguments[1]
repeats <- as.integer(arguments[2])

meaning <- function(name) fread(file.path(work, paste0(name, ".csv")), colClasses = list(character = if (name == "value") "text"))
value <- meaning("value")
span <- meaning("span")
span_of <- meaning("span_of")
mark <- meaning("mark")
observed <- meaning("observed")
institution <- meaning("institution")
text_of <- function(name, codes, otherwise = "(missing)") {
  texts <- value[element == name][order(code)]$text
  found <- texts[ifelse(codes == 0L, NA, codes)]
  fifelse(is.na(found), otherwise, found)
}
code <- function(name, ...) value[element == name][match(c(...), text)]$code
at <- function(place, where = unique(institution$county)) range(institution[segment == place & county %in% where]$institution)
through <- function(what, place) max(observed[kind == what & institution %between% at(place)]$through)
through_of <- function(what, codes, place) {
  own <- observed[kind == what][match(codes, institution)]$through
  fifelse(is.na(own), through(what, place), own)
}

records <- function(name, columns) {
  rows <- fread(file.path(work, "rows", paste0(name, ".csv")), header = FALSE, col.names = c("person", "time", "institution", columns))
  rows[, span := span_by_time[time]][, b := span_days$b[span]][, d := span_days$d[span]][, time := NULL]
  rows
}
span_days <- span[order(span)]
span_by_time <- span_of[order(time)]$span
mark_of <- mark[order(grade)]
person <- fread(file.path(work, "rows", "person.csv"), header = FALSE, col.names = c("person", "home", "segments", "tiers", "birth_year", "ethnicity", "gender"))
setkey(person, person)
course <- records("course", c("subject", "grade", "level", "units", "number", "grade_level", "elas"))
course[, mark := mark_of$mark[grade + 1L]][, points := mark_of$points[grade + 1L]]
setkey(course, subject, person)
enrolled <- records("enrolled", c("segment", "status", "grade_level"))
setkey(enrolled, segment, person)
award <- records("award", c("award", "top"))
setkey(award, person)
test <- records("test", c("test_id", "score", "performance"))
setkey(test, person)

located <- function(rows, bit, tiers) bitwAnd(rows$segments, bit) != 0L | bitwAnd(rows$tiers, tiers) != 0L
at_cc <- function(rows) located(rows, 2L, 6L)
of <- function(persons) person[persons + 1L] # persons are numbered from 0
tally <- function(rows, by, steps) rows[, c(list(n = .N), unlist(lapply(mget(steps), function(o) lapply(c("Y", "N", "W", "L", "R"), function(x) sum(o == x))), recursive = FALSE)), by = by]

## Records of @p who (person, then the window) in the table, by its key.
taken <- function(table, keys, who) {
  rows <- if (is.null(keys)) table[.(who$person), nomatch = NULL]
          else rbindlist(lapply(keys, function(key) table[.(key, who$person), nomatch = NULL]))
  window <- match(rows$person, who$person)
  rows[b >= who$from[window] & b <= who$to[window]]
}
within <- function(rows, places) rows[institution %between% places]
least <- function(rows) rows[, .(pick = min(key)), by = person] # of a plain column: data.table does this in C
earliest <- function(rows) least(rows[, key := span * 2048 + institution])
first_key <- function(rows) least(rows[, key := (span * 64 + 42L - mark) * 2048 + institution])
in_order <- function(rows) unique(rows[order(person, span, -mark, institution, subject, grade, level, units, number)], by = "person")

headline <- function() {
  start <- rbindlist(lapply(code("subject", "2131", "9106"), function(s) course[.(s)]))[
    grade_level == code("grade_level", "10") & grade %in% code("grade", "B+", "B", "B-")
    & institution %between% at("k12", "Los Angeles"), .(span = min(span)), by = person]
  who <- of(start$person)[, span := start$span][ethnicity == code("ethnicity", "hispanic")]
  who[, from := span_days$d[span] + 1L][, to := span_days$after36[span]][, year := span_days$year[span]]
  enrolments <- within(taken(enrolled, code("segment", "cc"), who), at("cc"))
  english <- in_order(within(taken(course, code("subject", "150100", "152000"), who), at("cc")))
  level <- english$level[match(who$person, english$person)]
  who[, cc := at_cc(who)]
  who[, o1 := fcase(!cc, "L", to > through("enrolled", "cc"), "W", person %in% enrolments$person, "Y", default = "N")]
  who[, o2 := fcase(o1 != "Y", "R", to > through("course", "cc"), "W", !is.na(level), "Y", default = "N")]
  who[, o3 := fcase(o2 != "Y", "R", level == 0L, "L", level == code("level", "below_transfer"), "Y", default = "N")]
  who[, gender := text_of("gender", gender)]
  tally(who, c("year", "gender"), c("o1", "o2", "o3"))
}

matrix_of_mathematics <- function() {
  rows <- rbindlist(lapply(code("subject", "2403", "2413", "2404", "2414", "2480", "2445"), function(s) course[.(s)]))
  rows <- within(rows, at("k12"))[, key := ((span * 64 + mark) * 2048 + 2047L - institution) * 512 + 511L - subject]
  last <- rows[, .(pick = max(key)), by = person]
  who <- of(last$person)[, subject := 511L - as.integer(last$pick %% 512)]
  who[, from := span_days$d[last$pick %/% 2^26] + 1L][, to := .Machine$integer.max]
  first <- in_order(within(taken(course, code("subject", "170100", "170200"), who), at("cc")))
  number <- first$number[match(who$person, first$person)]
  who[, cc := at_cc(who)]
  who[, o1 := fcase(!cc, "L", !is.na(number), "Y", default = "N")]
  who[, number := fifelse(is.na(number), -1L, number)]
  counted <- tally(who, c("subject", "number"), "o1")
  counted[, subject := text_of("subject", subject)]
  counted[, number := fifelse(number < 0L, "(not reached)", text_of("course_number", pmax(number, 0L)))]
}

pathway <- function() {
  rows <- within(rbindlist(lapply(code("subject", "2131", "9106"), function(s) course[.(s)])), at("k12"))
  start <- first_key(rows[grade_level == code("grade_level", "10")])
  who <- of(start$person)[, place := as.integer(start$pick %% 2048)][, span := as.integer(start$pick %/% 2^17)]
  who[, seen1 := span_days$after36[span] <= through_of("award", place, "k12")]
  seen <- who[seen1 == TRUE, .(person, from = span_days$d[span] + 1L, to = span_days$after36[span])]
  graduated <- earliest(within(taken(award, NULL, seen), at("k12")))
  graduated[, span := pick %/% 2048][, seen2 := span_days$after24[span] <= through("enrolled", "cc")]
  seen <- graduated[seen2 == TRUE, .(person, from = span_days$d[span] + 1L, to = span_days$after24[span])]
  enrolment <- earliest(within(taken(enrolled, code("segment", "cc"), seen), at("cc")))
  enrolment[, span := pick %/% 2048][, seen3 := span_days$from24[span] <= through_of("course", pick %% 2048, "cc")]
  seen <- enrolment[seen3 == TRUE, .(person, from = span_days$b[span], to = span_days$from24[span])]
  tried <- within(taken(course, code("subject", "150100", "152000"), seen), at("cc"))
  is_transfer <- fifelse(tried$level == 0L, NA, tried$level == code("level", "transfer"))
  tried[, fits := is_transfer & points >= 20L]
  english <- first_key(tried[fits == TRUE])
  unknown <- unique(tried[is.na(fits)]$person)
  english[, span := pick %/% 2^17][, seen4 := span_days$after36[span] <= through_of("award", pick %% 2048, "cc")]
  seen <- english[seen4 == TRUE, .(person, from = span_days$d[span] + 1L, to = span_days$after36[span])]
  degree <- earliest(within(taken(award, NULL, seen), at("cc"))[award %in% code("award", "A", "S")])
  degree[, span := pick %/% 2048][, seen5 := span_days$after24[span] <= through("enrolled", "university")]
  seen <- degree[seen5 == TRUE, .(person, from = span_days$d[span] + 1L, to = span_days$after24[span])]
  transferred <- within(taken(enrolled, code("segment", "university"), seen), at("university"))
  seen_in <- function(rows, seen) rows[[seen]][match(who$person, rows$person)]
  who[, seen2 := seen_in(graduated, "seen2")][, seen3 := seen_in(enrolment, "seen3")]
  who[, seen4 := seen_in(english, "seen4")][, seen5 := seen_in(degree, "seen5")]
  who[, cc := at_cc(who)][, university := located(who, 4L, 6L)]
  who[, o1 := fcase(!seen1, "W", person %in% graduated$person, "Y", default = "N")]
  who[, o2 := fcase(o1 != "Y", "R", !cc, "L", !seen2, "W", person %in% enrolment$person, "Y", default = "N")]
  who[, o3 := fcase(o2 != "Y", "R", !seen3, "W", person %in% english$person, "Y", person %in% unknown, "L", default = "N")]
  who[, o4 := fcase(o3 != "Y", "R", !seen4, "W", person %in% degree$person, "Y", default = "N")]
  who[, o5 := fcase(o4 != "Y", "R", !university, "L", !seen5, "W", person %in% transferred$person, "Y", default = "N")]
  who[, ethnicity := text_of("ethnicity", ethnicity)]
  tally(who, "ethnicity", c("o1", "o2", "o3", "o4", "o5"))
}

firsts <- function() least(course[, .(person, key = (((span * 64 + 42L - mark) * 2048 + institution) * 512 + subject) * 32 + grade)])
courses <- function() firsts()[, .(n = .N), by = .(grade = text_of("grade", as.integer(pick %% 32)))]
everything <- function() {
  first <- firsts()
  who <- of(first$person)[, grade := text_of("grade", as.integer(first$pick %% 32))][, d := span_days$d[first$pick %/% 2^31]]
  who[, school := located(who, 1L, 5L)][, everywhere := school & at_cc(who) & located(who, 4L, 6L)]
  later <- function(table) {
    latest <- table[, .(b = max(b)), by = person]
    found <- latest$b[match(who$person, latest$person)] > who$d
    !is.na(found) & found
  }
  who[, has_enrolled := later(enrolled)][, has_test := later(test)][, has_award := later(award)]
  who[, o1 := fcase(has_enrolled, "Y", !everywhere, "L", default = "N")]
  who[, o2 := fcase(!school, "L", has_test, "Y", default = "N")]
  who[, o3 := fcase(has_award, "Y", !everywhere, "L", default = "N")]
  tally(who, "grade", c("o1", "o2", "o3"))
}

for (question in c("headline", "matrix", "pathway", "courses", "everything")) {
  ask <- if (question == "matrix") matrix_of_mathematics else get(question)
  times <- numeric(0)
  for (i in 0:repeats) times <- c(times, system.time(table <- ask())[["elapsed"]] * 1000)
  keys <- if (question %in% c("headline", "matrix")) 2 else 1
  rows <- apply(table, 1, function(row) paste0("[", paste(c(sprintf('"%s"', row[1:keys]), trimws(row[-(1:keys)])), collapse = ","), "]"))
  cat(sprintf('{"question":"%s","first_ms":%.1f,"warm_ms":%.1f,"best_ms":%.1f,"repeats":%d,"rows":[%s]}\n', question, times[1], median(times[-1]), min(times[-1]), repeats, paste(rows, collapse = ",")))
}
