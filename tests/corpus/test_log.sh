# The ledger of the real planning history against what plain git and a YAML
# reader see of it: every due date that became another one, in order.
. tests/lib.sh
real_history "the ledger"
"$GIT_PLAN" -C "$scratch/kep" log --all --format jsonl >"$scratch/log" || exit 1
"$GIT_PLAN" -C "$scratch/kep" review 2015..2026 --format json >"$scratch/review" || exit 1
git -C "$scratch/kep" log --first-parent -m --reverse --format='commit %H' -p -U0 --no-renames \
	-- plans >"$scratch/patch" || exit 2
python3 - "$scratch/log" "$scratch/patch" "$scratch/review" <<'END'
import json, re, sys

log = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
moves = [e for e in log if e["field"] == "due" and e["old"] and e["new"]]
keys = ["commit", "day", "author", "merged_by", "plan", "item", "field", "old", "new", "days",
        "moved_from", "moved_to", "because", "explained", "subject"]
ok = all(list(e) == keys for e in log)
print("%s 1 - each of %d lines has the keys of a line" % ("ok" if ok else "not ok", len(log)))
bad = 0 if ok else 1

# a hunk that takes one due date and puts another is a move
hunks, gone, come = [], [], []
def close():
    if len(gone) == len(come):
        hunks.extend((a, b) for a, b in zip(gone, come) if a != b)
    gone.clear()
    come.clear()
for line in open(sys.argv[2], encoding="utf-8", errors="replace"):
    if line.startswith(("@@", "diff ", "commit ")):
        close()
    found = re.match(r"([-+]).*\bdue: *['\"]?(\d{4}-\d\d-\d\d)", line)
    if found:
        (gone if found[1] == "-" else come).append(found[2])
close()
told = sorted((e["old"], e["new"]) for e in moves)
near = len(told) == len(hunks)
print("%s 2 - %d moves, those that the patches of git show: %d" % ("ok" if near else "not ok", len(told), len(hunks)))
lost = sum(e["days"] is None for e in moves)
print("%s 3 - each move has its days" % ("ok" if not lost else "not ok"))
# and one that is lost, or goes with its action, and comes again with another date
told = sum(e["moved_from"] is not None for e in log)
counted = json.load(open(sys.argv[3], encoding="utf-8"))["totals"]["moves"]
same = told == counted and told > len(moves)
print("%s 4 - %d moves with those set again, of which the review counts %d" % ("ok" if same else "not ok", told, counted))
print("1..4")
sys.exit(bad or not near or lost > 0 or not same)
END
