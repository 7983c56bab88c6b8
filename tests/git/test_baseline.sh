# The baseline: written, used, pruned, expiring; locked rules; in hooks.
. tests/lib.sh
lint() { "$GIT_PLAN" lint --format concise --today 2026-03-02 "$@"; }
entries() { grep -c '^  - ' baseline.yaml; }
# plan FILE ID DUE OWNER: a draft with one action
plan() {
	mkdir -p plans
	printf 'plan: %s\ntitle: A plan\nowner: dana\nstage: draft\nobjective: {statement: Leads are called, why: They wait.}\nactions:\n  call:\n    title: Call the vendor\n    owner: %s\n    due: %s\n' \
		"$2" "$4" "$3" >"$1"
}
new_repo "$scratch/repo"
plan plans/north.yaml north 2026-04-11 sam
plan plans/south.yaml south 2026-04-11 kim
printf 'supports: nowhere\n' >>plans/south.yaml
git add -A && day 2026-01-05 && git commit -qm one

# words that do not go together
status "no file is named" 2 lint --write
has "what to do is said" "--baseline baseline.yaml"
status "a baseline that is not there" 2 lint --baseline baseline.yaml
has "how to write one" "--write"
status "write and prune" 2 lint --baseline baseline.yaml --write --prune
status "a part of the plans" 2 lint --baseline baseline.yaml --write plans/north.yaml
status "a revision" 2 lint --baseline baseline.yaml --write HEAD
status "the index" 2 lint --baseline baseline.yaml --write --staged
status "a day without --write" 2 lint --baseline baseline.yaml --expires 2026-12-31
status "a day that is none" 2 lint --baseline baseline.yaml --write --expires soon
[ ! -e baseline.yaml ]
same "nothing was written" 0 $?

status "an unknown plan is an error" 1 lint
status "writing" 0 lint --baseline baseline.yaml --write
has "it says how many" "baseline.yaml: 3 known"
has "and what comes next" "baseline: baseline.yaml"
same "an entry a line, sorted, without a line number" \
	"  - {plan: north, item: actions.call, field: due, rule: due-on-day-off, detail: XXXXXXXX}
  - {plan: south, field: supports, rule: reference-unknown, detail: XXXXXXXX}
  - {plan: south, item: actions.call, field: due, rule: due-on-day-off, detail: XXXXXXXX}" \
	"$(grep '^  - ' baseline.yaml | sed 's/detail: [0-9a-f]\{8\}}/detail: XXXXXXXX}/')"
status "what is known fails nothing" 0 lint --baseline baseline.yaml
has "it is counted" "3 in the baseline"
hasnt "and not shown" "south.yaml:"
status "JSON" 0 "$GIT_PLAN" lint --format json --today 2026-03-02 --baseline baseline.yaml
has "shows it" '"baseline": true'
has "and counts it" '"errors": 0'
cp baseline.yaml first
lint --baseline baseline.yaml --write >/dev/null
check "writing again changes nothing" cmp first baseline.yaml
status "without it the errors are back" 1 lint

# entries are found under the new names as long as `was` tells the old ones
sed -i 's/^plan: south/plan: coast\nwas: south/; s/^  call:/  ring:\n    was: call/' plans/south.yaml
git mv plans/south.yaml plans/coast.yaml
status "a plan and an action under new names" 0 lint --baseline baseline.yaml
has "are known" "3 in the baseline"
hasnt "and no entry is left over" ignore-invalid
sed -i 's/^supports:.*/supports: north/' plans/coast.yaml
status "what was mended there" 0 lint --baseline baseline.yaml
has "leaves its entry over" "matches nothing: reference-unknown"
git reset -q --hard
printf '  ring:\n    title: Call the vendor\n    owner: kim\n    due: 2026-04-11\n    was: south.call\n' >tail
sed -i '/^actions:/,/due:/d' plans/south.yaml
cat tail >>plans/north.yaml && rm tail
status "an action in another plan" 0 lint --baseline baseline.yaml
has "is known there" "3 in the baseline"
git reset -q --hard
status "a day that is over" 2 lint --baseline baseline.yaml --write --expires 2026-03-01
has "it is said" "2026-03-01 is over"

