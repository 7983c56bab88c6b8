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
says de "Maßnahme x: niemand" "1 Maßnahme; vorgesehen sind 3 bis 5" "steht nicht im Kalender" "der Plan hat keinen Hebel"
says fr "aide : " "personne n’est inscrit" "1 action là où" "n’est pas dans le calendrier" "le plan n’a pas de levier"
says ru "не указан" "1 действие, а нужно" "такого дня нет" "в плане нет рычага"
status "json in ru" 1 "$GIT_PLAN" lint --format json
has "keys of JSON stay" '"message":' "$out"
status "explain in ru" 0 "$GIT_PLAN" explain action-count
has "its words are Russian" "Уровень: " "$out"

# fields and schemas: the help is translated, names and words are not
status "fields in ru" 0 "$GIT_PLAN" fields
has "the help is Russian" "день, когда это было сделано" "$out"
has "names stay" "actions.*.done" "$out"
has "words stay" "committed, draft," "$out"
status "fields of people in ru" 0 "$GIT_PLAN" fields people --language ru
hasnt "no name was translated" "план. " "$out"
status "a schema in ru" 0 "$GIT_PLAN" schema plan
has "its descriptions are Russian" "единственный человек, отвечающий за план" "$out"
has "what it says of a wrong value too" "Ожидается: день, например 2026-03-31." "$out"
mkdir ../new && (cd ../new && "$GIT_PLAN" init --language de >/dev/null 2>&1)
has "init writes German ones" "die eine Person, die für den Plan einsteht" \
	"$(cat ../new/.git-plan/plan.schema.json)"
status "init again" 0 "$GIT_PLAN" -C ../new init
hasnt "they are not another language's" "schema plan" "$out"

# a table that is too wide is a list, with the colon of the language
printf 'plan: b\ntitle: B\nowner: dana\nmetrics:\n  m: {title: A metric with a name that needs some room, owner: dana, unit: visitors who come back, baseline: 1200, target: 1620, due: 2026-12-31, actuals: {2026-01: 1300}}\n' >plans/b.yaml
status "a narrow page in fr" 0 env COLUMNS=40 "$GIT_PLAN" show b --language fr
has "a blank stands before the colon" "Cible : 1620" "$out"
rm plans/b.yaml

# a change is judged in the same language
printf 'version: 1\nlanguage: de\n' >.git-plan.yaml
printf 'plan: a\ntitle: A\nowner: dana\nactions:\n  x: {title: X, owner: dana, due: 2026-04-01}\n' >plans/a.yaml
git init -q . && git add . && git commit -qm one || exit 2
sed 's/2026-04-01/2026-05-01/' plans/a.yaml >p && mv p plans/a.yaml
git commit -qam two || exit 2
status "a change in de" 1 "$GIT_PLAN" lint --today 2026-04-03 HEAD~1..HEAD
has "a due date that moved" "Termin der Maßnahme x ohne Grund verschoben" "$out"
finish
