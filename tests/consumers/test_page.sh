# The pages of review and diff in a real browser, and reviews as cmark-gfm
# reads them. The tools come from npm and from Debian.
. tests/lib.sh
plan=$GIT_PLAN
# the hostile and the ordinary review of the golden cases, as repositories
golden() {
	git init -q "$scratch/$1" && cd "$scratch/$1" || exit 2
	# shellcheck disable=SC1090
	. "$top/tests/golden/review/$1/setup.sh" >/dev/null
	cd "$top" || exit 2
}
golden hostile
golden quarter
review() { "$plan" -C "$scratch/$1" review 2026-Q1 --today 2026-05-01 --format "$2" -o "$scratch/$1.$2"; }
for case in hostile quarter; do
	check "$case: the page" review "$case" html
	check "$case: the comment" review "$case" markdown
	cp "$scratch/$case.html" "$scratch/$case.first"
	check "$case: the page once more, elsewhere" env TZ=Asia/Tokyo LC_ALL=C.UTF-8 COLUMNS=44 "$plan" -C "$scratch/$case" \
		review 2026-Q1 --today 2026-05-01 --format html -o "$scratch/$case.html"
	check "$case: the same bytes" cmp "$scratch/$case.first" "$scratch/$case.html"
done
"$plan" -C "$scratch/quarter" diff HEAD~1 HEAD --format html -o "$scratch/diff.html" 2>/dev/null

# --- Markdown ---
if command -v cmark-gfm >/dev/null 2>&1; then
	for case in hostile quarter; do
		cmark-gfm --unsafe -e table -e autolink -e strikethrough "$scratch/$case.markdown" >"$scratch/$case.cmark"
		out=$(cat "$scratch/$case.cmark")
		has "$case: tables are tables" "<table>"
		same "$case: no markup but the report's own" "" "$(grep -o '<[A-Za-z!][^ >]*' "$scratch/$case.cmark" |
			grep -vxE '<(h[1-6]|p|ul|li|strong|code|pre|table|thead|tbody|tr|th|td|br)')"
		check "$case: fits a comment" test "$(wc -m <"$scratch/$case.markdown")" -le 65536
	done
	out=$(cat "$scratch/hostile.cmark")
	has "a script is a text" "&lt;/script&gt;&lt;b&gt;"
else
	skip "Markdown" "cmark-gfm is not installed"
fi

# --- the browser ---
CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
export CHROMIUM
if [ -z "$CHROMIUM" ]; then
	skip "pages in a browser" "chromium is not installed"
elif ! npm=$(sh tests/tools/npm.sh); then
	skip "pages in a browser" "$npm"
else
	(cd "$npm" && timeout 240 node "$top/tests/consumers/page.mjs" \
		"$scratch/hostile.html" "$scratch/quarter.html" "$scratch/diff.html") >"$scratch/tap" 2>"$scratch/err"
	while IFS= read -r line; do
		case $line in
		ok*) pass "${line#* - }" ;;
		not*) fail "${line#* - }" ;;
		'#'*) echo "$line" ;;
		esac
	done <"$scratch/tap"
	check "the browser ran to its end" sh -c "grep -q '^1\.\.' '$scratch/tap' || { cat '$scratch/err'; false; }"
fi
finish
