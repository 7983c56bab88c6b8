#!/bin/sh
# Installing and removing the hook: never over somebody else's, always back.
set -u
. tests/lib.sh
. tests/git/hooked.sh
hook=.git/hooks/pre-commit

# --- install, again, remove ---
new_repo "$scratch/plain"
status "status before" 1 "$GIT_PLAN" hooks status
has "says how to install" "git plan hooks install"
status "install" 0 "$GIT_PLAN" hooks install
has "says what it did" "installed $hook"
check "the hook is there and may run" test -x $hook
first=$(cat $hook)
status "install again" 0 "$GIT_PLAN" hooks install
has "says that it was in place" "in place"
same "and changed nothing" "$first" "$(cat $hook)"
status "status after" 0 "$GIT_PLAN" hooks status
has "says so" "is installed"
status "remove" 0 "$GIT_PLAN" hooks remove
status "it is gone" 1 test -e $hook
status "remove again" 0 "$GIT_PLAN" hooks remove
has "there is none" "there is no"

# --- not executable ---
"$GIT_PLAN" hooks install >/dev/null
chmod -x $hook
status "not executable: status says so" 1 "$GIT_PLAN" hooks status
has "git skips it" "not executable"
status "install mends it" 0 "$GIT_PLAN" hooks install
check "executable again" test -x $hook

# --- edited by hand ---
echo "echo more" >>$hook
status "edited: install refuses" 2 "$GIT_PLAN" hooks install
status "edited: remove refuses" 2 "$GIT_PLAN" hooks remove
has "and says how" "--force"
status "edited: install --force writes it anew" 0 "$GIT_PLAN" hooks install --force
same "as it was" "$first" "$(cat $hook)"

# --- a foreign hook ---
new_repo "$scratch/foreign"
printf '#!/bin/sh\necho "theirs $#" >>"%s/theirs"\n[ ! -e "%s/stop" ]' "$scratch" "$scratch" >$hook
chmod 750 $hook
theirs=$(cksum <$hook)
status "foreign: install refuses" 2 "$GIT_PLAN" hooks install
has "shows it" "theirs"
has "and the line to add" 'git-plan hooks run pre-commit "$@" || exit'
same "and did not touch it" "$theirs" "$(cksum <$hook)"
status "foreign: remove leaves it" 0 "$GIT_PLAN" hooks remove
same "as it was" "$theirs" "$(cksum <$hook)"
status "foreign: status" 1 "$GIT_PLAN" hooks status
status "foreign: --force keeps it" 0 "$GIT_PLAN" hooks install --force
has "and says where" "pre-commit.before-git-plan"
mkdir plans
plan north without-owner >plans/north.yaml
git add .
status "both run: ours refuses" 1 git commit -qm "North"
same "theirs ran first" "theirs 0" "$(cat "$scratch/theirs")"
plan north >plans/north.yaml
git add .
: >"$scratch/stop"
status "both run: theirs refuses" 1 git commit -qm "North"
rm "$scratch/stop"
status "both run: both agree" 0 git commit -qm "North"
status "install again changes nothing" 0 "$GIT_PLAN" hooks install --force
has "in place" "in place"
status "removal" 0 "$GIT_PLAN" hooks remove
same "restores theirs byte for byte" "$theirs" "$(cksum <$hook)"
same "with its mode" 750 "$(stat -c %a $hook)"
status "and leaves nothing beside it" 1 test -e $hook.before-git-plan

# a hook that is kept already is never lost
"$GIT_PLAN" hooks install --force >/dev/null
printf '#!/bin/sh\n# a third\n' >$hook
chmod +x $hook
status "a kept hook is not overwritten" 2 "$GIT_PLAN" hooks install --force
same "the kept one is there" "$theirs" "$(cksum <$hook.before-git-plan)"

# a foreign hook with our line in it
new_repo "$scratch/line"
printf '#!/bin/sh\ngit-plan hooks run pre-commit "$@" || exit\necho after\n' >$hook
chmod +x $hook
status "a hook of one's own that starts git-plan counts" 0 "$GIT_PLAN" hooks install
has "and is left alone" "in place"
status "status is content" 0 "$GIT_PLAN" hooks status
mkdir plans
plan north without-due >plans/north.yaml
git add .
status "it checks" 1 git commit -qm "North"

# a link that leads nowhere is somebody's hook too
new_repo "$scratch/link"
ln -s ../../missing/pre-commit $hook
status "a dangling link: install refuses" 2 "$GIT_PLAN" hooks install
check "and leaves it" test -L $hook

# --- where hooks are ---
new_repo "$scratch/local path"
git config core.hooksPath .githooks
status "core.hooksPath of the repository: installed there" 0 "$GIT_PLAN" hooks install
check "in that folder" test -x .githooks/pre-commit
mkdir plans
plan north without-due >plans/north.yaml
git add plans
status "and it checks" 1 git commit -qm "North"

new_repo "$scratch/global"
git config --global core.hooksPath "$scratch/all hooks"
status "core.hooksPath of the user: refused" 2 "$GIT_PLAN" hooks install
has "says whose setting it is" "global"
has "and what to do" "git-plan hooks run pre-commit"
status "nothing was written there" 1 test -e "$scratch/all hooks"
git config --global --unset core.hooksPath

cd "$scratch" && mkdir none && cd none || exit 2
status "no repository" 2 "$GIT_PLAN" hooks install
has "says so" "repository"

# --- git-plan is not on the PATH (G25) ---
hooked "$scratch/path"
plan south >plans/south.yaml
git add .
bare=$(echo "$PATH" | tr : '\n' | while read -r d; do [ -x "$d/git-plan" ] || printf '%s:' "$d"; done)
status "G25 not on the PATH: the commit stops" 1 env PATH="${bare%:}" git commit -qm "South"
same "G25 with one line" 1 "$(echo "$out" | wc -l)"
has "G25 which says what is missing and how to go on" "--no-verify"
status "install outside the PATH works" 0 env PATH="${bare%:}" "$GIT_PLAN" hooks install
has "and warns" "not on your PATH"
status "words it does not know" 2 "$GIT_PLAN" hooks instal
has "did you mean" "install"
status "a hook it does not know" 2 "$GIT_PLAN" hooks run pre-comit
finish
