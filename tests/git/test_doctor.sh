#!/bin/sh
# G24: the doctor says what works in this clone, what does not, and what to paste.
. tests/lib.sh
. tests/git/hooked.sh

doctor() { "$GIT_PLAN" doctor "$@"; }
state() { find .git -type f -exec sha1sum {} + | sort -k 2; git status --porcelain; }
TMPDIR=$scratch/tmp && mkdir "$TMPDIR" && export TMPDIR

# --- healthy -------------------------------------------------------------------
new_repo "$scratch/healthy"
mkdir plans && plan north >plans/north.yaml
"$GIT_PLAN" init --today 2026-04-03 >/dev/null || exit 2
git add . && git commit -qm "Plan" --no-verify || exit 2
before=$(state)
status "G24 a clone as init makes it is healthy" 0 doctor
same "nothing in it changes" "$before" "$(state)"
same "and nothing is left behind" "" "$(ls "$TMPDIR")"
has "git's version is told" "$(git --version | sed 's/git version //')"
has "what reads it" "ok  the repository is read with the library libgit2"
has "the index" "the index has version 2 and "
has "the settings" "language en, methods one-page"
has "the people" "people.yaml: an owner must be in it; there are 1"
has "the main line and where it comes from" "the main line is refs/heads/main, by .git-plan.yaml"
has "each hook" "ok  .git/hooks/pre-push checks the plans at each push"
for hook in pre-commit pre-merge-commit pre-push; do
	has "$hook is tried" "ok  tried: $hook stops an action without owner"
done
hasnt "other hooks are not spoken of where there are none" "git also starts"
has "the merge driver too" "tried: git merges two changes of one action"
has "and the diff driver" "tried: git diff says by how much a date has moved"
has "all is well" "Nothing is to be mended"
has "JSON says so" '"healthy": true' "$(doctor --format json)"
has "and its schema is there" '"healthy"' "$(doctor --format schema)"
has "in German" "ok" "$(doctor --language de)"
hasnt "not in English" "Nothing is to be mended" "$(doctor --language de)"
status "with other variables of git" 0 env GIT_DIR="$PWD/.git" GIT_WORK_TREE="$PWD" GIT_PAGER_IN_USE=1 "$GIT_PLAN" doctor
same "nothing in it changes" "$before" "$(state)"
status "from a folder below" 0 sh -c 'cd plans && exec "$GIT_PLAN" doctor'

# --- one thing wrong -------------------------------------------------------------
# broken WHAT TEXT MEND [VARIABLE]: it is said, with what mends it; the status is 1
broken() {
	status "$1" 1 env ${4:+"$4"} "$GIT_PLAN" doctor
	has "$1: is said" "mend  $2"
	has "$1: with what mends it" "$3"
	hasnt "$1: not healthy" "Nothing is to be mended"
}
mended() { # mended WHAT: the line that was told mends it
	status "$1: that line mends it" 0 doctor
}
rm .git/hooks/pre-push
broken "a hook is missing" "there is no .git/hooks/pre-push" "    git plan hooks install"
"$GIT_PLAN" hooks install >/dev/null
mended "a hook is missing"
chmod -x .git/hooks/pre-commit
broken "a hook is not executable" ".git/hooks/pre-commit is not executable" "git plan hooks install"
hasnt "then it is not tried" "tried: pre-commit"
has "the others are" "tried: pre-push"
"$GIT_PLAN" hooks install >/dev/null
mended "a hook is not executable"
mv .git/hooks/pre-commit "$scratch/ours"
printf '#!/bin/sh\ntouch %s/started\n' "$scratch" >.git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
broken "a hook of somebody else" ".git/hooks/pre-commit is your own" "git-plan hooks run pre-commit"
check "it was not started" test ! -e "$scratch/started"
echo 'exec git-plan hooks run pre-commit "$@"' >>.git/hooks/pre-commit
mended "a hook of somebody else"
check "nor is it now" test ! -e "$scratch/started"
mv "$scratch/ours" .git/hooks/pre-commit
git config --unset merge.git-plan.driver
broken "a driver is not set" "the diff and merge drivers are not set" "git plan hooks install"
hasnt "then none is tried" "tried: git"
"$GIT_PLAN" hooks install >/dev/null
mended "a driver is not set"
echo "*.png binary" >.gitattributes
broken "no attributes" "git does not use the driver for merge" "    plans/**/*.yaml diff=git-plan merge=git-plan"
doctor | sed -n 's/^    \(plans.*\)/\1/p' | head -n 1 >.gitattributes
mended "no attributes"
cp .git-plan.yaml "$scratch/config"
sed 's/^branch:.*/branch: nowhere/' "$scratch/config" >.git-plan.yaml
broken "a branch that is not there" ".git-plan.yaml names the branch nowhere" "git branch"
sed 's/^language:.*/language: xx/' "$scratch/config" >.git-plan.yaml
broken "a setting that is wrong" "something is wrong in the settings" "git plan lint"
cp "$scratch/config" .git-plan.yaml
mended "the settings"

# --- git-plan itself -------------------------------------------------------------
was=$PATH PATH=/usr/bin:/bin
broken "not on the PATH" "git-plan is not on your PATH" "export PATH=\"$(dirname "$GIT_PLAN"):\$PATH\""
for hook in pre-commit pre-merge-commit pre-push; do
	has "$hook then stops everything" "tried: $hook stops a plan in which nothing is wrong"
