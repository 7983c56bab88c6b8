# git plan close: answers become lines of the plans, a commit and a tag, at
# which the next review begins; and a run can be killed anywhere.
. tests/lib.sh
today=2026-04-08
close() { "$GIT_PLAN" close 2026-Q1 --today "$today" "$@"; }

new_repo "$scratch/repo"
mkdir plans
cat >plans/a.yaml <<'X'
plan: patients # the id
title: Win new patients
owner: dana
sponsor: lee
period: 2026
objective: {statement: "More patients", why: 'They pay'}

actions:
  desk:
      title: "Train the front desk"
      owner: otis
      due: '2026-03-20'   # before Easter
      started: 2026-02-02
      blocked: no trainer
  crm:
    title: Buy a CRM
    owner: kim
    due: 2026-03-13
  leaflet: {title: Print a leaflet, owner: sam, due: 2026-02-27}
  calls:
    title: Call ten doctors
    owner: sam
    due: 2026-03-27
  later:
    title: Not of this quarter
    owner: sam
    due: 2026-05-29
levers:
  budget: {when: Winter ends, then: Less heating, owner: dana}
X
printf 'plan: growth\r\ntitle: Grow\r\nowner: lee\r\nsponsor: lee\r\nperiod: 2026\r\nobjective: {statement: Grow, why: We must}\r\nactions:\r\n  sign:\r\n    title: Sign a lease\r\n    owner: ines\r\n    due: 2026-03-06\r\nscorecard:\r\n  2025-Q4: {strategy: 6, execution: 6}\r\n' >plans/b.yaml
printf '%s: {}\n' dana lee otis kim sam ines >people.yaml
git add -A && day 2025-12-10 && git commit -qm "Plans"
day 2026-04-08
git clone -q . "$scratch/clean"
# fresh: the repository as it was
fresh() { git reset -q --hard && git checkout -q main && git reset -q --hard origin/main && git tag -d plan/2026-Q1 >/dev/null 2>&1; rm -f .git/git-plan-close*; }
cd "$scratch/clean" || exit 2
before=$(git rev-parse HEAD)

cat >"$scratch/answers" <<'X'
# decided on 8 April

overdue:patients.desk = again 2026-05-15 sam -- Otis: "too #busy", so Sam does it
patients.crm=done 2026-03-12
patients.leaflet = drop -- Nobody reads it.
patients.calls = keep 2026-04-30 -- Easter came first.
score:patients = 7/5
learned:patients = Trainers: book them early
try:patients = Sign in month one.
score:growth = 10/1
X

