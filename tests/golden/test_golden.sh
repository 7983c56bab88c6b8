#!/bin/sh
# Runs every case below tests/golden and compares bytes; README.md says how a
# case is made. UPDATE=1 writes what came out instead; ONLY=diff/slip runs one.
. tests/lib.sh
set -u
golden=$top/tests/golden

# one empty repository, copied for each case
git init -q "$scratch/empty" || exit 2
rm -rf "$scratch/empty/.git/hooks"

# commit_tree DIR TAG DAY: makes the work tree DIR, commits it, tags it
commit_tree() {
	find . -mindepth 1 -maxdepth 1 ! -name .git -exec rm -rf {} + &&
		cp -R "$1/." . && day "$3" && git add -A &&
		git commit -q --allow-empty -m "$2" && git tag "$2"
}

# prepare CASE: the case's repository; stays in it
prepare() {
	rm -rf "$scratch/repo"
	cp -R "$scratch/empty" "$scratch/repo" && cd "$scratch/repo" || return 1
	if [ -d "$1/before" ]; then
		commit_tree "$1/before" before 2026-01-12 || return 1
	fi
	if [ -d "$1/after" ]; then
		commit_tree "$1/after" after 2026-03-02 || return 1
	fi
	if [ -e "$1/setup.sh" ]; then
		. "$1/setup.sh" || return 1
	fi
}

# compare NAME WANTED GOT: the same bytes, or takes them over
compare() {
	if [ -n "${UPDATE:-}" ]; then
		cmp -s "$2" "$3" || { cp "$3" "$2" && echo "# wrote $2"; }
		pass "$1"
	elif cmp -s "$2" "$3"; then
		pass "$1"
	else
		fail "$1" "$(diff -u "$2" "$3" | sed 1,2d)"
	fi
}

# run_case NAME CASE FORMAT: one format ("stderr" runs without one)
run_case() {
	eval "set -- \"\$1\" \"\$2\" \"\$3\" $(cat "$2/args")"
	what=$1 dir=$2 format=$3
	command=$4
	shift 4
	[ "$format" = stderr ] || set -- --format "$format" "$@"
	"$GIT_PLAN" "$command" "$@" >"$scratch/out" 2>"$scratch/stderr"
	echo $? >"$scratch/exit"
	if [ "$format" = stderr ]; then
		compare "$what stderr" "$dir/stderr" "$scratch/stderr"
	else
		compare "$what $format" "$dir/$format" "$scratch/out"
	fi
	if [ -e "$dir/exit" ]; then
		compare "$what $format exits" "$dir/exit" "$scratch/exit"
	else
		same "$what $format exits" 0 "$(cat "$scratch/exit")"
	fi
}

for dir in "$golden"/*/*/; do
	dir=${dir%/}
	name=${dir#"$golden"/}
	case $dir in *'*'*) continue ;; esac
	case ${ONLY:-$name} in "$name") ;; *) continue ;; esac
	if [ ! -s "$dir/args" ]; then
		fail "$name" "no file args in $dir"
		continue
	fi
	if ! (prepare "$dir") >"$scratch/log" 2>&1; then
		fail "$name" "$(cat "$scratch/log")"
		continue
	fi
	cd "$scratch/repo" || exit 2
	formats=0
	for wanted in "$dir"/*; do
		case ${wanted##*/} in
		args | exit | before | after | setup.sh) continue ;;
		esac
		formats=$((formats + 1))
		run_case "$name" "$dir" "${wanted##*/}"
	done
	cd "$top" || exit 2
	[ "$formats" -gt 0 ] || fail "$name" "nothing is expected: add an empty file named after a format, then make golden-update"
done
[ "$n_tests" -gt 0 ] || fail "golden" "no case was found"
finish
