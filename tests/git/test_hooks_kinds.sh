#!/bin/sh
# Hooks of merges, pushes and servers: installed, beside somebody else's, and
# without a trace.
set -u
. tests/lib.sh
. tests/git/hooked.sh

# loud FILE: a hook that notes its words and its input, and refuses where
# FILE.stop is
loud() {
	printf '#!/bin/sh\n{ echo "words: $#"; cat; } >>"%s"\n[ ! -e "%s.stop" ]\n' "$2" "$2" >"$1"
	chmod 755 "$1"
}

git init -q --bare "$scratch/server.git"
hooked "$scratch/clone"
git remote add origin "$scratch/server.git"
for name in pre-commit pre-merge-commit pre-push; do
	check "install puts $name there" test -x .git/hooks/$name
done
status "but no hook of a server" 1 test -e .git/hooks/pre-receive
git push -q -u origin main

# --- pre-merge-commit ---
git checkout -q -b side
plan east >plans/east.yaml
git add . && git commit -qm "East"
git checkout -q main
plan east >plans/other.yaml
git add . && git commit -qm "Another east"
status "G26 a clean merge of two plans with one name is stopped" 1 git merge --no-edit side
has "G26 with the finding" "the id east is taken"
check "G26 the merge waits" test -e .git/MERGE_HEAD
sed 's/plan: east/plan: west/' plans/other.yaml >other && mv other plans/other.yaml
git add .
status "G26 mended it is committed" 0 git commit -qm "Both"
same "as a merge" 2 "$(git rev-list --parents -1 HEAD | wc -w | awk '{print $1 - 1}')"

# --- pre-push beside another that reads its input ---
"$GIT_PLAN" hooks remove >/dev/null
loud .git/hooks/pre-push "$scratch/theirs"
theirs=$(cksum <.git/hooks/pre-push)
status "G24 a foreign pre-push: refused" 2 "$GIT_PLAN" hooks install
has "G24 with the line to add" 'git-plan hooks run pre-push "$@" || exit'
status "G24 --force keeps it" 0 "$GIT_PLAN" hooks install --force
plan north without-due >plans/north.yaml
git commit -qam "Past the check" --no-verify
git tag here
status "ours refuses" 1 git push -q origin main here
has "with the finding" "plans/north.yaml:5"
has "theirs got both lines" "refs/tags/here" "$(cat "$scratch/theirs")"
has "and its words" "words: 2" "$(cat "$scratch/theirs")"
git tag -d here >/dev/null
plan north >plans/north.yaml
git commit -qam "Mended"
: >"$scratch/theirs.stop"
status "theirs refuses" 1 git push -q
rm "$scratch/theirs.stop"
status "both agree" 0 git push -q
: >"$scratch/theirs"
status "a push of nothing" 0 git push -q
same "theirs ran with an empty input" "words: 2" "$(cat "$scratch/theirs")"
printf '#!/bin/sh\nexit 0\n' >.git/hooks/pre-push.before-git-plan
plan south without-owner >plans/south.yaml
git add . && git commit -qm "South" --no-verify
status "theirs does not read its input: ours does" 1 git push -q
hasnt "without a word about pipes" "roken pipe"
git reset -q --hard HEAD~1
loud .git/hooks/pre-push.before-git-plan "$scratch/theirs"
"$GIT_PLAN" hooks remove >/dev/null
same "G24 removal restores it byte for byte" "$theirs" "$(cksum <.git/hooks/pre-push)"
rm .git/hooks/pre-push

# --- a server ---
cd "$scratch/server.git" || exit 2
loud hooks/pre-receive "$scratch/server"
theirs=$(cksum <hooks/pre-receive)
before=$(ls -l hooks)
status "a foreign pre-receive: refused" 2 "$GIT_PLAN" hooks install --server
status "--force keeps it" 0 "$GIT_PLAN" hooks install --server --force
has "and says what is checked" "each push that arrives"
status "a server has no hook of commits" 1 test -e hooks/pre-commit
status "status in the bare repository" 0 "$GIT_PLAN" hooks status
has "names the hook" "hooks/pre-receive is installed"
cd "$scratch/clone" || exit 2
plan south without-owner >plans/south.yaml
git add . && git commit -qm "South" --no-verify
status "the server refuses" 1 git push -q
has "with the finding" "plans/south.yaml:5"
has "theirs ran first, with the input" "refs/heads/main" "$(cat "$scratch/server")"
hasnt "a server is not told of --no-verify" "no-verify"
short=$(echo "$PATH" | tr : '\n' | while read -r d; do [ -x "$d/git-plan" ] || printf '%s:' "$d"; done)
if [ ! -x /usr/local/bin/git-plan ]; then
	status "G25 no git-plan on the server: nothing is taken" 1 env PATH="${short%:}" git push -q
	has "G25 says whose matter it is" "Whoever runs the server"
	mkdir -p "$HOME/.local/bin" && ln -s "$GIT_PLAN" "$HOME/.local/bin/git-plan"
	plan south >plans/south.yaml
	git commit -qam "South, mended"
	status "G25 but it is found in the usual folders" 0 env PATH="${short%:}" git push -q
	rm "$HOME/.local/bin/git-plan"
fi
cd "$scratch/server.git" || exit 2
status "removal on the server" 0 "$GIT_PLAN" hooks remove
same "restores theirs" "$theirs" "$(cksum <hooks/pre-receive)"
same "and leaves nothing beside it" "$before" "$(ls -l hooks)"
finish
