#!/bin/sh
# Merges are checked before their commit, and what no hook of a commit sees is
# found when it is pushed; on the side that receives nothing is written.
set -u
. tests/lib.sh
. tests/git/pushed.sh

# flat: the output without "remote:" and line breaks
flat() { printf '%s\n' "$out" | sed 's/^remote: *//' | tr '\n' ' ' | tr -s ' '; }
# sides DIR: a server's clone with hooks; on `side` the action is later with a
# reason, and on main there is a plan more
sides() {
	server "$1"
	"$GIT_PLAN" hooks install >/dev/null || exit 2
	git checkout -q -b side
	due 2026-06-15 && because "The vendor signed late."
	git commit -qam "Later" || exit 2
	git checkout -q main
	sed 's/^plan: .*/plan: south/; s/north/south/; s/call-clinics/visit/' plans/north.yaml >plans/south.yaml
	git add . && git commit -qm "The south" || exit 2
}

# --- G26 ---
sides "$scratch/clean"
status "G26 a clean merge of sound sides passes" 0 git merge -q --no-edit side
sides "$scratch/broken"
git checkout -q side
sed -i.bak '/owner: sam/d' plans/north.yaml && rm plans/north.yaml.bak
git commit -q --no-verify -am "Nobody" && git checkout -q main
sed -i.bak '/owner: sam/d' plans/south.yaml && rm plans/south.yaml.bak
git commit -q --no-verify -am "Nobody here either"
status "G26 a clean merge of what each parent has is no new mistake" 0 git merge -q --no-edit side
sides "$scratch/both"
printf 'plan: twin\ntitle: A twin\nowner: dana\nsupports: growth\nobjective: {statement: Win, why: We grow}\n' >plans/b.yaml
git add . && git commit -qm "A twin"
git checkout -q side
git show main:plans/b.yaml >plans/a.yaml
git add . && git commit -qm "The same twin"
git checkout -q main
status "G26 a clean merge that makes a mistake is stopped" 1 git merge -q --no-edit side
has "G26 which neither parent has" "(id-twice)" "$(printf '%s\n' "$out" | sed 's/error\[\(.*\)\]/(\1)/')"
has "G26 and says how to go on" "git merge --abort" "$out"
check "G26 the merge stays open" test -e .git/MERGE_HEAD
sides "$scratch/conflict"
due 2026-07-01 && because "The hall was taken."
git commit -qam "Another day"
git merge -q side >/dev/null 2>&1
git checkout -q --theirs plans/north.yaml
git add plans/north.yaml
status "G26 a conflict solved as one side had it is no change" 0 git commit -qm "Theirs"
git reset -q --hard HEAD~1
git merge -q side >/dev/null 2>&1
git checkout -q --theirs plans/north.yaml
due 2026-09-01 && sed -i.bak '/because/d' plans/north.yaml && rm plans/north.yaml.bak
git add plans/north.yaml
status "G26 one solved with a third date and no reason is one against both" 1 git commit -qm "Neither"
has "G26 and only that file is reported" "north.yaml" "$out"
hasnt "G26 not the others" "south.yaml" "$out"

# --- G27: what runs no hook of a commit is found when it is pushed ---
# slip: a commit on `late` whose date moved in silence, made without the hook
slip() {
	sides "$1"
	git push -q origin main || exit 2
	git checkout -q -b late
	due 2026-07-15
	git commit -q --no-verify -am "Later" || exit 2
	git checkout -q main
	echo hi >hi.txt && git add . && git commit -qm "Hi" || exit 2
}
refused() {
	status "G27 $1: the push is stopped on this side" 1 git push -q origin main
	has "G27 $1: by name of ref, plan and line" "main cannot be pushed" "$out"
	has "G27 $1: and by its rule" "(due-moved)" "$(flat)"
	has "G27 $1: and says that nothing was pushed" "Nothing was pushed" "$out"
	hasnt "G27 $1: before the server was asked" "remote:" "$out"
	status "G27 $1: without the hook the server refuses it" 1 git push -q --no-verify origin main
	has "G27 $1: in the same words" "(due-moved)" "$(flat)"
}
slip "$scratch/rebase"
git checkout -q late && git rebase -q main && git checkout -q main && git merge -q --ff-only late
refused rebase
slip "$scratch/pick"
git cherry-pick late >/dev/null
refused cherry-pick
slip "$scratch/revert"
due 2026-04-15 && git commit -qam "Earlier" && git push -q origin main && git revert --no-edit HEAD >/dev/null
refused revert
slip "$scratch/am"
git format-patch -q --stdout main..late >../late.mbox && git am -q ../late.mbox
refused am

