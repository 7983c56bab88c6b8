# For tests of the hook: plans, good and broken, and a repository that checks
# them. Sourced behind tests/lib.sh.

# plan ID [without-owner | without-due | KEY...]: a plan that lints clean, or one
# whose action lacks that line; further words are more actions
plan() {
	id=$1 flaw=${2:-}
	printf 'plan: %s\ntitle: The plan %s\nowner: dana\n' "$id" "$id"
	printf 'objective: {statement: Win clinics, why: We grow}\nactions:\n'
	printf '  call-clinics:\n    title: Call every clinic\n'
	[ "$flaw" = without-owner ] || printf '    owner: sam\n'
	[ "$flaw" = without-due ] || printf '    due: 2026-05-15\n'
}
# hooked DIR: a repository with the hook, one plan committed, and goes there
hooked() {
	new_repo "$1"
	"$GIT_PLAN" hooks install >/dev/null || exit 2
	mkdir plans
	plan north >plans/north.yaml
	git add . && git commit -qm "Plan the north" || exit 2
}
# commits there are
commits() { git rev-list --count HEAD 2>/dev/null || echo 0; }