# lines move, other things change: still known
sed -i '1i # moved' plans/south.yaml
git mv plans/south.yaml plans/far-south.yaml
status "a moved line in a moved file" 0 lint --baseline baseline.yaml
has "is still known" "3 in the baseline"
# another value is another finding
sed -i 's/nowhere/elsewhere/' plans/far-south.yaml
status "another value at the same place" 1 lint --baseline baseline.yaml
has "is found" 'error reference-unknown: supports: there is no "elsewhere"'
has "and the entry matches nothing" "baseline.yaml:7:5: warning ignore-invalid: this entry of the baseline matches nothing: reference-unknown"
git checkout -qf HEAD -- . && git reset -q --hard

# pruning keeps every other byte
plan plans/south.yaml south 2026-04-13 kim
sed -i 's/^version/# Talked over with lee\nversion/; s/$/\r/' baseline.yaml
cp baseline.yaml before
status "pruning" 0 lint --baseline baseline.yaml --prune
has "it says how many" "2 taken out"
grep -v 'plan: south' before >wanted
check "only their lines are gone" cmp wanted baseline.yaml
status "and all is well" 0 lint --baseline baseline.yaml
hasnt "nothing matches nothing" "ignore-invalid"
status "pruning again" 0 lint --baseline baseline.yaml --prune
check "changes nothing" cmp wanted baseline.yaml
plan plans/north.yaml north 2026-04-13 sam
status "the last one goes" 0 lint --baseline baseline.yaml --prune
status "an empty baseline is fine" 0 lint --baseline baseline.yaml
hasnt "and silent" "baseline.yaml"
git checkout -q -- plans

# a day on which it ends
lint --baseline baseline.yaml --write --expires 2026-06-30 >/dev/null
has "each entry bears the day" "expires: 2026-06-30}" "$(cat baseline.yaml)"
status "until that day it is known" 0 lint --today 2026-06-30 --baseline baseline.yaml
status "the day after it is back" 1 lint --today 2026-07-01 --baseline baseline.yaml
has "as itself" "error reference-unknown"
status "it says why" 1 "$GIT_PLAN" lint --today 2026-07-01 --baseline baseline.yaml
has "at the entry" "the baseline silenced this until 2026-06-30"
lint --baseline baseline.yaml --write --expires 2026-12-31 >/dev/null
same "an entry keeps its day" "" "$(grep '^  - .*2026-12-31' baseline.yaml)"
lint --today 2026-07-01 --baseline baseline.yaml --write >/dev/null
same "an old one is written anew" "" "$(grep -e 'expires: 2026-06-30}' baseline.yaml)"

# locked: neither written, nor believed, nor turned off
cat >>plans/north.yaml <<'END'
  late:
    title: Sign the contract
END
status "writing with locked findings" 0 lint --baseline baseline.yaml --write
has "it says that some stay" "2 cannot be silenced and must be mended: action-without-due, action-without-owner"
same "they are not in it" "" "$(grep action-without baseline.yaml)"
status "they are found as before" 1 lint --baseline baseline.yaml
has "the owner" "error action-without-owner"
has "the date" "error action-without-due"
echo '  - {plan: north, item: actions.late, field: owner, rule: action-without-owner}' >>baseline.yaml
echo '  - {plan: north, rule: item-deleted}' >>baseline.yaml
status "written by hand" 1 lint --baseline baseline.yaml
has "it is an error" "baseline.yaml:9:59: error ignore-locked: action-without-owner cannot be silenced"
has "a deletion likewise" "error ignore-locked: item-deleted cannot be silenced"
has "and the finding stays" "error action-without-owner"
git checkout -q -- plans

# what is wrong in it
cat >baseline.yaml <<'END'
version: 1
findings:
  - {plan: north, rule: due-on-dayoff}
  - {rule: due-on-day-off}
  - {plan: north}
  - just a text
  - {plan: north, rule: due-on-day-off, line: 9}
