# Quarters of the real planning history, reviewed by git-plan and by the slow
# second implementation; and what its description counts: 400 promises in all.
. tests/lib.sh
real_history "quarters"
python3 tests/review/real_history.py "$GIT_PLAN" "$scratch/kep" \
	2020-Q3 2021-Q2 2023-Q3 2024-Q4 2026-Q1 2020-Q1..2026-Q2 || exit 1
"$GIT_PLAN" -C "$scratch/kep" review 2020-Q1..2026-Q2 --today 2026-07-20 --format json |
	python3 -c '
import json, sys
t = json.load(sys.stdin)["totals"]
p = t["promises"]["added"]
got = [p[k] for k in ("promised", "kept", "late", "open", "dropped", "vanished")]
ok = got == [400, 2, 248, 120, 4, 26] and t["moves"] == 358
print("%s 7 - the whole history holds 400 promises and 358 moves: %s, %d" % ("ok" if ok else "not ok", got, t["moves"]))
print("1..7")
sys.exit(not ok)'
