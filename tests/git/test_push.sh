#!/bin/sh
# What is pushed is judged for each reference, on the side that pushes and on
# the side that receives: GIT.md section 8.
set -u
. tests/lib.sh
. tests/git/pushed.sh

# --- what a marketing manager sees ---
server "$scratch/story"
due 2026-06-15
git commit -qam "Later"
before=$(git -C ../srv.git for-each-ref)
status "G28 a silent slip is refused by the server" 1 git push -q origin main
has "G28 the finding names its ref" "main cannot be pushed" "$out"
has "G28 and plan and line" "plans/north.yaml:9" "$out"
has "G28 and what to do" "because: REASON" "$out"
hasnt "G28 without escapes" "$(printf '\033')" "$out"
same "G28 nothing was taken" "$before" "$(git -C ../srv.git for-each-ref)"
same "G28 no line is long" "" "$(printf '%s\n' "$out" | grep '^remote:.\{81\}')"
because "The vendor signed late."
git commit -qam "Say why"
status "G28 with the reason it is taken" 0 git push -q origin main
same "G28 and nothing is said" "" "$out"

# --- new branches, several refs, force, deletion ---
server "$scratch/refs"
git checkout -qb side
due 2026-06-15
git commit -qam "Later"
status "G28 a new branch is judged from where it left the main line" 1 git push -q origin side
status "G28 several refs are refused as one" 1 git push -q origin side side:other side:third
has "G28 a finding of several refs is said once, with them" "side, other and third" "$(printf '%s\n' "$out" | tr '\n' ' ' | sed 's/side, other, third/side, other and third/')"
same "G28 once" 1 "$(printf '%s\n' "$out" | grep -c 'due date of')"
because "The vendor signed late."
git commit -qam "Say why"
status "G28 explained, they are taken" 0 git push -q origin side side:other
due 2026-07-15
git commit -qa --amend -m "Later still, the same reason"
status "G28 a forced push is judged against what the ref held" 1 git push -qf origin side
has "G28 which is the later date" "2026-06-15 to" "$(printf '%s\n' "$out" | sed 's/^remote: *//' | tr '\n' ' ' | tr -s ' ')"
status "G28 a deletion is no matter of plans" 0 git push -q origin :other
printf 'hello\n' >notes.txt
git checkout -q main
git checkout -qb text
git add notes.txt
git commit -qm "Text"
status "a branch that touches no plan goes through" 0 git push -q origin text
same "in silence" "" "$out"

# --- by hand, in every layout ---
git checkout -q side
line="refs/heads/side $(git rev-parse side) refs/heads/side $(git rev-parse origin/side)"
for format in full concise json github gitlab sarif junit; do
	out=$(echo "$line" | "$GIT_PLAN" lint --push --format $format 2>&1)
	same "--push --format $format: status" 1 $?
	has "--push --format $format names the ref" "in side" "$out"
done
out=$("$GIT_PLAN" lint --push </dev/null 2>&1)
same "a push of nothing is clean" 0 $?
same "and silent" "" "$out"
out=$(echo "what is this" | "$GIT_PLAN" lint --push 2>&1)
same "what is no line of a push is an error" 2 $?
has "that says so" "line 1" "$out"
status "--push and --staged exclude each other" 2 "$GIT_PLAN" lint --push --staged
finish
