#!/bin/sh
# The runner of the tests loses no failure, whatever a test program does, keeps
# its order when several run at once, and leaves nothing behind.
set -u
. tests/lib.sh
unset TIMES VERBOSE UPDATE
run=$scratch/run

# suite: an empty set of tests
suite() {
	rm -rf "$run"
	mkdir -p "$run/tests/git" "$run/tests/docs" "$run/tmp"
	cp tests/run.sh tests/run_one.sh tests/lib.sh "$run/tests/"
}
# script NAME: one more test script, from standard input
script() { cat >"$run/tests/git/test_$1.sh"; }
runner() { B=$run TMPDIR=$run/tmp JOBS=${jobs:-2} sh "$run/tests/run.sh" "${1:-git}"; }
# last: the last line of $out
last() { printf '%s\n' "$out" | tail -n 1; }

fine='echo "ok 1 - fine"; echo 1..1'
suite
echo "$fine" | script a
status "a script that passes" 0 runner
same "it is counted" "git/test_a: 1 passed
1 passed, 0 failed" "$out"
same "nothing is left behind" "" "$(ls "$run/tmp")"

# one bad script between good ones: counted once, named, and the rest goes on
while read -r program; do
	suite
	for name in a c d; do echo "$fine" | script $name; done
	echo "$program" | script b
	status "fails for: $program" 1 runner
	has "it is named" "failed: git/test_b
" "$out"
	same "as one failure, and the others are run" "1 failed, git/test_c: 1 passed" \
		"$(last | sed 's/.*, //'), $(printf '%s\n' "$out" | grep test_c)"
done <<'END'
echo "not ok 1 - bad"; echo 1..1; exit 1
echo "not ok 1 - bad"; echo 1..1
true
echo "Some words"
echo "ok 1 - fine"; exit 3
echo "ok 1 - fine"; echo 1..1; exit 3
echo "ok 1 - fine"
echo 1..2; echo "ok 1 - fine"
echo 1..1; echo "ok 1 - fine"; echo "ok 2 - fine"
echo 1..0
echo "ok 1 - fine"; echo 1..1; kill -9 $$
echo "ok 1 - fine"; kill -TERM $$
. tests/lib.sh; pass fine; exit 0
. tests/lib.sh; pass fine; fail bad; finish; true
printf 'not ok 1 - a\000b\377\n1..1\n'
sh -c 'kill -9 $PPID'; echo "ok 1 - fine"; echo 1..1
END

# whoever watches over a script is killed with it: what follows is not run, and fails
suite
for name in a c; do echo "$fine" | script $name; done
echo 'kill -9 $PPID; echo "ok 1 - fine"; echo 1..1' | script b
jobs=1 status "the runner's own part is killed" 1 runner
has "it is named, and so is what was not run" "failed: git/test_b git/test_c
"
same "both as failed" "2 failed" "$(last | sed "s/.*, //")"

suite
echo 'sleep 0.5; echo "not ok 1 - slow"; echo 1..1' | script a
echo 'echo "not ok 1 - quick"; echo "not ok 2 - again"; echo 1..2' | script b
echo "$fine" | script c
status "two fail at once" 1 runner
same "both are shown, in the order of the list" "--- git/test_a: 1 failed, 0 passed
not ok 1 - slow
1..1
--- git/test_b: 2 failed, 0 passed
not ok 1 - quick
not ok 2 - again
1..2
git/test_c: 1 passed
failed: git/test_a git/test_b
1 passed, 3 failed" "$out"
at_two=$out
jobs=1 status "one at a time" 1 runner
same "says the same" "$at_two" "$out"
jobs=9 status "nine at a time" 1 runner
same "say the same" "$at_two" "$out"

suite
echo "echo 'ok 1 - x # SKIP no x here'; echo 'not ok 2 - y # SKIP'; echo 1..2" | script a
status "what cannot run is no failure" 0 runner
same "and is counted apart" "git/test_a: 0 passed, 2 skipped
2 could not run on this machine (skipped)
0 passed, 0 failed" "$out"

# each has a home of its own; early ones begin first, lonely ones when all has ended
suite
echo "# alone: it counts
[ -e '$run/early' ] && [ -e '$run/last' ] && $fine" | script a
echo "touch ~/mine; [ \$(ls ~ \$TMPDIR | grep -c .) = 3 ] && [ -e '$run/early' ] && $fine" | script b
echo "# early: it is long
touch '$run/early'; sleep 0.3; $fine" | script c
echo "touch ~/mine; [ -e '$run/early' ] && sleep 0.6; touch '$run/last'; $fine" | script d
jobs=1 status "early and alone" 0 runner
jobs=2 status "early and alone, two at a time" 0 runner
same "the lonely one is shown last" "git/test_b git/test_c git/test_d git/test_a" \
	"$(printf '%s\n' "$out" | sed -n 's/: 1 passed$//p' | tr '\n' ' ' | sed 's/ $//')"

suite
status "no tests are a failure" 2 runner
has "it says so" "the group git has no tests"
echo "$fine" | script a
status "a group that does not exist" 2 runner gti
has "it is named" "no group gti"

# stopped: what runs is stopped too, in whatever state, and nothing stays
for signal in INT TERM HUP; do
	suite
	echo "echo \$\$ >'$run/a'; mktemp -d >/dev/null; sleep 60" | script a
	echo "trap '' INT TERM HUP; echo \$\$ >'$run/b'; while :; do sleep 0.2; done" | script b
	B=$run TMPDIR=$run/tmp JOBS=2 env --default-signal=INT,HUP sh "$run/tests/run.sh" git >"$scratch/said" 2>&1 &
	runner=$!
	tenths=100
	until [ -s "$run/a" ] && [ -s "$run/b" ] || [ $tenths = 0 ]; do
		tenths=$((tenths - 1))
		sleep 0.1
	done
	kill -s "$signal" "$runner"
	wait "$runner"
	same "SIG$signal ends the runner" 2 $?
	same "SIG$signal: nothing is left behind" "" "$(ls "$run/tmp")"
	sleep 0.1
	same "SIG$signal: nothing runs on" "" "$(ps -o args= -p "$(cat "$run/a"),$(cat "$run/b")" | grep -v defunct)"
done
finish
