# lint --fix and --diff: what is certain is mended, and no other byte changes.
. tests/lib.sh
lint() { "$GIT_PLAN" lint --today 2026-03-02 "$@"; }
# bytes FILE: its content in hex, with the final line end if there is one
bytes() { od -An -v -tx1 "$1"; }
# mends NAME BEFORE AFTER: printf texts of a whole plan file
mends() {
	# shellcheck disable=SC2059
	printf "$2" >plans/a.yaml
	# shellcheck disable=SC2059
	printf "$3" >"$scratch/want"
	out=$(lint --fix --format concise 2>&1)
	same "$1" "$(bytes "$scratch/want")" "$(bytes plans/a.yaml)"
}
new_repo "$scratch/repo"
mkdir plans
top='plan: a\ntitle: A plan\nowner: dana\nstage: draft\n'

mends "a hash that cut a text" "${top}notes: Become the #1 brand  # so\n" \
	"${top}notes: \"Become the #1 brand  # so\"\n"
mends "a period" "${top}period: q2 2026 # yes\n" "${top}period: 2026-Q2 # yes\n"
mends "CRLF stays" 'plan: a\r\ntitle: x\r\nowner: @dana\r\nstage: draft\r\n' \
	'plan: a\r\ntitle: x\r\nowner: dana\r\nstage: draft\r\n'
mends "a mark at the start and no line end at the end stay" \
	'\357\273\277plan: a\ntitle: x\nowner: @dana\n\n\n# \ttab \nstage:    draft' \
	'\357\273\277plan: a\ntitle: x\nowner: dana\n\n\n# \ttab \nstage:    draft'
mends "odd indentation and quotes stay" \
	"plan:   'a'\ntitle: x\nowner: \"dana\"\nstage: draft\nactions:\n     b:\n          title:   x\n          due: \"2026-03-31\"\n          owner: @kim\n" \
	"plan:   'a'\ntitle: x\nowner: \"dana\"\nstage: draft\nactions:\n     b:\n          title:   x\n          due: \"2026-03-31\"\n          owner: kim\n"
mends "one mending uncovers the next" "plan: a\ntitle: Our #1\nowner: @dana\nperiod: q2 2026\nstage: draft\n" \
	"plan: a\ntitle: \"Our #1\"\nowner: dana\nperiod: 2026-Q2\nstage: draft\n"

# what decoding finds
act='actions:\n  b:\n    title: x\n    owner: kim\n'
mends "a misspelt key" "${top}nots: a\n" "${top}notes: a\n"
mends "in its quotes" "${top}'nots': a\n" "${top}'notes': a\n"
mends "the key of an item" "${top}${act}    deu: 2026-03-31 # d\n" "${top}${act}    due: 2026-03-31 # d\n"
mends "one of fixed words" "${top}barriers: {trainig: a}\n" "${top}barriers: {training: a}\n"
mends "a day with strokes" "${top}${act}    due: 2026/3/31\n" "${top}${act}    due: 2026-03-31\n"
mends "a day in short" "${top}${act}    due: \"2026-3-1\"\n" "${top}${act}    due: \"2026-03-01\"\n"
mends "a day with its month as a word" "${top}${act}    due: 3 April 2026\n" "${top}${act}    due: 2026-04-03\n"
metric='metrics:\n  m:\n    title: x\n    owner: kim\n'
for mark in ' ' _ "'"; do
	mends "thousands with '$mark'" "${top}${metric}    target: 1${mark}234${mark}567.5\n" \
		"${top}${metric}    target: 1234567.5\n"
done
mends "the key of a path" "${top}${metric}    path: {2026/03/31: 5}\n" "${top}${metric}    path: {2026-03-31: 5}\n"

mends "an ignore comment that silences nothing" \
	"${top}notes: x # plan: ignore action-overdue -- so\n" \
	"${top}notes: x\n"

mends "a misspelt word" "${top%stage*}stage: comitted # x\n" "${top%stage*}stage: committed # x\n"
mends "in its quotes" "${top}${metric}    direction: 'stay-abov'\n" "${top}${metric}    direction: 'stay-above'\n"
mends "the word of a rhythm" "${top}${metric}    counts: lastest\n" "${top}${metric}    counts: latest\n"

