# docs/adopting.md: its plan is silenced as it says, its settings are known.
. tests/lib.sh
mkdir -p "$scratch/plans"
# block N: the Nth fenced block of the page
block() {
	awk -v n="$1" '/^```/ { on = !on; if (on) k++; next } on && k == n' docs/adopting.md
}
block 3 >"$scratch/plans/growth.yaml"
block 4 >"$scratch/.git-plan.yaml"
lint() { "$GIT_PLAN" -C "$scratch" lint --format concise --today 2026-03-02 "$@"; }
status "the page's plan" 0 lint
hasnt "what its comments name is not shown" "due-on-day-off"
hasnt "for the whole file, too" "metric-count"
hasnt "its settings are known" "config-invalid"
has "silenced is counted" "silenced by comments"
block 2 >"$scratch/baseline.yaml"
status "the page's baseline can be read" 0 lint --baseline baseline.yaml
hasnt "each entry is one" "names"
hasnt "of keys that are known" "is no field"
finish
