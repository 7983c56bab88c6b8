# Adopting lint on a real planning history: one baseline, an honest change, a
# dishonest one.
. tests/lib.sh
real_history "a baseline"
cd "$scratch/kep" || exit 2
lint() { "$GIT_PLAN" lint --today 2026-06-30 --format concise "$@"; }
# the rules of what is shown, each once
rules() { printf '%s\n' "$out" | sed -n 's/^[^ ]*:[0-9]*:[0-9]*: [a-z]* \([a-z-]*\):.*/\1/p' | sort -u; }

status "the baseline is written" 0 lint --baseline baseline.yaml --write
has "what cannot be in it is named" "21 cannot be silenced and must be mended: action-without-due"
status "then only that is left" 1 lint --baseline baseline.yaml
same "and nothing else" action-without-due "$(rules)"
check "it is written the same again" sh -c 'cp baseline.yaml first &&
	"$GIT_PLAN" lint --today 2026-06-30 --baseline baseline.yaml --write >/dev/null &&
	cmp first baseline.yaml && rm first'
printf 'baseline: baseline.yaml\n' >>.git-plan.yaml
git add -A && git commit -qm "adopt lint"

# an action that is overdue and known, so that something can be mended
entry=$(grep 'rule: action-overdue' baseline.yaml | head -n 1)
id=$(printf '%s\n' "$entry" | sed 's/.*plan: \([^,]*\),.*/\1/')
key=$(printf '%s\n' "$entry" | sed 's/.*item: actions\.\([^,]*\),.*/\1/')
file=$(grep -l "^plan: $id\$" plans/*/*.yaml | head -n 1)
sed -i "/^  $key:/a\\    done: 2026-06-29" "$file"
git add -A
status "an honest change passes the hook" 0 "$GIT_PLAN" lint --staged --hook
git commit -qm "done at last"
out=$(lint)
has "its entry can go now" "matches nothing: action-overdue"
lint --prune >"$scratch/pruned"
has "and goes" "1 taken out" "$(cat "$scratch/pruned")"
same "that line alone" "1 file changed, 1 deletion(-)" "$(git diff --shortstat baseline.yaml | sed 's/^ //')"
git commit -qam prune

# a new action without a date, in a plan full of known findings
sed -i "/^actions:/a\\  hidden:\n    title: Nobody knows when\n    owner: sam" "$file"
git add -A
status "a dishonest one does not" 1 "$GIT_PLAN" lint --staged --hook
has "its own mistake is shown" "action hidden has no due date"
hasnt "what was known is not" "lever-missing"
finish
