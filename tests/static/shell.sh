#!/bin/sh
# Shell scripts parse; shellcheck finds no error in them where it is installed.
set -u
. tests/lib.sh

for f in tests/*.sh tests/*/*.sh templates/demo/*.sh hooks/*; do
	[ -f "$f" ] || continue
	check "$f parses" sh -n "$f"
done
check ".ci/run parses" bash -n .ci/run
if command -v shellcheck >/dev/null 2>&1; then
	check "shellcheck finds no error" shellcheck -S error -s sh tests/*.sh tests/*/*.sh hooks/*
fi
finish
