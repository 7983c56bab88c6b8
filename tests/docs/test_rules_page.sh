# docs/rules.md is what `git plan explain --all` says.
. tests/lib.sh
"$GIT_PLAN" explain --all --format markdown >"$scratch/rules.md"
check "docs/rules.md is up to date (git plan explain --all --format markdown)" \
	diff -u docs/rules.md "$scratch/rules.md"
ids=$("$GIT_PLAN" explain --all --format json |
	python3 -c 'import json, sys; print(*(r["id"] for r in json.load(sys.stdin)["rules"]))')
[ -n "$ids" ] || fail "there are rules" "none are listed"
bare=
for id in $ids; do
	text=$("$GIT_PLAN" explain "$id") || bare="$bare $id"
	case $text in
	*"This breaks it:"*"This does not:"*) ;;
	*) bare="$bare $id" ;;
	esac
done
same "every rule is explained with two examples" "" "$bare"
status "an unknown rule" 2 "$GIT_PLAN" explain action-withot-owner
has "the nearest rule is named" "Did you mean action-without-owner?"
status "no rule at all" 2 "$GIT_PLAN" explain
status "a rule and --all" 2 "$GIT_PLAN" explain --all action-count
finish
