#!/bin/sh
# git plan init: every kind of place, never over a file, twice without change.
set -u
. tests/lib.sh
. tests/git/hooked.sh
init() { "$GIT_PLAN" init --today 2026-04-03 "$@"; }
tree() { find . -path ./.git/objects -prune -o -type f -print0 | sort -z | xargs -0 cksum; }

# --- an empty folder ---
mkdir "$scratch/empty" && cd "$scratch/empty" || exit 2
status "an empty folder" 0 init
said=$out
for f in .git-plan.yaml people.yaml plans/first-plan.yaml .git/hooks/pre-commit; do
	has "says that it wrote $f" "created  $f" "$said"
	check "$f is there" test -f $f
done
has "says what comes next" "Next:" "$said"
same "the branch" main "$(git symbolic-ref --short HEAD)"
same "pull.rebase" true "$(git config --local pull.rebase)"
has "the owner is who ran it" "owner: dana" "$(cat plans/first-plan.yaml)"
has "who is in people.yaml" "dana:
  name: Dana Reyes
  email: dana@example.org" "$(cat people.yaml)"
has "the configuration names the branch" "branch: main" "$(cat .git-plan.yaml)"
check "it lints clean" "$GIT_PLAN" lint --today 2026-04-03
out=$("$GIT_PLAN" lint --today 2026-04-03 2>&1)
hasnt "without a warning either" "warning"
hasnt "or an info" "info"
git add .
status "the first commit passes the hook" 0 git commit -qm "Our first plan"

# --- twice ---
before=$(tree)
status "again" 0 init
has "says that there was nothing to do" "Nothing to do"
hasnt "and wrote nothing" "created"
same "and changed nothing" "$before" "$(tree)"

# --- a folder by name, also one that is not there ---
cd "$scratch" || exit 2
status "a new folder by name" 0 init "new
folder"
check "is made ready" test -f "new
folder/.git-plan.yaml"

# --- a repository with history ---
new_repo "$scratch/history"
git checkout -q -b trunk
mkdir -p sub/dir
echo hello >sub/dir/file
echo mine >people.yaml
chmod 600 people.yaml
git add . && git commit -qm "Before"
cd sub/dir || exit 2
status "a repository with history, from below; its people.yaml knows nobody" 1 init
has "says where it works" "above sub/dir/"
cd ../.. || exit 2
has "a file that is there is kept" "kept     people.yaml"
same "with its content" mine "$(cat people.yaml)"
has "so the first plan has no owner yet" "does not know you"
check "the rest is at the top" test -f .git-plan.yaml
has "the branch is the repository's" "branch: trunk" "$(cat .git-plan.yaml)"
same "history is as before" 1 "$(commits)"

# --- an empty folder by name inside a repository is one of its own ---
status "a new folder inside a repository" 0 init inner
check "has its own history" test -d inner/.git
status "again, by name" 0 init inner
has "stays what it is" "Nothing to do"
mkdir full && : >full/file
status "a folder with files belongs to the repository around it" 1 init full
has "says so" "above full/"

# --- settings that are there are kept ---
new_repo "$scratch/settings"
git config pull.rebase false
printf 'version: 1\nplans: teams/*/plan.yaml\n' >.git-plan.yaml
status "a configuration of one's own" 0 init
same "pull.rebase stays" false "$(git config pull.rebase)"
check "the first plan fits its pattern" test -f teams/first-plan/plan.yaml
check "and lints clean" "$GIT_PLAN" lint --today 2026-04-03

# --- drivers and attributes ---
new_repo "$scratch/drivers"
echo "*.png binary" >.gitattributes
mkdir plans && plan north >plans/north.yaml
git add . && git commit -qm "Before"
cp .git/config "$scratch/config-before"
status "in a repository with attributes" 0 init
has "adds a line to .gitattributes" "added to .gitattributes"
same "behind what was there" "*.png binary
plans/**/*.yaml diff=git-plan merge=git-plan" "$(cat .gitattributes)"
same "git gives the plans to the driver" "plans/a/b.yaml: merge: git-plan" "$(git check-attr merge plans/a/b.yaml)"
has "the merge driver is set" "git-plan merge-driver %O %A %B %L %P" "$(git config --local merge.git-plan.driver)"
printf '  visit:\n    title: Visit\n    owner: sam\n    due: 2026-06-30\n' >>plans/north.yaml
has "hunk headers name the item" "@@   call-clinics" "$(git diff --no-ext-diff -U0 plans)"
has "git diff speaks of plans" "- actions.visit: Visit" "$(git diff plans)"
git checkout -q plans
status "hooks status says so" 0 "$GIT_PLAN" hooks status
has "of the drivers too" "drivers are set"
git config merge.git-plan.driver false
"$GIT_PLAN" hooks status >"$scratch/said"
has "and if one is not as it should be" "not set" "$(cat "$scratch/said")"
check "hooks install mends it" "$GIT_PLAN" hooks install
has "as it was" "git merge-file" "$(git config --local merge.git-plan.driver)"

