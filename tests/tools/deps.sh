#!/bin/sh
# Installs what the build and the tests need, where it is missing, through the
# package manager of Debian or Ubuntu. Says what it does; quiet if all is there.
# Usage: deps.sh [--ci] PKG-CONFIG-NAME:PACKAGE...; --ci also installs the
# second compiler and the checkers.
set -eu

ci=
[ "${1:-}" != --ci ] || { ci=yes && shift; }
missing=
want() { missing="$missing $1"; }
# program COMMAND PACKAGE
program() { command -v "$1" >/dev/null 2>&1 || want "$2"; }

program cc gcc
program make make
program git git
program pkg-config pkg-config
program python3 python3
program msgfmt gettext
echo '#include <stdio.h>' | cc -E -x c - >/dev/null 2>&1 || want libc6-dev
for row; do
	pkg-config --exists "${row%%:*}" 2>/dev/null || want "${row#*:}"
done
[ -e /usr/include/uthash.h ] || want uthash-dev
[ -d /usr/share/zoneinfo/Europe ] || want tzdata
python3 -c 'import yaml' 2>/dev/null || want python3-yaml
if [ -n "$ci" ]; then
	program clang clang
	program clang-format clang-format
	program shellcheck shellcheck
	program cppcheck cppcheck
	program valgrind valgrind
	program chromium chromium
	program cmark-gfm cmark-gfm
	program pre-commit pre-commit
fi

[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1; then
	echo "Missing:$missing" >&2
	echo "There is no apt-get here; install them (Debian's names) and run make again." >&2
	exit 1
fi
sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
echo "Installing:$missing"
# shellcheck disable=SC2086
if ! { $sudo env DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
	$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null; }; then
	echo "They could not be installed; try: ${sudo:+$sudo }apt-get install$missing" >&2
	exit 1
fi
