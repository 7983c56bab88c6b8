#!/bin/sh
# early: a minute or more.
# The same commits give the same bytes: every report in every format is written
# once, and again under another time zone, locale, terminal, configuration,
# folder, clone, order of files on the disk and reader of the repository.
. tests/lib.sh
not_sanitized "the same commands again, many times over"

today=2026-06-01
# COMMAND WORDS | FORMATS: what is compared
reports='
review 2025-Q4 | text markdown json html
review 2025-Q1..2025-Q4 | text html
review --rev plan/2025-Q1..main --language ru | text markdown html
diff plan/2025-Q1 main | text markdown json
diff --stat plan/2025-Q2..main | text
log --all --tip main | text jsonl
log service.mechanics --language de | text markdown json html
show service --rev main | text markdown html
lint main | full concise json github gitlab sarif junit
lint plan/2025-Q1..main | full
'
# everything DIR PREFIX...: writes every report into DIR, each run by PREFIX
everything() {
	into=$1
	shift
	mkdir -p "$into"
	echo "$reports" | while IFS='|' read -r words formats; do
		for format in $formats; do
			file=$into/$(echo "$words" | tr ' ./' '___')$format
			# shellcheck disable=SC2086 # the words are words
			"$@" git-plan $words --format "$format" --today $today >"$file" 2>"$file.err"
			echo $? >"$file.exit"
		done
	done
}
# again NAME PREFIX...: writes them once more, here, and compares
again() {
	what=$1
	shift
	rm -rf "$scratch/got"
	everything "$scratch/got" "$@"
	check "$what" diff -r "$scratch/want" "$scratch/got"
}

# --- a history with everything in it ---

sh templates/demo/demo.sh "$GIT_PLAN" "$scratch/demo" >/dev/null 2>&1 || fail "the demo"
cd "$scratch/demo" || exit 2
sed 's/timezone: UTC/timezone: +05:30/' .git-plan.yaml >"$scratch/config"
cat "$scratch/config" >.git-plan.yaml
cat >plans/öffnung.yaml <<'YAML'
plan: öffnung
title: Истинный план — ISTANBUL, ıstanbul, 家
owner: ines
actions:
  zebra: {title: Zebra, owner: ines, due: 2026-01-15}
  Äpfel: {title: Äpfel, owner: ines, due: 2026-01-15}
  apfel-wein: {title: ß, owner: ines, due: 2026-01-15}
  Ilk: {title: İlk ve ılık, owner: ines, due: 2026-01-15}
  ёж: {title: Ёж и еж, owner: ines, due: 2026-01-15}
YAML
git add -A
# late on the last day in the west, early on the next in the plans' own zone
GIT_AUTHOR_NAME="Inès Côsta" GIT_AUTHOR_DATE="2026-01-10T17:30:00-03:00" \
	GIT_COMMITTER_DATE="2026-01-10T17:30:00-03:00" git commit -q --no-verify -m "Öffnung" || fail "a commit"

everything "$scratch/want" env
check "there is something to compare" test "$(cat "$scratch/want"/* | wc -c)" -gt 100000
same "every report was written" "0
1" "$(cat "$scratch/want"/*.exit | sort -u)"
check "a difference is seen" sh -c "! diff -r '$scratch/want' '$scratch/demo/plans' >/dev/null"

# --- the same place, under another machine's settings ---

again "once more" env
again "in the east, in Turkish" env TZ=Pacific/Kiritimati LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8
again "in the west, in no language" env -u LANG -u LC_ALL TZ=Pacific/Pago_Pago LC_NUMERIC=de_DE.UTF-8 LC_COLLATE=C
again "in bytes alone" env LC_ALL=POSIX LANGUAGE=de:fr TZ=:/nowhere
again "on a simple terminal" env TERM=dumb NO_COLOR=1 LINES=5 COLUMNS=43 PAGER=false
again "on a wide one" env TERM=xterm-256color COLORTERM=truecolor CLICOLOR_FORCE=1 LINES=90 COLUMNS=200 GIT_PAGER=false
mkdir "$scratch/home"
cat >"$scratch/home/.gitconfig" <<'INI'
[color]
	ui = always
[core]
	quotePath = true
	abbrev = 22
	autocrlf = true
[i18n]
	logOutputEncoding = ISO-8859-5
[log]
	mailmap = false
	showSignature = true
	date = relative
	decorate = full
	follow = true
[diff]
	renames = copies
	noprefix = true
	mnemonicPrefix = true
	orderFile = /nowhere
[user]
	name = Somebody Else
	email = else@example.org
INI
again "for somebody with other habits" env HOME="$scratch/home" XDG_CONFIG_HOME="$scratch/home" USER=else
again "read by git" env GIT_PLAN_SOURCE=git
again "read by libgit2" env GIT_PLAN_SOURCE=libgit2
again "read by git, with other habits" env GIT_PLAN_SOURCE=git HOME="$scratch/home" TZ=Asia/Tokyo LC_ALL=C

# --- another place ---

cd plans || exit 2
again "from a folder below" env
cd "$scratch" || exit 2
again "from outside" env GIT_DIR="$scratch/demo/.git" GIT_WORK_TREE="$scratch/demo"
git -C demo worktree add -q --detach "$scratch/linked" plan/2025-Q1
cd "$scratch/linked" || exit 2
sed -i 's/^title/#&/' plans/*.yaml
echo "plan: [" >plans/staged.yaml
git add plans/staged.yaml
again "in a linked work tree that shows other files" env
git clone -q --no-local "$scratch/demo" "$scratch/a longer name für a clone" 2>/dev/null
cd "$scratch/a longer name für a clone" || exit 2
again "in a clone" env
git gc -q --aggressive --prune=now
git pack-refs --all
again "in a clone that is packed" env
git clone -q --bare "$scratch/demo" "$scratch/bare.git" 2>/dev/null
cd "$scratch/bare.git" || exit 2
again "in a bare clone" env

# --- the work tree, its files made in another order ---

# worktree: what looks at the files as they lie on the disk
worktree() {
	for format in full json; do
		git-plan lint --format $format --today $today
	done
	git-plan diff plan/2025-Q1 --format json --today $today
}
cd "$scratch/demo" || exit 2
echo "not a plan: [" >plans/broken.yaml
worktree >"$scratch/want.worktree" 2>&1
has "the work tree is read" "broken.yaml" "$(cat "$scratch/want.worktree")"
mkdir "$scratch/reversed" && cp -R .git "$scratch/reversed/"
find . -path ./.git -prune -o -type f -print | sort -r >"$scratch/files"
while IFS= read -r file; do
	mkdir -p "$scratch/reversed/${file%/*}"
	cp "$file" "$scratch/reversed/$file"
done <"$scratch/files"
cd "$scratch/reversed" || exit 2
worktree >"$scratch/got.worktree" 2>&1
check "files that were made in another order" cmp "$scratch/want.worktree" "$scratch/got.worktree"
GIT_PLAN_SOURCE=git TZ=Asia/Tokyo LC_ALL=C worktree >"$scratch/got.worktree" 2>&1
check "read by git" cmp "$scratch/want.worktree" "$scratch/got.worktree"
finish