# --- what is refused ---
refused() { # refused NAME TEXT ARGUMENT...
	what=$1 text=$2
	shift 2
	status "$what" 2 close "$@"
	has "$what: says so" "$text"
	same "$what: nothing written" "$before " "$(git rev-parse HEAD) $(git tag)$(git status --porcelain --untracked-files=no | grep plans)"
}
refused "no terminal" "no terminal to ask on"
has "what to do instead" "--yes"
today=2026-03-31 refused "a running period" "is not over yet: it runs until 2026-03-31" --yes
today=2026-05-02 refused "too late for a tag" "its tag would not count" --yes
refused "an id that nothing has" "Did you mean patients.crm?" --yes --answer 'patients.cmr=done 2026-03-12'
refused "a wrong word" "Did you mean keep?" --yes --answer 'patients.crm=kep 2026-05-12 -- so'
refused "a reason that lacks" "keep 2026-05-15 -- WHY" --yes --answer 'patients.crm=keep 2026-05-12'
refused "a day that is none" "2026-02-30 is no day of the calendar" --yes --answer 'patients.crm=done 2026-02-30'
refused "done in the future" "still to come" --yes --answer 'patients.crm=done 2026-04-09'
refused "kept for a day that is over" "after the period" --yes --answer 'patients.crm=keep 2026-03-31 -- so'
refused "an answer that does not fit" "is no answer to" --yes --answer 'patients.crm=pull 2026-03-12'
refused "two answers" "answered twice" --yes --answer 'patients.crm=done 2026-03-12' --answer 'overdue:patients.crm=leave'
refused "a score above ten" "is no score" --yes --score patients=11/5
refused "a plan that is none" "Did you mean patients?" --yes --score patient=7/5
printf '\npatients.crm done\n' >"$scratch/wrong"
refused "a line without =" "wrong:2: there is no =" --yes --answers "$scratch/wrong"
refused "a file that is not there" "there is no file" --yes --answers "$scratch/nowhere"
status "a span" 2 "$GIT_PLAN" close 2025-Q4..2026-Q1 --yes
has "a span: one after the other" "one after the other"
git checkout -q -b other
refused "another branch" "git switch main" --yes
git checkout -q main
git rev-parse HEAD >.git/MERGE_HEAD
refused "a merge under way" "a merge is not finished" --yes
rm .git/MERGE_HEAD
echo "# mine" >>plans/a.yaml
status "a plan not committed" 2 close --yes
has "it is named" "plans/a.yaml is changed and not committed"
git add plans/a.yaml
status "a plan staged" 2 close --yes
git reset -q --hard
git clone -q --depth 1 "file://$scratch/repo" "$scratch/shallow"
cd "$scratch/shallow" || exit 2
status "a shallow clone" 2 close --yes
has "is told the way" "git fetch --unshallow"
cd "$scratch/repo" || exit 2
git commit -q --allow-empty -m "Somebody else"
git -C "$scratch/clean" fetch -q
cd "$scratch/clean" || exit 2
refused "behind the upstream" "git pull" --yes
git -C "$scratch/repo" reset -q --hard HEAD~1
git fetch -q
status "a rule that would be broken" 1 close --yes --answer 'patients.desk=owner nobody -- so'
has "the rule is named" "plans would not be sound"
same "and nothing is written" "" "$(git status --porcelain)"

# --- a dry run ---
status "a dry run" 0 close --dry-run --answers "$scratch/answers"
has "shows the diff" "due 2026-03-27 → 2026-04-30 (+34 days): Easter came first."
has "shows what is open" "overdue:growth.sign"
has "shows the message" "Closes-Period: 2026-Q1"
same "and writes nothing" "$before " "$(git rev-parse HEAD) $(git tag)$(git status --porcelain)"

# --- the whole of it ---
printf 'other work\n' >notes.txt
git add notes.txt
status "closed" 0 close --yes --answers "$scratch/answers"
same "one commit more" "$before" "$(git rev-parse HEAD~1)"
same "its subject" "Close 2026-Q1" "$(git log -1 --format=%s)"
has "lists a decision" "- patients.calls: kept, now due 2026-04-30: Easter came first." "$(git log -1 --format=%B)"
has "lists what is left open" "- growth.sign: left as it is" "$(git log -1 --format=%B)"
same "the tag is annotated" tag "$(git cat-file -t plan/2026-Q1)"
same "and stands there" "$(git rev-parse HEAD)" "$(git rev-parse 'plan/2026-Q1^{commit}')"
same "what else was staged stays so" "A  notes.txt" "$(git status --porcelain)"
same "only these lines changed" '-      owner: otis
-      due: '\''2026-03-20'\''   # before Easter
-      started: 2026-02-02
-      blocked: no trainer
+      owner: sam
+      due: '\''2026-05-15'\''   # before Easter
+      because: "Otis: \"too #busy\", so Sam does it"
-  leaflet: {title: Print a leaflet, owner: sam, due: 2026-02-27}
+    done: 2026-03-12
+  leaflet: {title: Print a leaflet, owner: sam, due: 2026-02-27, dropped: 2026-04-08, because: Nobody reads it.}
-    due: 2026-03-27
+    due: 2026-04-30
+    because: Easter came first.
+scorecard:
+  2026-Q1: {strategy: 7, execution: 5, learned: "Trainers: book them early", try: Sign in month one.}' \
	"$(git diff -U0 HEAD~1 -- plans/a.yaml | grep '^[-+][^-+]')"