done
has "and git merges by lines" "tried: git sees a conflict"
has "and shows the text" "tried: git diff shows the text alone"
mkdir "$scratch/bin"
printf '#!/bin/sh\ncase $1 in --version) echo git-plan 0.0.1 ;; esac\n' >"$scratch/bin/git-plan"
chmod +x "$scratch/bin/git-plan"
PATH=$scratch/bin:$was
broken "another one on the PATH, which checks nothing" "tried: pre-commit lets an action without owner pass" "git plan hooks"
for hook in pre-merge-commit pre-push; do
	has "$hook checks nothing either" "tried: $hook lets an action without owner pass"
done
has "is named" "git and the hooks start another version: git-plan 0.0.1"
PATH=$was

# --- what is to be pasted stands as it is to be pasted ----------------------------
mv .git/hooks/pre-commit "$scratch/ours"
printf '#!/bin/sh\ncall_lefthook run "pre-commit" "$@"\n' >.git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
broken "a hook manager" ".git/hooks/pre-commit is your own and does not start git-plan" "    pre-commit:
      jobs:
        - name: git-plan
          run: git-plan hooks run pre-commit"
mv "$scratch/ours" .git/hooks/pre-commit
git config --global core.hooksPath "$scratch/all"
broken "one folder of hooks for all" "there is no $scratch/all/pre-commit" \
	"    git config core.hooksPath \"\$(git rev-parse --path-format=absolute --git-common-dir)/hooks\"
    git plan hooks install"
eval "$(doctor | sed -n '/^note  hooks are kept/,$s/^    \(git \)/\1/p')" >/dev/null
mended "one folder of hooks for all"
git worktree add -q "$scratch/linked" && cd "$scratch/linked" || exit 2
status "in a linked work tree as well" 0 doctor
git config core.hooksPath .git/hooks
status "a relative folder that cannot be there" 1 doctor
has "is said" "git runs no hook here: core.hooksPath is .git/hooks, which in this work"
status "all else works there" 0 "$GIT_PLAN" diff
status "hooks install says why it does not" 2 "$GIT_PLAN" hooks install
has "and what would" "hint: An absolute path works everywhere: git config core.hooksPath"
cd ../healthy || exit 2
git worktree remove -f ../linked
git config --unset core.hooksPath
git config --global --unset core.hooksPath

# --- what the user has set elsewhere is not to blame ------------------------------
echo plans >"$scratch/ignored"
for setting in merge.ff=only merge.verifySignatures=true protocol.file.allow=never \
	core.excludesFile="$scratch/ignored" color.ui=always diff.external=false; do
	git config --global "${setting%%=*}" "${setting#*=}"
	status "with $setting: healthy" 0 doctor
	git config --global --unset "${setting%%=*}"
done

# --- where nothing can be tried --------------------------------------------------
broken "no folder to try in" "hooks and drivers could not be tried: cannot" "Set TMPDIR" \
	TMPDIR="$scratch/none"
has "the rest is told" "the diff and merge drivers are set"

# --- good to know ----------------------------------------------------------------
printf '#!/bin/sh\n' >.git/hooks/commit-msg
printf '#!/bin/sh\n' >.git/hooks/post-merge
chmod +x .git/hooks/commit-msg .git/hooks/post-merge
: >.git/hooks/pre-rebase
status "hooks of somebody else for other moments" 0 doctor
has "are named" "git also starts these hooks, which are not git-plan's: commit-msg,"
hasnt "but for those that git skips" "pre-rebase"
rm .git/hooks/commit-msg .git/hooks/post-merge .git/hooks/pre-rebase
git config --unset pull.rebase
status "pull.rebase is not set: healthy" 0 doctor
has "and said" "    git config pull.rebase true"
git config core.hooksPath .git/hooks
status "hooks in a folder that is named" 0 doctor
git config --unset core.hooksPath
git update-index --split-index
status "a split index" 0 doctor
has "is told" "is split in two files"
git clone -q --depth 1 "file://$scratch/healthy" "$scratch/shallow" && cd "$scratch/shallow" || exit 2
status "a new clone is not wired yet" 1 doctor
has "and shallow" "    git fetch --unshallow"
"$GIT_PLAN" hooks install >/dev/null
status "hooks install does it" 0 doctor
git clone -q --bare "$scratch/healthy" "$scratch/bare.git" && cd "$scratch/bare.git" || exit 2
status "a bare repository" 1 doctor
has "needs the hook of a server" "git plan hooks install --server"
"$GIT_PLAN" hooks install --server >/dev/null
status "which is then there" 0 doctor
has "and tried" "ok  tried: pre-receive stops an action without owner"
was=$PATH PATH=$scratch/bin:$PATH
status "a server whose git-plan checks nothing" 1 doctor
has "is found out" "tried: pre-receive lets an action without owner pass"
PATH=$was
git init -q --object-format=sha256 "$scratch/sha256" && cd "$scratch/sha256" || exit 2
"$GIT_PLAN" init --today 2026-04-03 >/dev/null
status "a repository that libgit2 does not open" 0 doctor
has "is read by git" "the repository is read through git itself; the library libgit2 does not open"
has "with the reason" "it: libgit2 does not read sha256 objects"
mkdir "$scratch/none" && cd "$scratch/none" || exit 2
status "no repository at all" 1 doctor
has "says what makes one" "    git plan init"
new_repo "$scratch/empty"
status "an empty repository" 1 doctor
has "has no commit" "there is no commit yet"
status "a wrong format" 2 doctor --format xml
finish
