#!/bin/sh
# G30: git shows the changes of plans in meaning, in each way it starts a driver.
. tests/lib.sh
. tests/git/hooked.sh

zero=0000000000000000000000000000000000000000
# put DUE [MORE]: the plan with that due date
put() {
	printf 'plan: north\ntitle: Win the north\nowner: dana\nactions:\n'
	printf '  call-clinics:\n    title: Call every clinic\n    owner: sam\n    due: %s\n' "$1"
	[ $# -lt 2 ] || printf '%s\n' "$2"
}
driver() { "$GIT_PLAN" diff --driver "$@"; }

# --- each form of arguments ----------------------------------------------------
cd "$scratch" || exit 2
mkdir plans
put 2026-03-31 >old.yaml
put 2026-04-15 '    because: Late.' >plans/north.yaml
status "seven words" 0 driver plans/north.yaml old.yaml aaaa 100644 plans/north.yaml "$zero" 100644
same "the path, the plan, the change with its days" "diff plans/north.yaml
north: Win the north
- actions.call-clinics: Call every clinic
    due 2026-03-31 → 2026-04-15 (+15 days): Late." "$out"
status "nine, of a rename" 0 driver plans/old.yaml old.yaml aaaa 100644 plans/north.yaml "$zero" 100644 plans/north.yaml "similarity index 90%
rename from plans/old.yaml
rename to plans/north.yaml
"
has "both names" "diff plans/old.yaml → plans/north.yaml"
has "and the change" "(+15 days)"
status "one, of an unmerged path" 0 driver plans/north.yaml
has "says what to do" "diff plans/north.yaml
Not merged yet."
status "a new file" 0 driver plans/north.yaml /dev/null . . plans/north.yaml "$zero" 100644
has "is a new plan" "- new with 1 action
--- /dev/null
+++ b/plans/north.yaml
@@"
has "with its text" "
+  call-clinics:"
status "a deleted one" 0 driver plans/north.yaml old.yaml aaaa 100644 /dev/null . .
has "is a plan that is gone" "north: Win the north
- removed"
has "with its text" "
-  call-clinics:"
status "a name like an option" 0 driver --help old.yaml aaaa 100644 plans/north.yaml "$zero" 100644
has "is a name" "diff --help
north"
status "too few words" 2 driver plans/north.yaml old.yaml
has "says who runs this" "git runs this"

# --- what is no change, or no plan ---------------------------------------------
put 2026-03-31 '    # ask kim first' >comment.yaml
status "a comment alone" 0 driver p.yaml old.yaml a 100644 comment.yaml b 100644
same "is no change of meaning, and still to be seen" "diff p.yaml
No change of meaning, only comments, order or layout:
--- a/p.yaml
+++ b/p.yaml
@@ -6,3 +6,4 @@   call-clinics
     title: Call every clinic
     owner: sam
     due: 2026-03-31
+    # ask kim first" "$out"
put 2026-04-15 '    # ask kim first' >both.yaml
status "a comment and a day" 0 driver p.yaml old.yaml a 100644 both.yaml b 100644
has "the day" "(+15 days)"
has "and where the comment is to be seen" "Comments changed too: git diff --no-ext-diff"
status "no comment has changed" 0 driver p.yaml comment.yaml a 100644 both.yaml b 100644
hasnt "then nothing is said of them" "Comments"
{ put 2026-03-31; printf 'metrics: {a: [\n'; } >broken.yaml
status "broken YAML" 0 driver p.yaml old.yaml a 100644 broken.yaml b 100644
has "says why" "Only the text is compared: the new version cannot be read: "
has "and shows the text" "
+metrics: {a: ["
status "broken before" 0 driver p.yaml broken.yaml a 100644 old.yaml b 100644
has "says so" "the old version cannot be read"
{
	put 2026-03-31
	printf '<<<<<<< ours\n    because: One.\n=======\n    because: Two.\n>>>>>>> theirs\n'
} >marked.yaml
status "markers of a merge" 0 driver p.yaml old.yaml a 100644 marked.yaml b 100644
has "are called by their name" "Only the text is compared: the new version holds conflict markers."
has "and shown" "
+<<<<<<< ours"
status "another mode" 0 driver p.yaml old.yaml a 100644 old.yaml b 100755
has "is told" "Its mode changed from 100644 to 100755."
printf 'old.yaml' >target
status "a link" 0 driver p.yaml old.yaml a 100644 target b 120000
has "is not followed" "it is a symbolic link"
status "a file that is not there" 0 driver p.yaml old.yaml a 100644 gone.yaml b 100644
has "is said" "there is no file gone.yaml"
printf 'plan: north\ntitle: \033[31mred\nowner: dana\n' >red.yaml
status "escapes in a plan" 0 driver p.yaml old.yaml a 100644 red.yaml b 100644
hasnt "do not come out of the meaning" "$(printf 'title.*\033[31m')"
printf '\0\1\2\377' >binary.yaml
status "no text at all" 0 driver p.yaml old.yaml a 100644 binary.yaml b 100644
printf 'x: [%0100000d]\n' 0 >long.yaml
status "a text without end" 0 driver p.yaml old.yaml a 100644 long.yaml b 100644

# --- line ends that the work tree does not show ------------------------------------
new_repo "$scratch/ends"
"$GIT_PLAN" hooks install >/dev/null
mkdir plans && put 2026-03-31 >plans/north.yaml
echo 'plans/*.yaml diff=git-plan' >.gitattributes
git add . && git commit -qnm LF && sed -i 's/$/\r/' plans/north.yaml && git commit -qnam CRLF || exit 2
out=$(git diff HEAD~1 HEAD)
has "line ends that differ are shown" "No change of meaning, only comments, order or layout"
echo 'plans/*.yaml diff=git-plan eol=crlf' >.gitattributes
out=$(git diff HEAD~1 HEAD)
has "where git makes them the same, it is said" "Only the line ends changed, as git stores them."
cd "$OLDPWD" || exit 2

# --- with git ------------------------------------------------------------------
PATH=$(dirname "$GIT_PLAN"):$PATH
new_repo "$scratch/repo"
mkdir plans
put 2026-03-31 >plans/north.yaml
plan south >plans/south.yaml
printf 'plans/**/*.yaml diff=git-plan merge=git-plan\n' >.gitattributes
"$GIT_PLAN" hooks install >/dev/null || exit 2
day 2026-01-05
git add . && git commit -qm "Plan" --no-verify || exit 2
put 2026-04-15 >plans/north.yaml
echo 'notes: Well.' >>plans/south.yaml
meaning="    due 2026-03-31 → 2026-04-15 (+15 days), no reason given"
same "G30 git diff" "diff plans/north.yaml
north: Win the north
- actions.call-clinics: Call every clinic
$meaning
diff plans/south.yaml
south: The plan south
- notes Well. (new)" "$(git diff)"
same "from below the top" "$(git diff)" "$(mkdir -p sub && cd sub && git diff)"
has "G30 broken YAML in the middle does not end it" "
diff plans/south.yaml" "$(
	printf 'a: [' >plans/north.yaml
	git diff
	put 2026-04-15 >plans/north.yaml
)"
same "--stat as ever" " plans/north.yaml | 2 +-
 plans/south.yaml | 1 +
 2 files changed, 2 insertions(+), 1 deletion(-)" "$(git diff --stat)"
status "--exit-code is git's" 1 git diff --exit-code --quiet
has "in colour where git has it" "$(printf '\033[')" "$(git -c color.diff=always diff)"
has "of the text too" "$(printf '\033[32m+')" "$(
	put 2026-03-31 '    # ask' >plans/north.yaml
	git -c color.ui=always diff
	put 2026-04-15 >plans/north.yaml
)"
hasnt "and not elsewhere" "$(printf '\033')" "$(git diff)"
hasnt "color.diff=false, in a pager" "$(printf '\033')" "$(GIT_PAGER_IN_USE=1 git -c color.diff=false diff)"
git mv plans/south.yaml plans/wide.yaml
has "G30 a rename" "diff plans/south.yaml → plans/wide.yaml" "$(git diff HEAD)"
git commit -qam "Later" --no-verify
hasnt "git log -p shows the text" "+15 days" "$(git log -1 -p)"
has "whose hunks name the item" "@@   call-clinics" "$(git log -1 -p -U0)"
has "git log -p --ext-diff the meaning" "$meaning" "$(git log -1 -p --ext-diff)"
has "git show --ext-diff" "$meaning" "$(git show --ext-diff)"
out=$(git log --format=%s -L :call-clinics:plans/north.yaml)
has "git log -L :KEY:FILE follows an item" "Later" "$out"
has "to its beginning" "+    due: 2026-03-31" "$out"
same "git blame as ever" 8 "$(git blame plans/north.yaml | wc -l | tr -d ' ')"
hasnt "git format-patch as ever" "+15 days" "$(git format-patch -1 --stdout)"

for _ in 1 2 3; do seq 1 30000 | sed 's/^/x-k&: /'; done >"$scratch/many"
{ put 2026-03-31; sed 's/$/1/' "$scratch/many" | head -n 30000; } >plans/north.yaml
{ put 2026-03-31; sed 's/$/2/' "$scratch/many" | head -n 30000; } >plans/wide.yaml
same "whoever leaves the pager is told nothing" "" "$( { git diff | head -n 1; } 2>&1 >/dev/null)"
git checkout -q .

# --- an unfinished merge -------------------------------------------------------
git checkout -q -b theirs HEAD
put 2026-05-15 >plans/north.yaml && git commit -qam theirs --no-verify
git checkout -q -
put 2026-06-15 >plans/north.yaml && git commit -qam ours --no-verify
git merge -q theirs >/dev/null 2>&1
status "G30 git diff HEAD with markers" 0 git diff HEAD
has "calls them so" "conflict markers"
status "G30 git diff --cached of an unmerged path" 0 git diff --cached
has "says so" "Not merged yet"
git merge --abort

# --- without git-plan ----------------------------------------------------------
PATH=/usr/bin:/bin
export PATH
put 2026-07-15 >plans/north.yaml
status "G25 not on the PATH: git diff works" 0 git diff
has "and shows the text" "+    due: 2026-07-15"
mkdir "$scratch/bad"
printf '#!/bin/sh\nkill -9 $$\n' >"$scratch/bad/git-plan"
chmod +x "$scratch/bad/git-plan"
PATH=$scratch/bad:$PATH
status "killed: git diff works" 0 git diff
has "with the text" "+    due: 2026-07-15"
finish