same "the line ends too" "+  2026-Q1: {strategy: 10, execution: 1}$(printf '\r')" \
	"$(git diff -U0 HEAD~1 -- plans/b.yaml | grep '^[-+][^-+]')"
day 2026-04-09
git commit -q -m "The day after" -- notes.txt
out=$("$GIT_PLAN" review 2026-Q1 --today 2026-05-10 --format json)
has "the review of the period ends at the tag" "\"commit\": \"$(git rev-parse 'plan/2026-Q1^{commit}')\",
    \"by\": \"tag\""
out=$("$GIT_PLAN" review 2026-Q2 --today 2026-07-20 --format json | sed -n '/"from"/,/}/p')
has "and the next one begins there" "\"by\": \"tag\""
status "a second time" 2 close --yes
has "it stays where it is" "2026-Q1 is closed already"
has "it is shown" "Close 2026-Q1"

# --- no answers at all, and no tag ---
fresh
day 2026-04-08
printf 'x\n' >staged.txt
git add staged.txt
status "nothing to write" 0 close --yes --no-tag
same "is a commit all the same" "Close 2026-Q1 $before" "$(git log -1 --format=%s) $(git rev-parse HEAD~1)"
same "an empty one" "" "$(git show --format= --name-only HEAD)"
same "without a tag" "" "$(git tag)"
status "the tag later" 0 close
same "stands at that commit" "$(git rev-parse HEAD)" "$(git rev-parse 'plan/2026-Q1^{commit}')"

# --- killed on the way ---
real=$(command -v git)
mkdir "$scratch/bin"
# killed WHEN COMMAND: git-plan dies when it starts git COMMAND, or behind it
killed() {
	cat >"$scratch/bin/git" <<X
#!/bin/sh
case " \$* " in *" $2 "*) ;; *) exec $real "\$@" ;; esac
[ $1 = before ] || $real "\$@"
kill -9 \$PPID
X
	chmod +x "$scratch/bin/git"
	(PATH=$scratch/bin:$PATH close --yes --answers "$scratch/answers") >/dev/null 2>&1
	same "killed $1 git $2" 137 $?
}
# whole NAME: the period is closed just as if nothing had happened
want=
whole() {
	same "$1: one commit" "$before" "$(git rev-parse HEAD~1)"
	got=$(git rev-parse 'HEAD^{tree}' 'plan/2026-Q1^{tree}')
	[ -n "$want" ] || want=$got
	same "$1: the same plans" "$want" "$got"
	same "$1: nothing left over" "" "$(git status --porcelain; ls .git | grep close)"
}
fresh
status "undisturbed" 0 close --yes --answers "$scratch/answers"
whole "undisturbed"
fresh
killed before commit
has "the plans are written" "plans/a.yaml" "$(git status --porcelain)"
status "goes on" 0 close --yes
has "and says so" "the last run was interrupted"
whole "before the commit"
fresh
killed before commit
git restore plans/b.yaml
status "goes on between two files" 0 close --yes --answers "$scratch/answers"
whole "between two files"
fresh
killed before commit
git restore plans
status "given up: begins anew" 0 close --dry-run --yes
hasnt "without the old answers" "Easter came first"
killed before commit
echo "# mine" >>plans/a.yaml
status "changed by hand since" 2 close --yes
has "is not taken" "plans/a.yaml is changed and not committed"
for when in "after commit" "before tag"; do
	fresh
	# shellcheck disable=SC2086
	killed $when
	status "only the tag was missing" 0 close --yes
	whole "killed $when"
done
fresh
killed after tag
status "all was done" 2 close --yes
has "which is said" "closed already"

# --- a hook that refuses ---
fresh
printf '#!/bin/sh\necho "no commits on a Wednesday" >&2\nexit 1\n' >.git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
status "a hook refuses" 2 close --yes --answers "$scratch/answers"
has "its words are shown" "no commits on a Wednesday"
has "and the way on" "git plan close 2026-Q1 goes on here"
rm .git/hooks/pre-commit
status "goes on behind it" 0 close --yes
whole "behind the hook"

