#!/bin/sh
# The translations: well formed, complete, and of what the program says.
. tests/lib.sh
needs msgfmt "translations"
needs xgettext "translations"
python3 tests/tools/messages.py "$scratch/said.pot" || exit 2
ids() { msgattrib --no-obsolete --no-wrap "$@" | sed -n 's/^msgid "\(..*\)"$/\1/p' | sort; }
msgcat --use-first -o "$scratch/all" "$scratch/said.pot" || exit 2
ids "$scratch/all" >"$scratch/said"
check "the program says something" test "$(wc -l <"$scratch/said")" -gt 300
for lang in de fr ru; do
	for po in templates/po/$lang/*.po; do
		check "$po is well formed, with the arguments of its originals" msgfmt -c -o /dev/null "$po"
		same "$po: nothing is fuzzy" "" "$(ids --only-fuzzy "$po")"
		same "$po: nothing is without a text" "" "$(ids --untranslated "$po")"
		ids "$po" >>"$scratch/$lang.ids"
	done
	sort "$scratch/$lang.ids" >"$scratch/$lang"
	same "$lang: no text stands in two files" "" "$(uniq -d "$scratch/$lang")"
	same "$lang: nothing is there that is not said" "" "$(comm -13 "$scratch/said" "$scratch/$lang")"
	same "$lang: every text is translated (make missing shows them)" "" \
		"$(python3 tests/tools/missing.py --count "$lang")"
	echo "# $lang: $(wc -l <"$scratch/$lang") of $(wc -l <"$scratch/said")"
done
finish
