#!/bin/sh
# Every command of the table answers -h, and stands in docs/commands.md.
set -u
. tests/lib.sh

names=$(sed -n 's/^	{"\([a-z-]*\)".*/\1/p' cmd/commands.c)
has "the table of commands was read" version "$names"
for name in $names; do
	status "$name -h" 0 "$GIT_PLAN" "$name" -h
	has "$name -h shows how it is called" "usage: git plan $name" "$out"
	check "$name has a chapter in docs/commands.md" grep -q "^## git plan $name\$" docs/commands.md
done
# chapters without a command
for name in $(sed -n 's/^## git plan \([a-z-]*\)$/\1/p' docs/commands.md); do
	check "chapter $name has its command" grep -q "^	{\"$name\"" cmd/commands.c
done
finish