# --- and back ---
status "--disable" 0 "$GIT_PLAN" init --disable
has "says what it took back" "removed  merge driver"
same "the configuration is as before, byte for byte" "$(cat "$scratch/config-before")" "$(cat .git/config)"
same "the attributes too" "*.png binary" "$(cat .gitattributes)"
same "and no hook is left" "" "$(find .git/hooks -type f ! -name '*.sample')"
status "--disable again" 0 "$GIT_PLAN" init --disable
check "what init wrote stays" test -f .git-plan.yaml
git config pull.rebase true
init >/dev/null 2>&1
git add . && git commit -qm "With git-plan" --no-verify
status "hooks remove takes all back as well" 0 "$GIT_PLAN" hooks remove
has "but attributes that the team has stay" "kept     .gitattributes"
same "in the file" 2 "$(wc -l <.gitattributes | tr -d ' ')"
same "and a pull.rebase that was there" true "$(git config pull.rebase)"
printf '*.yaml merge=union\n' >.gitattributes
init >"$scratch/said" 2>&1
has "another merge driver for plans is kept" "another merge driver" "$(cat "$scratch/said")"
same "in the file" "*.yaml merge=union" "$(cat .gitattributes)"
printf 'version: 1\nplans: our plans/*.yaml\n' >.git-plan.yaml
printf '*.png binary' >.gitattributes
init >/dev/null 2>&1
same "a folder with a blank" "our plans/x.yaml: merge: git-plan" "$(git check-attr merge "our plans/x.yaml")"
same "behind a line without its end" "*.png binary" "$(head -n 1 .gitattributes)"

# --- hooks of one's own ---
new_repo "$scratch/hooks"
printf '#!/bin/sh\necho their check\n' >.git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
theirs=$(cksum <.git/hooks/pre-commit)
status "hooks of one's own: something is left to do" 1 init
has "shows the hook" "their check"
has "and the line to add" 'git-plan hooks run pre-commit "$@" || exit'
same "and did not touch it" "$theirs" "$(cksum <.git/hooks/pre-commit)"
check "all else is done" test -f plans/first-plan.yaml
status "--force keeps it beside ours" 0 init --force
check "ours is there" grep -q "git-plan hooks run" .git/hooks/pre-commit
same "theirs too" "$theirs" "$(cksum <.git/hooks/pre-commit.before-git-plan)"
git add .
status "both run" 0 git commit -m "First"
has "theirs ran" "their check"

# --- linked worktree ---
git worktree add -q ../linked
cd ../linked || exit 2
status "a linked worktree" 0 init
has "nothing is left to do there" "Nothing to do"

# --- the clone of somebody else ---
git clone -q "$(git rev-parse --git-common-dir)" "$scratch/clone" 2>/dev/null && cd "$scratch/clone" || exit 2
status "in a clone" 0 init
has "nothing is left to commit" "Ready: git checks the plans of this clone from now on."
hasnt "no plan is asked for" "Next:"
same "nor is there anything to commit" "" "$(git status --porcelain)"
rm -r .git-plan
"$GIT_PLAN" init --disable >/dev/null
status "where a file was missing" 0 init
has "it is to be committed" "Next: commit the files that are new or changed"
hasnt "but no plan to be filled in" "Our first plan"

# --- hooks for all repositories ---
git config --global core.hooksPath "$scratch/all"
mkdir "$scratch/shared" && cd "$scratch/shared" || exit 2
status "hooks kept for all repositories: left to do" 1 init
has "says why" "core.hooksPath"
has "once, not for each hook" "left     $scratch/all  "
same "in one line" 1 "$(printf '%s\n' "$out" | grep -c '^  left ')"
status "and wrote none" 1 test -e "$scratch/all"
git config --global --unset core.hooksPath

# --- where it cannot ---
git init -q --bare "$scratch/bare" && cd "$scratch/bare" || exit 2
status "a bare repository" 2 init
has "says what it is" "bare"
mkdir "$scratch/nobody" && cd "$scratch/nobody" || exit 2
status "nobody is known to git" 2 env -u GIT_AUTHOR_NAME -u GIT_AUTHOR_EMAIL -u GIT_COMMITTER_NAME -u GIT_COMMITTER_EMAIL "$GIT_PLAN" init
has "says how to tell it" "git config --global user.name"
same "and wrote nothing" "" "$(ls -A)"
: >"$scratch/file"
status "a file in the place of the folder" 2 init "$scratch/file"
status "two folders" 2 init a b
mkdir "$scratch/locked" && cd "$scratch/locked" && git init -q . || exit 2
if [ "$(id -u)" != 0 ]; then
	chmod a-w .
	status "a folder that cannot be written" 2 init
	chmod u+w .
fi
: >"$scratch/locked/plans"
status "a file where a folder must be" 2 init
has "names it" "plans"
finish
