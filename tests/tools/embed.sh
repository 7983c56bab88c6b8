#!/bin/sh
# Writes text files as C rows {name, bytes, length}, for the table in cmd/.
set -eu
for file; do
	printf '{"%s", (const char[]){' "$file"
	od -An -v -tx1 "$file" | sed 's/ \([0-9a-f][0-9a-f]\)/(char)0x\1,/g' | tr -d '\n'
	printf '0}, %s},\n' "$(wc -c <"$file" | tr -d ' ')"
done
