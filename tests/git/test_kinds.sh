#!/bin/sh
# Repositories of every kind that git makes: the same findings in each, read by
# libgit2 and by git itself.
set -u
. tests/lib.sh
. tests/git/hooked.sh
unset GIT_PLAN_SOURCE

# fill: one plan committed, one staged, one in the work tree alone, one intended
fill() {
	mkdir -p plans/deep
	plan north >plans/north.yaml
	plan south without-owner >plans/deep/south.yaml
	: >plans/empty.yaml
	git add . && day 2026-01-12 && git commit -qm "Plan two" || exit 2
	sed -i 's/due: .*/due: 2026-06-20/' plans/north.yaml
	day 2026-02-12
	git commit -qam "Later" || exit 2
	plan east without-due >plans/east.yaml
	git add plans/east.yaml
	plan west without-due >plans/west.yaml
	plan soon without-due >plans/soon.yaml
	git add -N plans/soon.yaml
}
# all_of: what the commands say here, with their exit status
all_of() {
	for words in "lint --today 2026-03-01" "lint --staged" "lint HEAD" "lint HEAD~1..HEAD" \
		"diff" "diff --staged" "diff HEAD~1 HEAD" \
		"review 2026-Q1 --today 2026-07-01"; do
		echo "== $words"
		# shellcheck disable=SC2086 # words
		GIT_PLAN_SOURCE=$1 git-plan $words 2>&1
		echo "== $?"
	done | sed 's/\b[0-9a-f]\{7,64\}\b/ID/g'
}

new_repo "$scratch/plain"
fill
wanted=$(all_of libgit2)
has "there is something to compare" "action-without-owner" "$wanted"
same "G17 plain: git says what libgit2 says" "$wanted" "$(all_of git)"

# kind NAME COMMANDS: a repository that is filled, then made so
kind() {
	new_repo "$scratch/$1"
	fill
	eval "$2" >/dev/null 2>&1 || fail "$1 could not be made"
	same "G16 $1: the same findings" "$wanted" "$(all_of "")"
	same "G16 $1: the same by git alone" "$wanted" "$(all_of git)"
}
kind "index version 4" "git update-index --index-version 4"
kind "split index" "git update-index --split-index && git add plans/east.yaml"
kind "no checksum, as by index.skipHash" \
	"size=\$(wc -c <.git/index); truncate -s \$((size - 20)) .git/index; truncate -s \$size .git/index"
kind "extensions" "git config core.repositoryformatversion 1 &&
	git config extensions.worktreeConfig true &&
	git config extensions.preciousObjects true &&
	git config extensions.partialClone origin"

# as many folders outside the cone as it takes
new_repo "$scratch/sparse"
fill
# git 2.39 damages a sparse index that holds an intended file
git reset -q plans/soon.yaml && rm plans/soon.yaml
mkdir -p other/a other/b && plan far >other/a/far.yaml && git add other &&
	git commit -qm "Elsewhere" || exit 2
wanted=$(all_of libgit2)
git sparse-checkout set --cone --sparse-index plans >/dev/null 2>&1 || fail "no sparse checkout"
check "the sparse index has a folder for an entry" sh -c 'git ls-files --sparse | grep -q "/$"'
same "G16 sparse index: the same findings" "$wanted" "$(all_of "")"
same "G16 sparse index: the same by git alone" "$wanted" "$(all_of git)"

cd "$scratch/plain" && wanted=$(all_of libgit2)
git init -q --object-format=sha256 "$scratch/sha256" && cd "$scratch/sha256" || exit 2
fill
same "G16 sha256: the same findings" "$wanted" "$(all_of "")"
status "libgit2 alone cannot" 2 env GIT_PLAN_SOURCE=libgit2 git-plan lint
has "and says what is in the way" "sha256"
status "hooks work there too" 0 git-plan hooks install
status "and refuse" 1 git commit -m "No due date"
has "for what is wrong" "action-without-due"

new_repo "$scratch/reftable"
git config core.repositoryformatversion 1
git config extensions.refStorage reftable
if git rev-parse --git-dir >/dev/null 2>&1; then
	skip "G16 reftable" "this git knows it; it is made by git init then"
