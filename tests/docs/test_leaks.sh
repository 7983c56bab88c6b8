#!/bin/sh
# No text of the program escapes the catalogue: it is built once more with a
# language in which every text stands between marks, and what commands print
# outside of the marks must be words of the plans, or words that are typed.
. tests/lib.sh
needs xgettext "texts outside the catalogue"
not_sanitized "texts outside the catalogue"
libs="libgit2 yaml-0.1 json-c libutf8proc popt"
mkdir -p "$scratch/gen/base"
python3 tests/tools/pseudo.py "$scratch/po" || exit 2
sh tests/tools/catalogue.sh "$scratch/po/de" "$scratch/po/fr" "$scratch/po/ru" \
	>"$scratch/gen/base/catalogue.inc"
# shellcheck disable=SC2046,SC2086
check "the program is built with marks around its texts" \
	"${CC:-cc}" -std=c11 -D_GNU_SOURCE -Ilib -I"$scratch/gen" -I. -o "$scratch/marked" \
	lib/base/catalogue.c "$B"/cmd/*.o \
	$(ls "$B"/lib/*/*.o | grep -v base/catalogue.o) $(pkg-config --libs $libs) -lm
marked=$scratch/marked
PATH=$scratch/bin:$PATH
mkdir -p "$scratch/bin" && cp "$marked" "$scratch/bin/git-plan"

# outside WHAT: the words of four letters and more outside of the marks that
# are no words of a plan, an id of a rule or a field
outside() {
	perl -Mutf8 -CS -0pe '1 while s/⟦[^⟦⟧]*⟧/ /g; s/^ *\d* \|.*$//mg; s/^ *(-->|:::) .*$//mg;
		s/\x60[^\x60]*\x60//g;
		s/\b[a-z]+:[a-z0-9.-]+//g; s/\b[0-9a-f]{7,40}\b//g' |
		grep -oE '[A-Za-z][a-z-]{3,}' | sort -u | grep -vxF -f "$scratch/typed"
}
{
	git ls-files tests/rules | xargs -n1 basename | sed 's/\.yaml$//'
	find templates/demo tests/rules -type f -exec cat {} + |
		grep -oE '[A-Za-z][a-z-]{3,}'
	cut -d/ -f3 <<-LIST
		$(git ls-files tests/rules)
	LIST
	"$GIT_PLAN" explain --all --format json | grep -oE '"[a-z-]*"' | grep -oE '[a-z-]{4,}'
	# what git calls its own
	printf '%s\n' hooks pre-commit pre-merge-commit pre-push pull rebase gitattributes info false
} | sort -u >"$scratch/typed"

for bad in tests/rules/*/bad; do
	rm -rf "$scratch/case"
	cp -R "$bad" "$scratch/case"
	(cd "$scratch/case" && "$marked" lint --language de --today 2026-09-01) >>"$scratch/lint" 2>&1
done
same "lint says nothing outside the catalogue" "" "$(outside <"$scratch/lint")"
"$marked" explain --all --language de >"$scratch/explain" 2>&1
same "explain says nothing outside the catalogue" "" "$(outside <"$scratch/explain")"
(cd "$scratch" && "$marked" init place --language de && cd place &&
	"$marked" new second && "$marked" lint) >"$scratch/init" 2>&1
same "init and new say nothing outside the catalogue" "" "$(outside <"$scratch/init")"
sh templates/demo/demo.sh "$GIT_PLAN" "$scratch/demo" >/dev/null 2>&1
for period in 2025-Q2 2025-Q4 2026-Q2; do
	"$marked" -C "$scratch/demo" review "$period" --language de --today 2026-12-31
done >"$scratch/review" 2>&1
same "review says nothing outside the catalogue" "" "$(outside <"$scratch/review")"
new=$(git -C "$scratch/demo" rev-list --max-parents=0 HEAD)
for range in "$new HEAD" "HEAD~20 HEAD" "HEAD $new" "--stat $new HEAD" "HEAD"; do
	# shellcheck disable=SC2086
	"$marked" -C "$scratch/demo" diff $range --language de || exit 2
done >"$scratch/diff" 2>&1
same "diff says nothing outside the catalogue" "" "$(outside <"$scratch/diff")"
has "lint said much within it" "⟦" "$(cat "$scratch/lint")"
finish
