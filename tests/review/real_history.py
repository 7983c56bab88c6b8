"""
Reviews a real planning history twice: by git-plan and by oracle.py.

usage: real_history.py GIT_PLAN REPOSITORY PERIOD...

The history must be in the plain form of the corpus: one line of commits or
merges, every plan below plans/, defaults in the configuration. Prints TAP.
"""
import json
import subprocess
import sys

import yaml

import oracle
import random_histories


def git(folder, *words, data=None):
    return subprocess.run(["git", "-C", folder] + list(words), input=data, check=True, capture_output=True).stdout


def parse(raw):
    """A plan as the oracle wants it, all scalars as written; else the text."""
    try:
        plan = yaml.load(raw.decode(), Loader=yaml.CBaseLoader if hasattr(yaml, "CBaseLoader") else yaml.BaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError):
        return "not readable"
    if not isinstance(plan, dict) or not plan.get("plan"):
        return "not a plan"
    plan["actions"] = {k: v for k, v in (plan.get("actions") or {}).items() if isinstance(v, dict)}
    for act in plan["actions"].values():
        for field in [f for f, v in act.items() if v == ""]:
            del act[field]
    plan["metrics"] = {}
    return plan


def blobs(folder, ids):
    out, data = {}, git(folder, "cat-file", "--batch", data="\n".join(ids).encode() + b"\n")
    at = 0
    while at < len(data):
        head, at = data[at:data.index(b"\n", at)].split(), data.index(b"\n", at) + 1
        size = int(head[2])
        out[head[0].decode()] = parse(data[at:at + size])
        at += size + 1
    return out


def load(folder):
    log = git(folder, "log", "--reverse", "--topo-order", "--format=%H%x00%P%x00%ct%x00%s", "HEAD").decode()
    rows = [line.split("\0") for line in log.splitlines()]
    ids = {row[0]: i for i, row in enumerate(rows)}
    trees, need = [], set()
    raw = git(folder, "log", "--reverse", "--topo-order", "-m", "--first-parent", "--raw", "--no-abbrev",
              "--no-renames", "--format=%x01%H", "HEAD", "--", "plans").decode()
    changes = {}
    for part in raw.split("\x01")[1:]:
        lines = part.splitlines()
        changes[lines[0]] = [(x.split("\t")[1], x.split()[3]) for x in lines[1:] if x.startswith(":")]
        need |= {blob for _, blob in changes[lines[0]] if set(blob) != {"0"}}
    content = blobs(folder, sorted(need))
    tree = {}
    for commit, parents, moment, subject in rows:
        tree = dict(tree)
        for path, blob in changes.get(commit, []):
            if set(blob) == {"0"}:
                tree.pop(path, None)
            else:
                tree[path] = content[blob]
        trees.append({"parents": [ids[p] for p in parents.split()], "time": int(moment), "author": "",
                      "subject": subject, "because": None, "tree": tree})
    return {"commits": trees, "tip": len(rows) - 1, "tags": {}, "config": {}, "branch": "main"}, \
        {i: commit for commit, i in ids.items()}


def main():
    git_plan, folder, periods = sys.argv[1], sys.argv[2], sys.argv[3:]
    history, ids = load(folder)
    bad = 0
    today = "2026-07-20"
    for n, period in enumerate(periods, 1):
        want = oracle.Review(history, period, oracle.to_day(today)).run()
        run = subprocess.run([git_plan, "-C", folder, "review", period, "--format", "json", "--today", today],
                             capture_output=True, text=True)
        if run.returncode:
            wrong = ["exit %d: %s" % (run.returncode, run.stderr)]
        else:
            c = random_histories.Comparison()
            c.review(want, json.loads(run.stdout), ids)
            wrong = c.wrong
        bad += bool(wrong)
        print("%s %d - %s of the real history is reviewed alike twice" % ("not ok" if wrong else "ok", n, period))
        for line in wrong[:20]:
            print("# " + line)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
