#!/bin/sh
# Runs the tests and adds up. Every test program prints TAP ("ok 1 - name",
# "not ok 2 - name", "1..2"); a program that prints none, that ran more or fewer
# than its plan says or that exits with a failure it did not name is a failure.
# Usage: tests/run.sh [GROUP...]; default: all groups. B is the build folder.
# JOBS programs run at once, as many as there are processors if it is not set;
# each has a home and a folder for its scratch files of its own. What they say is
# shown in the order of the list. A script with a line "# alone: REASON" runs
# when the others have ended, one with "# early: REASON" before them.
# TIMES=1 shows how many seconds each took; VERBOSE=1 all that a failed one said.
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
export TZ=UTC LC_ALL=C.UTF-8 COLUMNS=80 TERM=xterm
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

# two at once would write into one page
[ -z "${UPDATE:-}" ] || JOBS=1
JOBS=${JOBS:-$(nproc 2>/dev/null || echo 1)}

# RUN/list: a line for each program, its name and its command with tabs between;
# RUN/alone: likewise; RUN/early, RUN/later: lines of the list that run together;
# RUN/N/: what is known of the program on line N
RUN=$(mktemp -d) || exit 2
export RUN
session=
# Nothing goes on running and nothing stays behind, however this ends.
leave() {
	trap '' INT TERM HUP
	if [ -n "$session" ]; then
		kill -s TERM -- "-$session"
		wait "$session"
		tenths=20
		while [ $tenths -gt 0 ] && kill -s 0 -- "-$session"; do
			tenths=$((tenths - 1))
			sleep 0.1
		done
		kill -s KILL -- "-$session"
	fi 2>/dev/null
	rm -rf "$RUN"
}
trap leave EXIT
trap 'exit 2' INT TERM HUP
tab=$(printf '\t')
for list in list alone early later; do : >"$RUN/$list"; done

# run NAME COMMAND [FILE]: one more program
run() {
	line="$1$tab$2${3:+$tab$3}" when=later
	[ "$2" != sh ] || when=$(sed -n 's/^# \(alone\|early\): .*/\1/p' "$3")
	if [ "$when" = alone ]; then
		echo "$line" >>"$RUN/alone"
	else
		echo "$line" >>"$RUN/list"
		wc -l <"$RUN/list" >>"$RUN/${when:-later}"
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
	command -v "group_$group" >/dev/null || { echo "there is no group $group of tests" >&2; exit 2; }
	before=$(cat "$RUN/list" "$RUN/alone" | wc -l)
	"group_$group"
	[ "$(cat "$RUN/list" "$RUN/alone" | wc -l)" != "$before" ] || { echo "the group $group has no tests in $B" >&2; exit 2; }
done
together=$(wc -l <"$RUN/list")
cat "$RUN/alone" >>"$RUN/list"
n_all=$(wc -l <"$RUN/list")
seq $((together + 1)) "$n_all" >"$RUN/alone"

# In a session of its own, so that all of it can be stopped; it says in
# RUN/ended the line of each program that has ended.
mkfifo "$RUN/ended"
setsid env --default-signal=INT,QUIT sh -c '
	cat "$RUN/early" "$RUN/later" | xargs -r -P "$1" -n 1 sh tests/run_one.sh
	xargs -r -n 1 sh tests/run_one.sh <"$RUN/alone"' sh "$JOBS" >"$RUN/ended" &
session=$!

passed=0 failed=0 skipped=0 failures=

# report N: what program N said, and the sums
report() {
	log=$RUN/$1/log name=$(sed -n "$1{s/$tab.*//p;q;}" "$RUN/list")
	took="no status" seconds=0
	if [ -e "$RUN/$1/took" ]; then read -r took seconds <"$RUN/$1/took"; else mkdir -p "$RUN/$1"; fi
	# cmocka says "not ok N # SKIP" of a test that cannot run here, and a plan
	# for each of its groups
	set -- $(LC_ALL=C awk '
		/^1\.\.[0-9]+/ { plan += substr($1, 4); next }
		!/^(not )?ok / { next }
		/# SKIP/ { skip++; next }
		/^ok / { ok++; next }
		{ bad++ }
		END { print ok + 0, bad + 0, skip + 0, plan + 0 }' "$log" 2>/dev/null || echo 0 0 0 0)
	ok=$1 bad=$2 skip=$3 plan=$4
	if [ "$bad" != 0 ]; then
		:
	elif [ "$took" != 0 ] || [ "$((ok + skip))" = 0 ]; then
		bad=1
		echo "not ok - $name ended with status $took after $ok tests" >>"$log"
	elif [ "$((ok + skip))" != "$plan" ]; then
		bad=1
		echo "not ok - $name ran $((ok + skip)) tests, its plan says $plan" >>"$log"
	fi
	passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + skip))
	time=${TIMES:+, $seconds s}
	if [ "$bad" != 0 ]; then
		failures="$failures $name"
		echo "--- $name: $bad failed, $ok passed$time"
		if [ -n "${VERBOSE:-}" ]; then cat "$log"; else grep -av '^ok ' "$log" | head -n 60; fi
	else
		echo "$name: $ok passed$([ "$skip" = 0 ] || echo ", $skip skipped")$time"
	fi
}

next=1
while read -r n; do
	while [ -e "$RUN/$next/took" ]; do
		report $next
		next=$((next + 1))
	done
done <"$RUN/ended"
# nobody is left who could say that one of these ended
while [ "$next" -le "$n_all" ]; do
	report $next
	next=$((next + 1))
done
[ -z "$failures" ] || echo "failed:$failures"
[ "$skipped" = 0 ] || echo "$skipped could not run on this machine (skipped)"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
