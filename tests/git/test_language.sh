#!/bin/sh
# What lint and explain say in the language of the configuration.
set -u
. tests/lib.sh
mkdir -p "$scratch/team/plans" && cd "$scratch/team" || exit 2
printf 'plan: a\ntitle: A\nowner: dana\nactions:\n  x: {title: X, due: 2026-13-01}\n' >plans/a.yaml
# says LANGUAGE WORDS...: each of them is in what lint says
says() {
	language=$1
	shift
	printf 'version: 1\nlanguage: %s\n' "$language" >.git-plan.yaml
	status "lint in $language" 1 "$GIT_PLAN" lint --today 2026-04-03
	all=$out
	for words; do has "$language: $words" "$words" "$all"; done
	has "$language: rule ids stay" "action-without-owner" "$all"
}
says en "action x has no owner" "1 action where" "is not in the calendar" "the plan has no lever"
says de "Maßnahme x: niemand" "1 Maßnahme, wo 3 bis 5" "steht nicht im Kalender" "der Plan hat keinen Hebel"
says fr "personne n’est inscrit" "1 action là où" "n’est pas dans le calendrier" "le plan n’a pas de levier"
says ru "не указан" "1 действие, а нужно" "такого дня нет" "в плане нет рычага"
status "json in ru" 1 "$GIT_PLAN" lint --format json
has "keys of JSON stay" '"message":' "$out"
status "explain in ru" 0 "$GIT_PLAN" explain action-count
has "its words are Russian" "Уровень: " "$out"

# a change is judged in the same language
printf 'version: 1\nlanguage: de\n' >.git-plan.yaml
printf 'plan: a\ntitle: A\nowner: dana\nactions:\n  x: {title: X, owner: dana, due: 2026-04-01}\n' >plans/a.yaml
git init -q . && git add . && git commit -qm one || exit 2
sed 's/2026-04-01/2026-05-01/' plans/a.yaml >p && mv p plans/a.yaml
git commit -qam two || exit 2
status "a change in de" 1 "$GIT_PLAN" lint --today 2026-04-03 HEAD~1..HEAD
has "a due date that moved" "Termin der Maßnahme x ohne Grund verschoben" "$out"
finish
