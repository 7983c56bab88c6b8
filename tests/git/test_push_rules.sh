#!/bin/sh
# The rules that no file shows: about the main line, about the tags of periods,
# about who changed a goal.
set -u
. tests/lib.sh
. tests/git/pushed.sh

# diverged DIR: two clones, `clone` and `other`, each with a commit of its own;
# that of `other` is on the server
diverged() {
	server "$1"
	git clone -q ../srv.git ../other
	(cd ../other && echo hi >other.txt && git add . && git commit -qm "Hi" && git push -q origin main) || exit 2
	echo ho >own.txt && git add . && git commit -qm "Ho"
}

# --- G29: a foxtrot merge ---
diverged "$scratch/foxtrot"
git pull -q --no-rebase --no-edit
status "G29 a pull merge is refused" 1 git push -q origin main
has "G29 by its rule" "(pull-merge)" "$out"
merge=$(git rev-parse --short=10 HEAD)
has "G29 which names the merge" "$merge" "$out"
echo more >more.txt && git add . && git commit -qm "More"
git merge -q --no-ff --no-edit HEAD~0 2>/dev/null
status "G29 also below other commits" 1 git push -q origin main
has "G29 the same merge is named" "$merge" "$out"
status "G29 on another branch it does no harm" 0 git push -q origin main:side
status "G29 it is mended as the message says" 0 git pull -q --rebase
status "G29 and then taken" 0 git push -q origin main
same "G29 in silence" "" "$out"

diverged "$scratch/merge"
git fetch -q && git checkout -q -b new origin/main && git merge -q --no-ff --no-edit main
status "G29 a merge into the main line is none" 0 git push -q origin new:main
diverged "$scratch/forced"
git fetch -q
status "G29 a forced push over something else is none" 0 git push -q -f origin main

# --- G29: tags of periods ---
server "$scratch/tags"
git tag plan/2025-Q4
git tag plan/notes
git tag -a -m "Quarter" plan/2025-Q3
echo hi >hi.txt && git add . && git commit -qm "Hi"
status "G29 new tags on the main line are taken, with it" 0 git push -q origin main --tags
git tag -f plan/2025-Q4 >/dev/null
git tag -f -a -m "Quarter, in other words" plan/2025-Q3 plan/2025-Q3~0 >/dev/null
git tag -f plan/notes >/dev/null
status "G29 a moved tag of a period is refused" 1 git push -q -f origin plan/2025-Q4
has "G29 by its rule" "(period-tag-moved)" "$out"
has "G29 which says how to put it back" "git tag -f plan/2025-Q4 $(git -C ../srv.git rev-parse --short=10 plan/2025-Q4)" "$out"
status "G29 a new text of a tag moves nothing" 0 git push -q -f origin plan/2025-Q3
status "G29 a tag that is no period's may move" 0 git push -q -f origin plan/notes
status "G29 a period's tag cannot be deleted" 1 git push -q origin :plan/2025-Q4
has "G29 and the message says so" "deleted" "$out"
status "G29 any other can" 0 git push -q origin :plan/notes
git checkout -q -b side
echo ho >ho.txt && git add . && git commit -qm "Ho"
git tag plan/2026-Q1
status "G29 a tag beside the main line is refused" 1 git push -q origin side plan/2026-Q1
has "G29 as not on main" "not on the main line main" "$(printf '%s\n' "$out" | sed 's/^remote: *//' | tr '\n' ' ' | tr -s ' ')"
git checkout -q main && git merge -q --ff-only side
status "G29 with the main line pushed along, it is taken" 0 git push -q origin main plan/2026-Q1
sed -i.bak 's/rules: {/&period-tag-moved: warning, /' .git-plan.yaml
git commit -qam "Only warn" && git push -q origin main 2>/dev/null
git tag -f plan/2026-Q1 >/dev/null
status "G29 the level is that of the main line" 0 git push -q -f origin plan/2026-Q1
has "G29 and it is said all the same" "(period-tag-moved)" "$out"

# --- goal-changed-by-owner ---
delegated() {
	new_repo "$1"
	mkdir plans
	cp "$top"/tests/rules/goal-changed-by-owner/bad/before/plans/*.yaml plans/
	cp "$top"/tests/rules/goal-changed-by-owner/bad/before/.git-plan.yaml .
	git add . && git commit -qm "The plans"
}
aim() { sed -i.bak "s/target: .*/target: $1/" plans/clinics.yaml && rm plans/clinics.yaml.bak; }
as() {
	GIT_AUTHOR_NAME=$1 GIT_AUTHOR_EMAIL=$2 git commit -qam "As $1"
}
delegated "$scratch/goals"
aim 1700
as "Lee Chan" lee@example.org
echo '# more' >>plans/clinics.yaml
as "Dana Reyes" dana@example.org
out=$("$GIT_PLAN" lint --range HEAD~2..HEAD 2>&1)
hasnt "the sponsor's change of a target is none of the owner's" "goal-changed-by-owner" "$out"
aim 1800
as "Dana Reyes" dana@example.org
commit=$(git rev-parse --short=10 HEAD)
aim 1900
as "Lee Chan" lee@example.org
out=$("$GIT_PLAN" lint --range HEAD~4..HEAD 2>&1)
has "the owner's is found between the sponsor's" "goal-changed-by-owner" "$out"
has "and its commit is named" "$commit" "$out"
echo "Dana Reyes <dana@example.org> <d@home.example>" >.mailmap
git add .mailmap && git commit -qm "Addresses"
aim 2000
as "D. R." d@home.example
out=$("$GIT_PLAN" lint --range HEAD~1..HEAD 2>&1)
has "through the mailmap" "Dana Reyes, who owns the plan" "$out"
printf 'dana: {name: Dana R, email: dr@firm.example}\nlee: {}\nsam: {}\nkim: {}\notis: {}\n' >people.yaml
git add . && git commit -qm "People"
aim 2100
as "Dana Reyes" dana@example.org
out=$("$GIT_PLAN" lint --range HEAD~1..HEAD 2>&1)
hasnt "who is known by another address is somebody else" "goal-changed-by-owner" "$out"
aim 2200
as "Somebody" DR@firm.example
out=$(echo "x $(git rev-parse HEAD) refs/heads/main $(git rev-parse HEAD~1)" | "$GIT_PLAN" lint --push 2>&1)
has "in a push, by the address in people.yaml" "goal-changed-by-owner" "$out"
finish
