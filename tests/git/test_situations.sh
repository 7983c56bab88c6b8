#!/bin/sh
# What happens in repositories that nobody thinks of: each hook leaves no trace,
# odd files are findings, odd paths are paths.
set -u
. tests/lib.sh
. tests/git/hooked.sh

# all that is there: names, modes, times and bytes, of the repository too
trace() {
	find . -type f -print0 | sort -z | xargs -0 ls -l --time-style=full-iso
	find . -type f -print0 | sort -z | xargs -0 cksum
	find . -type d -print | sort
}

# --- G8: deletions and renames ---
hooked "$scratch/g8"
plan south >plans/south.yaml
printf 'supports: north\n' >>plans/south.yaml
git add . && git commit -qm "South"
git rm -q plans/north.yaml
status "G8 a commit only deletes a plan that another names: fails" 1 git commit -qm "No north"
has "G8 it names the plan that is left alone" "plans/south.yaml"
git reset -q --hard
git mv plans/north.yaml plans/west.yaml
sed 's/plan: north/plan: west/' plans/west.yaml >x && mv x plans/west.yaml
git add .
status "G8 a commit only renames it: fails" 1 git commit -qm "West"
git reset -q --hard
git mv plans/north.yaml plans/moved.yaml
status "G8 the file alone is renamed: passes" 0 git commit -qm "Moved"

# --- G9, G10: what is in an index beside files ---
hooked "$scratch/g9"
plan south without-owner >plans/south.yaml
git add -N plans/south.yaml
printf 'notes: More.\n' >>plans/north.yaml
git add plans/north.yaml
status "G9 a plan that is only intended: ignored" 0 git commit -qm "North"
git rm -q --cached -f plans/south.yaml && rm plans/south.yaml
git checkout -q -b side
printf 'notes: One.\n' >plans/north.yaml && git commit -qam "One" --no-verify
git checkout -q main
printf 'notes: Two.\n' >plans/north.yaml && git commit -qam "Two" --no-verify
git merge -q side >/dev/null 2>&1
status "G10 an unmerged index: could not run" 2 "$GIT_PLAN" hooks run pre-commit
has "G10 and says what to do" "merge"
git merge --abort

# --- G11: what is no file ---
hooked "$scratch/g11"
printf 'secret: outside\n' >"$scratch/outside.yaml"
ln -s ../../outside.yaml plans/south.yaml
git add .
status "G11 a link to a file outside: a finding" 1 git commit -qm "Link"
has "G11 of plan-files" "plan-files"
hasnt "G11 nothing of what it leads to is shown" "secret"
git reset -q --hard
rm plans/north.yaml && ln -s ../../outside.yaml plans/north.yaml
git add .
status "G11 a plan replaced by a link: a finding" 1 git commit -qm "Link"
git reset -q --hard
git update-index --add --cacheinfo "160000,$(git rev-parse HEAD),plans/sub.yaml"
status "G11 a gitlink: a finding" 1 git commit -qm "Module"
has "G11 of plan-files too" "plan-files"
git reset -q --hard
printf 'version https://git-lfs.github.com/spec/v1\noid sha256:%064d\nsize 12\n' 0 >plans/big.yaml
git add .
status "G11 an LFS pointer: a finding" 1 git commit -qm "LFS"
has "G11 of plan-files as well" "plan-files"

# --- G12: no hook leaves a trace, whatever it says ---
git init -q --bare "$scratch/server.git"
hooked "$scratch/g12"
git remote add origin "$scratch/server.git" && git push -q -u origin main
git checkout -q -b side && plan east >plans/east.yaml && git add . && git commit -qm "East"
git checkout -q main
pushed="refs/heads/side $(git rev-parse side) refs/heads/side $(git hash-object /dev/null | tr '0-9a-f' 0)"
received="$(git rev-parse main) $(git rev-parse side) refs/heads/main"
for flaw in "" without-owner; do
	plan south $flaw >plans/south.yaml
	git add .
	printf 'notes: Not staged.\n' >>plans/south.yaml
	before=$(trace)
	"$GIT_PLAN" hooks run pre-commit >/dev/null 2>&1
	same "G12 pre-commit ${flaw:-content} leaves no trace" "$before" "$(trace)"
	env "GITHEAD_$(git rev-parse side)=side" "$GIT_PLAN" hooks run pre-merge-commit >/dev/null 2>&1
	same "G12 pre-merge-commit ${flaw:-content} leaves no trace" "$before" "$(trace)"
	echo "$pushed" | "$GIT_PLAN" hooks run pre-push origin "$scratch/server.git" >/dev/null 2>&1
	same "G12 pre-push ${flaw:-content} leaves no trace" "$before" "$(trace)"
	echo "$received" | "$GIT_PLAN" hooks run pre-receive >/dev/null 2>&1
	same "G12 pre-receive ${flaw:-content} leaves no trace" "$before" "$(trace)"
