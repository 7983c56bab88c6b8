#!/bin/sh
# early: a minute or more.
# Large pushes: the check goes by tips and by the plans that they touch.
# COMMITS and REFS set the sizes.
set -u
. tests/lib.sh
not_sanitized "large pushes are for the program as it is"
. tests/git/pushed.sh
commits=${COMMITS:-50000} refs=${REFS:-1000}

# seconds COMMAND...: how long it takes, whole; its status is in $took_status
seconds() {
	from=$(date +%s)
	"$@" >"$scratch/out" 2>&1
	took_status=$?
	took=$(($(date +%s) - from))
	out=$(cat "$scratch/out")
}
# history N: the input of git fast-import for N commits without a plan
history() {
	base=$(git rev-parse HEAD)
	awk -v n="$1" -v base="$base" 'BEGIN {
		for (i = 1; i <= n; i++) {
			printf "commit refs/heads/long\nmark :%d\n", i
			printf "committer Dana Reyes <dana@example.org> %d +0000\ndata 2\nx\n", 1772442000 + i
			printf "from %s\n", i == 1 ? base : ":" (i - 1)
			printf "M 100644 inline notes/%d.txt\ndata <<.\n%d\n.\n\n", i % 20, i
		}
	}'
}

server "$scratch/long"
history "$commits" | git fast-import --quiet || exit 2
seconds git push -q origin long:main
same "G28 a push of $commits commits that touch no plan is taken" 0 "$took_status"
same "G28 in silence" "" "$out"
seconds git rev-list --count long
listing=$took
line="refs/heads/long $(git rev-parse long) refs/heads/main $(git rev-parse long~"$commits")"
printf '%s\n' "$line" >../line
seconds "$GIT_PLAN" lint --push <../line
same "G28 it is clean" 0 "$took_status"
check "G28 and takes $took s, git itself $listing s to list them" test "$took" -le $((5 * listing + 10))
git checkout -q long
due 2026-07-15 && git commit -qam "Later"
seconds git push -q origin long:main
same "G28 behind them a slip is found" 1 "$took_status"
has "G28 in its plan" "plans/north.yaml:9" "$out"

git reset -q --hard HEAD~1
day 2026-09-01
git checkout -q -b many "long~$commits"
due 2026-07-15 && git commit -qam "Later"
i=0
while [ $i -lt "$refs" ]; do
	i=$((i + 1))
	echo "refs/heads/many $(printf %s many-$i) refs/heads/b$i"
done | sed "s|\(.*\) many-[0-9]* \(.*\)|\1 $(git rev-parse many) \2 0000000000000000000000000000000000000000|" >../lines
seconds "$GIT_PLAN" lint --push <../lines
same "G28 $refs refs with one tip are refused" 1 "$took_status"
has "G28 as one" "b1, b2 and $((refs - 2)) more" "$out"
same "G28 with one finding" 1 "$(printf '%s\n' "$out" | grep -c due-moved)"
check "G28 at once ($took s)" test "$took" -le 5
awk -v n="$refs" -v base="$(git rev-parse many~1)" 'BEGIN {
	for (i = 1; i <= n; i++) {
		printf "commit refs/heads/own%d\n", i
		printf "committer Dana Reyes <dana@example.org> %d +0000\ndata 2\nx\nfrom %s\n", 1788253200 + i, base
		printf "M 100644 inline plans/p%d.yaml\ndata <<.\nplan: p%d\ntitle: The plan %d\n.\n\n", i, i, i
	}
}' | git fast-import --quiet || exit 2
seconds git push -q origin "refs/heads/own*:refs/heads/own*"
same "G28 $refs refs with tips of their own are refused" 1 "$took_status"
check "G28 in reasonable time ($took s)" test "$took" -le 60
check "G28 with some of the findings, and how many more there are" grep -q "findings more" "$scratch/out"
finish
