#!/bin/sh
# The main commands under valgrind's memcheck on a small repository: any
# invalid access, use of unset memory or definite leak fails. With --short
# fewer commands run.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
B=${B:-$top/build}
case $B in /*) ;; *) B=$top/$B ;; esac
if ! command -v valgrind >/dev/null 2>&1; then
	echo "valgrind is not installed" >&2
	exit 2
fi
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
n=0 bad=0
try() {
	n=$((n + 1))
	valgrind --quiet --error-exitcode=77 --leak-check=full --errors-for-leak-kinds=definite \
		--suppressions="$top/tests/valgrind/libgit2.supp" --trace-children=no "$B/git-plan" "$@" >"$scratch/out" 2>"$scratch/log"
	if [ $? = 77 ]; then
		bad=$((bad + 1))
		echo "not ok $n - git plan $*"
		sed 's/^/# /' "$scratch/log" | head -n 40
	else
		echo "ok $n - git plan $* under valgrind"
	fi
}
export GIT_CONFIG_NOSYSTEM=1 HOME="$scratch" GIT_AUTHOR_NAME=Dana GIT_AUTHOR_EMAIL=dana@example.org
export GIT_COMMITTER_NAME=Dana GIT_COMMITTER_EMAIL=dana@example.org
PATH=$B:$PATH
export PATH
git config --global user.name Dana
git config --global user.email dana@example.org
mkdir "$scratch/team" && cd "$scratch/team" || exit 2
try init
git add -A && git commit -qm "Begin" --no-verify
try new second-plan
printf 'plan: third\ntitle: Third: broken\nowner: @dana\n' >plans/third.yaml
try lint
git add -A && git commit -qm "Go on" --no-verify
try lint HEAD --format json
try diff HEAD~1 HEAD
if [ "${1:-}" != --short ]; then
	try diff HEAD~1 HEAD --format json
	try review --format json
	try review --format markdown
	try lint --format concise
	try explain --all
	try lint no-such-revision
fi
try review
echo "1..$n"
[ "$bad" = 0 ]
