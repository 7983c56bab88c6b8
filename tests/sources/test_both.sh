#!/bin/sh
# G17: the tests of git, of the review and of the formats once more, over git
# itself; each command that only reads is run by libgit2 too, and must say the
# same bytes.
set -u
. tests/lib.sh

BOTH=$scratch/both BOTH_REAL=$GIT_PLAN
mkdir "$BOTH" "$scratch/bin"
cp tests/sources/both.sh "$scratch/bin/git-plan"
chmod +x "$scratch/bin/git-plan"
GIT_PLAN=$scratch/bin/git-plan PATH=$scratch/bin:$PATH
export BOTH BOTH_REAL GIT_PLAN PATH

# again SCRIPT: passes if all that it tests does
again() {
	rm -f "$BOTH/differ" "$BOTH/compared"
	out=$(sh "$1" 2>&1 </dev/null)
	got=$?
	bad=$(echo "$out" | grep -A 20 '^not ok ')
	if [ $got = 0 ] && [ -z "$bad" ]; then
		pass "$1 over git"
	else
		fail "$1 over git" "exit status $got
$bad"
	fi
	n=$(wc -l 2>/dev/null <"$BOTH/compared" || echo 0)
	if [ -s "$BOTH/differ" ]; then
		fail "G17 $1: both say the same" "$(head -n 60 "$BOTH/differ")"
	else
		pass "G17 $1: both say the same, $n times"
	fi
	total=$((${total:-0} + n))
}

# the stand-in can find a difference: only git reads sha256
git init -q --object-format=sha256 "$scratch/sha256" && cd "$scratch/sha256" || exit 2
git-plan lint >/dev/null 2>&1
cd "$top" || exit 2
check "a difference is noted" test -s "$BOTH/differ"

for script in tests/git/test_*.sh tests/golden/test_golden.sh tests/review/test_cases.sh; do
	case $script in
	*/test_kinds.sh | */test_language.sh | */test_new.sh | */test_templates.sh | */test_init.sh) ;; # own ways, or no reading
	*/test_doctor.sh) ;; # says which of the two it is
	*) again "$script" ;;
	esac
done
check "there was something to compare" test "$total" -gt 300
finish
