#!/bin/sh
# The template of each method in each language: a draft that lints clean.
set -u
. tests/lib.sh
not_sanitized "what test_new does, for each method and language"
methods="one-page success-factors execution start-at-the-end delegation"
languages="en de fr ru"

mkdir "$scratch/team" && cd "$scratch/team" || exit 2
"$GIT_PLAN" init --today 2026-04-03 >/dev/null || exit 2
rm -r plans
for language in $languages; do
	for method in $methods; do
		printf 'version: 1\nlanguage: %s\nmethods: [%s]\n' "$language" "$method" >.git-plan.yaml
		rm -rf plans
		status "$method in $language" 0 "$GIT_PLAN" new any --today 2026-04-03
		status "$method in $language lints" 0 "$GIT_PLAN" lint --today 2026-04-03
		hasnt "$method in $language: not a warning" "warning[" "$out"
		hasnt "$method in $language: not an info" "info[" "$out"
		text=$(cat plans/any.yaml)
		hasnt "$method in $language is filled in" "{{" "$text"
		has "$method in $language is a draft" "stage: draft" "$text"
		mv plans/any.yaml "$scratch/$method.$language"
		rm -rf plans
		"$GIT_PLAN" new any --method "$method" --language "$language" --today 2026-04-03 >/dev/null
		check "$method in $language by its options" cmp plans/any.yaml "$scratch/$method.$language"
	done
done

# keys and structure are the same in every language
bare() { sed -n 's/^\([ -]*[a-z{][^ ]*:\).*/\1/p' "$1"; }
for method in $methods; do
	bare "$scratch/$method.en" >"$scratch/keys.en"
	for language in de fr ru; do
		bare "$scratch/$method.$language" >"$scratch/keys"
		check "$method in $language has the keys of English" cmp "$scratch/keys.en" "$scratch/keys"
		status "$method in $language is another text" 1 cmp -s "$scratch/$method.en" "$scratch/$method.$language"
	done
done

# the method in force for the plan's level
printf 'version: 1\nmethods: {strategy: [execution], marketing-plan: [delegation, one-page]}\n' >.git-plan.yaml
rm -rf plans
"$GIT_PLAN" new top --level strategy --today 2026-04-03 >/dev/null
has "a strategy is planned by its method" "questions:" "$(cat plans/top.yaml)"
"$GIT_PLAN" new low --level marketing-plan --supports top --sponsor dana --today 2026-04-03 >/dev/null
has "a marketing plan by the first of its own" "conditions:" "$(cat plans/low.yaml)"
has "with its sponsor" "
sponsor: dana" "$(cat plans/low.yaml)"
"$GIT_PLAN" new none --today 2026-04-03 >/dev/null
has "without a level it is one page" "barriers:" "$(cat plans/none.yaml)"

status "a method that is none" 2 "$GIT_PLAN" new x --method one-pag
has "did you mean" "one-page"
status "a language that is none" 2 "$GIT_PLAN" new x --language nl
has "names the languages" "en, de, fr"
status "a sponsor whom nobody knows" 2 "$GIT_PLAN" new x --sponsor dan
has "did you mean that person" "dana"
status "nothing was written" 1 test -e plans/x.yaml
finish
