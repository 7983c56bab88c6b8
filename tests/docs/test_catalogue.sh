#!/bin/sh
# The translations: well formed, of what the program says, alike in coverage.
. tests/lib.sh
if ! command -v msgfmt >/dev/null 2>&1 || ! command -v xgettext >/dev/null 2>&1; then
	echo "ok 1 - translations # SKIP gettext is not installed"
	echo "1..1"
	exit 0
fi
python3 tests/tools/messages.py "$scratch/said.pot" || exit 2
ids() { msgattrib --no-obsolete --no-wrap "$@" | sed -n 's/^msgid "\(..*\)"$/\1/p' | sort; }
msgcat --use-first -o "$scratch/all" "$scratch/said.pot" || exit 2
ids "$scratch/all" >"$scratch/said"
check "the program says something" test "$(wc -l <"$scratch/said")" -gt 300
for po in templates/po/*.po; do
	check "$po is well formed, with the arguments of its originals" msgfmt -c -o /dev/null "$po"
	same "$po: nothing is fuzzy" "" "$(ids --only-fuzzy "$po")"
	same "$po: nothing is without a text" "" "$(ids --untranslated "$po")"
	ids "$po" >"$scratch/here"
	same "$po: nothing is there that is not said" "" "$(comm -13 "$scratch/said" "$scratch/here")"
	[ -e "$scratch/first" ] || cp "$scratch/here" "$scratch/first"
	check "$po covers what the others cover" cmp "$scratch/first" "$scratch/here"
	echo "# $po: $(wc -l <"$scratch/here") of $(wc -l <"$scratch/said")"
done
finish