else
	status "G16 reftable: git is too old for it" 2 git-plan lint
	has "it is named" "reftable"
	has "with what to do" "newer git"
	hasnt "and that is all" "fatal"
fi
new_repo "$scratch/future"
git config core.repositoryformatversion 1
git config extensions.fromTheFuture true
status "an extension that nobody knows" 2 git-plan lint
has "is named" "fromthefuture"

# --- G17: what history can hold ---
new_repo "$scratch/odd"
fill
git reset -q && rm plans/east.yaml plans/west.yaml plans/soon.yaml
git tag -a -m x one && git tag -a -m y plan/2025-Q4 one 2>/dev/null && git pack-refs --all
printf 'Dana of the north <dana@example.org>\n' >.mailmap
printf 'Fr\374her' >"$scratch/message"
sed -i 's/due: .*/due: 2026-07-20/' plans/north.yaml
day 2026-03-01
GIT_AUTHOR_NAME=$(printf 'Zo\353') GIT_AUTHOR_EMAIL=zoe@example.org git -c i18n.commitEncoding=ISO-8859-1 \
	commit -qaF "$scratch/message" || exit 2
git checkout -q -b side HEAD~1
plan side >plans/side.yaml && git add plans && day 2026-03-02 && git commit -qm "Aside"
git checkout -q main
day 2026-03-03
git merge -q --no-ff -m "Together" side || exit 2
git replace HEAD~1 HEAD~2
git symbolic-ref refs/remotes/origin/HEAD refs/remotes/origin/gone
for words in "review 2026-Q1 --today 2026-07-01 --format json" \
	"review 2026-Q1 --today 2026-07-01 --format markdown" \
	"review --rev one..main --today 2026-07-01" "diff one" "diff one HEAD^{/Aside}" \
	"diff plan/2025-Q4 --format json" "lint one..HEAD" "lint --format sarif HEAD"; do
	# shellcheck disable=SC2086 # words
	wanted=$(GIT_PLAN_SOURCE=libgit2 git-plan $words 2>&1; echo $?)
	# shellcheck disable=SC2086
	same "G17 $words" "$wanted" "$(GIT_PLAN_SOURCE=git git-plan $words 2>&1; echo $?)"
done
out=$(GIT_PLAN_SOURCE=git git-plan review 2026-Q1 --today 2026-07-01 --format json)
has "G17 a name in another encoding" "Zoë" "$out"
has "G17 a name that .mailmap changes" "Dana of the north" "$out"
status "a word that is no source" 2 env GIT_PLAN_SOURCE=mercurial git-plan lint
has "is told from those that are" "git or libgit2"

# --- G18: partial ---
git -C "$scratch/plain" config uploadpack.allowFilter true
git -C "$scratch/plain" config uploadpack.allowAnySHA1InWant true
git clone -q --filter=blob:none "file://$scratch/plain" "$scratch/part" || exit 2
cp -R "$scratch/part" "$scratch/alone"
cd "$scratch/part" || exit 2
status "G18 a blob that is missing is fetched" 0 git-plan diff HEAD~1 HEAD
has "G18 and read" "2026-06-20"
cd "$scratch/alone" || exit 2
git remote set-url origin "file://$scratch/gone"
for source in "" git; do
	export GIT_PLAN_SOURCE=$source
	status "G18 without its remote: exit 2" 2 git-plan diff HEAD~1 HEAD
	has "with the command that mends it" "git fetch --refetch --no-filter"
	status "G18 the review as well" 2 git-plan review 2026-Q1 --today 2026-07-01
	has "and its command" "git fetch --refetch --no-filter"
	status "G18 what is here is checked" 1 git-plan lint
done
unset GIT_PLAN_SOURCE

# many that are missing come in one go
new_repo "$scratch/many"
mkdir plans
for month in 03 04 05 06 07; do
	for id in north south east; do
		plan $id | sed "s/2026-05-15/2026-$month-15/" >plans/$id.yaml
	done
	git add . && day "2026-01-$month" && git commit -qm "To $month" || exit 2