# --- on a terminal ---
fresh
needs python3 "prompts"
python3 -c 'import pty; pty.openpty()' 2>"$scratch/null" ||
	skip_all "prompts" "no terminal can be made here"
# terminal LINES...: what a person types, ^C for Ctrl-C; out and status.
# The questions are in $asked_in.
asked_in=en
terminal() {
	out=$(GIT_PLAN=$GIT_PLAN ASKED_IN=$asked_in python3 - "$@" <<'X'
import os, pty, select, sys
lines = sys.argv[1:]
pid, fd = pty.fork()
if not pid:
    plan = os.environ["GIT_PLAN"]
    os.environ["TERM"] = "dumb"
    os.environ["GIT_PAGER"] = "cat"
    os.execv(plan, [plan, "close", "2026-Q1", "--today", "2026-04-08", "--language", os.environ["ASKED_IN"]])
text = b""
while True:
    ready, _, _ = select.select([fd], [], [], 20)
    try:
        more = os.read(fd, 4096) if ready else b""
    except OSError:
        more = b""
    if not more:
        break
    text += more
    if text.endswith((b": ", b"? ")) and not select.select([fd], [], [], 0.05)[0]:
        line = lines.pop(0) if lines else "^D"
        os.write(fd, {"^C": b"\x03", "^D": b"\x04"}.get(line, line.encode() + b"\n"))
sys.stdout.write(text.decode().replace("\r", ""))
sys.exit(os.waitstatus_to_exitcode(os.wait()[1]) & 255)
X
	)
	got=$?
}
terminal "" "" "^C"
same "Ctrl-C ends it" 254 "$got"
same "and nothing is changed" "$before " "$(git rev-parse HEAD) $(git tag)$(git status --porcelain; ls .git | grep close)"
terminal "" "^D"
same "the end of the input too" 2 "$got"
has "which is said" "nothing was changed"
same "and nothing is changed" "$before " "$(git rev-parse HEAD) $(git tag)$(git status --porcelain; ls .git | grep close)"
terminal "?" "keep 2026-04-30" "keep 2026-04-30 -- Later." "" "" "" "" "12/5" "7/5" "" "Sign early." "" "" y
same "questions answered" 0 "$got"
has "the promise is shown" "(otis)"
has "what is asked begins a line of its own" "
keep, done, drop, again"
has "help" "somebody else owns it"
same "each thing stands on a line of its own" "" "$(echo "$out" | grep -e '[^ ] *keep, done, drop' -e ')  due')"
has "the last line of help too" "Ctrl-C
keep, done"
has "what can be said of an action" "keep, done, drop, again, owner, reason, note, leave; ? for help: "
has "a mistake is asked again" "keep needs a reason"
has "a score too" "is no score"
has "the end" "2026-Q1 is closed by commit"
same "what was typed stands there" "+  2026-Q1: {strategy: 7, execution: 5, try: Sign early.}" \
	"$(git diff -U0 HEAD~1 | grep '^+.*2026-Q1:' | tr -d '\r')"
has "and the reason" "because: Later." "$(git show)"
fresh
terminal "keep 2026-04-30 -- Later." "" "" "" "" "" "" n
same "no is no" 0 "$got"
same "and changes nothing" "$before " "$(git rev-parse HEAD) $(git tag)$(git status --porcelain)"

# yes in the language of the question, and in English everywhere
for row in "de ja j_oder_n" "fr O o_ou_n" "ru Да д_или_н" "ru y д_или_н" "en Yes y_or_n"; do
	asked_in=${row%% *} ends=${row##* } row=${row#* } word=${row%% *}
	fresh
	terminal "" "" "" "" "" "" "" "$word"
	has "$asked_in: the letters are in the question" "$(echo "$ends" | tr _ ' ')"
	same "$asked_in: '$word' is yes" "plan/2026-Q1" "$(git tag)"
done
asked_in=de
fresh
terminal "" "" "" "" "" "" "" nein
same "de: no is no" "" "$(git tag)"
finish