# what breaks a file hides the next mistake that does: all of them are mended
mends "four that break the file" \
	'plan: a\ntitle: Win: the #1 aim\nowner: @dana\nstage: draft\nactions:\n  b:\n    title: x\n    due:2026-03-31\n    owner: @kim\n' \
	'plan: a\ntitle: "Win: the #1 aim"\nowner: dana\nstage: draft\nactions:\n  b:\n    title: x\n    due: 2026-03-31\n    owner: kim\n'
mends "with Windows line ends" 'plan: a\r\ntitle: Win: more\r\nowner: @dana\r\nstage: draft\r\n' \
	'plan: a\r\ntitle: "Win: more"\r\nowner: dana\r\nstage: draft\r\n'

# stays NAME TEXT: what could be meant in two ways is left alone
stays() { mends "$1" "$2" "$2"; }
stays "the key is there already" "${top}nots: a\nnotes: b\n"
stays "two keys would become one" "${top}nots: a\nnotse: b\n"
stays "two keys are near" "${top}${act}    due: 2026-03-31\n    dne: 2026-03-01\n"
stays "the value does not fit" "${top}${act}    deu: soon\n"
stays "a map does not fit" "${top}nots: {a: b}\n"
stays "day or month first" "${top}${act}    due: 3/4/2026\n"
stays "day or month first, with dots" "${top}${act}    due: 3.4.2026\n"
stays "a time of day" "${top}${act}    due: 2026/3/4 10:00\n"
stays "no day of the calendar" "${top}${act}    due: 2026/02/30\n"
stays "a comma" "${top}${metric}    target: 1,234\n"
stays "a point" "${top}${metric}    target: 1.234.567\n"
stays "groups that are none" "${top}${metric}    target: 12 34\n"
stays "a unit" "${top}${metric}    target: 12 000 EUR\n"
stays "one of the mistakes that break it cannot be mended" \
	'plan: a\ntitle: Win: more\nowner: @dana\nstage: [draft\nnotes: {\n'
stays "a word that is near none" "${top}${metric}    direction: up\n"
stays "an alias" "${top}${act}    started: &d 2026-3-1\n    due: *d\n"

# what is said, and the exit status
printf '%bperiod: q2 2026\nsupports: nothing\n' "$top" >plans/a.yaml
chmod 750 plans/a.yaml
cp plans/a.yaml "$scratch/before"
status "--diff finds something" 1 lint --diff
has "it is a unified diff" '--- a/plans/a.yaml
+++ b/plans/a.yaml
@@ -2,5 +2,5 @@ plan: a
 title: A plan
 owner: dana
 stage: draft
-period: q2 2026
+period: 2026-Q2
 supports: nothing'
check "nothing was written" cmp plans/a.yaml "$scratch/before"
lint --diff 2>"$scratch/said" >"$scratch/patch"
same "how much" "git-plan: 1 can be fixed; git plan lint --fix does it" "$(cat "$scratch/said")"
status "--fix --diff is --diff" 1 lint --fix --diff
check "nothing was written either" cmp plans/a.yaml "$scratch/before"
check "git can apply it" git apply --check "$scratch/patch"
git config diff.noprefix true
git config diff.external false
status "settings of the repository do not matter" 1 lint --diff
has "the same diff" '--- a/plans/a.yaml'
status "what cannot be mended remains" 1 lint --fix --format concise
has "it says how many" "plans/a.yaml: 1 fixed"
has "and what is left" 'plans/a.yaml:6:11: error reference-unknown'
hasnt "not what is mended" "period-invalid"
same "the mode stays" 750 "$(stat -c %a plans/a.yaml)"
status "a second time" 1 lint --fix --format concise
hasnt "nothing is mended" "fixed"
status "nothing to show" 0 lint --diff
same "and nothing is said" "" "$out"
same "no file is left beside it" a.yaml "$(ls -A plans)"

# with JSON, standard output is data alone
printf '%bperiod: q2 2026\n' "$top" >plans/a.yaml
lint --format json >"$scratch/json"
has "the edit is in JSON, as safe" '"safe": true' "$(cat "$scratch/json")"
lint --fix --format json >"$scratch/json" 2>/dev/null
same "what is left" "0" "$(grep -c period-invalid "$scratch/json")"

# where it is refused
git add -A && git commit -qm one
status "not in the index" 2 lint --fix --staged
has "it says why" "--fix does not go with --staged"
status "not in a revision" 2 lint --fix HEAD
has "it says why" "what is in HEAD is history"
status "nor as a diff of it" 2 lint --diff HEAD
status "not in a hook" 2 lint --fix --hook
status "a diff has one format" 2 lint --diff --format json
status "not without a work tree" 2 env GIT_DIR="$scratch/repo/.git" GIT_WORK_TREE= "$GIT_PLAN" -C .git lint --fix

