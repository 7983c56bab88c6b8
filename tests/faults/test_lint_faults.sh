# Bad input to lint: a clear message that names the thing, the right exit
# status, and never "nothing to mend".
. tests/lib.sh
cd "$scratch" || exit 2
lint() { "$GIT_PLAN" lint --format concise --today 2026-03-02 "$@"; }
good='plan: good
title: A good plan
owner: dana
stage: draft
objective: {statement: Be good, why: It helps}'
# one NAME: a plain folder NAME with a good plan, and goes there
one() {
	mkdir -p "$scratch/$1/plans" && cd "$scratch/$1" || exit 2
	printf '%s\n' "$good" >plans/good.yaml
}
# bad NAME TEXT: lint of the folder ends with 1 and says TEXT, and nothing else
bad() {
	status "$1" 1 lint
	has "$1: says so" "$2"
	same "$1: one finding" 1 "$(printf '%s\n' "$out" | grep -c '^[^ ]*:[0-9]*:[0-9]*: ')"
	hasnt "$1: not called clean" "nothing to mend"
}

one utf8
printf 'plan: x\ntitle: Caf\351\nowner: dana\n' >plans/x.yaml
bad "not UTF-8" "plans/x.yaml:2:11: error yaml-syntax: "
one yaml
printf 'plan: x\ntitle: [a, b\nowner: dana\n' >plans/x.yaml
bad "not YAML" "plans/x.yaml:"
one empty
: >plans/x.yaml
bad "an empty file" "plans/x.yaml:0:0: error plan-files: the file is empty"
one comment
printf '# to be written\n---\n' >plans/x.yaml
bad "nothing but a comment" "plans/x.yaml:0:0: error plan-files: the file is empty"
one large
{
	printf 'plan: x\ntitle: Large\nowner: dana\nstage: draft\nobjective: {statement: S, why: W}\nnotes: |\n'
	yes '  a line of notes that goes on and on, as notes do, until it ends' | head -c 5242880
	echo
} >plans/x.yaml
bad "a file of 5 MiB" "plans/x.yaml:"
has "the limit is named" "4 MiB"
one deep
{
	printf 'plan: x\ntitle: Deep\nowner: dana\nstage: draft\nobjective: {statement: S, why: W}\nx-deep: '
	head -c 10000 /dev/zero | tr '\0' '['
	head -c 10000 /dev/zero | tr '\0' ']'
	echo
} >plans/x.yaml
bad "nested 10,000 deep" "plans/x.yaml:6:"
one link
ln -s good.yaml plans/x.yaml
bad "a symbolic link" "plans/x.yaml:0:0: error plan-files: this is a symbolic link"
one folder
mkdir plans/x.yaml
bad "a folder named x.yaml" "plans/x.yaml:0:0: error plan-files: this is a folder"
one twice
printf '%s\n' "$good" >plans/twice.yaml
bad "an id twice" 'plans/twice.yaml:1:7: error id-twice: the id good is taken by plans/good.yaml'
one twice-in-one
printf '%s\n' 'actions:' '  a: {title: A, owner: sam, due: 2026-04-01}' '  a: {title: B, owner: sam, due: 2026-04-01}' >>plans/good.yaml
bad "a key twice" "plans/good.yaml:8:3: error duplicate-key"
one missing
rm plans/good.yaml
bad "no plan at all" "plan-files: no file matches plans: plans/**/*.yaml"
one config
printf 'version: 1\nplans: [\n' >.git-plan.yaml
status "a broken configuration" 1 lint
has "is named" ".git-plan.yaml:"
one odd
printf '%s\n' "$good" | sed 's/good$/odd/' >"plans/a
b\"c.yaml"
printf 'supports: nothing\n' >>"plans/a
b\"c.yaml"
bad "a line end in a file's name" '"plans/a\nb\"c.yaml":6:11: error'

# repositories
new_repo "$scratch/fresh"
status "no commit and no plan" 1 lint
has "says what to do" "no file matches"
status "a revision without commits" 2 lint HEAD
hasnt "is not clean" "nothing to mend"
mkdir plans
printf '%s\n' "$good" >plans/good.yaml
git add -A && day 2026-01-05 && git commit -qm one
git commit -q --allow-empty -m two
status "a revision that does not exist" 2 lint v99
has "is named" "v99"
git clone -q --depth 1 "file://$scratch/fresh" "$scratch/shallow"
cd "$scratch/shallow" || exit 2
status "a shallow clone" 0 lint
status "its HEAD" 0 lint HEAD
status "a commit it does not have" 2 lint HEAD~1
cd "$scratch/fresh" || exit 2
GIT_INDEX_FILE=$scratch/nowhere/index status "an index that is not there" 2 lint --staged
printf 'not an index' >"$scratch/bad-index"
GIT_INDEX_FILE=$scratch/bad-index status "an index that is none" 2 lint --staged
git -c core.bare=true rev-parse --is-bare-repository >/dev/null
git clone -q --bare . "$scratch/bare.git"
cd "$scratch/bare.git" || exit 2
status "a bare repository" 2 lint
has "asks for a revision" "HEAD"
status "its HEAD" 0 lint HEAD
mkdir "$scratch/nothing" && cd "$scratch/nothing" || exit 2
status "no repository and no plan" 1 lint
status "the index without a repository" 2 lint --staged
has "says why" "not a git repository"

# output that goes nowhere
cd "$scratch/twice" || exit 2
for format in full concise json; do
	lint --format $format >/dev/full 2>"$scratch/err"
	same "a full disk, $format" 2 $?
	has "a full disk, $format: said" "cannot write" "$(cat "$scratch/err")"
	{
		lint --format $format 2>"$scratch/err"
		echo $? >"$scratch/status"
	} | :
	case $(cat "$scratch/status") in
	1 | 2) pass "a reader that went away, $format" ;;
	*) fail "a reader that went away, $format" "$(cat "$scratch/status" "$scratch/err")" ;;
	esac
done
lint >&- 2>"$scratch/err"
same "closed output" 2 $?
status "an unknown format" 2 lint --format yaml
has "lists them" "full, concise, json"
status "an unknown option" 2 lint --stagged
has "the nearest is named" "Did you mean --staged?"
finish
