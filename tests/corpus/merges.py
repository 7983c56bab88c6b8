#!/usr/bin/env python3
"""Three-way merges out of a straight history.

Three versions of a plan that follow each other, v0, v1 and v2, are two changes.
  back   taking the first change out of v2 again: base v1, ours v2, theirs v0
  forth  where that is clean, giving w: both changes on top of v0, as two people
         would have made them: base v0, ours v1, theirs w; v2 is what must come out
Each is merged by the driver and by git's own line merge.

Usage: merges.py GIT_PLAN REPOSITORY; prints what came of it, one count a line.
"""
import collections
import os
import subprocess
import sys
import tempfile


def run(words, **more):
    return subprocess.run(words, capture_output=True, check=False, **more)


def versions(repo):
    """path -> the ids of its versions, oldest first"""
    log = run(["git", "-C", repo, "log", "--reverse", "--first-parent", "--raw",
               "--no-renames", "--no-abbrev", "--format=", "--", "plans"]).stdout.decode()
    out = collections.defaultdict(list)
    for line in log.splitlines():
        facts, path = line.split("\t")
        new = facts.split()[3]
        if set(new) != {"0"} and (not out[path] or out[path][-1] != new):
            out[path].append(new)
    return out


def blobs(repo, ids):
    names = "\n".join(ids).encode()
    text = run(["git", "-C", repo, "cat-file", "--batch"], input=names).stdout
    out, at = {}, 0
    for name in ids:
        head, at = text.index(b"\n", at), text.index(b"\n", at) + 1
        size = int(text[:head].rsplit(b" ", 1)[1])
        out[name] = text[at:at + size]
        at += size + 1
    return out


class Merger:
    def __init__(self, git_plan, folder):
        self.git_plan, self.folder = git_plan, folder

    def write(self, texts):
        names = [os.path.join(self.folder, n) for n in ("ours", "base", "theirs")]
        for name, text in zip(names, texts):
            with open(name, "wb") as f:
                f.write(text)
        return names

    def driver(self, base, ours, theirs):
        """the result, or None where it is in conflict"""
        o, b, t = self.write((ours, base, theirs))
        done = run([self.git_plan, "merge-driver", b, o, t, "7", "plan.yaml"])
        if done.returncode not in (0, 1):
            sys.exit(done.stderr.decode())
        with open(o, "rb") as f:
            result = f.read()
        if (b"\n<<<<<<< " in result) != (done.returncode == 1):
            sys.exit("markers and exit status do not agree")
        return result if done.returncode == 0 else None

    def lines(self, base, ours, theirs):
        o, b, t = self.write((ours, base, theirs))
        done = run(["git", "merge-file", "-p", o, b, t])
        return done.stdout if done.returncode == 0 else None


def main():
    git_plan, repo = sys.argv[1:]
    history = versions(repo)
    text = blobs(repo, sorted({v for vs in history.values() for v in vs}))
    count = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        merger = Merger(git_plan, folder)

        def merge(kind, base, ours, theirs):
            by_item, by_line = merger.driver(base, ours, theirs), merger.lines(base, ours, theirs)
            count[kind] += 1
            count[kind + " by item"] += by_item is not None
            count[kind + " by line"] += by_line is not None
            count[kind + " only by item"] += by_item is not None and by_line is None
            count[kind + " only by line"] += by_item is None and by_line is not None
            count[kind + " by both, other bytes"] += None not in (by_item, by_line) and by_item != by_line
            return by_item

        for path in sorted(history):
            ids = history[path]
            for v0, v1, v2 in zip(ids, ids[1:], ids[2:]):
                if v0 == v2:
                    continue
                without = merge("back", text[v1], text[v2], text[v0])
                if without is None or without in (text[v0], text[v2]):
                    continue
                again = merge("forth", text[v0], text[v1], without)
                count["forth as it was"] += again == text[v2]
    for name in sorted(count):
        print(f"{name}: {count[name]}")


main()
