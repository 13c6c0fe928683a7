# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the benchmark found, as plain text."""
import math

from state_sql import NAMES

TITLES = {
    "headline": "headline",
    "matrix": "matrix of mathematics",
    "pathway": "five-step pathway",
    "courses": "every course read",
    "everything": "every record read",
}


def spoken(milliseconds):
    if milliseconds >= 10_000:
        return f"{milliseconds / 1000:.0f} s"
    if milliseconds >= 1000:
        return f"{milliseconds / 1000:.1f} s"
    return f"{milliseconds:.0f} ms" if milliseconds >= 10 else f"{milliseconds:.1f} ms"


def table(rows):
    """Lines with columns of equal width; the first is flush left."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join("  ".join(cell.ljust(width) if i == 0 else cell.rjust(width)
                               for i, (cell, width) in enumerate(zip(row, widths))).rstrip()
                     for row in rows)


def of_state(state):
    ours = state["times"]["Segue"]
    peers = [who for who in state["times"] if who != "Segue"]
    rows = [["question", "people", "cold", "warm", "best"]
            + [text for peer in peers for text in (peer, "ratio")]]
    for name in NAMES:
        row = [TITLES[name], f"{state['people'][name]:,}", spoken(ours[name]["first_ms"]),
               spoken(ours[name]["warm_ms"]), spoken(ours[name]["best_ms"])]
        for peer in peers:
            theirs = state["times"][peer][name]
            row += [spoken(theirs["warm_ms"]), f"{theirs['warm_ms'] / ours[name]['warm_ms']:.1f} x"]
        rows.append(row)
    opened = max(answer["open_ms"] for answer in ours.values())
    return (f"{state['students']:,} students, {state['records']:,} records, made in "
            f"{state['seconds']:.0f} s; {state['bytes'] / state['records']:.2f} bytes a record, sealed; "
            f"opened in {opened:.0f} ms\n{table(rows)}\n")


def exponent(points):
    """Slope of the logarithms, by least squares."""
    logs = [(math.log(x), math.log(y)) for x, y in points]
    mean_x, mean_y = (sum(values) / len(logs) for values in zip(*logs))
    return (sum((x - mean_x) * (y - mean_y) for x, y in logs)
            / sum((x - mean_x) ** 2 for x, _ in logs))


def of_growth(states):
    if len(states) < 2:
        return ""
    rows = [["warm, by students", *(f"{state['students']:,}" for state in states), "exponent"]]
    for name in NAMES:
        times = [(state["students"], state["times"]["Segue"][name]["warm_ms"]) for state in states]
        rows.append([TITLES[name], *(spoken(ms) for _, ms in times), f"{exponent(times):.2f}"])
    return table(rows) + "\n"


def of_region(region, students):
    if not region:
        return ""
    rows = [[f"region of {students:,}", "first", "warm"]]
    rows += [[name, spoken(answer["first_ms"]), spoken(answer["warm_ms"])]
             for name, answer in region.items()]
    return table(rows) + "\n"


def of_targets(states, region):
    """What was to be reached with 25 million students, and whether it was, with the largest state."""
    state = states[-1]
    times = state["times"]
    ours = times["Segue"]

    def ratio(peer, name):
        found = [times[who][name]["warm_ms"] for who in times if who.startswith(peer)]
        return min(found) / ours[name]["warm_ms"] if found else None

    def most(name, limit, cold=False):
        ms = ours[name]["first_ms"] + ours[name]["open_ms"] if cold else ours[name]["warm_ms"]
        return spoken(ms), f"<= {spoken(limit)}", ms <= limit

    def least(peer, name, limit):
        found = ratio(peer, name)
        return (f"{found:.1f} x", f">= {limit} x", found >= limit) if found else ("-", f">= {limit} x", None)

    bytes_a_record = state["bytes"] / state["records"]
    rows = [
        ("headline, warm", *most("headline", 100)),
        ("headline, DuckDB sorted by subject", *least("DuckDB, sorted", "headline", 5)),
        ("headline, DuckDB in arrival order", *least("DuckDB, arrival", "headline", 25)),
        ("headline, new process, opening included", *most("headline", 1000, cold=True)),
        ("matrix, warm", *most("matrix", 200)),
        ("matrix, DuckDB sorted by subject", *least("DuckDB, sorted", "matrix", 10)),
        ("every course read, warm", *most("courses", 700)),
        ("every course read, faster than DuckDB in either order", *least("DuckDB", "courses", 1)),
        ("every record read, warm", *most("everything", 700)),
        ("every record read, faster than DuckDB in either order", *least("DuckDB", "everything", 1)),
        ("five-step pathway, warm", *most("pathway", 500)),
        ("bytes a record, sealed", f"{bytes_a_record:.2f}", "<= 8", bytes_a_record <= 8),
    ]
    if region:
        slowest = max(answer["warm_ms"] for answer in region.values())
        rows.append(("region, slowest saved question", spoken(slowest), "<= 20 ms", slowest <= 20))
    said = {True: "met", False: "missed", None: "not compared"}
    return (f"With {state['students']:,} students:\n"
            + table([["what", "found", "wanted", ""],
                     *([what, found, wanted, said[met]] for what, found, wanted, met in rows)]) + "\n")
