# G17: tests once more over git itself; each command that only reads is run by
# libgit2 too, and must say the same bytes. Sourced behind tests/lib.sh.
BOTH=$scratch/both BOTH_REAL=$GIT_PLAN
mkdir "$BOTH" "$scratch/bin"
cp tests/sources/both.sh "$scratch/bin/git-plan"
chmod +x "$scratch/bin/git-plan"
GIT_PLAN=$scratch/bin/git-plan PATH=$scratch/bin:$PATH
export BOTH BOTH_REAL GIT_PLAN PATH
total=0

# again SCRIPT...: passes if all that each of them tests does
again() {
	for script; do
		case $script in
		*/test_kinds.sh | */test_language.sh | */test_new.sh | */test_templates.sh | */test_init.sh) ;; # own ways, or no reading
		*/test_doctor.sh) ;;      # says which of the two it is
		*/test_determinism.sh) ;; # compares the two itself
		*) again_one "$script" ;;
		esac
	done
}
again_one() {
	rm -f "$BOTH/differ" "$BOTH/compared"
	out=$(COMMITS=2000 REFS=100 sh "$1" 2>&1 </dev/null)
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
	total=$((total + n))
}
