"""
Random small histories, built in git and reviewed twice: by git-plan and by the
slow second implementation in oracle.py. Prints TAP.

usage: random_histories.py GIT_PLAN [FIRST_SEED [COUNT]]
"""
import datetime
import json
import os
import random
import subprocess
import sys
import tempfile

import oracle

PEOPLE = ["dana", "sam", "kim", "otis"]
HOUR = 3600


def day_text(rng, low, high):
    return oracle.from_day(rng.randint(low, high))


class Maker:
    """Makes one history; every choice comes from its seed."""

    def __init__(self, seed):
        self.rng = rng = random.Random(seed)
        self.first = oracle.to_day("2025-01-01")
        self.config = {
            "offset": rng.choice([0, 0, 0, 2 * HOUR, -5 * HOUR]),
            "year_starts": rng.choice([1, 1, 1, 4, 2]),
            "named_by_end": rng.random() < 0.3,
            "closing": rng.choice([10, 10, 0, 20]),
        }
        self.reasons = 0
        self.history = {"commits": [], "tags": {}, "config": self.config, "branch": "main"}

    def reason(self):
        self.reasons += 1
        return "Reason %d." % self.reasons

    def action(self, now):
        rng = self.rng
        act = {"owner": rng.choice(PEOPLE), "due": day_text(rng, now - 20, now + 150)}
        roll = rng.random()
        if roll < 0.08:
            del act["due"]
        elif roll < 0.16:
            act["done"] = day_text(rng, now - 30, now)
        return act

    def metric(self, now):
        rng = self.rng
        m = {"target": rng.choice([120, 150, 80]), "baseline": 100, "actuals": {}}
        if rng.random() < 0.2:
            m["direction"] = rng.choice(["stay-above", "stay-below"])
            del m["baseline"]
        if rng.random() < 0.5:
            m["due"] = day_text(rng, now + 40, now + 300)
        if rng.random() < 0.3:
            m["counts"] = rng.choice(["sum", "mean", "latest"])
        if rng.random() < 0.3:
            m["weight"] = rng.choice([2, 3])
        return m

    def plan(self, ident, now):
        rng = self.rng
        plan = {"plan": ident, "title": "Plan " + ident, "owner": rng.choice(PEOPLE),
                "actions": {"a%d" % i: self.action(now) for i in range(rng.randint(1, 4))},
                "metrics": {"m%d" % i: self.metric(now) for i in range(rng.randint(0, 2))}}
        if rng.random() < 0.25:
            plan["stage"] = "draft"
        if rng.random() < 0.7:
            plan["period"] = "%d-Q1..%d-Q4" % (2025, 2026)
        return plan

    # one change of a tree, in place; trees are copied before

    def change(self, tree, now):
        rng = self.rng
        paths = [p for p in sorted(tree) if isinstance(tree[p], dict)]
        if not paths:
            self.add_plan(tree, now)
            return
        path = rng.choice(paths)
        plan = tree[path]
        moves = [(self.edit_action, 60), (self.edit_metric, 14), (self.add_action, 8),
                 (self.remove_action, 5), (self.rename_action, 4), (self.stage, 5),
                 (self.rename_plan, 2), (self.move_file, 2), (self.remove_plan, 2),
                 (self.copy_file, 2), (self.move_between, 2), (self.break_file, 2)]
        move = rng.choices([m for m, _ in moves], [w for _, w in moves])[0]
        move(tree, path, plan, now)

    def add_plan(self, tree, now):
        used = {c["plan"] for c in tree.values() if isinstance(c, dict)}
        free = [x for x in "pqrstuvw" if x not in used]
        if len(free) < 3:
            return
        ident = self.rng.choice(free)
        tree["plans/%s.yaml" % ident] = self.plan(ident, now)

    def pick(self, plan):
        keys = sorted(plan["actions"])
        return self.rng.choice(keys) if keys else None

    def edit_action(self, tree, path, plan, now):
        rng, key = self.rng, self.pick(plan)
        if key is None:
            return
        act = plan["actions"][key]
        roll = rng.random()
        if roll < 0.4:
            due = oracle.to_day(act.get("due"))
            act["due"] = oracle.from_day((now if due is None else due) + rng.choice([-30, -9, 5, 14, 31, 60, 92]))
            if rng.random() < 0.6:
                act["because"] = self.reason()
        elif roll < 0.65:
            act["done"] = oracle.from_day(now - rng.choice([0, 0, 1, 3, 10, 14, 15, 16, 40, -3]))
        elif roll < 0.72:
            act["dropped"] = oracle.from_day(now - rng.choice([0, 2, 20]))
        elif roll < 0.78:
            act.pop("done", None)
            act.pop("dropped", None)
        elif roll < 0.86:
            act["owner"] = rng.choice(PEOPLE)
        elif roll < 0.92:
            if rng.random() < 0.5:
                act.pop("due", None)
            else:
                act["due"] = "2026-02-30"
        elif act.get("done"):
            act["done"] = oracle.from_day(now - rng.choice([0, 5, 30]))
        else:
            act["because"] = self.reason()

    def edit_metric(self, tree, path, plan, now):
        rng = self.rng
        if not plan["metrics"]:
            plan["metrics"]["m%d" % rng.randint(0, 3)] = self.metric(now)
            return
        key = rng.choice(sorted(plan["metrics"]))
        m = plan["metrics"][key]
        roll = rng.random()
        if roll < 0.7:
            date = datetime.date.fromisoformat(oracle.from_day(now - 31))
            name = rng.choice(["%d-%02d" % (date.year, date.month), oracle.from_day(now - 1),
                               "%d-Q%d" % (date.year, (date.month - 1) // 3 + 1)])
            m["actuals"][name] = rng.randint(70, 180)
            if rng.random() < 0.2:
                m["actuals"][name] = {"sam": rng.randint(30, 80), "kim": rng.randint(30, 80)}
        elif roll < 0.85:
            m["target"] = rng.choice([120, 150, 80, 110])
        elif roll < 0.92:
            m["path"] = {oracle.from_day(self.first + 200): 108, oracle.from_day(self.first + 320): 111}
            m["due"] = oracle.from_day(self.first + rng.choice([400, 500]))
            plan["period"] = "2025-Q1..2026-Q4"
        else:
            del plan["metrics"][key]

    def add_action(self, tree, path, plan, now):
        free = [k for k in ("a%d" % i for i in range(9)) if k not in plan["actions"]]
        plan["actions"][self.rng.choice(free)] = self.action(now)

    def remove_action(self, tree, path, plan, now):
        key = self.pick(plan)
        if key is not None:
            del plan["actions"][key]

    def rename_action(self, tree, path, plan, now):
        rng, key = self.rng, self.pick(plan)
        free = [k for k in ("a%d" % i for i in range(9)) if k not in plan["actions"]]
        if key is None or not free:
            return
        new = rng.choice(free)
        act = plan["actions"].pop(key)
        if rng.random() < 0.8:
            act = dict(act, was=key)
        plan["actions"][new] = act

    def move_between(self, tree, path, plan, now):
        rng, key = self.rng, self.pick(plan)
        others = [p for p in sorted(tree) if isinstance(tree[p], dict) and p != path]
        if key is None or not others:
            return
        other = tree[rng.choice(others)]
        free = [k for k in ("b%d" % i for i in range(9)) if k not in other["actions"]]
        act = plan["actions"].pop(key)
        other["actions"][free[0]] = dict(act, was=plan["plan"] + "." + key)

    def stage(self, tree, path, plan, now):
        plan["stage"] = self.rng.choice(["committed", "committed", "draft", "closed", "dropped"])

    def rename_plan(self, tree, path, plan, now):
        used = {c["plan"] for c in tree.values() if isinstance(c, dict)}
        new = self.rng.choice([x for x in "pqrstuvwxyz" if x not in used])
        plan["was"], plan["plan"] = plan["plan"], new

    def move_file(self, tree, path, plan, now):
        new = "plans/%s/%s.yaml" % (self.rng.choice("xyz"), plan["plan"])
        if new not in tree:
            tree[new] = tree.pop(path)

    def remove_plan(self, tree, path, plan, now):
        del tree[path]

    def copy_file(self, tree, path, plan, now):
        new = "plans/%s/%s.yaml" % (self.rng.choice("akz"), plan["plan"])
        if new not in tree:
            tree[new] = json.loads(json.dumps(plan))
            self.edit_action(tree, new, tree[new], now)

    def break_file(self, tree, path, plan, now):
        self.broken = path, json.loads(json.dumps(plan))
        tree[path] = "title: [never closed\n"

    def commit(self, parents, tree, moment, subject="Work on the plans"):
        c = {"parents": parents, "tree": tree, "time": moment, "subject": subject,
             "author": self.rng.choice(PEOPLE), "because": None}
        if self.rng.random() < 0.1:
            c["because"] = self.reason()
        self.history["commits"].append(c)
        return len(self.history["commits"]) - 1

    def make(self):
        rng = self.rng
        tree, now, tip = {}, self.first, None
        self.broken = None
        for _ in range(rng.randint(5, 40)):
            now += rng.choice([0, 1, 2, 5, 9, 17, 30])
            moment = now * 86400 + rng.choice([0, 9 * HOUR, 22 * HOUR, 86399])
            tree = json.loads(json.dumps(tree))
            if self.broken and self.broken[0] in tree and rng.random() < 0.5:
                tree[self.broken[0]] = self.broken[1]
                self.broken = None
            if rng.random() < 0.12:
                self.add_plan(tree, now)
            if tip is not None and rng.random() < 0.12:
                tip = self.merge(tree, tip, now, moment)
                tree = self.history["commits"][tip]["tree"]
            else:
                for _ in range(rng.choice([1, 1, 1, 2, 3])):
                    self.change(tree, now)
                tip = self.commit([] if tip is None else [tip], tree, moment)
            if rng.random() < 0.06:
                cal = oracle.Calendar(self.config)
                self.history["tags"].setdefault(cal.shift(cal.quarter_of(now), -1), tip)
        self.history["tip"] = tip
        self.end = now
        return self.history

    def merge(self, tree, tip, now, moment):
        """A side branch of one or two commits, merged, sometimes the wrong way round."""
        rng = self.rng
        side, at = tree, tip
        for n in range(rng.choice([1, 2])):
            side = json.loads(json.dumps(side))
            self.change(side, now)
            at = self.commit([at], side, moment + n)
        if rng.random() < 0.3:
            own = json.loads(json.dumps(self.history["commits"][tip]["tree"]))
            self.change(own, now)
            mine = self.commit([tip], own, moment)
            subject = rng.choice(["Merge branch 'main' of git.example.org:plans",
                                  "Merge remote-tracking branch 'origin/main'",
                                  "Merge remote-tracking branch 'origin/main' into main"])
            return self.commit([mine, at], side, moment + 2, subject)
        subject = rng.choice(["Merge branch 'ideas'", "Merge pull request #4 from kim/main",
                              "Merge branch 'main' of git.example.org:plans into ideas"])
        return self.commit([tip, at], side, moment + 2, subject)


# --- writing a history into git -------------------------------------------------

def yaml_value(v):
    return json.dumps(v) if isinstance(v, str) and not v.replace("-", "").isalnum() else str(v)


def yaml_text(plan):
    lines = []
    for key, value in plan.items():
        if not isinstance(value, dict):
            lines.append("%s: %s" % (key, yaml_value(value)))
            continue
        if not value:
            continue
        lines.append(key + ":")
        for name, item in value.items():
            lines.append("  %s:" % name)
            fields = dict(item, title=name.upper()) if key == "actions" else item
            for field, v in fields.items():
                if isinstance(v, dict):
                    lines.append("    %s: {%s}" % (field, ", ".join(
                        "%s: %s" % (k, "{%s}" % ", ".join("%s: %s" % x for x in w.items()) if isinstance(w, dict) else w)
                        for k, w in v.items())))
                else:
                    lines.append("    %s: %s" % (field, yaml_value(v)))
    return "\n".join(lines) + "\n"


def config_text(config):
    offset = config["offset"]
    zone = "UTC" if not offset else '"%s%02d:00"' % ("-" if offset < 0 else "+", abs(offset) // HOUR)
    return ("version: 1\ncalendar:\n  year-starts: %d\n  year-named-by: %s\n  closing: %d\n  timezone: %s\n"
            % (config["year_starts"], "end" if config["named_by_end"] else "start", config["closing"], zone))


def write_git(history, folder):
    """Makes the repository; returns {index: commit id}."""
    out = []

    def data(text):
        raw = text.encode()
        out.append(b"data %d\n%s\n" % (len(raw), raw))
    for i, c in enumerate(history["commits"]):
        out.append(b"commit refs/heads/work%d\nmark :%d\n" % (i, i + 1))
        for who in ("author", "committer"):
            name = c["author"]
            out.append(("%s %s <%s@example.org> %d +0000\n" % (who, name.title(), name, c["time"])).encode())
        data(c["subject"] + "\n" + ("\nBecause: %s\n" % c["because"] if c["because"] else ""))
        for n, p in enumerate(c["parents"]):
            out.append(("%s :%d\n" % ("from" if n == 0 else "merge", p + 1)).encode())
        out.append(b"deleteall\nM 100644 inline .git-plan.yaml\n")
        data(config_text(history["config"]))
        for path, content in c["tree"].items():
            out.append(("M 100644 inline %s\n" % path).encode())
            data(content if isinstance(content, str) else yaml_text(content))
    for name, ref in [("refs/heads/main", history["tip"])] + \
            [("refs/tags/plan/" + k, v) for k, v in history["tags"].items()]:
        out.append(("reset %s\nfrom :%d\n\n" % (name, ref + 1)).encode())
    subprocess.run(["git", "init", "-q", "-b", "main", folder], check=True)
    marks = os.path.join(folder, "marks")
    subprocess.run(["git", "-C", folder, "fast-import", "--quiet", "--export-marks=" + marks],
                   input=b"".join(out), check=True)
    with open(marks) as f:
        ids = dict(line.split() for line in f)
    os.remove(marks)
    return {i: ids[":%d" % (i + 1)] for i in range(len(history["commits"]))}


# --- comparing ---------------------------------------------------------------------

ACTION_KEYS = ("outcome", "marks", "file", "owner", "due_before", "due", "first_due", "done", "promise",
               "promised_day", "promised_owner", "ended", "slip_days", "moves", "moves_ever",
               "periods_outlived", "because")
MOVE_KEYS = ("commit", "from", "to", "days", "because")
METRIC_KEYS = ("reading", "progress", "to_objective", "expected", "pace", "behind", "eased")


def close(x, y):
    if isinstance(x, float) or isinstance(y, float):
        return x is not None and y is not None and abs(x - y) <= 1e-9 * max(1, abs(x), abs(y))
    return x == y


def numbered(actions):
    """By plan, item and number: two histories may end under one name."""
    out = {}
    for a in sorted(actions, key=lambda a: (a["plan"], a["item"], a["outcome"], str(a["first_due"]))):
        n = sum(k[:2] == (a["plan"], a["item"]) for k in out)
        out[a["plan"], a["item"], str(n)] = a
    return out


class Comparison:
    def __init__(self):
        self.wrong = []

    def value(self, where, want, got):
        if isinstance(want, dict):
            for k in want:
                self.value("%s.%s" % (where, k), want[k], got.get(k, "missing") if isinstance(got, dict) else got)
        elif not close(want, got):
            self.wrong.append("%s: by the text %r, by git-plan %r" % (where, want, got))

    def review(self, want, got, ids):
        for k in ("running", "provisional", "as_of"):
            self.value(k, want[k], got[k])
        for k in ("from", "to"):
            self.value(k + ".by", want[k]["by"], got[k]["by"])
            self.value(k + ".commit", ids.get(want[k]["commit"]), got[k]["commit"])
        self.value("totals", want["totals"], got["totals"])
        # two may bear one name, one of them gone: that one comes last
        found, wanted = numbered(got["actions"]), numbered(want["actions"])
        self.value("actions", sorted(wanted), sorted(found))
        for name in sorted(set(found) & set(wanted)):
            w, g, where = wanted[name], found[name], ".".join(name)
            for k in ACTION_KEYS:
                self.value("%s.%s" % (where, k), w[k], g[k])
            moved = [dict(m, commit=ids[m["commit"]]) for m in w["moved"]]
            self.value(where + ".moved", [[m[k] for k in MOVE_KEYS] for m in moved],
                       [[m[k] for k in MOVE_KEYS] for m in g["moved"]])
        metrics = {(m["plan"], m["item"]): m for m in got["metrics"]}
        for name, w in want["metrics"].items():
            for k in METRIC_KEYS:
                self.value("%s.%s" % (".".join(name), k), w[k], metrics.get(name, {}).get(k, "missing"))
        plans = {p["plan"]: p for p in got["plans"]}
        for name, (percent, measured, of) in want["percents"].items():
            mine = plans.get(name, {})
            self.value(name + ".percent", percent, mine.get("percent_to_objective", "missing"))
            self.value(name + ".measured", (measured, of), (mine.get("measured"), mine.get("metrics")))
        percents = [p for p, _, _ in want["percents"].values() if p is not None]
        self.value("totals.percent", sum(percents) / len(percents) if percents else None,
                   got["totals"]["percent_to_objective"])
        self.value("turns", sorted(ids[t] for t in want["turns"]), sorted(t["commit"] for t in got["turns"]))


def compare_seed(git_plan, seed, keep=None):
    """Every period of one history; returns (reviews, [what differs])."""
    maker = Maker(seed)
    history = maker.make()
    cal = oracle.Calendar(history["config"])
    wrong, count = [], 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = keep or os.path.join(scratch, "r")
        ids = write_git(history, folder)
        today = maker.end + maker.rng.choice([0, 5, 40, 200])
        name, stop = cal.quarter_of(maker.first), cal.shift(cal.quarter_of(maker.end), 1)
        periods = []
        while name != stop:
            periods.append(name)
            name = cal.shift(name, 1)
        if len(periods) > 2:
            periods.append(periods[0] + ".." + periods[1])
        for period in periods:
            try:
                want = oracle.Review(history, period, today).run()
            except AssertionError:
                want = None
            run = subprocess.run([git_plan, "-C", folder, "review", period, "--format", "json",
                                  "--today", oracle.from_day(today)], capture_output=True, text=True)
            count += 1
            if want is None or run.returncode:
                if want is not None or run.returncode != 2:
                    wrong.append("seed %d, %s: exit %d %s" % (seed, period, run.returncode, run.stderr))
                continue
            c = Comparison()
            c.review(want, json.loads(run.stdout), ids)
            wrong += ["seed %d, %s: %s" % (seed, period, w) for w in c.wrong]
    return count, wrong


def main():
    git_plan = sys.argv[1]
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 300
    reviews = bad = 0
    for seed in range(first, first + count):
        n, wrong = compare_seed(git_plan, seed)
        reviews += n
        if wrong:
            bad += 1
            print("not ok - history of seed %d" % seed)
            for line in wrong[:8]:
                print("# " + line)
    print("# %d histories, %d reviews" % (count, reviews))
    if not bad and reviews:
        print("ok 1 - %d random histories are reviewed alike twice" % count)
    print("1..1")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
