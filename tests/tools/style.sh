#!/bin/sh
# Writes a style sheet as C: its bytes without comments and indents, and the
# source expression for them ('sha256-…') in a content security policy.
set -eu
lean=$(mktemp)
trap 'rm -f "$lean"' EXIT
# the page has these bytes between <style> and </style>, and nothing else
{
	echo
	sed -e 's/^	*//' -e '/^\/\*.*\*\/$/d' -e '/^$/d' "$1"
} >"$lean"
octal=$(sha256sum "$lean" | cut -c 1-64 | sed 's/../& /g' | awk '{
	for (i = 1; i <= NF; i++) {
		n = index("0123456789abcdef", substr($i, 1, 1)) * 16 - 16 + index("0123456789abcdef", substr($i, 2, 1)) - 1
		printf "\\%03o", n
	}
}')
# shellcheck disable=SC2059
echo "#define STYLE_HASH \"sha256-$(printf "$octal" | base64)\""
echo 'static const char style_bytes[] = {'
od -An -v -tx1 "$lean" | sed 's/ \([0-9a-f][0-9a-f]\)/(char)0x\1,/g'
echo '0};'
