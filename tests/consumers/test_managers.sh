#!/bin/sh
# The check runs under lefthook and husky, set up as docs/hooks.md says.
set -u
. tests/lib.sh
. tests/git/hooked.sh

tools=$(sh tests/tools/npm.sh) || skip_all "hook managers" "$tools"
PATH=$tools/node_modules/.bin:$PATH
export PATH
# block NAME: what docs/hooks.md says to write there
block() { awk -v mark="<!-- $1 -->" '$0 == mark { on = 1; next } on && /^```$/ { exit } on && !/^```/' "$top/docs/hooks.md"; }

# tried NAME: in a repository where the manager is set up, with a server
tried() {
	git init -q --bare "$scratch/$1.git"
	git remote add origin "$scratch/$1.git"
	status "$1: git plan hooks status finds the check" 0 "$GIT_PLAN" hooks status
	status "$1: git plan hooks install leaves its hooks alone" 0 "$GIT_PLAN" hooks install
	mkdir plans
	plan north without-owner >plans/north.yaml
	git add .
	status "$1: a broken plan stops the commit" 1 git commit -qm "North"
	has "$1: with the finding" "plans/north.yaml:5"
	plan north >plans/north.yaml
	git add .
	status "$1: a valid one is committed" 0 git commit -qm "North"
	status "$1: and pushed" 0 git push -q -u origin main
	plan north without-due >plans/north.yaml
	git commit -qam "Past the check" --no-verify
	status "$1: a push of what no hook saw stops" 1 git push -q
	has "$1: with the finding" "plans/north.yaml:5"
	git reset -q --hard HEAD~1
	for side in east west; do
		git checkout -q -b $side main
		plan far >plans/$side.yaml
		git add . && git commit -qm "The far $side"
	done
	status "$1: a merge that breaks plans stops" 1 git merge --no-edit east
	has "$1: with the finding" "the id far is taken"
}

new_repo "$scratch/lefthook"
block lefthook.yml >lefthook.yml
check "lefthook installs its hooks" lefthook install
status "another of its hooks is kept" 0 grep -q call_lefthook .git/hooks/pre-push
tried lefthook

new_repo "$scratch/husky"
check "husky installs its hooks" husky
status "husky without the line: install says whose the hooks are" 2 "$GIT_PLAN" hooks install
has "husky: and where the line belongs" ".husky/pre-commit"
for name in pre-commit pre-merge-commit pre-push; do
	block husky | sed "s/pre-commit/$name/" >.husky/$name
done
git config core.hooksPath | grep -q husky || fail "husky has set core.hooksPath"
tried husky
finish
