# Changes judged in real repositories: the work tree, the next commit, amended
# and squashed ones, ranges, and merges against every parent.
. tests/lib.sh
lint() { "$GIT_PLAN" lint --format concise --today 2026-03-02 "$@"; }
staged() { git add -A && lint --staged --hook; }
# plan DUE [LINE...]: one action, due then, with more lines of its own
plan() {
	printf 'plan: north\ntitle: Open the north\nowner: dana\nactions:\n'
	printf '  call:\n    title: Call every clinic\n    owner: sam\n    due: %s\n' "$1"
	shift
	[ $# = 0 ] || printf '    %s\n' "$@"
}
# other DUE: a second plan, so that there is something to leave alone
other() { plan "$1" | sed 's/north/south/; s/call:/visit:/; s/Call/Visit/'; }
# started DIR: a repository with both plans committed, and goes there
started() {
	new_repo "$scratch/$1"
	mkdir plans
	printf 'version: 1\nrules: {lever-missing: none, metric-count: none, action-count: none, objective-missing: none}\n' >.git-plan.yaml
	plan 2026-04-15 >plans/north.yaml
	other 2026-05-15 >plans/south.yaml
	git add -A && git commit -qm "Two plans" || exit 2
}
# the rules of the errors in $out, a line each
errors() { printf '%s\n' "$out" | sed -n 's/^error\[\([a-z-]*\)\].*/\1/p'; }
commit() { git add -A && git commit -qm "$1"; }

# --- the work tree against HEAD, the index against HEAD ---
started tree
status "nothing changed" 0 lint
plan 2026-05-06 >plans/north.yaml
status "the work tree against HEAD" 1 lint
has "the day that moved" "plans/north.yaml:8:10: error due-moved"
status "HEAD alone is a state, and sound" 0 lint HEAD
status "the index has not moved" 0 lint --staged
git add -A
status "now it has" 1 lint --staged
has "in the same words" "moved from 2026-04-15 to 2026-05-06 without a reason"
status "JSON" 1 "$GIT_PLAN" lint --format json
has "names what it is judged against" "\"base\": \"$(git rev-parse HEAD)\""
status "a plain folder has no history" 0 sh -c "mkdir '$scratch/plain' && cp -r plans .git-plan.yaml '$scratch/plain' && cd '$scratch/plain' && '$GIT_PLAN' lint"

# --- `because` over several commits of one branch ---
started branch
git init -q --bare "$scratch/branch.git"
git remote add origin "$scratch/branch.git"
git push -q -u origin main
plan 2026-05-06 "because: The vendor signed late." >plans/north.yaml
status "a first slip with its reason" 0 staged
commit "Slip"
plan 2026-05-13 "because: The vendor signed late." >plans/north.yaml
status "a second one before the branch is pushed: one new reason is enough" 0 staged
commit "Slip again"
git push -q
plan 2026-05-20 "because: The vendor signed late." >plans/north.yaml
status "after the push the reason is an old one" 1 staged
has "due-moved says so" "due-moved"
plan 2026-05-20 "because: The vendor went bankrupt." >plans/north.yaml
status "a new reason explains" 0 staged
commit "Slip once more"
# amended: judged like a new commit, so the reason cannot get lost
plan 2026-05-20 >plans/north.yaml
status "an amended commit that loses the reason" 1 staged
git reset -q --hard
plan 2026-05-06 "because: The vendor went bankrupt." >plans/north.yaml
status "and one that takes the slip back" 0 staged
git reset -q --hard

# --- squash ---
started squash
git checkout -qb side
plan 2026-05-06 "because: The vendor signed late." >plans/north.yaml
commit "Slip"
plan 2026-05-06 "because: The vendor signed late." "started: 2026-03-01" >plans/north.yaml
commit "Start"
git checkout -q main
git merge -q --squash side >/dev/null 2>&1
status "a squash that brings the reason along" 0 staged
plan 2026-05-06 "started: 2026-03-01" >plans/north.yaml
status "one that does not" 1 staged
has "is a slip without a reason" "due-moved"

# --- amend without an upstream: against HEAD ---
started amend
plan 2026-05-06 "because: The vendor signed late." >plans/north.yaml
commit "Slip"
status "amending nothing" 0 staged
plan 2026-05-13 "because: The vendor signed late." >plans/north.yaml
status "amending in a further slip needs a further reason" 1 staged

# --- merges ---
started merge
git checkout -qb side
plan 2026-05-06 >plans/north.yaml
git add -A && git commit -qm "A slip that nobody checked"
git checkout -q main
other 2026-05-10 >plans/south.yaml
commit "Earlier"
git -c core.hooksPath=/dev/null merge -q --no-commit side >/dev/null 2>&1
status "a merge takes over what a parent says: not its change" 0 staged
plan 2026-06-10 >plans/north.yaml
status "a day that no parent has" 1 staged
has "is the merge's own" "due-moved"
other 2026-05-15 >plans/south.yaml
plan 2026-05-06 >plans/north.yaml
status "going back to what the other parent says" 0 staged
commit "Merge"
status "the merge as a range" 0 lint HEAD^1..HEAD
status "by --range" 0 lint --range HEAD^1..HEAD
status "all since the beginning of both" 1 lint main~2..main -- plans/north.yaml
has "is not the merge alone" "due-moved"

# G26: a hook that runs in a merge without conflict
started clean
cat >.git/hooks/pre-merge-commit <<END
#!/bin/sh
exec "$GIT_PLAN" lint --staged --hook
END
chmod +x .git/hooks/pre-merge-commit
git checkout -qb side
printf 'supports: north\n' >>plans/south.yaml
commit "South serves north"
git checkout -q main
printf 'plan: north\ntitle: Open the north\nowner: dana\nstage: dropped\nbecause: Too far.\n' >plans/old.yaml
git rm -q plans/north.yaml && rm -f plans/old.yaml
git commit -q --no-verify -m "North is gone"
status "G26 a clean merge that breaks a reference" 1 git merge -q side
has "G26 is refused for it" "reference-unknown"
hasnt "G26 and not for what a parent did" "item-deleted"
git merge --abort 2>/dev/null || git reset -q --hard

# G26: a conflict
started conflict
git checkout -qb side
plan 2026-05-06 "because: The vendor signed late." >plans/north.yaml
other 2026-06-30 >plans/south.yaml
commit "Both later, one without a reason"
git checkout -q main
plan 2026-04-10 >plans/north.yaml
commit "Earlier"
git merge -q side >/dev/null 2>&1
plan 2026-05-06 "because: The vendor signed late." >plans/north.yaml
status "G26 only what differs from every parent" 0 staged
plan 2026-05-07 >plans/north.yaml
status "G26 a day of nobody without a reason" 1 staged
has "G26 is reported" "plans/north.yaml:8:10"
hasnt "G26 the other plan is as in a parent" "plans/south.yaml"

# --- ranges ---
started range
plan 2026-05-06 >plans/north.yaml
git add -A && git commit -qm "Slip"
other 2026-05-10 >plans/south.yaml
commit "Earlier"
status "a range sees what is between" 1 lint HEAD~2..HEAD
status "the last commit alone is clean" 0 lint HEAD~1..HEAD
status "--range" 1 lint --range HEAD~2..HEAD
status "three dots" 1 lint HEAD~2...HEAD
git checkout -qb old HEAD~2
other 2026-05-01 >plans/south.yaml
commit "On another branch"
status "three dots begin where they parted" 0 lint main...old
status "two compare directly" 1 lint old..main
has "with what the other branch had not" "due-moved"
status "--range wants a range" 2 lint --range main
has "and says how" "main..HEAD"
status "an unknown end" 2 lint main..nowhere
git checkout -q --orphan alone && git commit -qm "Alone"
status "histories without a commit in common" 2 lint main...alone
has "are compared with two dots" "main..alone"

# --- one mistake, one finding ---
started moved
mkdir plans/teams
git mv plans/north.yaml plans/teams/n.yaml
status "a plan in another file is the same plan" 0 staged
git reset -q --hard
git rm -q plans/north.yaml
status "a deleted plan" 1 staged
same "is one finding" item-deleted "$(errors)"
has "where the file was" " --> plans/north.yaml"
git reset -q --hard
git mv plans/north.yaml north.yaml
status "a plan that leaves the pattern" 1 staged
same "is found where it is now" "plan-files" "$(errors)"
git reset -q --hard
printf '\tbroken: [\n' >plans/north.yaml
status "a plan that cannot be read any more" 1 staged
hasnt "is not a deleted one" "item-deleted"
git reset -q --hard
# an action that moves to another plan
sed '/^  call:/,$d' plans/north.yaml | sed 's/^actions:/notes: Nothing left./' >n && mv n plans/north.yaml
printf '  call:\n    title: Call every clinic\n    owner: sam\n    due: 2026-04-15\n' >>plans/south.yaml
status "an action that moved to another plan in silence" 1 staged
same "is a rename and nothing else" renamed-without-was "$(errors)"
has "at its new place" "plans/south.yaml:9:3"
printf '    was: north.call\n' >>plans/south.yaml
status "with was it is none" 0 staged
sed -i s/2026-04-15/2026-06-15/ plans/south.yaml
status "one that moved and became due later" 1 staged
same "is a slip" due-moved "$(errors)"
git mv plans/south.yaml plans/later.yaml
sed -i 's/^plan: south/plan: later/; s/2026-06-15/2026-04-15/; /visit:/,/due:/d' plans/later.yaml
git checkout -q HEAD plans/south.yaml
status "an action that moved to a new plan" 0 staged
sed -i '/^owner: dana/a stage: draft' plans/later.yaml
status "to a new plan that is a draft: it is no promise any more" 1 staged
same "is that alone" status-unexplained "$(errors)"
has "it says so" "action call went into a draft, where nothing is promised, without a reason"
sed -i 's/^stage: draft/stage: dropped/' plans/later.yaml
status "or to one that is dropped" 1 staged
has "that is said too" "action call went into a plan that is dropped, without a reason"
printf '    because: Nobody is left to call.\n' >>plans/later.yaml
status "with a reason it may go" 0 staged
git reset -q --hard
# an action under whose key stands something else
sed 's/^actions:/levers:/; s/title: Call every clinic/when: nobody calls us/; s/due: .*/then: Call every clinic/' plans/north.yaml >n && mv n plans/north.yaml
status "an action that became a lever" 1 staged
same "is gone" item-deleted "$(errors)"
finish
