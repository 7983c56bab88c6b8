# What a run has from the machine: the day by its clock, in the team's zone; and
# from a terminal, which script(1) makes: colours, and a pager as git starts it.
. tests/lib.sh
new_repo "$scratch/repo"
mkdir plans
printf 'plan: a\ntitle: A plan\nowner: dana\nstage: draft\nobjective: {statement: Go, why: Warm}\n' >plans/a.yaml
printf 'notes: [a]\n' >>plans/a.yaml
git add -A && git commit -qm one
unset GIT_PAGER GIT_PAGER_IN_USE PAGER LESS LV NO_COLOR

# an hour here is another day there: in Kiribati the clock is 26 hours ahead
zone() { printf 'calendar: {timezone: "%s"}\n' "$1" >.git-plan.yaml; }
cp plans/a.yaml "$scratch/a"
sed -i '/^notes/d; s/^stage.*/stage: committed/' plans/a.yaml
printf 'actions:\n  one: {title: One, owner: dana, due: %s}\n' "$(TZ=XXX+12 date +%F)" >>plans/a.yaml
zone -12:00
"$GIT_PLAN" lint --format concise >"$scratch/said" 2>&1
hasnt "today is no day too late" "action-overdue" "$(cat "$scratch/said")"
zone +14:00
"$GIT_PLAN" lint --format concise >"$scratch/said" 2>&1
has "where it is tomorrow, it is" "action-overdue" "$(cat "$scratch/said")"
"$GIT_PLAN" lint --format concise --today "$(TZ=XXX+12 date +%F)" >"$scratch/said" 2>&1
hasnt "--today is the day anywhere" "action-overdue" "$(cat "$scratch/said")"
git add -A && git commit -qm zone
has "review counts by the same day" "\"as_of\": \"$(TZ=XXX-14 date +%F)\"" \
	"$("$GIT_PLAN" review "$(TZ=XXX-14 date +%Y)" --format json)"
zone -12:00
git add -A && git commit -qm zone
has "of the tip's zone" "\"as_of\": \"$(TZ=XXX+12 date +%F)\"" \
	"$("$GIT_PLAN" review "$(TZ=XXX+12 date +%Y)" --format json)"
rm .git-plan.yaml && cp "$scratch/a" plans/a.yaml
git add -A && git commit -qm "as it was"

if ! script -qec true /dev/null >/dev/null 2>&1; then
	skip_all "on a terminal" "there is no script(1)"
fi

# on_terminal COMMAND...: runs it on a terminal of its own; what it showed is
# in $shown, what reached the pager in $paged ("none": no pager ran)
cat >"$scratch/pager" <<EOF
env >"$scratch/environment"
cat >"$scratch/paged"
EOF
on_terminal() {
	echo none >"$scratch/paged"
	rm -f "$scratch/environment"
	script -qec "$*" /dev/null >"$scratch/shown" </dev/null
	got=$?
	shown=$(tr -d '\r' <"$scratch/shown")
	paged=$(cat "$scratch/paged")
}
pager="GIT_PAGER='sh $scratch/pager'"
esc=$(printf '\033')

on_terminal "$pager $GIT_PLAN lint"
same "the exit status is lint's own" 1 "$got"
has "lint is paged" "notes takes a text, not a list" "$paged"
same "nothing passes it by" "" "$shown"
has "the sum too" "1 error" "$paged"
has "less shows colours and ends by itself" "LESS=FRX" "$(cat "$scratch/environment")"
has "lv likewise" "LV=-c" "$(cat "$scratch/environment")"
has "a second pager is none" "GIT_PAGER_IN_USE=true" "$(cat "$scratch/environment")"
on_terminal "$pager LESS=Q $GIT_PLAN lint"
has "what somebody has set stays" "LESS=Q" "$(cat "$scratch/environment")"
on_terminal "$pager $GIT_PLAN lint --format concise"
has "every layout" "error wrong-type" "$paged"
on_terminal "$pager $GIT_PLAN explain action-overdue"
has "explain is paged" "action-overdue" "$paged"
on_terminal "$pager $GIT_PLAN diff HEAD HEAD"
has "diff is paged, with what is said beside it" "no change of meaning" "$paged"
on_terminal "$pager $GIT_PLAN review --rev HEAD..HEAD"
has "review is paged" "Nothing was promised" "$paged"

on_terminal "$pager $GIT_PLAN lint -- nowhere.yaml"
same "an error has its own status" 2 "$got"
has "it is not paged" "there is no nowhere.yaml" "$shown"
same "no pager was started for it" none "$paged"
on_terminal "$pager $GIT_PLAN lint -o $scratch/file"
same "nor for a file" none "$paged"
on_terminal "$pager GIT_PAGER_IN_USE=true $GIT_PLAN lint"
same "nor within one" none "$paged"
on_terminal "GIT_PAGER=cat $GIT_PLAN lint"
has "cat is no pager" "notes takes a text" "$shown"
on_terminal "$pager $GIT_PLAN lint >$scratch/plain"
same "no pager without a terminal" none "$paged"
hasnt "and no colours" "$esc" "$(cat "$scratch/plain")"
on_terminal "GIT_PAGER='true' $GIT_PLAN lint"
same "a pager that is left early" 1 "$got"
same "is no error" "" "$shown"
on_terminal "GIT_PAGER='exit 3' $GIT_PLAN explain --all"
same "nor one that fails" 0 "$got"
same "with nothing said" "" "$shown"
git config core.pager "sh $scratch/pager"
on_terminal "$GIT_PLAN lint"
has "git's own setting" "notes takes a text" "$paged"
git config core.pager ""
on_terminal "$GIT_PLAN lint"
has "none wanted" "notes takes a text" "$shown"
ln -s "$GIT_PLAN" "$scratch/git-plan"
git config core.pager "sh $scratch/pager"
on_terminal "PATH='$scratch:$PATH' git --no-pager plan lint"
same "git --no-pager" none "$paged"
on_terminal "PATH='$scratch:$PATH' git -p plan lint"
has "git -p starts its own, once" "notes takes a text" "$paged"

# colours: --color, then NO_COLOR, then color.ui
# coloured NAME yes|no COMMAND
coloured() {
	on_terminal "GIT_PAGER=cat $3"
	case "$shown" in
	*"${esc}["*) same "$1" "$2" yes ;;
	*) same "$1" "$2" no ;;
	esac
}
coloured "a terminal has colours" yes "$GIT_PLAN lint"
git config color.ui false
coloured "color.ui=false" no "$GIT_PLAN lint"
coloured "--color beats color.ui" yes "$GIT_PLAN lint --color=always"
git config color.ui auto
coloured "color.ui=auto" yes "$GIT_PLAN lint"
coloured "a dumb terminal" no "TERM=dumb $GIT_PLAN lint"
coloured "NO_COLOR" no "NO_COLOR=1 $GIT_PLAN lint"
coloured "NO_COLOR, empty" yes "NO_COLOR= $GIT_PLAN lint"
git config color.ui always
coloured "NO_COLOR beats color.ui" no "NO_COLOR=1 $GIT_PLAN lint"
coloured "--color beats NO_COLOR" yes "NO_COLOR=1 $GIT_PLAN lint --color=always"
coloured "--color=never" no "$GIT_PLAN lint --color=never"
git config color.ui maybe
coloured "a setting that git cannot read" yes "$GIT_PLAN lint"
git config --unset color.ui
coloured "in git's pager" yes "GIT_PAGER_IN_USE=true $GIT_PLAN lint | cat"
coloured "in a pipe" no "$GIT_PLAN lint | cat"
finish