END
status "mistakes in the baseline" 1 lint --baseline baseline.yaml
has "an unknown rule" 'baseline.yaml:3:25: warning ignore-invalid: there is no rule "due-on-dayoff"'
has "no plan" "baseline.yaml:4:5: warning ignore-invalid: this entry names neither a plan nor a file"
has "no rule" "baseline.yaml:5:5: warning ignore-invalid: this entry names no rule"
has "no entry" "baseline.yaml:6:5: warning ignore-invalid"
has "an unknown key" 'baseline.yaml:7:41: warning ignore-invalid: "line" is no field of an entry of the baseline'
printf 'version: 2\nfindings: []\n' >baseline.yaml
status "a later version" 1 lint --baseline baseline.yaml
has "is said" "version 1 of the baseline, not 2"
printf 'findings: [\n' >baseline.yaml
status "no YAML at all" 1 lint --baseline baseline.yaml
has "is said" "baseline.yaml:"

# in the configuration: for hooks and everybody
rm -f baseline.yaml first before wanted
printf 'version: 1\nbaseline: baseline.yaml\n' >.git-plan.yaml
status "a file that is named and missing" 1 lint
has "is said" ".git-plan.yaml:2:11: error config-invalid: there is no file baseline.yaml"
status "it is written without naming it again" 0 lint --write
has "where the configuration says" "baseline.yaml: 3 known"
status "now it counts for everybody" 0 lint
has "and is counted" "3 in the baseline"
git add -A && git commit -qm "adopt lint"
status "for a revision" 0 lint HEAD
sed -i 's/title: A plan/title: A better plan/' plans/south.yaml
git add -A
status "the hook lets a change of such a plan pass" 0 "$GIT_PLAN" lint --staged --hook
same "without a word" "" "$out"
sed -i '/reference-unknown/d' baseline.yaml
git add -A
status "a commit that takes an entry out brings it back" 1 "$GIT_PLAN" lint --staged --hook
has "as an error" "error[reference-unknown]"
git checkout -qf HEAD -- . && git reset -q --hard
sed -i 's/}$/, expires: 2020-01-01}/' baseline.yaml
git commit -qam "it ends"
sed -i 's/title: A plan/title: A better plan/' plans/south.yaml
git add -A
status "today counts for nothing in a hook" 0 "$GIT_PLAN" lint --staged --hook
status "but in lint" 1 lint
git reset -q --hard
sed -i '/^supports/d' plans/south.yaml
git add -A
status "a commit that mends something" 0 "$GIT_PLAN" lint --staged --hook
has "hears that the entry can go" "matches nothing: reference-unknown"
sed -i "s/title: A plan/title: 'A plan/" plans/north.yaml
status "a plan that cannot be read" 1 lint
hasnt "does not make its entries useless" "matches nothing: due-on-day-off"
git reset -q --hard

# what is no plain file is not written over
ln -s nowhere link.yaml
status "a dangling link" 2 lint --baseline link.yaml --write
mv baseline.yaml real.yaml && ln -s real.yaml baseline.yaml
plan plans/west.yaml west 2026-04-11 sam
status "a link" 2 lint --baseline baseline.yaml --write
[ -L baseline.yaml ]
same "stays one" 0 $?
mkdir sub
(cd sub && lint --baseline ../real.yaml --write >/dev/null)
has "from another folder" "plan: west" "$(cat real.yaml)"

# more than can be read again is not written, and nothing is taken out of it
new_repo "$scratch/many"
mkdir plans
for n in $(seq 100); do
	awk -v n="$n" 'BEGIN {
		printf "plan: p%d\ntitle: T\nowner: dana\nmetrics:\n", n
		for (i = 0; i < 50; i++) printf "  m%d: {title: T}\n", i }' >"plans/p$n.yaml"
done
status "too much for a baseline" 2 lint --baseline baseline.yaml --write
has "says how much" "findings are more than a baseline can hold"
[ ! -e baseline.yaml ]
same "and writes none" 0 $?
{
	printf 'version: 1\nfindings:\n'
	awk 'BEGIN { for (i = 0; i < 40000; i++) printf "  - {plan: p%d, rule: lever-missing}\n", i }'
} >baseline.yaml
cp baseline.yaml before.yaml
status "pruning one that cannot be read" 2 lint --baseline baseline.yaml --prune
cmp -s baseline.yaml before.yaml
same "leaves it as it is" 0 $?
finish
