# Ignore comments where a change is judged, and in the hook.
. tests/lib.sh
lint() { "$GIT_PLAN" lint --format concise --today 2026-02-16 "$@"; }
new_repo "$scratch/repo"
mkdir plans
cat >plans/fair.yaml <<'END'
plan: fair
title: Be seen at the fair
owner: dana
objective: {statement: Everybody knows us, why: Leads come from there.}
actions:
  stand:
    title: Run the stand
    owner: sam
    due: 2026-04-13
  flyers:
    title: Print the flyers
    owner: kim
    due: 2026-03-30
END
git add -A && day 2026-01-05 && git commit -qm one

sed -i 's/2026-04-13/2026-04-20/' plans/fair.yaml
status "a date moved in silence" 1 lint
has "is found" "error due-moved"
sed -i 's/2026-04-20/2026-04-20 # plan: ignore due-moved -- the town sets the day/' plans/fair.yaml
status "a comment silences it" 0 lint
has "and is counted" "1 silenced by comments"
git add -A
status "in the hook, too" 0 "$GIT_PLAN" lint --staged --hook
hasnt "and it is not shown" "due-moved"
git commit -qm moved
status "without a change nobody knows whether it is needed" 0 lint
hasnt "so nothing is said" "ignore-invalid"

sed -i '/^  flyers:/,$d' plans/fair.yaml
sed -i '1i # plan: ignore item-deleted -- not worth a word' plans/fair.yaml
git add -A
status "a deletion cannot be silenced" 1 "$GIT_PLAN" lint --staged --hook
has "the comment is an error" "error[ignore-locked]"
has "and the finding stays" "error[item-deleted]"
git reset -q --hard

sed -i 's/2026-03-30/2026-03-28 # plan: ignore due-on-day-off -- the printer is open/' plans/fair.yaml
git add -A && git commit -qm saturday
sed -i 's/ # plan: ignore due-on-day-off.*//' plans/fair.yaml
git add -A
status "taking a comment out" 0 "$GIT_PLAN" lint --staged --hook
has "brings the finding back" "info[due-on-day-off]"
git reset -q --hard
sed -i 's/2026-03-28/2026-03-27/' plans/fair.yaml
status "what is mended" 0 lint
has "needs no comment" "plans/fair.yaml:13:21: warning ignore-invalid"
cp plans/fair.yaml before
status "--fix" 0 lint --fix
sed 's/ # plan: ignore due-on-day-off.*//' before >wanted
check "takes it out and leaves all else" cmp wanted plans/fair.yaml
finish
