"""
Times the pre-commit hook on a repository of many plans of which one is changed,
beside git status and beside the same commit without the hook, in one run.

usage: hook.py GIT_PLAN FOLDER [--plans N] [--rounds N] [--limit TIMES]

FOLDER is made. Prints medians and ratios; with --limit it is a failure if the
hook takes more than so many times git status: to catch what was torn down.
"""
import argparse
import os
import resource
import statistics
import subprocess
import sys

PLAN = """plan: plan-{n}
title: Win new patients in district {n}
owner: dana
level: marketing-plan
period: 2026
objective:
  statement: Every clinic of district {n} wins new patients, month after month.
  why: Referrals carry two thirds of this year's growth target.
metrics:
  patients:
    title: New patients per month
    owner: dana
    unit: patients
    baseline: 1200
    target: 1620
    due: 2026-12-31
    actuals: {{2026-01: 1215, 2026-02: 1248}}
actions:
"""
ACTION = """  step-{i}:
    title: Call each of the clinics on list {i} and write down what they need
    owner: sam
    due: 2026-{m:02d}-15
    notes: Ask for the front desk first; they know who decides, and when to call.
"""


def plan(n):
    text = PLAN.format(n=n)
    text += "".join(ACTION.format(i=i, m=i + 1) for i in range(1, 10))
    return text + "levers:\n  budget: {when: Too few patients, then: Move the budget, owner: dana}\n"


def git(folder, *words):
    subprocess.run(["git", "-c", "core.hooksPath=/dev/null", *words], cwd=folder, check=True,
                   stdout=subprocess.DEVNULL)


def make(folder, n):
    os.makedirs(os.path.join(folder, "plans"))
    git(folder, "init", "-q", "-b", "main")
    git(folder, "config", "gc.auto", "0")
    for i in range(n):
        sub = os.path.join(folder, "plans", "district-%02d" % (i % 100))
        os.makedirs(sub, exist_ok=True)
        with open(os.path.join(sub, "plan-%d.yaml" % i), "w") as f:
            f.write(plan(i))
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "Plans")
    git(folder, "gc", "-q")


def timed(words, folder, status=(0,)):
    """Processor time of the command and what it starts: other work does not count."""
    began = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(words, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime
    if done.returncode not in status:
        raise SystemExit("%s ended with %d" % (" ".join(words), done.returncode))
    return spent


def main():
    p = argparse.ArgumentParser()
    p.add_argument("git_plan")
    p.add_argument("folder")
    p.add_argument("--plans", type=int, default=10000)
    p.add_argument("--rounds", type=int, default=5)
    p.add_argument("--limit", type=float)
    a = p.parse_args()
    binary = os.path.abspath(a.git_plan)
    os.environ["PATH"] = os.path.dirname(binary) + ":" + os.environ["PATH"]
    make(a.folder, a.plans)
    subprocess.run([binary, "hooks", "install"], cwd=a.folder, check=True, stdout=subprocess.DEVNULL)
    changed = os.path.join(a.folder, "plans", "district-00", "plan-0.yaml")
    rows = {"git status": [], "commit without hook": [], "hook alone": [], "commit with hook": []}
    for n in range(a.rounds):
        for name, bare in (("commit without hook", True), ("commit with hook", False)):
            with open(changed, "a") as f:
                f.write("# %d\n" % n)
            git(a.folder, "add", ".")
            rows["git status"].append(timed(["git", "status", "--porcelain"], a.folder))
            if not bare:
                rows["hook alone"].append(timed([binary, "hooks", "run", "pre-commit"], a.folder))
            rows[name].append(timed(["git", "commit", "-qm", "Change"] + (["--no-verify"] if bare else []), a.folder))
    medians = {name: statistics.median(times) * 1000 for name, times in rows.items()}
    for name, ms in medians.items():
        print("# %d plans, one changed: %-20s %8.1f ms, %6.2f times git status"
              % (a.plans, name, ms, ms / medians["git status"]))
    if not a.limit:
        return 0
    ok = medians["hook alone"] <= a.limit * medians["git status"]
    print("%s 1 - the hook takes at most %.0f times git status" % ("ok" if ok else "not ok", a.limit))
    print("1..1")
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
