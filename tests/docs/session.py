#!/usr/bin/env python3
"""Plays the console sessions of a Markdown page and compares what they print.

Blocks marked ```console hold commands ("$ " before them, "> " before lines that
go on) and what they print, to the letter but for commit ids. All blocks of a page
run in one shell, in an empty folder. A block marked ```text is an excerpt: it must
stand in what some command of the page prints. Two comments, which a reader does not see, steer it:
  <!-- day 2026-04-03 -->        that day the next commands run
  <!-- file plans/x.yaml -->     the next block is written to this file
With --update the page gets what the commands really print. Output is TAP.
"""
import os
import re
import subprocess
import sys

END = "=== end of output ==="


def pieces(text):
    """Yields (kind, value, begin, end): day, file, console; spans of the block."""
    wanted_file = None
    token = re.compile(
        r"<!-- (day|file) (\S+) -->|^```(\w*)\n(.*?)^```$", re.M | re.S)
    for m in token.finditer(text):
        if m.group(1) == "file":
            wanted_file = m.group(2)
        elif m.group(1):
            yield "day", m.group(2), m.start(), m.end()
        elif wanted_file:
            yield "file", (wanted_file, m.group(4)), m.start(4), m.end(4)
            wanted_file = None
        elif m.group(3) in ("console", "text"):
            yield m.group(3), m.group(4), m.start(4), m.end(4)


def commands(block):
    """The commands of a block, each with the output that it says."""
    found = []
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append([line[2:], ""])
        elif line.startswith("> ") and found and not found[-1][1]:
            found[-1][0] += line[2:]
        elif found:
            found[-1][1] += line
        else:
            raise SystemExit("a block begins with output: " + line)
    return found


class Shell:
    def __init__(self, folder):
        self.shell = subprocess.Popen(
            ["sh"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT)

    def run(self, command):
        self.shell.stdin.write(
            (command + f"\necho '{END}'\n").encode())
        self.shell.stdin.flush()
        out = b""
        while not out.endswith((END + "\n").encode()):
            line = self.shell.stdout.readline()
            if not line:
                raise SystemExit("the shell ended: " + out.decode())
            out += line
        return out[:-len(END) - 1].decode()

    def day(self, day):
        self.run(f"export TODAY={day} GIT_AUTHOR_DATE={day}T09:00:00Z"
                 f" GIT_COMMITTER_DATE={day}T09:00:00Z")


def same(a, b):
    """Alike but for commit ids, in which every byte of a commit has a part,
    those of a schema too, which no reader of the page sees."""
    ids = re.compile(r"(?<![\w-])([0-9a-f]{8})(?:[0-9a-f]{32})?(?!\w)")
    return ids.sub("commit", a) == ids.sub("commit", b)


def shown(command, output):
    lines = command.splitlines()
    text = "$ " + "\n> ".join(lines) + "\n" + output
    return text


def main():
    update = "--update" in sys.argv
    page, folder = [a for a in sys.argv[1:] if a != "--update"]
    with open(page, encoding="utf-8") as f:
        text = f.read()
    shell = Shell(folder)
    shell.day("2026-01-05")
    n = bad = 0
    new, at = "", 0
    excerpts, printed = [], ""
    for kind, value, begin, end in pieces(text):
        if kind == "day":
            shell.day(value)
        elif kind == "file":
            cwd = shell.run("pwd").strip()
            with open(os.path.join(cwd, value[0]), "w", encoding="utf-8") as f:
                f.write(value[1])
        elif kind == "text":
            excerpts.append(value)
        else:
            block = ""
            for command, wanted in commands(value):
                got = shell.run(command)
                n += 1
                block += shown(command, got)
                printed += got
                title = f"{n} - {page}: {command.splitlines()[0]}"
                if same(got, wanted):
                    print("ok " + title)
                else:
                    bad += 1
                    print("not ok " + title)
                    for name, body in (("wanted", wanted), ("got", got)):
                        print(f"# {name}:")
                        print("".join("#   " + x + "\n" for x in body.splitlines()), end="")
            new += text[at:begin] + block
            at = end
    for excerpt in excerpts:
        n += 1
        if excerpt in printed:
            print(f"ok {n} - {page}: an excerpt is printed further down")
        else:
            bad += 1
            print(f"not ok {n} - {page}: nothing prints this: {excerpt.splitlines()[0]}")
    print(f"1..{n}")
    if not n:
        print(f"not ok 1 - {page} holds no session")
    if update:
        with open(page, "w", encoding="utf-8") as f:
            f.write(new + text[at:])
        return 0
    return 1 if bad or not n else 0


if __name__ == "__main__":
    sys.exit(main())