done
: >.git/index.lock
status "G13 somebody else holds the index: works" 1 "$GIT_PLAN" hooks run pre-commit
rm .git/index.lock
trace >"$scratch/before"
mkfifo "$scratch/never"
sleep 20 >"$scratch/never" &
sleeper=$!
"$GIT_PLAN" hooks run pre-push origin x <"$scratch/never" >/dev/null 2>&1 &
hook=$!
sleep 0.3
kill -9 $hook
wait $hook 2>/dev/null
kill $sleeper
same "G12 a hook that is killed leaves no trace" "$(cat "$scratch/before")" "$(trace)"

# --- G15: a worktree of a bare repository, a submodule ---
git clone -q --bare "$scratch/g12" "$scratch/bare.git"
git -C "$scratch/bare.git" worktree add -q "$scratch/bare-tree" main && cd "$scratch/bare-tree" || exit 2
check "G15 a worktree of a bare repository: installs" "$GIT_PLAN" hooks install
plan south without-owner >plans/south.yaml && git add .
status "G15 a worktree of a bare repository, broken: fails" 1 git commit -qm "South"
plan south >plans/south.yaml && git add .
status "G15 a worktree of a bare repository, valid: passes" 0 git commit -qm "South"
new_repo "$scratch/super"
git -c protocol.file.allow=always submodule -q add "$scratch/g12" team
cd team || exit 2
check "G15 a submodule: installs" "$GIT_PLAN" hooks install
plan south without-owner >plans/south.yaml && git add .
status "G15 a submodule, broken: fails" 1 git commit -qm "South"
plan south >plans/south.yaml && git add .
status "G15 a submodule, valid: passes" 0 git commit -qm "South"

# --- G23: names of files ---
hooked "$scratch/g23"
n=0
for name in 'a b' 'tab	bed' 'line
end' 'co:lon' "quo'te" 'dou"ble' 'back\slash' '-dash' "$(printf 'by\377te')" 'größe'; do
	n=$((n + 1))
	plan p$n without-owner >"plans/$name.yaml"
done
git add .
status "G23 odd names: each is checked" 1 git commit -qm "Odd"
same "G23 each has its finding" $n "$(echo "$out" | grep -c 'has no owner\|action-owner\|error\[')"
for format in json sarif gitlab; do
	"$GIT_PLAN" lint --staged --format $format >"$scratch/out.$format" 2>/dev/null
	check "G23 $format parses" python3 -c 'import json,sys; json.load(open(sys.argv[1], encoding="utf-8"))' "$scratch/out.$format"
done
"$GIT_PLAN" lint --staged --format junit >"$scratch/out.junit" 2>/dev/null
check "G23 junit parses" python3 -c 'import sys; from xml.dom import minidom; minidom.parse(sys.argv[1])' "$scratch/out.junit"
same "G23 github has one line for each" $n "$("$GIT_PLAN" lint --staged --format github 2>/dev/null | grep -c '^::error')"
for file in plans/*.yaml; do
	printf '    owner: sam\n' >>"$file"
done
git checkout -q -- plans/north.yaml
git add .
status "G23 mended they are committed" 0 git commit -qm "Odd"
"$GIT_PLAN" diff HEAD~1 HEAD --format json >"$scratch/diff.json"
check "G23 diff's json parses" python3 -c 'import json,sys; json.load(open(sys.argv[1], encoding="utf-8"))' "$scratch/diff.json"

# --- G34: what cannot be loaded is never "no change" ---
status "G34 a revision that is not there" 2 "$GIT_PLAN" diff absent HEAD
blob=$(git rev-parse HEAD~1:plans/north.yaml)
mv ".git/objects/$(echo "$blob" | cut -c1-2)/$(echo "$blob" | cut -c3-)" "$scratch/blob"
status "G34 a blob that is not there: lint" 2 "$GIT_PLAN" lint HEAD~1
status "G34 a blob that is not there: hook" 2 "$GIT_PLAN" hooks run pre-commit
has "G34 and says how to go on" "Nothing was committed"
finish
