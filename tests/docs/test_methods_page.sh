# docs/methods.md names every method and, below it, every rule of it.
. tests/lib.sh
"$GIT_PLAN" explain --all --format json >"$scratch/rules.json"
same "methods and rules of the page are those of the program" "" "$(python3 - "$scratch/rules.json" <<'END'
import json, re, sys
rules = json.load(open(sys.argv[1]))["rules"]
known = {(m, r["id"]) for r in rules for m in r["methods"]}
page, method = set(), None
for line in open("docs/methods.md", encoding="utf-8"):
    if line.startswith("## "):
        method = line[3:].strip()
    elif row := re.match(r"\| `([a-z-]+)` \|", line):
        page.add((method, row[1]))
print(*sorted(known ^ page) if known else ["no rule has a method"], sep="\n", end="")
END
)"
finish
