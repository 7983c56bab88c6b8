# The demo tells its story to the end, the same one each time, and its review
# finds what was forced past the hook.
. tests/lib.sh
status "the demo ends well" 0 sh templates/demo/demo.sh "$GIT_PLAN" "$scratch/one"
has "the hook refuses a promise without a day" "error[action-without-due]: action dealers-west has no due date"
has "the review begins with its verdict" "3 of 8 promises kept on time (38%)"
has "a day moved in silence is in the review" "2025-10-24 → 2025-12-19, +56 days: no reason given"
has "a deleted promise is in the review" "deleted instead of dropped"
has "the lowered target is in the review" "target eased: 1200 → 1050"
has "the lever is in the review" "test-rides.more-tours fired on 2025-10-31, pulled on 2025-11-07"
sh templates/demo/demo.sh "$GIT_PLAN" "$scratch/two" >/dev/null 2>&1
same "and it is the same each time" "$(git -C "$scratch/one" rev-parse HEAD)" "$(git -C "$scratch/two" rev-parse HEAD)"
finish
