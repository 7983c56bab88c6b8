"""
Reviews small histories whose answers were counted by hand. Prints TAP.

usage: run_cases.py GIT_PLAN FILE.case...

A .case file holds cases, each a history and what the review has to say of it:

    case A promise done on its day is kept
    commit 2025-12-01              # 12:00 UTC; or 2025-12-01T23:59:59+02:00
      p.a due=2026-02-10           # owner=sam unless given; title is the key
    commit 2026-02-10
      p.a done=2026-02-10          # named fields change, field= removes one
    review 2026-Q1 --today 2026-06-01
      totals.promises.start.kept 1
      p.a outcome=done ended=kept marks=

After `commit DAY`: by=NAME, subject="...", because="..." (a trailer), tag=NAME,
on=BRANCH (else main; it begins at main's newest commit), merge=BRANCH,
second=1 (the merged branch is the first parent, as `git pull` makes it).
Lines of a commit:

    PLAN field=value ...           fields of the plan; path=FILE moves it
    PLAN -                         the file is deleted
    PLAN.KEY field=value ...       an action; `PLAN.KEY -` deletes it
    metric PLAN.KEY {...}          a metric in YAML, `-` deletes it
    lever PLAN.KEY {...}
    more PLAN TEXT                 a line of YAML at the plan's end
    config {...}                   .git-plan.yaml
    file PATH TEXT                 any file; \\n in TEXT is a line end
    gone PATH

Lines of a review: a path into the JSON and its value, `PLAN.KEY field=value`
for an action, metric or lever, `PLAN.KEY none` where there is none of them,
`error TEXT` for exit status 2 with TEXT among the messages. null, true, false
and numbers are those of JSON; lists are joined by commas.
"""
import copy
import datetime
import json
import os
import shlex
import subprocess
import sys
import tempfile

ENV = dict(os.environ, GIT_CONFIG_NOSYSTEM="1", LC_ALL="C.UTF-8")


class Case:
    def __init__(self, name, line):
        self.name, self.line, self.steps = name, line, []


def read_cases(path):
    cases = []
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            text = line.split(" # ")[0].rstrip()
            if not text or text.lstrip().startswith("#"):
                continue
            word, _, rest = text.strip().partition(" ")
            if text.startswith("case "):
                cases.append(Case(rest, number))
            elif text[0] != " ":
                cases[-1].steps.append((word, rest, []))
            else:
                cases[-1].steps[-1][2].append(text.strip())
    return cases


def fields_of(words):
    return dict(w.split("=", 1) for w in words)


class Tree:
    """The files of one branch."""

    def __init__(self):
        self.plans, self.files, self.config = {}, {}, None

    def plan(self, name):
        return self.plans.setdefault(name, {"path": "plans/%s.yaml" % name, "fields": {}, "actions": {},
                                            "metrics": {}, "levers": {}, "more": []})

    def change(self, line):
        word, _, rest = line.partition(" ")
        if word in ("metric", "lever"):
            name, _, value = rest.partition(" ")
            plan, key = name.split(".")
            items = self.plan(plan)[word + "s"]
            items[key] = value
            if value == "-":
                del items[key]
        elif word == "config":
            self.config = rest
        elif word == "more":
            name, _, value = rest.partition(" ")
            self.plan(name)["more"].append(value)
        elif word == "file":
            path, _, value = rest.partition(" ")
            self.files[path] = value.replace("\\n", "\n") + "\n"
        elif word == "gone":
            del self.files[rest]
        elif "." in word:
            self.change_action(*word.split("."), shlex.split(rest))
        else:
            self.change_plan(word, shlex.split(rest))

    def change_plan(self, name, words):
        if words == ["-"]:
            del self.plans[name]
            return
        plan = self.plan(name)
        for k, v in fields_of(words).items():
            if k == "path":
                plan["path"] = v
            else:
                plan["fields"][k] = v

    def change_action(self, name, key, words):
        actions = self.plan(name)["actions"]
        if words == ["-"]:
            del actions[key]
            return
        action = actions.setdefault(key, {"title": key, "owner": "sam"})
        action.update(fields_of(words))
        for k in [k for k, v in action.items() if v == ""]:
            del action[k]

    def render(self):
        out = dict(self.files)
        if self.config is not None:
            out[".git-plan.yaml"] = self.config + "\n"
        for name, plan in self.plans.items():
            fields = {k: v for k, v in dict({"plan": name, "title": name, "owner": "dana"}, **plan["fields"]).items() if v}
            text = "".join("%s: %s\n" % f for f in fields.items())
            for kind in ("metrics", "actions", "levers"):
                if plan[kind]:
                    text += kind + ":\n"
                for key, item in plan[kind].items():
                    text += "  %s: " % key
                    text += item if isinstance(item, str) else "{%s}" % ", ".join("%s: %s" % f for f in item.items())
                    text += "\n"
            out[plan["path"]] = text + "".join(m + "\n" for m in plan["more"])
        return out


