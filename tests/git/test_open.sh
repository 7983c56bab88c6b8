# How the program opens what git gives it, and what it says where git refuses.
. tests/lib.sh

plan() { # plan FILE OWNER-LINE: a small plan
	mkdir -p "$(dirname "$1")"
	cat >"$1" <<END
plan: $(basename "$1" .yaml)
title: Win patients
owner: dana
objective: {statement: Win patients, why: We grow}
actions:
  letter: {title: Send the letter, $2due: 2026-06-30}
  second: {title: Send it again, owner: sam, due: 2026-07-30}
  third: {title: Call them, owner: kim, due: 2026-08-30}
END
}

mkdir "$scratch/plain" && cd "$scratch/plain" || exit 2
plan plans/a.yaml ""
status "a plain folder is looked at as it is" 1 git-plan lint
has "and the finding is named" "action-without-owner"

new_repo "$scratch/one"
plan plans/a.yaml "owner: dana, "
git add . && git commit -qm A
status "a valid plan" 0 git-plan lint HEAD
plan plans/a.yaml ""
status "HEAD does not see the work tree" 0 git-plan lint HEAD
status "the work tree does" 1 git-plan lint
mkdir -p deep/er && cd deep/er || exit 2
status "so it is from below the top" 1 git-plan lint
cd "$scratch" || exit 2
status "and from elsewhere with -C" 1 git-plan -C one/deep lint

cd "$scratch/one" || exit 2
status "a revision that is not there" 2 git-plan lint mian
has "says which one is near" "Did you mean main?"
status "a revision is no option" 2 git-plan lint -- --all
export GIT_INDEX_FILE=.git/nowhere
status "GIT_INDEX_FILE that names no file" 2 git-plan lint --staged
has "is named" "GIT_INDEX_FILE"
unset GIT_INDEX_FILE

export GIT_TEST_ASSUME_DIFFERENT_OWNER=1
status "a foreign owner" 2 git-plan lint HEAD
has "git's own words" "dubious ownership"
has "and its advice" "safe.directory"
git config --global --add safe.directory "$scratch/one"
status "once allowed, it works" 0 git-plan lint HEAD
git config --global --unset-all safe.directory
unset GIT_TEST_ASSUME_DIFFERENT_OWNER

# what is pushed waits in quarantine, with a colon in the path
git init -q --bare "$scratch/host:1.git"
cat >"$scratch/host:1.git/hooks/pre-receive" <<'END'
#!/bin/sh
while read -r old new ref; do
	git-plan lint "$new" || exit 1
done
END
chmod +x "$scratch/host:1.git/hooks/pre-receive"
cd "$scratch/one" || exit 2
git remote add host "file://$scratch/host:1.git"
status "a good push is let in" 0 git push -q host main
git commit -qam "no owner"
status "a bad one is not" 1 git push -q host main
has "for what is wrong in it" "action-without-owner"
same "and the branch stays" "$(git rev-parse HEAD~1)" \
	"$(git --git-dir="$scratch/host:1.git" rev-parse main)"

# --- where there are no files to look at -------------------------------------------
cd "$scratch/host:1.git" || exit 2
for words in lint status "new east" merge-solve init "close 2026-Q2"; do
	# shellcheck disable=SC2086
	status "bare: $words needs files" 2 git-plan $words
	has "bare: $words says why" "this repository is bare: it holds the history and no files"
done
has "and where to do it" "hint: Close the period in a clone of it."
new_repo "$scratch/inside"
plan plans/a.yaml "owner: dana, " && git add . && git commit -qm "A plan" && cd .git || exit 2
for words in lint status "new east" merge-solve init "close 2026-Q2"; do
	# shellcheck disable=SC2086
	status "in .git: $words needs files" 2 git-plan $words
	has "in .git: $words says where one stands" "this is git's own folder, $scratch/inside/.git"
	has "in .git: $words says what to do" "hint: Go to the folder that has the plans"
done
status "in .git: what is committed can be looked at" 0 git-plan log a
finish