# paths, folders, links
mkdir -p plans/deep
sed 's/^plan: a/plan: b/; s/2026-Q2/q3 2026/' plans/a.yaml >plans/deep/b.yaml
sed 's/2026-Q2/q3 2026/' plans/a.yaml >"$scratch/a" && cp "$scratch/a" plans/a.yaml
(cd plans/deep && lint --fix b.yaml) >/dev/null 2>&1
has "the file that was named" "2026-Q3" "$(cat plans/deep/b.yaml)"
check "not the other" cmp plans/a.yaml "$scratch/a"
mv plans/a.yaml "$scratch/elsewhere.yaml"
ln -s "$scratch/elsewhere.yaml" plans/a.yaml
lint --fix >/dev/null 2>&1
check "a link is not followed" cmp "$scratch/elsewhere.yaml" "$scratch/a"
rm plans/a.yaml
mkdir "$scratch/plain" && cp -r plans "$scratch/plain"
sed -i 's/2026-Q3/q3 2026/' "$scratch/plain/plans/deep/b.yaml"
(cd "$scratch/plain" && GIT_CEILING_DIRECTORIES="$scratch" lint --fix) >/dev/null 2>&1
has "a folder without git" "2026-Q3" "$(cat "$scratch/plain/plans/deep/b.yaml")"

# other files: people
printf 'dana: {name: Dana}\nkim:\n  name: Kim the #1\n' >people.yaml
lint --fix >/dev/null 2>&1
has "people" 'name: "Kim the #1"' "$(cat people.yaml)"

# an item that was only renamed is told so
# renamed NAME BEFORE AFTER WANTED: printf texts
renamed() {
	# shellcheck disable=SC2059
	printf "$2" >plans/a.yaml
	git add -A && git commit -qm "$1"
	mends "$1" "$3" "$4"
}
rm -rf plans people.yaml && mkdir plans
plan='plan: a\ntitle: A plan\nowner: dana\nactions:\n'
renamed "a renamed action" "${plan}  one:\n    title: Call each clinic\n    owner: kim\n    due: 2026-05-04\n" \
	"${plan}  call:\n    title: Call each clinic\n    owner: kim\n    due: 2026-05-04\n" \
	"${plan}  call:\n    was: one\n    title: Call each clinic\n    owner: kim\n    due: 2026-05-04\n"
renamed "in braces" "${plan}  one: {title: Call each clinic, owner: kim, due: 2026-05-04}\n" \
	"${plan}  call: {title: Call each clinic, owner: kim, due: 2026-05-04}\n" \
	"${plan}  call: {was: one, title: Call each clinic, owner: kim, due: 2026-05-04}\n"
renamed "in braces over lines" "${plan}  one: {title: Call each clinic,\n    owner: kim, due: 2026-05-04}\n" \
	"${plan}  call: {title: Call each clinic,\n    owner: kim, due: 2026-05-04}\n" \
	"${plan}  call: {was: one, title: Call each clinic,\n    owner: kim, due: 2026-05-04}\n"
crlf=$(printf %s "$plan" | sed 's/\\n/\\r\\n/g')
renamed "with Windows line ends" "${crlf}  one: # first\r\n     title: Call each clinic\r\n     owner: kim\r\n     due: 2026-05-04\r\n" \
	"${crlf}  call: # first\r\n     title: Call each clinic\r\n     owner: kim\r\n     due: 2026-05-04\r\n" \
	"${crlf}  call: # first\r\n     was: one\r\n     title: Call each clinic\r\n     owner: kim\r\n     due: 2026-05-04\r\n"

# a run for which there is no room to write leaves the old file
{ printf '%bperiod: q2 2026\n' "$top" && yes '# a comment' | head -c 20000; } >plans/long.yaml
sed -i 's/^plan: a/plan: long/' plans/long.yaml
cp plans/long.yaml "$scratch/long"
status "there is no room for it" 2 sh -c 'ulimit -c 0; ulimit -f 4; exec "$GIT_PLAN" lint --fix plans/long.yaml'
check "the old file is there" cmp plans/long.yaml "$scratch/long"
if [ "$(id -u)" != 0 ]; then
	chmod a-w plans
	status "a folder that cannot be written to" 2 lint --fix plans/long.yaml
	has "it says which file" "cannot write plans/long.yaml"
	chmod u+w plans
fi
finish
