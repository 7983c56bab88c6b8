"""
Times git-plan beside git, in one run, command against command in turn.

usage: bench.py GIT_PLAN REPOSITORY [--rounds N] [--limit]

Prints for each pair the medians and their ratio. With --limit a ratio above
the pair's bound is a failure; the bounds are wide, they catch what was torn
down and not what drifted. Prints TAP beside the table.
"""
import argparse
import calendar
import os
import statistics
import subprocess
import sys
import time

WHOLE_LOG = ["log", "--first-parent", "-m", "--raw", "-p", "--", "plans"]
QUARTERS = ["%d-Q%d" % (year, quarter) for year in range(2020, 2026) for quarter in (1, 2, 3, 4)][2:]


def quarter_log(quarter):
    return ["log", "--first-parent", "-m", "--raw", "-p", "@" + quarter, "--", "plans"]


# name, git-plan's words, git's words beside them, largest ratio under --limit;
# a list of commands is timed one after the other; @QUARTER is its range of commits
PAIRS = [
    ("lint of HEAD", ["lint", "HEAD", "--format", "json"],
     ["log", "--first-parent", "-p", "--", "plans"], 3.0),
    ("lint of the work tree", ["lint", "--format", "json"], ["status", "--porcelain"], 80.0),
    ("diff of a year", ["diff", "HEAD~150", "HEAD", "--format", "json"],
     ["diff", "HEAD~150", "HEAD", "--", "plans"], 40.0),
    ("review of 2023-Q3", ["review", "2023-Q3", "--format", "json"],
     ["log", "--first-parent", "-p", "--", "plans"], 6.0),
    ("review of 2023-Q3, its quarter alone", ["review", "2023-Q3", "--format", "json"],
     quarter_log("2023-Q3"), 80.0),
    ("reviews of 22 quarters in turn", [["review", q, "--today", "2026-07-01"] for q in QUARTERS],
     [quarter_log(q) for q in QUARTERS], 60.0),
    ("the 22 quarters as one review", ["review", "2020-Q3..2025-Q4", "--today", "2026-07-01"], WHOLE_LOG, 8.0),
    ("start alone", ["version"], ["version"], 40.0),
]


def newest(folder, quarter):
    """The newest commit when the books of a quarter close."""
    year, n = int(quarter[:4]), int(quarter[-1])
    day = "%d-01-11" % (year + 1) if n == 4 else "%d-%02d-11" % (year, 3 * n + 1)
    seconds = calendar.timegm(time.strptime(day, "%Y-%m-%d")) - 1
    return subprocess.run(["git", "rev-list", "-1", "--first-parent", "--before=%d" % seconds, "HEAD"], cwd=folder,
                          capture_output=True, text=True, check=True).stdout.strip()


def with_ranges(words, folder):
    if isinstance(words, list):
        return [with_ranges(each, folder) for each in words]
    if not words.startswith("@"):
        return words
    year, n = int(words[1:5]), int(words[-1])
    before = newest(folder, "%d-Q%d" % ((year, n - 1) if n > 1 else (year - 1, 4)))
    return "%s..%s" % (before, newest(folder, words[1:])) if before else newest(folder, words[1:])


def once(program, words, folder):
    if isinstance(words[0], list):
        return sum(once(program, each, folder) for each in words)
    words = program + words
    began = time.perf_counter()
    done = subprocess.run(words, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    spent = time.perf_counter() - began
    if done.returncode not in (0, 1):
        raise SystemExit("%s ended with %d" % (" ".join(words), done.returncode))
    return spent


def verb(words):
    return verb(words[0]) if isinstance(words, list) else words


def main():
    p = argparse.ArgumentParser()
    p.add_argument("git_plan")
    p.add_argument("repository")
    p.add_argument("--rounds", type=int, default=15)
    p.add_argument("--limit", action="store_true")
    a = p.parse_args()
    git_plan = os.path.abspath(a.git_plan)
    bad = 0
    for n, (name, ours, theirs, bound) in enumerate(PAIRS, 1):
        times = {0: [], 1: []}
        theirs = with_ranges(theirs, a.repository)
        for _ in range(a.rounds):
            for side, program, words in ((0, [git_plan], ours), (1, ["git", "--no-pager"], theirs)):
                times[side].append(once(program, words, a.repository))
        x, y = (statistics.median(times[side]) * 1000 for side in (0, 1))
        print("# %-38s %7.1f ms   git %s: %7.1f ms   ratio %.2f" % (name, x, verb(theirs), y, x / y))
        if a.limit:
            ok = x / y <= bound
            bad += not ok
            print("%s %d - %s takes at most %.1f times git's %s" % ("ok" if ok else "not ok", n, name, bound, verb(theirs)))
    if a.limit:
        print("1..%d" % n)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