# --- G28: what the receiving side is ---
server "$scratch/with:colon"
due 2026-07-15 && git commit -qam "Later"
status "G28 a path with a colon" 1 git push -q origin main
has "G28 is checked like any other" "(due-moved)" "$(flat)"
server "$scratch/pool"
git clone -q --bare --shared ../srv.git ../fork.git
(cd ../fork.git && "$GIT_PLAN" hooks install --server >/dev/null) || exit 2
due 2026-07-15 && git commit -qam "Later"
status "G28 a server that borrows its objects" 1 git push -q ../fork.git main
has "G28 is checked like any other" "(due-moved)" "$(flat)"
because "The hall was taken." && git commit -qam "Why"
state() { (cd ../srv.git && find . -type f ! -path './objects/*' -exec cksum {} + | sort; git count-objects); }
sed -i.bak '/owner: sam/d' plans/north.yaml && git commit -qam "Nobody"
before=$(state)
git push -q origin main >/dev/null 2>&1
same "G28 a refused push leaves nothing behind" "$before" "$(state)"
git checkout -q HEAD~1 -- plans && git commit -qm "Somebody"
git clone -q --depth 1 "file://$(cd ../srv.git && pwd)" ../shallow
cd ../shallow || exit 2
"$GIT_PLAN" hooks install >/dev/null
due 2026-08-15 && git commit -q --no-verify -am "Later"
status "G28 from a shallow clone the main line is judged" 1 git push -q origin main
has "G28 by what it held" "(due-moved)" "$(flat)"
status "G28 and another branch likewise" 1 git push -q origin main:side
cd ../clone || exit 2
git checkout -q --orphan pages && git rm -rfq . && echo hi >index.html && git add . && git commit -q --no-verify -m "Pages"
status "G28 a branch of another history without plans" 0 git push -q origin pages
same "G28 goes through in silence" "" "$out"
git checkout -q main
git checkout -q -b taking origin/main
echo hi >hi.txt && git add . && git commit -qm "Hi" && git push -q origin taking
git checkout -q main && git checkout -q HEAD~0
due 2026-06-15 && because "Reason" && git commit -qam "Later" && due 2026-09-15 && git commit -q --no-verify -am "Later still"
git push -q --no-verify origin HEAD~1:main && (cd ../srv.git && git plan hooks remove --server >/dev/null) && git push -q --no-verify origin HEAD:main && (cd ../srv.git && git plan hooks install --server >/dev/null)
git checkout -q taking && git merge -q --no-edit origin/main
status "G28 a branch answers for nothing that it took from the main line" 0 git push -q origin taking

# --- G28: what a clone knows of the other side ---
server "$scratch/unheard"
git checkout -q -b side
due 2026-09-15 && git commit -qam "Later"
line="refs/heads/side $(git rev-parse side) refs/heads/side 0000000000000000000000000000000000000000"
out=$(echo "$line" | "$GIT_PLAN" lint --push 2>&1)
same "G28 a clone that was not told the default branch judges a new one" 1 $?
has "G28 by all that it knows of the remote" "(due-moved)" "$(flat)"
git checkout -q main
day 2020-01-01
for n in 1 2 3 4 5 6 7 8 9 10 11 12; do
	echo "$n" >clock.txt && git add . && git commit -qm "A wrong clock, $n"
done
git push -q origin main
out=$(echo "$line" | "$GIT_PLAN" lint --push 2>&1)
same "G28 also where clocks were wrong" 1 $?
has "G28 by where it left the main line" "(due-moved)" "$(flat)"
finish
