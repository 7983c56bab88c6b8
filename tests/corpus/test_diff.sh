#!/bin/sh
# git plan diff on a real history of six years. The numbers were counted by
# another program, from the files alone.
. tests/lib.sh
real_history "diff"
cd "$scratch/kep" || exit 2

# sums NAME PLANS TEXT RANGE...: the last lines of the text say so
sums() {
	what=$1 plans=$2 text=$3
	shift 3
	status "$what" 0 git plan diff "$@"
	joined=$(printf '%s' "$out" | tail -n 3 | tr '\n' ' ')
	has "$what: plans" "$plans" "$joined"
	has "$what: due dates" "$text" "$joined"
}
# later and earlier COMMIT...: adds up due dates moved by each of these commits
moved() {
	for commit; do
		git plan diff --format json "$commit~1" "$commit" || exit 2
	done | awk '/"field": / { due = /"due"/ }
		/"days": [1-9]/ && due { n++; days += $2 }
		/"days": -/ && due { back++ }
		END { print n + 0, days + 0, back + 0 }'
}

sums "a hundred commits" "21 of them new" \
	"36 due dates later (+10986 days); 2 due dates earlier (−249 days)" f8c62bf89a..2b12eaf824
sums "five hundred commits" "103 of them new" \
	"51 due dates later (+25749 days); 2 due dates earlier (−244 days)" HEAD~500 HEAD
sums "seven hundred commits" "145 of them new, 3 of them removed, 69 items added, 4 items removed" \
	"39 due dates later (+24805 days)." HEAD~700 HEAD
sums "all of it" "302 of them new" "plans changed" 467b3d8ac5 HEAD

# shellcheck disable=SC2046
same "the moves of forty commits, one by one" "8 994 0" "$(moved $(git rev-list -40 HEAD))"

# nothing NAME COMMIT: that commit changed nothing in meaning
nothing() {
	status "$1" 0 git plan diff --exit-code "$2~1" "$2"
	has "$1: is told" "no change of meaning"
}
empty=$(git log --format='%H %T %P' --first-parent | awk '
	$2 == tree { print commit } { commit = $1; tree = $2 }')
same "commits that change no file" 98 "$(printf '%s\n' "$empty" | wc -l | tr -d ' ')"
nothing "a commit that changes no file" "$(printf '%s\n' "$empty" | head -n 1)"
people=$(git log --format=%H --first-parent -- people.yaml | while read -r c; do
	[ "$(git diff --name-only "$c~1" "$c" 2>/dev/null)" = people.yaml ] && echo "$c" && break
done)
nothing "a commit of people alone" "$people"

# of two files with one plan the other takes no part, and is named
status "a second file with a plan's identity" 1 git plan diff --exit-code 307291888b~1 307291888b
has "is named" "2133-kubelet-credential-providers.yaml"
has "and why" "another file has the plan kep-2133 too"

bad=plans/sig-auth/1205-bound-service-account-tokens.yaml
status "a file that cannot be read any more" 0 git plan diff --format json 9ea6f08bed~1 9ea6f08bed
has "is listed" "\"file\": \"$bad\""
has "on its side" '"side": "to"'
has "and takes no part" '"changes": []'
status "a file that can be read again" 0 git plan diff --format json 90078a4cd8~1 90078a4cd8
has "is listed on the other side" '"side": "from"'

# the same bytes from anywhere
here=$(git plan diff --format json HEAD~50 HEAD | git hash-object --stdin)
there=$(cd plans && TZ=Asia/Kolkata LC_ALL=C COLUMNS=40 git plan diff --format json HEAD~50 HEAD | git hash-object --stdin)
same "another folder, zone, locale and width give the same JSON" "$here" "$there"
finish
