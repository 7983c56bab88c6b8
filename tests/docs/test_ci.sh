#!/bin/sh
# The commands of docs/ci.md do on a pull request and after a merge what the page
# says: they are taken from its YAML and run in a clone as the host makes it.
set -u
. tests/lib.sh
. tests/git/hooked.sh

# part NAME... : the commands of the recipe at that place, one file each
python3 - "$scratch" <<'END' || exit 2
import re, sys, yaml
page = open("docs/ci.md", encoding="utf-8").read()
github, gitlab = [yaml.safe_load(b) for b in re.findall(r"^```yaml\n(.*?)^```$", page, re.M | re.S)]
def write(name, commands):
    with open(f"{sys.argv[1]}/{name}.sh", "w") as f:
        f.write("\n".join(["set -e"] + commands) + "\n")
def steps(job):
    return [s["run"] for s in github["jobs"][job]["steps"] if "git plan" in s.get("run", "")]
check, say = steps("lint")
write("github-lint", [check])
write("github-diff", [say])
write("github-review", steps("review"))
write("gitlab-lint", gitlab["plans"]["script"])
write("gitlab-review", gitlab["review"]["script"])
for job in github["jobs"].values():
    assert job["steps"][0]["with"]["fetch-depth"] == 0
assert gitlab["variables"]["GIT_DEPTH"] == 0
END
pass "the recipes are YAML, and ask for the whole history"

new_repo "$scratch/team"
mkdir plans
plan north >plans/north.yaml
day 2026-01-05
git add . && git commit -qm "Plan the north"
git checkout -q -b slip
sed 's/2026-05-15/2026-06-15/' plans/north.yaml >x && mv x plans/north.yaml
day 2026-04-20
git commit -qam "Later"
git checkout -q -b told main
printf '    because: The vendor signed late.\n' >>plans/north.yaml
sed 's/2026-05-15/2026-06-15/' plans/north.yaml >x && mv x plans/north.yaml
git commit -qam "Later, and why"
git checkout -q main
git clone -q "file://$scratch/team" "$scratch/job" && cd "$scratch/job" || exit 2

GITHUB_BASE_REF=main GITHUB_STEP_SUMMARY=$scratch/summary
export GITHUB_BASE_REF GITHUB_STEP_SUMMARY
git checkout -q origin/slip
status "GitHub: a silent slip fails the check" 1 sh "$scratch/github-lint.sh"
has "with an annotation at its line" "::error file=plans/north.yaml,line=9"
status "GitHub: the change is said" 0 sh "$scratch/github-diff.sh"
has "in the summary" "+31 days" "$(cat "$scratch/summary")"
CI_MERGE_REQUEST_DIFF_BASE_SHA=$(git rev-parse origin/main) CI_COMMIT_SHA=$(git rev-parse HEAD)
export CI_MERGE_REQUEST_DIFF_BASE_SHA CI_COMMIT_SHA
status "GitLab: a silent slip fails the check" 1 sh "$scratch/gitlab-lint.sh"
has "with a report of it" '"path": "plans/north.yaml"' "$(sed 's/"path":"/"path": "/' code-quality.json)"
git checkout -q origin/told
CI_COMMIT_SHA=$(git rev-parse HEAD)
status "GitHub: one with its reason passes" 0 sh "$scratch/github-lint.sh"
status "GitLab: one with its reason passes" 0 sh "$scratch/gitlab-lint.sh"

git checkout -q main && git merge -q origin/told
: >"$scratch/summary"
status "GitHub: the review" 0 sh "$scratch/github-review.sh"
has "is the summary of the job" "# " "$(cat "$scratch/summary")"
has "and a page" "<html" "$(cat review.html)"
rm review.html
status "GitLab: the review" 0 sh "$scratch/gitlab-review.sh"
check "is a page" test -s review.html

git clone -q --depth 1 --branch told "file://$scratch/team" "$scratch/shallow" && cd "$scratch/shallow" || exit 2
status "a checkout of one commit alone: stops" 2 sh "$scratch/github-lint.sh"
status "its review too" 2 sh "$scratch/github-review.sh"
has "and says how to mend it" "git fetch --unshallow"
finish
