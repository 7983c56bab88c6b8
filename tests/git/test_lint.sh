# What lint looks at: work tree, index, revisions, paths; what the hook reports.
. tests/lib.sh
lint() { "$GIT_PLAN" lint --format concise --today 2026-03-02 "$@"; }
# write FILE ID [LINE...]: a draft, with more lines behind it
write() {
	mkdir -p "$(dirname "$1")"
	file=$1
	printf 'plan: %s\ntitle: A plan\nowner: dana\nstage: draft\n' "$2" >"$file"
	shift 2
	[ $# = 0 ] || printf '%s\n' "$@" >>"$file"
	echo 'objective: {statement: Go north, why: It is warm there}' >>"$file"
}
new_repo "$scratch/repo"

status "before the first commit" 1 lint
has "no plans is a finding" "plan-files: no file matches plans: plans/**/*.yaml"
status "a revision before the first commit" 2 lint HEAD
write plans/growth.yaml growth
write plans/north.yaml north 'supports: growth'
status "untracked plans count" 0 lint
status "the index is empty" 1 lint --staged
git add -A
status "staged" 0 lint --staged
status "the first commit as the hook sees it" 0 "$GIT_PLAN" lint --staged --hook
same "nothing is said when nothing is wrong" "" "$out"
day 2026-01-05
git commit -qm one

# the index and the work tree differ
write plans/north.yaml north 'supports: nothing'
status "the work tree is broken" 1 lint
status "the index is not" 0 lint --staged
git add -A
git show HEAD:plans/north.yaml >plans/north.yaml
status "now the index is" 1 lint --staged
has "it names the place" 'plans/north.yaml:5:11: error reference-unknown: supports: there is no "nothing"'
status "the work tree is not" 0 lint
status "HEAD is not" 0 lint HEAD
git reset -q --hard

# the hook: the commit's own findings, and what it causes elsewhere
write plans/old.yaml old 'supports: nowhere'
git add -A && git commit -qm "an old sin"
write plans/new.yaml new
git add -A
status "an old sin elsewhere does not stop a commit" 0 "$GIT_PLAN" lint --staged --hook
same "and is not shown" "" "$out"
git rm -q plans/growth.yaml
status "a commit that removes a plan others name" 1 "$GIT_PLAN" lint --staged --hook
has "the finding elsewhere is its own" "plans/north.yaml:5:11"
hasnt "the old one is not" "plans/old.yaml"
has "the last line says what to do" "git commit --no-verify"
git reset -q --hard
write plans/north.yaml north 'supports: growth' 'actions:' '  late:' '    title: Late' '    owner: sam' '    due: 2020-01-01'
git add -A
status "what compares with today stops no commit" 0 "$GIT_PLAN" lint --staged --hook
same "nor is it shown" "" "$out"
status "outside the hook it is a warning" 0 lint -- plans/north.yaml
has "and shown" "warning action-overdue"
git reset -q --hard

# an amended commit is judged like a new one: from where the upstream is
git init -q --bare "$scratch/origin.git"
git remote add origin "$scratch/origin.git"
git push -q -u origin main
write plans/bad.yaml bad 'supports: nowhere'
git add -A && git commit -qm "a sin of this branch"
write plans/fine.yaml fine
git add -A
status "a sin since the upstream is shown again" 1 "$GIT_PLAN" lint --staged --hook
has "by its place" "plans/bad.yaml:5:11"
git reset -q --hard HEAD~1

# revisions and paths
write plans/bad.yaml bad 'supports: nowhere'
git add -A && git commit -qm "two"
git tag -a v1 -m "a tag"
status "a range shows what it brings in" 1 lint HEAD~1..HEAD
has "the new one" "plans/bad.yaml"
hasnt "not the old one" "plans/old.yaml"
status "an annotated tag" 1 lint v1
status "a path" 1 lint plans/bad.yaml
hasnt "only that path" "plans/old.yaml"
status "a folder" 1 lint plans
status "a folder with a slash" 1 lint -- plans/
has "all below it" "plans/old.yaml"
status "a revision and a path" 1 lint HEAD -- plans/old.yaml
hasnt "only that path of it" "plans/bad.yaml"
(cd plans && lint old.yaml) >"$scratch/out" 2>&1
has "paths count from where one stands" "plans/old.yaml:5:11" "$(cat "$scratch/out")"
(cd plans && lint ../plans/./old.yaml) >"$scratch/out" 2>&1
has "also with dots" "plans/old.yaml:5:11" "$(cat "$scratch/out")"
status "an absolute path" 1 lint "$PWD/plans/old.yaml"
status "a path outside" 2 lint -- ../elsewhere.yaml
has "it says so" "outside the repository"
status "a path that names nothing" 2 lint -- plans/nope.yaml
has "it is named" "there is no plans/nope.yaml"
status "a word that is neither file nor revision" 2 lint nope
status "two revisions" 2 lint HEAD v1 --
status "a revision and --staged" 2 lint --staged HEAD
git branch plans/odd
mkdir -p odd && git branch odd
status "a word that is both" 2 lint odd
has "it asks which is meant" "is a file and a revision"
status "several paths" 0 lint -- plans/growth.yaml plans/north.yaml
status "JSON" 1 "$GIT_PLAN" lint --format json HEAD
has "names the commit" "\"snapshot\": \"$(git rev-parse HEAD)\""
finish
