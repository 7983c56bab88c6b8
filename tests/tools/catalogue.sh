#!/bin/sh
# Writes the translations as C: an array rows_LANGUAGE for each folder of .po
# files, sorted by the English text. Usage: catalogue.sh FOLDER...
set -eu
tool=$(dirname "$0")/catalogue.awk
for folder; do
	printf 'static const struct row rows_%s[] = {\n' "${folder##*/}"
	printf '\t{"", {"", "", ""}},\n'
	LC_ALL=C awk -f "$tool" "$folder"/*.po | LC_ALL=C sort | LC_ALL=C sed 's/^[^\x01]*\x01/\t/'
	printf '};\n'
done