done
git config uploadpack.allowFilter true
git config uploadpack.allowAnySHA1InWant true
whole=$(git-plan review 2026-Q1 --today 2026-07-01)
for source in libgit2 git; do
	git clone -q --filter=blob:none "file://$scratch/many" "$scratch/many-$source" || exit 2
	cd "$scratch/many-$source" || exit 2
	fetched() { find .git/objects/pack -name '*.promisor' | wc -l; }
	export GIT_PLAN_SOURCE=$source
	before=$(fetched)
	status "G18 lint of an old commit ($source)" 0 git-plan lint HEAD~3
	same "G18 fetches its plans at once ($source)" $((before + 1)) "$(fetched)"
	same "G18 the review of a partial clone ($source)" "$whole" \
		"$(git-plan review 2026-Q1 --today 2026-07-01)"
	same "G18 fetches all of them at once ($source)" $((before + 2)) "$(fetched)"
done
unset GIT_PLAN_SOURCE

# --- G19: shallow ---
git clone -q --depth 1 "file://$scratch/odd" "$scratch/shallow" || exit 2
cd "$scratch/shallow" || exit 2
for source in libgit2 git; do
	export GIT_PLAN_SOURCE=$source
	status "G19 shallow: lint works ($source)" 1 git-plan lint HEAD
	status "G19 shallow: diff works ($source)" 0 git-plan diff HEAD
	status "G19 shallow: review stops ($source)" 2 git-plan review 2026-Q1 --today 2026-07-01
	has "G19 with the way out" "--unshallow"
done
unset GIT_PLAN_SOURCE

# --- G20 and G21 ---
cd "$scratch/plain" || exit 2
for source in libgit2 git; do
	status "G20 a foreign owner ($source)" 2 env GIT_PLAN_SOURCE=$source \
		GIT_TEST_ASSUME_DIFFERENT_OWNER=1 git-plan lint
	has "G20 git's words" "dubious ownership"
	has "G20 and its advice" "safe.directory"
done
git config --global --add safe.directory "$scratch/plain"
for source in libgit2 git; do
	status "G20 allowed: works ($source)" 1 env GIT_PLAN_SOURCE=$source \
		GIT_TEST_ASSUME_DIFFERENT_OWNER=1 git-plan lint
done
git config --global --unset-all safe.directory

new_repo "$scratch/cone"
mkdir -p plans/near plans/far
plan far >plans/far/far.yaml
plan near >plans/near/near.yaml
printf '    needs: [far.call-clinics]\n' >>plans/near/near.yaml
git add . && git commit -qm "Two" || exit 2
git sparse-checkout set --cone plans/near >/dev/null 2>&1
check "the other plan is not in the work tree" test ! -e plans/far/far.yaml
for source in libgit2 git; do
	export GIT_PLAN_SOURCE=$source
	status "G21 a plan outside the cone can be named ($source)" 0 git-plan lint
	status "G21 in the index ($source)" 0 git-plan lint --staged
done
unset GIT_PLAN_SOURCE

# --- G22: revisions, as in git ---
cd "$scratch/odd" || exit 2
git checkout -q side && git checkout -q main
for source in libgit2 git; do
	export GIT_PLAN_SOURCE=$source
	for rev in "@~1" "@{-1}" "HEAD^{/Late}" one plan/2025-Q4; do
		wanted=$(git-plan lint --format json "$(git --no-replace-objects rev-parse "$rev^{commit}")" | sed 's/"revision":.*//')
		same "G22 $rev ($source)" "$wanted" "$(git-plan lint --format json "$rev" | sed 's/"revision":.*//')"
	done
	status "G22 a range ($source)" 0 git-plan diff one..HEAD
	has "G22 is what git takes it for" "2026-07-20"
	for rev in -x --all "HEAD:plans"; do
		status "G22 $rev is no revision ($source)" 2 git-plan diff "$rev" --
	done
done
unset GIT_PLAN_SOURCE

# --- a name that is right, and its object is lost ---------------------------------
git clone -q --shared . "$scratch/lost" || exit 2
cd "$scratch/lost" || exit 2
lost=$(git rev-parse HEAD)
echo /nonexistent >.git/objects/info/alternates
for source in libgit2 git; do
	export GIT_PLAN_SOURCE=$source
	status "G34 HEAD leads to nothing ($source)" 2 git-plan lint HEAD
	has "G34 what is lost is named ($source)" "HEAD: the object $lost is not in this clone"
	has "G34 and what says more ($source)" "hint: git fsck"
done
unset GIT_PLAN_SOURCE
finish
