#!/bin/sh
# git plan status --mine: who asks is whom git knows, and people.yaml names.
. tests/lib.sh
unset GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL
new_repo "$scratch/r"
mkdir plans
cat >people.yaml <<'YAML'
kim: {name: Kim Park, email: kim@example.org}
otis: {name: Otis Bell}
YAML
cat >plans/calls.yaml <<'YAML'
plan: calls
title: Answer every call
owner: kim
actions:
  phones: {title: New phones, owner: kim, due: 2026-02-20}
  script: {title: A script, owner: otis, due: 2026-02-21}
YAML
# mine NAME EMAIL: what that person sees
mine() {
	git config user.name "$1" && git config user.email "$2"
	status "$1 <$2> asks" "${3:-0}" git-plan status --mine --today 2026-02-25
}
mine "K." KIM@example.org
has "by address, whatever its case" "5 days overdue: New phones"
hasnt "and only that" "script"
mine "Otis Bell" otis@home.example
has "by name" "4 days overdue: A script"
mine "Sam Ode" sam@example.org 2
has "a stranger is told so" "people.yaml does not know you (Sam Ode <sam@example.org>)"
has "and who is known" "There are: kim, otis"
rm people.yaml
mine "Kim Park" kim@home.example
has "without a people file the first name serves" "calls.phones"
rm -rf .git
status "a plain folder will do" 0 git-plan status --today 2026-02-25
has "with all that is in it" "2 overdue"
git init -q --bare "$scratch/bare" && cd "$scratch/bare" || exit 2
status "a bare repository has no work tree" 2 git-plan status
finish
