# The schemas of the files that people write: they agree with lint, and the real
# yaml-language-server uses them as git plan init leaves them.
. tests/lib.sh
plan=$GIT_PLAN

status "a schema" 0 "$plan" schema plan
has "is one for editors" '"http://json-schema.org/draft-07/schema#"'
status "no file" 2 "$plan" schema
has "says which there are" "plan, config or people"
status "a file that is none" 2 "$plan" schema poeple
has "did you mean" "people"
status "two files" 2 "$plan" schema plan people
status "another format" 2 "$plan" schema plan --format json
check "into a file" "$plan" schema people -o "$scratch/people.json"
check "which is the same" sh -c "\"$plan\" schema people | cmp - '$scratch/people.json'"

# --- what init and new write ---
init() { "$plan" init --today 2026-02-03 "$@"; }
init "$scratch/team" >/dev/null 2>&1
cd "$scratch/team" || exit 2
for name in plan config people; do
	check "init writes the schema of $name" sh -c "\"$plan\" schema $name | cmp - .git-plan/$name.schema.json"
done
named() { same "$1 names its schema" "# yaml-language-server: \$schema=$2" "$(head -n 1 "$1")"; }
named .git-plan.yaml .git-plan/config.schema.json
named people.yaml .git-plan/people.schema.json
named plans/first-plan.yaml ../.git-plan/plan.schema.json
"$plan" new north --file plans/north/west/a.yaml --today 2026-02-03 >/dev/null
named plans/north/west/a.yaml ../../../.git-plan/plan.schema.json
status "what they wrote lints clean" 0 "$plan" lint --today 2026-02-03
echo '{}' >.git-plan/plan.schema.json
rm .git-plan/people.schema.json
status "init, where a schema is of another version and one is gone" 0 init
has "says how to renew the one" "git plan schema plan -o .git-plan/plan.schema.json"
same "leaves it alone" '{}' "$(cat .git-plan/plan.schema.json)"
check "and writes the other" test -s .git-plan/people.schema.json
rm -r .git-plan
"$plan" new south --today 2026-02-03 >/dev/null
hasnt "without schemas a new plan names none" '$schema' "$(cat plans/south.yaml)"
init >/dev/null 2>&1
cd "$top" || exit 2

# --- real consumers ---
# tool NAME SCRIPT ARGUMENT...: the tests of a script as ours
tool() {
	what=$1
	shift
	(cd "$npm" && timeout 300 node "$top/tests/consumers/$1" "$2" ${3+"$3"} ${4+"$4"} ${5+"$5"}) >"$scratch/tap" 2>"$scratch/err"
	while IFS= read -r line; do
		case $line in
		ok*) pass "$what: ${line#* - }" ;;
		not*) fail "$what: ${line#* - }" ;;
		'#'*) echo "$line" ;;
		esac
	done <"$scratch/tap"
	check "$what: ran to its end" sh -c "grep -q '^1\.\.' '$scratch/tap' || { cat '$scratch/err'; false; }"
}
if ! npm=$(sh tests/tools/npm.sh); then
	skip "ajv" "$npm"
	skip "yaml-language-server" "$npm"
	finish
	exit
fi
cp -a tests/rules "$scratch/rules"
mkdir -p "$scratch/good" "$scratch/fields"
cp -a "$scratch/team" "$scratch/good/init"
# a page of every method and language, as far as they can be asked for
"$plan" new -h >"$scratch/help"
for method in one-page success-factors execution start-at-the-end delegation; do
	grep -q -- --method "$scratch/help" || break
	for language in en de fr ru; do
		sed -i "/^language:/d" "$scratch/good/init/.git-plan.yaml"
		echo "language: $language" >>"$scratch/good/init/.git-plan.yaml"
		check "a page of $method in $language" "$plan" -C "$scratch/good/init" new "$method-$language" \
			--method "$method" --today 2026-02-03
	done
done
tool ajv schema.mjs "$plan" "$scratch/rules" "$scratch/good" "$scratch/fields"
tool yaml-language-server lsp.mjs "$scratch/team"
finish
