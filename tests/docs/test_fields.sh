#!/bin/sh
# The reference pages: their tables are those of the program, their examples
# lint clean. After a change of the tables: UPDATE=1 make check-docs.
. tests/lib.sh

# part FILE NAME: the generated part of a page
part() {
	awk -v from="<!-- fields $2: begin -->" -v to="<!-- fields $2: end -->" \
		'$0 == to { on = 0 } on; $0 == from { on = 1 }' "$1"
}
# update FILE NAME GENERATED
update() {
	awk -v from="<!-- fields $2: begin -->" -v to="<!-- fields $2: end -->" -v new="$3" '
		$0 == to { on = 0 }
		!on
		$0 == from { on = 1; while ((getline line <new) > 0) print line }' "$1" >"$scratch/page"
	cat "$scratch/page" >"$1"
}
# table FILE NAME: the page shows what the program knows
table() {
	git-plan fields "$2" --format markdown >"$scratch/new" || fail "fields $2"
	[ -z "${UPDATE:-}" ] || update "$1" "$2" "$scratch/new"
	part "$1" "$2" >"$scratch/old"
	if cmp -s "$scratch/old" "$scratch/new"; then
		pass "$1 has the fields of $2"
	else
		fail "$1 has the fields of $2" "$(diff "$scratch/old" "$scratch/new" | head -20)"
	fi
}

table docs/plan-format.md plan
table docs/configuration.md config
table docs/configuration.md people

# examples FILE: writes each fenced YAML block to its place in a repository
examples() {
	awk -v dir="$2" '
		/^```yaml/ { on = 1; text = ""; next }
		/^```/ && on {
			on = 0
			name = text ~ /^plan:/ ? "plans/example" ++n ".yaml" : text ~ /^version:/ ? ".git-plan.yaml" : "people.yaml"
			printf "%s", text >(dir "/" name)
			close(dir "/" name)
		}
		on { text = text $0 "\n" }' "$1"
}
for page in plan-format configuration; do
	dir=$scratch/$page
	mkdir -p "$dir/plans"
	examples docs/$page.md "$dir"
	[ "$page" = plan-format ] || printf 'plan: a\ntitle: A plan\nowner: dana\nlevel: strategy\nstage: draft\n' >"$dir/plans/a.yaml"
	status "the examples of $page.md lint clean" 0 git-plan -C "$dir" lint --today 2026-03-01
	hasnt "and without a warning" warning
done
finish
