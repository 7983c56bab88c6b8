#!/bin/sh
# The page on reviews: every verdict and section of the program stands in it.
. tests/lib.sh

page=docs/review.md
source=lib/report/review_doc.c

# strings FROM: the quoted words of the table that begins with this line
strings() {
	awk -v from="$1" 'index($0, from) { on = 1 } on; on && /^};/ { exit }' "$source" |
		grep -o '"[A-Z][^"]*"' | tr -d '"'
}
count=0
strings '} verdicts[] = {' >"$scratch/words"
strings '} sections[] = {' >>"$scratch/words"
while read -r words; do
	count=$((count + 1))
	check "the page has: $words" grep -qF "$words" "$page"
done <"$scratch/words"
check "verdicts and sections were found" [ "$count" -ge 20 ]
for option in $(git-plan review -h | grep -o -e '--[a-z]*' | sort -u); do
	case $option in
	--help | --output | --color | --language | --today | --tip | --usage) ;;
	*) check "the page has $option" grep -qF -e "$option" "$page" ;;
	esac
done
finish