class History:
    """Writes one git fast-import stream."""

    def __init__(self):
        self.out, self.tips, self.trees, self.marks, self.tags = [], {}, {}, 0, []

    def commit(self, rest, lines):
        words = shlex.split(rest)
        when, options = words[0], fields_of(words[1:])
        branch = options.get("on", "main")
        if branch not in self.tips and "main" in self.tips:
            self.tips[branch], self.trees[branch] = self.tips["main"], copy.deepcopy(self.trees["main"])
        tree = self.trees.setdefault(branch, Tree())
        parents = [self.tips[branch]] if branch in self.tips else []
        if "merge" in options:
            parents.append(self.tips[options["merge"]])
        if "second" in options:
            parents.reverse()
        for line in lines:
            tree.change(line)
        self.marks += 1
        self.tips[branch] = self.marks
        self.write(branch, when, options, parents, tree)
        if "tag" in options:
            self.tags.append((options["tag"], self.marks))

    def write(self, branch, when, options, parents, tree):
        if "T" not in when:
            when += "T12:00:00+00:00"
        moment = datetime.datetime.fromisoformat(when)
        stamp = "%d %s" % (moment.timestamp(), moment.strftime("%z"))
        who = options.get("by", "dana")
        message = options.get("subject", "Work")
        if "because" in options:
            message += "\n\nBecause: " + options["because"]
        self.data("commit refs/heads/%s\nmark :%d\nauthor %s <%s@example.org> %s\ncommitter %s <%s@example.org> %s\n"
                  % (branch, self.marks, who, who, stamp, who, who, stamp))
        self.blob(message)
        for i, p in enumerate(parents):
            self.data("%s :%d\n" % ("merge" if i else "from", p))
        self.data("deleteall\n")
        for path, text in sorted(tree.render().items()):
            self.data("M 100644 inline %s\n" % path)
            self.blob(text)

    def data(self, text):
        self.out.append(text.encode())

    def blob(self, text):
        raw = text.encode("utf-8", "surrogateescape")
        self.out += [b"data %d\n" % len(raw), raw, b"\n"]

    def make(self, folder):
        for name, mark in self.tags:
            self.data("reset refs/tags/%s\nfrom :%d\n\n" % (name, mark))
        subprocess.run(["git", "init", "-q", "-b", "main", folder], check=True, env=ENV)
        subprocess.run(["git", "-C", folder, "fast-import", "--quiet"], input=b"".join(self.out), check=True, env=ENV)


def as_text(value):
    if isinstance(value, list):
        return ",".join(as_text(v) for v in value)
    return value if isinstance(value, str) else json.dumps(value)


def equal(want, got):
    got = as_text(got)
    try:
        return abs(float(want) - float(got)) < 1e-9
    except ValueError:
        return want == got


def find(said, name):
    plan, key = name.split(".", 1)
    for kind in ("actions", "metrics", "levers"):
        for item in said[kind]:
            if (item["plan"], item["item"].split(".", 1)[1]) == (plan, key):
                return item
    return None


def look_up(got, path):
    """`moved.0.days`; `n` is how many there are."""
    for part in path.split("."):
        if isinstance(got, list):
            got = len(got) if part == "n" else got[int(part)]
        else:
            got = got[part]
    return got


def check_line(said, line):
    """What is wrong, or nothing."""
    name, _, rest = line.partition(" ")
    if rest == "none":
        return [] if find(said, name) is None else ["%s is there" % name]
    wrong = []
    if "=" in rest:
        item = find(said, name)
        if item is None:
            return ["%s is not there" % name]
        for k, want in fields_of(shlex.split(rest)).items():
            got = look_up(item, k)
            if not equal(want, got):
                wrong.append("%s %s is %s, not %s" % (name, k, as_text(got), want))
        return wrong
    got = look_up(said, name)
    return [] if equal(rest, got) else ["%s is %s, not %s" % (name, as_text(got), rest)]


def check_review(git_plan, folder, rest, lines):
    command = [git_plan, "-C", folder, "review"] + shlex.split(rest) + ["--format", "json"]
    if "--today" not in rest:
        command += ["--today", "2027-06-01"]
    run = subprocess.run(command, capture_output=True, text=True, env=ENV)
    if lines and lines[0].startswith("error "):
        if run.returncode == 2 and lines[0][6:] in run.stderr:
            return []
        return ["exit %d: %s" % (run.returncode, run.stderr.strip())]
    if run.returncode:
        return ["exit %d: %s" % (run.returncode, run.stderr.strip())]
    said = json.loads(run.stdout)
    wrong = [w for line in lines for w in check_line(said, line)]
    return ["review %s: %s" % (rest, w) for w in wrong]


def run_case(git_plan, case):
    history, wrong, checked = History(), [], 0
    with tempfile.TemporaryDirectory() as scratch:
        folder, made = os.path.join(scratch, "r"), False
        for word, rest, lines in case.steps:
            if word == "commit":
                history.commit(rest, lines)
                continue
            if not made:
                history.make(folder)
                made = True
            if word == "git":
                subprocess.run(["git", "-C", folder] + shlex.split(rest), check=True, env=ENV, capture_output=True)
                continue
            checked += len(lines)
            wrong += check_review(git_plan, folder, rest, lines)
    return wrong if checked else ["nothing was checked"]


def main():
    number = bad = 0
    for path in sys.argv[2:]:
        for case in read_cases(path):
            number += 1
            try:
                wrong = run_case(sys.argv[1], case)
            except (KeyError, IndexError, ValueError, TypeError) as trouble:
                wrong = ["the case itself: %r" % trouble]
            print("%sok %d - %s" % ("not " if wrong else "", number, case.name))
            bad += bool(wrong)
            for w in wrong:
                print("# %s:%d: %s" % (path, case.line, w))
    print("1..%d" % number)
    return 1 if bad or not number else 0


if __name__ == "__main__":
    sys.exit(main())
