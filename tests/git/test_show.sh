#!/bin/sh
# git plan show: the goal is exactly what its fingerprint is made of, at any
# moment; a page needs neither a commit nor a repository.
. tests/lib.sh
new_repo "$scratch/r"
mkdir plans
cat >plans/calls.yaml <<'YAML'
plan: calls
title: Answer every call
owner: kim
objective: {statement: "Nobody waits longer than a minute, auch nicht im März"}
metrics:
  wait: {unit: seconds, baseline: 200, target: 60.0, due: 2026-12-31}
actions:
  phones: {title: New phones, owner: kim, due: 2026-02-20}
YAML
# print WORDS...: the fingerprint, and the one that git makes of the goal
print() { git-plan show calls --fingerprint "$@"; }
made() { printf 'g1-%.8s\n' "$(git-plan show calls --goal "$@" | git hash-object --stdin)"; }
status "before the first commit" 0 git-plan show calls --today 2026-02-25
has "with what it says" "overdue since 2026-02-20"
day 2026-01-05
git add . && git commit -qm "Plan the calls"
same "the fingerprint is the blob id of the goal" "$(made)" "$(print)"
first=$(print)
sed -i 's/60.0/90/; s/2026-02-20/2026-03-20/' plans/calls.yaml
same "also after a change" "$(made)" "$(print)"
check "which it tells" test "$first" != "$(print)"
same "a revision has its own" "$first" "$(print --rev HEAD)"
same "the index too" "$first" "$(print --staged)"
git commit -qam "Later, and easier"
status "on the page" 0 git-plan show Calls --today 2026-02-25
has "the deadline stands with where it stood" "moved: 2026-02-20 → 2026-03-20"
status "as it was" 0 git-plan show calls --rev HEAD~1 --today 2026-02-25
hasnt "what came later is not there" "moved"
status "the goal says nothing else" 0 git-plan show calls --goal
same "on standard error neither" "" "$(git-plan show calls --goal 2>&1 >/dev/null)"
status "a revision that is not there" 2 git-plan show calls --rev nowhere
status "two moments" 2 git-plan show calls --rev HEAD --staged
rm -rf .git
status "a plain folder will do" 0 git-plan show calls --today 2026-02-25
finish
