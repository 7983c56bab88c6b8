# Changes of a real planning history: an honest and a dishonest one on top of
# it, and neighbouring commits of its own.
. tests/lib.sh
real_history "changes"
cd "$scratch/kep" || exit 2
lint() { "$GIT_PLAN" lint --today 2026-06-30 "$@"; }
# these plans never say why, which would be said again at each change of one
echo 'rules: {objective-missing: none}' >>.git-plan.yaml
git commit -qam "Ask no plan for its why"

# a sound committed plan with an open action that no other waits for
lint --format json >"$scratch/all.json"
open=$(python3 - "$scratch/all.json" <<'END'
import glob, json, re, sys
found = json.load(open(sys.argv[1]))["findings"]
broken = {f["file"] for f in found if f["level"] == "error"}
for path in sorted(glob.glob("plans/**/*.yaml", recursive=True)):
    text = open(path, encoding="utf-8").read()
    if path in broken or re.search(r"^stage: (?!committed)", text, re.M):
        continue
    m = re.search(r"^  (\S+):\n(?:    .*\n)*?    due: (2\d{3}-\d\d-\d\d)\n(?!(?:    .*\n)*    (?:done|dropped|because))", text, re.M)
    if m and not re.search(rf"needs:.*\b{m.group(1)}\b", text):
        print(path, m.group(1), m.group(2))
        break
END
)
# shellcheck disable=SC2086
set -- $open
plan=$1 key=$2 due=$3
check "there is a committed plan with an open action" test -n "$due"
edit() { python3 - "$plan" "$key" "$due" "$1" <<'END'
import sys
path, key, due, new = sys.argv[1:]
text = open(path, encoding="utf-8").read()
at = text.index(f"\n  {key}:\n")
text = text[:at] + text[at:].replace(f"    due: {due}\n", new, 1)
open(path, "w", encoding="utf-8").write(text)
END
}
edit '    due: 2035-01-31
    because: The feature it waits for was moved to the next release.
'
git add -A
status "an honest slip is committed" 0 lint --staged --hook
hasnt "nobody hears of the change itself" "due-moved"
git reset -q --hard
edit '    due: 2035-01-31
'
git add -A
status "a silent one is not" 1 lint --staged --hook
has "it says what moved" "the due date of action $key moved from $due to 2035-01-31"
same "and hears of no other plan" "" "$(printf '%s\n' "$out" | sed -n 's/^ *--> //p' | grep -vF "$plan")"
git reset -q --hard
git rm -q "$plan"
status "a deleted plan is not committed" 1 lint --staged --hook
has "by its name" "item-deleted"
git reset -q --hard

# neighbouring commits all along the history, and merges among them
bad=
for commit in $(git rev-list --min-parents=1 main | awk 'NR % 60 == 1'); do
	"$GIT_PLAN" lint --format json "$commit^..$commit" >"$scratch/out.json" 2>&1
	[ $? -le 1 ] || bad="$bad $commit"
done
same "every step ends with 0 or 1" "" "$bad"
out=$("$GIT_PLAN" lint --format json "$(git rev-list -1 --before=1656633600 main)..main" 2>&1)
has "over years dates moved without a reason" '"rule": "due-moved"'
finish
