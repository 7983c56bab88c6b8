"""
Times git-plan beside git, in one run, command against command in turn.

usage: bench.py GIT_PLAN REPOSITORY [--rounds N] [--limit]

Prints for each pair the medians and their ratio. With --limit a ratio above
the pair's bound is a failure; the bounds are wide, they catch what was torn
down and not what drifted. Prints TAP beside the table.
"""
import argparse
import os
import statistics
import subprocess
import sys
import time

# name, git-plan's words, git's words beside them, largest ratio under --limit
PAIRS = [
    ("lint of HEAD", ["lint", "HEAD", "--format", "json"],
     ["log", "--first-parent", "-p", "--", "plans"], 3.0),
    ("lint of the work tree", ["lint", "--format", "json"], ["status", "--porcelain"], 80.0),
    ("diff of a year", ["diff", "HEAD~150", "HEAD", "--format", "json"],
     ["diff", "HEAD~150", "HEAD", "--", "plans"], 40.0),
    ("review of 2023-Q3", ["review", "2023-Q3", "--format", "json"],
     ["log", "--first-parent", "-p", "--", "plans"], 6.0),
    ("review of 2023-Q3, its quarter alone", ["review", "2023-Q3", "--format", "json"],
     ["log", "--first-parent", "-p", "--since=2023-07-01", "--until=2023-10-11", "--", "plans"], 40.0),
    ("start alone", ["version"], ["version"], 40.0),
]


def once(words, folder):
    began = time.perf_counter()
    done = subprocess.run(words, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    spent = time.perf_counter() - began
    if done.returncode not in (0, 1):
        raise SystemExit("%s ended with %d" % (" ".join(words), done.returncode))
    return spent


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
        for _ in range(a.rounds):
            for side, words in ((0, [git_plan] + ours), (1, ["git", "--no-pager"] + theirs)):
                times[side].append(once(words, a.repository))
        x, y = (statistics.median(times[side]) * 1000 for side in (0, 1))
        print("# %-38s %7.1f ms   git %s: %7.1f ms   ratio %.2f" % (name, x, theirs[0], y, x / y))
        if a.limit:
            ok = x / y <= bound
            bad += not ok
            print("%s %d - %s takes at most %.1f times git's %s" % ("ok" if ok else "not ok", n, name, bound, theirs[0]))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
