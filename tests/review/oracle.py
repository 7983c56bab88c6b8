"""The review's arithmetic a second time, slowly and without cleverness.

Works on a history held in memory: every main-line state is a full copy, every
question is answered by walking all of them again. Shares nothing with the C
code but the definitions (the design's section on periods and the review), so
that where the two agree on random histories both read the text alike.

A history is a dict:
  commits  list of {parents: [index], time, author, subject, because (trailer),
           tree: {path: plan dict or str}}; a str is a file that cannot be read
  tip      index of the branch's newest commit
  tags     {period name: index}
  config   {offset seconds, year_starts, named_by_end, closing}
A plan dict holds the fields as written: plan, title, owner, stage, was,
actions {key: {...}}, metrics {key: {...}}, levers {key: {...}}.
"""
import datetime
import math
import re

EPOCH = datetime.date(1970, 1, 1)


def to_day(text):
    """Days since 1970 of a strict ISO day, or None."""
    if not isinstance(text, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return None
    try:
        return (datetime.date.fromisoformat(text) - EPOCH).days
    except ValueError:
        return None


def from_day(day):
    return None if day is None else (EPOCH + datetime.timedelta(days=day)).isoformat()


# --- periods ---------------------------------------------------------------

class Calendar:
    def __init__(self, config):
        self.start = config.get("year_starts", 1)
        self.by_end = config.get("named_by_end", False)
        self.closing = config.get("closing", 10)
        self.offset = config.get("offset", 0)

    def quarter(self, year, index):
        """First and last day of a fiscal quarter."""
        month = year * 12 + (self.start - 1) + (index - 1) * 3
        if self.by_end and self.start != 1:
            month -= 12
        first = datetime.date(month // 12, month % 12 + 1, 1)
        after = datetime.date((month + 3) // 12, (month + 3) % 12 + 1, 1)
        return (first - EPOCH).days, (after - EPOCH).days - 1

    def parse(self, name):
        """(first, last, [names of quarters])"""
        if ".." in name:
            a, b = name.split("..")
            first, _, names = self.parse(a)
            while names[-1] != b:
                names.append(self.shift(names[-1], 1))
            return first, self.parse(b)[1], names
        year, index = name.split("-Q")
        first, last = self.quarter(int(year), int(index))
        return first, last, [name]

    def shift(self, name, n):
        year, index = name.split("-Q")
        at = int(year) * 4 + int(index) - 1 + n
        return "%04d-Q%d" % (at // 4, at % 4 + 1)

    def quarter_of(self, day):
        year = (EPOCH + datetime.timedelta(days=day)).year - 1
        name = "%04d-Q1" % year
        while self.parse(name)[1] < day:
            name = self.shift(name, 1)
        return name

    def day_of(self, moment):
        return (moment + self.offset) // 86400


# --- the main line and its states ------------------------------------------

def is_pull_merge(subject, branch):
    x = re.escape(branch)
    return re.fullmatch(
        r"Merge (branch '%s' of (?:(?! into ).)+|remote-tracking branch '[^'/]+/%s')( into %s)?" % (x, x, x),
        subject) is not None


def main_line(history):
    """Indices of commits, oldest first, and the turns."""
    line, turns, at = [], [], history["tip"]
    while at is not None:
        line.append(at)
        commit = history["commits"][at]
        parents = commit["parents"]
        if len(parents) > 1 and is_pull_merge(commit["subject"], history.get("branch", "main")):
            turns.append(at)
            at = parents[1]
        else:
            at = parents[0] if parents else None
    return line[::-1], turns


def readable(content):
    return isinstance(content, dict) and content.get("plan")


def plan_states(history, line):
    """For each main-line commit {identity: (path, plan)}, and what is unreadable."""
    states, bad = [], []
    last = {}       # path -> last readable version, while the path stays
    holder = {}     # identity -> path that was the plan in the state before
    paths_before = set()
    for index in line:
        tree = history["commits"][index]["tree"]
        last = {p: v for p, v in last.items() if p in tree}
        unreadable = []
        for path, content in tree.items():
            if readable(content):
                last[path] = content
            else:
                unreadable.append(path)
        by_id = {}
        for path in sorted(last):
            by_id.setdefault(last[path]["plan"], []).append(path)
        state = {}
        for ident, paths in by_id.items():
            there = [p for p in paths if p in paths_before]
            if holder.get(ident) in paths:
                path = holder[ident]
            else:
                path = (there or paths)[0]
            state[ident] = (path, last[path])
        holder = {ident: path for ident, (path, _) in state.items()}
        paths_before = set(tree)
        states.append(state)
        bad.append(sorted(unreadable))
    return states, bad


# --- who is who: plans and actions through renames --------------------------

class Tracks:
    """Joins names into histories, step by step."""

    def __init__(self):
        self.parent = []       # of each history, itself at the root
        self.alive = []        # states in which it lived
        self.known = {}        # name -> history it last stood for
        self.at = []           # for each state: name -> history

    def root(self, t):
        while self.parent[t] != t:
            t = self.parent[t]
        return t

    def step(self, names, was):
        """
        The next state holds these names; was(name) is the former name it
        claims, or None.
        """
        i = len(self.at)
        before = {n: self.root(t) for n, t in self.at[-1].items()} if self.at else {}
        former = dict(self.known)
        now, used = {}, set()
        for n in names:
            if n in before:
                now[n] = before[n]
                used.add(before[n])
        for n in names:
            if n in now:
                continue
            t = self.root(self.known[n]) if n in self.known else None
            if t is None or t in used:
                t = len(self.parent)
                self.parent.append(t)
                self.alive.append(set())
            now[n] = t
            used.add(t)
        for n in names:
            self.alive[now[n]].add(i)
        for n in names:
            old = was(n)
            if old is None or old == n or old in now or old not in former:
                continue
            mine, other = self.root(now[n]), self.root(former[old])
            if mine != other and not self.alive[mine] & self.alive[other]:
                self.parent[mine] = other
                self.alive[other] |= self.alive[mine]
        self.known.update(now)
        self.at.append(now)


def track(states, upto):
    """
    Histories over states 0..upto: of plans, as Tracks, and of actions, as
    {history: {state: (plan id, key, path, plan, action)}}.
    """
    plans = Tracks()
    for state in states[:upto + 1]:
        plans.step(sorted(state), lambda n: state[n][1].get("was"))
    actions = Tracks()
    called = {}     # plan name -> its history, as of the state before
    for i, state in enumerate(states[:upto + 1]):
        here = {n: plans.root(t) for n, t in plans.at[i].items()}
        names = {}
        for ident in sorted(state):
            for key, act in state[ident][1].get("actions", {}).items():
                names[(here[ident], key)] = act

        def was(name):
            text = names[name].get("was")
            if not text:
                return None
            if "." not in text:
                return (name[0], text)
            plan, key = text.split(".", 1)
            return (plans.root(called[plan]), key) if plan in called else None
        actions.step(list(names), was)
        called.update(plans.at[i])
    found = {}
    for i, state in enumerate(states[:upto + 1]):
        for ident in sorted(state):
            path, plan = state[ident]
            for key, act in plan.get("actions", {}).items():
                t = actions.at[i][(plans.root(plans.at[i][ident]), key)]
                found.setdefault(actions.root(t), {})[i] = (ident, key, path, plan, act)
    return plans, found


# --- one review ---------------------------------------------------------------

class Review:
    def __init__(self, history, period, today, against_empty=False):
        self.h = history
        self.cal = Calendar(history["config"])
        self.line, self.turns = main_line(history)
        self.days = [self.cal.day_of(history["commits"][i]["time"]) for i in self.line]
        self.states, self.bad = plan_states(history, self.line)
        self.period = period
        self.first, self.last, self.names = self.cal.parse(period)
        self.today = today
        self.running = today <= self.last
        self.as_of = min(today, self.last) if self.running else self.last
        before = self.cal.shift(self.names[0], -1)
        self.a, self.a_by = self.boundary(before)
        self.b, self.b_by = self.boundary(self.names[-1])
        self.a_last = self.cal.parse(before)[1]
        self.provisional = "tip" in (self.a_by, self.b_by)

    def boundary(self, name):
        last = self.cal.parse(name)[1]
        closes = last + self.cal.closing
        tag = self.h["tags"].get(name)
        if tag is not None and tag in self.line:
            at = self.line.index(tag)
            if abs(self.days[at] - last) <= 31:
                return at, "tag"
        if self.today <= closes:
            return len(self.line) - 1, "tip"
        for at in range(len(self.line) - 1, -1, -1):
            if self.days[at] <= closes:
                return at, "date"
        return None, None

    # what an action is at a state, seen with a horizon (the period's last day)

    def done_day(self, versions, upto):
        """(day that counts, late entry?) of the done written at `upto`, or None."""
        made = written = None
        for i in sorted(versions):
            if i > upto:
                break
            day = to_day(versions[i][4].get("done"))
            if day is None:
                made = written = None
            elif made is None:
                made, written = i, day
            current = day
        if made is None:
            return None, False
        commit_day = self.days[made]
        if commit_day - written > 14:
            end = self.cal.parse(self.cal.quarter_of(written))[1]
            if end < commit_day <= end + self.cal.closing:
                return end, True
            return commit_day, True
        return current, False

    def status(self, versions, at, horizon):
        """'done', 'dropped' or 'open' of the version at state `at`."""
        _, _, _, plan, act = versions[at]
        day, _ = self.done_day(versions, at)
        if day is not None and day <= horizon:
            return "done"
        day = to_day(act.get("dropped"))
        if (day is not None and day <= horizon) or plan.get("stage") == "dropped":
            return "dropped"
        return "open"

    def last_due(self, versions, upto, since=-1):
        due = None
        for i in sorted(versions):
            if since < i <= upto:
                day = to_day(versions[i][4].get("due"))
                due = due if day is None else day
        return due

    def moves(self, versions, since, upto):
        """Every change of the date that counts, in states since+1 .. upto."""
        out, due, because = [], None, None
        for i in sorted(versions):
            if i > upto:
                break
            act = versions[i][4]
            day = to_day(act.get("due"))
            if day is not None and due is not None and day != due and i > since:
                out.append((i, due, day, self.reason(i, because, act.get("because"), versions, "due", day)))
            due = due if day is None else day
            because = act.get("because")
        return out

    def credited(self, i, versions, field, value):
        """Index of the commit a change at main-line state i is credited to."""
        at = self.line[i]
        commit = self.h["commits"][at]
        if len(commit["parents"]) < 2:
            return at
        main = self.line[i - 1]
        seen, todo, own = set(), [main], set()
        while todo:
            x = todo.pop()
            if x not in seen:
                seen.add(x)
                todo += self.h["commits"][x]["parents"]
        todo = list(commit["parents"])
        while todo:
            x = todo.pop()
            if x not in seen and x not in own:
                own.add(x)
                todo += self.h["commits"][x]["parents"]
        # by the name after the step, else by the one before: a rename wrote nothing
        names = [versions[j][:2] for j in sorted(versions) if j <= i][:-3:-1]

        def value_at(x):
            for ident, key in names:
                for content in self.h["commits"][x]["tree"].values():
                    if readable(content) and content["plan"] == ident and key in content.get("actions", {}):
                        return to_day(content["actions"][key].get(field))
            return None
        writers = [x for x in own if value_at(x) == value and
                   all(value_at(p) != value for p in self.h["commits"][x]["parents"])]
        return max(writers, key=lambda x: (self.h["commits"][x]["time"], x)) if writers else at

    def reason(self, i, before, after, versions, field, value):
        commit = self.credited(i, versions, field, value)
        if after and after != before:
            return commit, after
        return commit, self.h["commits"][commit].get("because")

    # all actions

    def run(self):
        a = -1 if self.a is None else self.a
        b = -1 if self.b is None else self.b
        assert a <= b, "A is after B"
        plans, found = track(self.states, b)
        actions = [r for r in (self.one(v, a, b) for v in found.values()) if r]
        return {
            "period": self.period, "running": self.running, "provisional": self.provisional,
            "as_of": from_day(self.as_of),
            "from": {"by": self.a_by, "commit": None if self.a is None else self.line[self.a]},
            "to": {"by": self.b_by, "commit": None if self.b is None else self.line[self.b]},
            "actions": [r for r in actions if r["outcome"] != "settled"],
            "totals": self.totals(actions, plans, a, b),
            "turns": list(self.turns),
            "metrics": self.metrics(plans, a, b),
            "percents": self.percents(plans, a, b),
        }

    # metrics: of the state at B, and of the one at A for those gone since

    def readings(self, metric, as_of):
        """[(day, value)] that count, by day: the most exact of one day."""
        best = {}
        for key, value in (metric.get("actuals") or {}).items():
            if re.fullmatch(r"\d{4}-\d\d-\d\d", key):
                rank, day = 0, to_day(key)
            elif "Q" in key:
                rank, day = 2, self.cal.parse(key)[1]
            else:
                year, month = int(key[:4]), int(key[5:])
                after = datetime.date(year + month // 12, month % 12 + 1, 1)
                rank, day = 1, (after - EPOCH).days - 1
            if isinstance(value, dict):
                value = sum(value.values())
            if day <= as_of and (day not in best or rank < best[day][0]):
                best[day] = (rank, value)
        return [(day, best[day][1]) for day in sorted(best)]

    def span_of(self, plan, metric, as_of):
        """Where the expected line begins and ends, or None; an actual of the future begins nothing."""
        start = end = None
        if plan.get("period"):
            start, end, _ = self.cal.parse(plan["period"])
        if start is None:
            every = self.readings(metric, as_of)
            start = every[0][0] if every else None
        return start, to_day(metric.get("due")) if metric.get("due") else end

    def measure(self, plan, metric, first, as_of):
        base, target = metric.get("baseline"), metric.get("target")
        stay = metric.get("direction", "reach") != "reach"
        got = self.readings(metric, as_of)
        values = [v for _, v in got]
        m = dict.fromkeys(("reading", "progress", "to_objective", "expected", "pace"))
        m["behind"] = False
        if values:
            counts = metric.get("counts", "latest")
            m["reading"] = {"latest": values[-1], "sum": sum(values),
                            "mean": sum(values) / len(values)}[counts]
        if stay:
            inside = [v for day, v in got if day >= first]
            above = metric["direction"] == "stay-above"
            if inside:
                m["progress"] = sum(v >= target if above else v <= target for v in inside) / len(inside)
            m["to_objective"] = m["progress"]
            return m
        if base is None or base == target:
            return m
        if m["reading"] is not None:
            m["progress"] = (m["reading"] - base) / (target - base)
            m["to_objective"] = m["reading"] / target if target > base else m["progress"]
        m["expected"] = self.expected(plan, metric, base, target, as_of)
        if m["expected"] is not None and m["expected"] >= 0.1 and m["progress"] is not None:
            m["pace"] = m["progress"] / m["expected"]
            m["behind"] = m["pace"] < 0.75
        return m

    def expected(self, plan, metric, base, target, as_of):
        start, end = self.span_of(plan, metric, as_of)
        if end is not None and as_of >= end:
            return 1.0
        if start is None or end is None:
            return None
        if as_of >= end:        # also where the date is before the start
            return 1.0
        points = [(start, base)] + [(to_day(k), v) for k, v in sorted((metric.get("path") or {}).items())]
        points.append((end, target))
        value = points[-1][1]
        for (d0, v0), (d1, v1) in zip(points, points[1:]):
            if as_of <= d0:
                value = v0
                break
            if as_of < d1:
                value = v0 + (v1 - v0) * (as_of - d0) / (d1 - d0)
                break
        return (value - base) / (target - base)

    def metrics(self, plans, a, b):
        out = {}
        if b < 0:
            return out
        before = {}
        if a >= 0:
            for ident, (_, plan) in self.states[a].items():
                for key, metric in plan.get("metrics", {}).items():
                    before[plans.root(plans.at[a][ident]), key] = metric
        for ident, (_, plan) in self.states[b].items():
            for key, metric in plan.get("metrics", {}).items():
                m = self.measure(plan, metric, self.first, self.as_of)
                old = before.get((plans.root(plans.at[b][ident]), key))
                m["eased"] = old is not None and self.eased(old, metric)
                out[ident, "metrics." + key] = m
        return out

    def eased(self, old, new):
        for field, default in (("baseline", None), ("unit", None), ("weight", 1), ("direction", "reach")):
            if old.get(field, default) != new.get(field, default):
                return True
        direction = new.get("direction", "reach")
        if to_day(old.get("due")) and to_day(new.get("due")) and to_day(new["due"]) > to_day(old["due"]):
            return True
        if direction == "stay-above":
            return new["target"] < old["target"]
        if direction == "stay-below":
            return new["target"] > old["target"]
        if new.get("baseline") is None:
            return False
        return abs(new["target"] - new["baseline"]) < abs(old["target"] - old["baseline"])

    def percents(self, plans, a, b):
        """{plan: (percent to objective, measured, of how many)} and the total."""
        out = {}
        if b < 0:
            return out
        for ident, (_, plan) in self.states[b].items():
            mine = {k: (plan, m) for k, m in plan.get("metrics", {}).items()}
            if a >= 0:
                for other, (_, old) in self.states[a].items():
                    if plans.root(plans.at[a][other]) == plans.root(plans.at[b][ident]):
                        for k, m in old.get("metrics", {}).items():
                            mine.setdefault(k, self.last_seen(plans, ident, k, a, b))
            weights = got = total = 0
            for owner, metric in mine.values():
                progress = self.measure(owner, metric, self.first, self.as_of)["progress"]
                if progress is None:
                    continue
                weight = metric.get("weight", 1)
                got += 1
                weights += weight
                total += weight * min(1, max(0, progress))
            percent = total / weights if mine and got * 2 >= len(mine) and weights else None
            out[ident] = (percent, got, len(mine))
        return out

    def last_seen(self, plans, ident, key, a, b):
        for i in range(b, a - 1, -1):
            for other, (_, plan) in self.states[i].items():
                if plans.root(plans.at[i][other]) == plans.root(plans.at[b][ident]) and key in plan.get("metrics", {}):
                    return plan, plan["metrics"][key]
        raise AssertionError("a metric of A was never seen")

    def one(self, versions, a, b):
        versions = {i: v for i, v in versions.items() if i <= b}
        window = [i for i in sorted(versions) if i > a]
        in_a, in_b = a in versions, b in versions
        if not in_a and not window:
            return None
        seen = max(versions)            # stands for B where it is gone
        status_a = self.status(versions, a, self.a_last) if in_a else None
        status_b = self.status(versions, seen, self.last)
        settled_a = status_a in ("done", "dropped")
        if settled_a and status_b != "open":
            outcome = "settled"
        elif status_b != "open":
            outcome = status_b
        else:
            outcome = "open" if in_b else "vanished"
        ident, key, path, plan, act = versions[seen]
        r = {"plan": ident, "item": "actions." + key, "file": path, "outcome": outcome,
             "owner": act.get("owner"), "because": act.get("because") or None, "in_b": in_b}
        if outcome == "settled":
            return r
        due_a = self.last_due(versions, a) if in_a else None
        dates = [to_day(versions[i][4].get("due")) for i in window]
        first_seen = next((d for d in dates if d is not None), None)
        before = due_a if due_a is not None else first_seen
        due = to_day(act.get("due"))
        last_due = self.last_due(versions, b)
        r["due"], r["due_before"] = from_day(due), from_day(before)
        r["slip_days"] = None if before is None or last_due is None else last_due - before
        alldates = [to_day(versions[i][4].get("due")) for i in sorted(versions)]
        r["first_due"] = from_day(next((d for d in alldates if d is not None), None))
        moved = self.moves(versions, a, b)
        r["moves"], r["moves_ever"] = len(moved), len(self.moves(versions, -1, b))
        r["moved"] = [{"commit": c, "day": from_day(self.days[i]) if c == self.line[i] else from_day(self.cal.day_of(self.h["commits"][c]["time"])),
                       "from": from_day(x), "to": from_day(y), "days": y - x, "because": why}
                      for i, x, y, (c, why) in moved]
        done, late_entry = self.done_day(versions, seen)
        r["done"] = from_day(done) if outcome == "done" else None
        self.promise(r, versions, a, b, in_a, status_a, due_a, window, done)
        marks = []

        def mark(name, holds):
            if holds:
                marks.append(name)
        mark("added", not in_a)
        mark("slipped", r["slip_days"] is not None and r["slip_days"] > 0)
        mark("brought-forward", r["slip_days"] is not None and r["slip_days"] < 0)
        mark("reassigned", in_a and versions[a][4].get("owner") != act.get("owner"))
        mark("reopened", settled_a and outcome == "open")
        mark("overdue", outcome == "open" and due is not None and due <= self.as_of)
        mark("carried", r["ended"] == "open" and not self.running)
        mark("unplanned", r.pop("unplanned"))
        mark("late-entry", outcome == "done" and late_entry)
        r["marks"] = marks
        r["periods_outlived"] = None
        if "carried" in marks:
            n, at = 0, self.first           # a span goes back by its own length
            first_due = to_day(r["first_due"])
            name = self.names[0]
            if first_due <= self.last:
                n = 1
                while first_due < at:
                    name, n = self.cal.shift(name, -len(self.names)), n + 1
                    at = self.cal.parse(name)[0]
            r["periods_outlived"] = n
        return r

    def entry(self, versions, since, in_a):
        """
        The state with which an action enters after `since`. What was not there
        enters with its first state in a committed plan, and promises nothing
        if it has no date then; what was there, in a draft or without a date,
        with the first state that has both. The date is the one that stands
        there, not one lost before. (With this reading the whole real
        history has the 400 promises that its description counts.)
        """
        for i in sorted(versions):
            if i > since and versions[i][3].get("stage", "committed") == "committed":
                if to_day(versions[i][4].get("due")) is not None:
                    return i
                if not in_a:
                    return None
        return None

    def enters_done(self, versions, at):
        return self.status(versions, at, self.last) == "done"

    def promise(self, r, versions, a, b, in_a, status_a, due_a, window, done):
        r.update(promise=None, promised_day=None, promised_owner=None, ended=None,
                 unplanned=False, backlog=False)
        standing = in_a and versions[a][3].get("stage", "committed") == "committed" and due_a is not None
        kind = day = owner = None
        if standing:
            if status_a != "open":
                return
            if due_a < self.first:
                r["backlog"] = True
            kind, day, owner = "start", due_a, versions[a][4].get("owner")
            at = self.entry(versions, -1, True)
            if at is not None and at <= a and self.days[at] > self.a_last:     # came in the closing days before
                if self.enters_done(versions, at) or self.days[at] > day - 7:
                    r["unplanned"] = (self.enters_done(versions, at) or day <= self.last)
                    kind = None
        else:
            if in_a and status_a != "open":
                return
            at = self.entry(versions, a, in_a)
            if at is None:
                return
            day, owner, kind = self.last_due(versions, at), versions[at][4].get("owner"), "added"
            if self.enters_done(versions, at):
                r["unplanned"], kind = True, None
            elif self.status(versions, at, self.last) == "dropped":
                kind = None
            elif self.days[at] > day - 7:
                r["unplanned"], kind = day <= self.last, None
        if kind is None or not self.first <= day <= self.last:
            return
        ended = {"open": "open", "dropped": "dropped", "vanished": "vanished"}.get(r["outcome"])
        if ended is None:
            ended = "kept" if done <= day else "late"
        r.update(promise=kind, promised_day=from_day(day), promised_owner=owner, ended=ended)

    def totals(self, actions, plans, a, b):
        open_ones = [r for r in actions if r["outcome"] != "settled"]

        def promised(kind):
            mine = [r for r in open_ones if r["promise"] == kind]
            c = {k: sum(r["ended"] == k for r in mine) for k in ("kept", "late", "open", "dropped", "vanished")}
            n = c["promised"] = len(mine)
            c["on_time"] = c["kept"] / n if n else None
            c["by_the_end"] = (c["kept"] + c["late"]) / n if n else None
            return c

        def marked(name):
            return sum(name in r["marks"] for r in open_ones)
        slips = sorted(r["slip_days"] for r in open_ones if "slipped" in r["marks"])
        backlog = [r for r in open_ones if r["backlog"]]
        ages = [self.as_of - to_day(r["due_before"]) for r in backlog if r["outcome"] == "open"]
        in_a = {plans.root(t) for t in plans.at[a].values()} if a >= 0 else set()
        in_b = {plans.root(t) for t in plans.at[b].values()} if b >= 0 else set()
        unplanned = [r for r in open_ones if "unplanned" in r["marks"]]
        return {
            "plans": len(in_b), "plans_added": len(in_b - in_a), "plans_removed": len(in_a - in_b),
            "promises": {"start": promised("start"), "added": promised("added")},
            "backlog": {"open": sum(r["outcome"] == "open" for r in backlog),
                        "cleared": sum(r["outcome"] in ("done", "dropped") for r in backlog),
                        "oldest_days": max(ages) if ages else None},
            "unplanned": {"added": len(unplanned), "done": sum(r["outcome"] == "done" for r in unplanned)},
            "outcomes": {k: sum(r["outcome"] == k for r in actions)
                         for k in ("done", "dropped", "vanished", "open", "settled")},
            "added": marked("added"), "slipped": len(slips), "slip_days": sum(slips),
            "slip_days_median": slips[(len(slips) - 1) // 2] if slips else None,
            "moves": sum(r["moves"] for r in open_ones),
            "brought_forward": marked("brought-forward"), "reassigned": marked("reassigned"),
            "reopened": marked("reopened"), "overdue": marked("overdue"), "carried": marked("carried"),
            "late_entry": marked("late-entry"),
        }
