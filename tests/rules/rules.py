"""The fixtures of the rules, as TAP.

Usage: rules.py GIT_PLAN FIXTURES

FIXTURES/RULE/bad fires RULE, and nothing else, at the places in RULE/expect
(a line each: FILE LINE:COLUMN-LINE:COLUMN); RULE/good is silent. Every rule of
`git plan explain --all` has both. Those of a change rule are two trees each:
before/ is committed, after/ takes its place in the work tree. Those of a rule about
the push itself are the commands of whoever pushes: see push(). mistakes.txt holds single mistakes in a plan
that is otherwise sound, changes.txt single changes of one that is committed:
each gives one finding.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

git_plan, fixtures = sys.argv[1:3]
methods = ("one-page", "success-factors", "execution", "start-at-the-end",
           "delegation")
people = {"dana": "marketing", "sam": "sales", "kim": "service",
          "otis": "sales", "lee": "board", "ines": "sales"}
TODAY = "2026-02-16"
n = 0
bad = 0


def test(name, problems):
    global n, bad
    n += 1
    print(f"{'not ok' if problems else 'ok'} {n} - {name}")
    if problems:
        bad += 1
        for line in problems:
            print(f"# {line}")


def run(where, *words):
    return subprocess.run(
        [git_plan, "-C", where, *words], capture_output=True, text=True
    )


def lint(where):
    p = run(where, "lint", "--format", "json", "--today", TODAY)
    if p.returncode not in (0, 1):
        return None, [f"exit status {p.returncode}: {p.stderr}"]
    report = json.loads(p.stdout)
    findings = [f for f in report["findings"]
                if not f["suppressed"] and not f["baseline"]]
    errors = any(f["level"] == "error" for f in findings)
    if p.returncode != int(errors):
        return None, [f"exit status {p.returncode} with errors: {errors}"]
    return findings, []


def git(where, *words):
    subprocess.run(["git", "-C", where, *words], check=True,
                   capture_output=True)


def commit(where):
    git(where, "init", "-q")
    git(where, "add", "-A")
    git(where, "commit", "-q", "--no-verify", "-m", "before")


PLAN = """plan: new-patients
title: Win new patients
owner: dana
stage: draft
objective: {statement: Every clinic wins patients, why: We grow}
"""


def clone(folder, name):
    """A clone of the server, with a commit in it that is not pushed."""
    here = f"{folder}/{name}"
    git(folder, "clone", "-q", "server", name)
    with open(f"{here}/{name}.txt", "w", encoding="utf-8") as f:
        f.write("A note.\n")
    git(here, "add", ".")
    git(here, "commit", "-qm", f"A note in {name}")
    return here


def push(commands):
    """Findings of the last `git push` of the commands. They run in a clone with a
    commit of its own, of a server that got another one since; plan/2025-Q4 is
    tagged there, before both."""
    with tempfile.TemporaryDirectory() as folder:
        git(folder, "init", "-q", "--bare", "-b", "main", "server")
        git(folder, "clone", "-q", "server", "start")
        start = f"{folder}/start"
        os.makedirs(f"{start}/plans")
        with open(f"{start}/plans/new-patients.yaml", "w",
                  encoding="utf-8") as f:
            f.write(PLAN)
        git(start, "checkout", "-qB", "main")
        git(start, "add", ".")
        git(start, "commit", "-qm", "The plan")
        git(start, "tag", "plan/2025-Q4")
        git(start, "push", "-q", "origin", "main", "plan/2025-Q4")
        here = clone(folder, "here")
        there = clone(folder, "there")
        if "pull" in commands:
            git(there, "push", "-q")
        hook = f"{here}/.git/hooks/pre-push"
        os.makedirs(os.path.dirname(hook), exist_ok=True)
        with open(hook, "w", encoding="utf-8") as f:
            f.write(f"#!/bin/sh\nexec '{git_plan}' lint --push --format json"
                    f" --today {TODAY} >'{folder}/report'\n")
        os.chmod(hook, 0o755)
        p = subprocess.run(["sh", "-c", commands], cwd=here,
                           capture_output=True, text=True,
                           env={**os.environ, "GIT_MERGE_AUTOEDIT": "no"})
        if not os.path.exists(f"{folder}/report"):
            return None, ["nothing was pushed: " + p.stderr]
        with open(f"{folder}/report", encoding="utf-8") as f:
            return json.load(f)["findings"], []


def lint_side(where):
    """A tree, or one that takes the place of another in a repository."""
    if os.path.exists(f"{where}/commands"):
        with open(f"{where}/commands", encoding="utf-8") as f:
            return push(f.read())
    if not os.path.isdir(f"{where}/before"):
        return lint(where)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(f"{where}/before", folder, dirs_exist_ok=True)
        commit(folder)
        git(folder, "rm", "-rq", ".")
        shutil.copytree(f"{where}/after", folder, dirs_exist_ok=True)
        return lint(folder)


def place(f):
    return (
        f"{f['file']} {f['line']}:{f['column']}-{f['end_line']}:{f['end_column']}"
    )


def said(f):
    return f"{f['rule']} {place(f)}: {f['message']}"


def plan_fields():
    """What a plan has and no item of it."""
    fields = json.loads(run(".", "schema", "plan").stdout)["properties"]
    of_items = {key for field in fields.values()
                for item in field.get("patternProperties", {}).values()
                for key in item.get("properties", {})}
    return set(fields) - of_items


PLAN_FIELDS = plan_fields()


def misplaced(f):
    """A line to paste under an item that belongs to the plan itself."""
    lines = (f["help"] or "").split("\n")[1:]
    if not f["item"]:
        return []
    return [f"to be pasted under {f['item']}: {line}" for line in lines
            if line.partition(":")[0] in PLAN_FIELDS]


def check_bad(rule, level, where):
    findings, problems = lint_side(f"{where}/bad")
    if problems:
        return problems
    wanted = open(f"{where}/expect", encoding="utf-8").read().splitlines()
    got = [place(f) for f in findings]
    if not findings:
        problems.append("it finds nothing")
    for f in findings:
        if f["rule"] != rule:
            problems.append("another rule: " + said(f))
        elif f["level"] != level:
            problems.append(f"level {f['level']} instead of {level}")
        problems += misplaced(f)
    if got != wanted:
        problems += ["wanted:"] + wanted + ["got:"] + got
    return problems


def check_good(where):
    findings, problems = lint_side(f"{where}/good")
    if problems:
        return problems
    if not any(files for _, _, files in os.walk(f"{where}/good")):
        return ["there is no fixture"]
    return [said(f) for f in findings]


def mistakes(path):
    """The sound plan, then triples of rule, old text and new text."""
    plan, *rest = open(path, encoding="utf-8").read().split("\n====\n")
    for block in rest:
        head, old, new = f"{block}\n".split("\n--\n")
        yield plan, head.strip(), old.rstrip("\n"), new.rstrip("\n")


def check_mistakes(path, config):
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(f"{folder}/plans")
        with open(f"{folder}/people.yaml", "w", encoding="utf-8") as f:
            f.write("".join(f"{p}: {{name: {p.title()}, team: {team}}}\n"
                            for p, team in people.items()))
        with open(f"{folder}/.git-plan.yaml", "w", encoding="utf-8") as f:
            f.write(config)
        seen_sound = False
        for plan, rule, old, new in mistakes(path):
            target = f"{folder}/plans/new-patients.yaml"
            if not seen_sound:
                with open(target, "w", encoding="utf-8") as f:
                    f.write(plan + "\n")
                findings, problems = lint(folder)
                test(f"the plan for single mistakes is sound ({config.strip()})",
                     problems or [said(f) for f in findings])
                seen_sound = True
            if plan.count(old) != 1:
                test(f"one mistake: {new!r}", [f"{old!r} is not there once"])
                continue
            with open(target, "w", encoding="utf-8") as f:
                f.write(plan.replace(old, new) + "\n")
            findings, problems = lint(folder)
            if not problems and [f["rule"] for f in findings] != [rule]:
                problems = [f"wanted {rule} once"] + [said(f) for f in findings]
            test(f"one finding for {new.strip()!r}", problems)


def changes(path):
    """The plan before, then lists of rules with old and new texts in pairs."""
    plan, *rest = open(path, encoding="utf-8").read().split("\n====\n")
    for block in rest:
        head, *parts = block.split("\n--\n")
        texts = [part.strip("\n") for part in parts]
        yield plan + "\n", head.strip(), list(zip(texts[::2], texts[1::2]))


def check_changes():
    path = os.path.join(fixtures, "changes.txt")
    for before, rules, edits in changes(path):
        after = before
        problems = []
        for old, new in edits:
            if after.count(old) != 1:
                problems.append(f"{old!r} is not there once")
            after = after.replace(old, new)
        with tempfile.TemporaryDirectory() as folder:
            target = f"{folder}/plans/new-patients.yaml"
            os.makedirs(f"{folder}/plans")
            for text in before, after:
                with open(target, "w", encoding="utf-8") as f:
                    f.write(text)
                if text is before:
                    commit(folder)
            findings, trouble = lint(folder)
        if not trouble and [f["rule"] for f in findings] != rules.split():
            trouble = [f"wanted: {rules}"] + [said(f) for f in findings]
        test(f"{rules or 'nothing'} for {edits[0][1].strip()!r}",
             problems + trouble)


def main():
    everything = run(".", "explain", "--all", "--format", "json")
    rules = json.loads(everything.stdout)["rules"]
    for r in rules:
        where = os.path.join(fixtures, r["id"])
        undocumented = [k for k in ("summary", "why") if not r[k]]
        test(f"{r['id']}: says what and why", undocumented)
        if not os.path.exists(f"{where}/expect"):
            test(f"{r['id']}: fixtures", ["there are none"])
            continue
        test(f"{r['id']}: bad", check_bad(r["id"], r["level"], where))
        test(f"{r['id']}: good", check_good(where))
    known = {r["id"] for r in rules}
    test("every folder of fixtures is of a rule",
         sorted(d for d in os.listdir(fixtures)
                if os.path.isdir(f"{fixtures}/{d}") and d not in known))
    check_mistakes(f"{fixtures}/mistakes.txt", "methods: [one-page]\n")
    check_mistakes(f"{fixtures}/mistakes-methods.txt",
                   f"methods: [{', '.join(methods)}]\n"
                   "rules: {page-long: {lines: 90}}\n")
    check_changes()
    print(f"1..{n}")
    return bad > 0


sys.exit(main())
