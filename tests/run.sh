#!/bin/sh
# Runs the tests and adds up. Every test program prints TAP ("ok 1 - name",
# "not ok 2 - name"); a program that prints none, ends before its plan or exits
# with a failure it did not name is itself a failure.
# Usage: tests/run.sh [GROUP...]; default: all groups. B is the build folder.
cd "$(dirname "$0")/.." || exit 2
B=${B:-build}
top=$(pwd)
case $B in /*) ;; *) B=$top/$B ;; esac
export B
GIT_PLAN=$B/git-plan
export GIT_PLAN

# one environment for all: no configuration, time zone or locale of the machine
for name in $(env | sed -n 's/^\(GIT_[A-Z_0-9]*\)=.*/\1/p'); do
	case $name in GIT_PLAN | GIT_PLAN_SOURCE) ;; *) unset "$name" ;; esac
done
home=$(mktemp -d) || exit 2
trap 'rm -rf "$home"' EXIT
trap 'exit 2' INT TERM
export HOME="$home" XDG_CONFIG_HOME="$home/.config" TZ=UTC LC_ALL=C.UTF-8 COLUMNS=80
export GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME="Dana Reyes" GIT_AUTHOR_EMAIL=dana@example.org
export GIT_COMMITTER_NAME="Dana Reyes" GIT_COMMITTER_EMAIL=dana@example.org
export GIT_AUTHOR_DATE="2026-03-02T09:00:00Z" GIT_COMMITTER_DATE="2026-03-02T09:00:00Z"
export PATH="$B:$PATH"
export CMOCKA_MESSAGE_OUTPUT=TAP
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0:exitcode=99
export UBSAN_OPTIONS=print_stacktrace=1
export LSAN_OPTIONS=suppressions=$top/tests/lsan.supp:print_suppressions=0
unset NO_COLOR PAGER
git config --global init.defaultBranch main

passed=0 failed=0 skipped=0 failures=

# run NAME COMMAND...
run() {
	name=$1
	shift
	log=$home/log
	"$@" >"$log" 2>&1 </dev/null
	status=$?
	# cmocka says "not ok N # SKIP" of a test that cannot run here
	skip=$(grep -cE '^(not )?ok .*# SKIP' "$log")
	ok=$(grep '^ok ' "$log" | grep -vc '# SKIP')
	bad=$(grep '^not ok ' "$log" | grep -vc '# SKIP')
	if [ "$bad" = 0 ] && { [ "$status" != 0 ] || [ "$((ok + skip))" = 0 ]; }; then
		bad=1
		echo "not ok - $name ended with status $status after $ok tests" >>"$log"
	fi
	passed=$((passed + ok))
	failed=$((failed + bad)) skipped=$((skipped + skip))
	if [ "$bad" != 0 ]; then
		failures="$failures $name"
		echo "--- $name: $bad failed, $ok passed"
		[ -n "${VERBOSE:-}" ] && cat "$log" || grep -v '^ok ' "$log" | head -n 60
	else
		echo "$name: $ok passed$([ "$skip" = 0 ] || echo ", $skip skipped")"
	fi
}

group_unit() {
	for bin in "$B"/unit/test_*; do
		case $bin in *.d | *.o | *'*') continue ;; esac
		run "unit/${bin##*/}" "$bin"
	done
}
# every group below is a folder of scripts test_*.sh
scripts() {
	for script in tests/"$1"/test_*.sh; do
		[ -e "$script" ] || continue
		run "$1/$(basename "$script" .sh)" sh "$script"
	done
}
group_rules() { scripts rules; }
group_golden() { scripts golden; }
group_git() { scripts git; }
group_sources() { scripts sources; }
group_faults() { scripts faults; }
group_review() { scripts review; }
group_docs() { scripts docs; }
group_consumers() { scripts consumers; }
group_corpus() { scripts corpus; }
# short forms of the heavier runs; not among the groups that run by default
group_bench() { scripts bench; }
group_valgrind() { scripts valgrind; }
group_fuzz() {
	for bin in "$B"/fuzz/fuzz_*; do
		case $bin in *.d | *.o | *'*') continue ;; esac
		name=${bin##*/}
		run "fuzz/$name" "$bin" "tests/fuzz/corpus/${name#fuzz_}"
	done
}
group_static() {
	for script in tests/static/*.sh; do
		run "static/$(basename "$script" .sh)" sh "$script"
	done
}

[ $# -gt 0 ] || set -- unit rules golden git sources faults review docs corpus consumers fuzz static
for group; do
	"group_$group"
done
[ -z "$failures" ] || echo "failed:$failures"
[ "$skipped" = 0 ] || echo "$skipped could not run on this machine (skipped)"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
