#!/bin/sh
# Writes the translations as C: an array rows_LANGUAGE for each .po file.
set -eu
tool=$(dirname "$0")/catalogue.awk
for po; do
	lang=${po##*/}
	lang=${lang%.po}
	printf 'static const struct row rows_%s[] = {\n' "$lang"
	printf '\t{"", {"", "", ""}},\n'
	LC_ALL=C awk -f "$tool" "$po" | LC_ALL=C sort | LC_ALL=C sed 's/^[^\x01]*\x01/\t/'
	printf '};\n'
done
