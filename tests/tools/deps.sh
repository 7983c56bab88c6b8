#!/bin/sh
# Installs what the build and the tests need, where it is missing, through the
# package manager of Debian or Ubuntu. Says what it does; quiet if all is there.
set -eu

missing=
have_pc() { command -v pkg-config >/dev/null 2>&1 && pkg-config --exists "$1" 2>/dev/null; }
want() { missing="$missing $1"; }

command -v cc >/dev/null 2>&1 || want gcc
command -v pkg-config >/dev/null 2>&1 || want pkg-config
echo '#include <stdio.h>' | cc -E -x c - >/dev/null 2>&1 || want libc6-dev
have_pc libgit2 || want libgit2-dev
have_pc yaml-0.1 || want libyaml-dev
have_pc json-c || want libjson-c-dev
have_pc libutf8proc || want libutf8proc-dev
have_pc popt || want libpopt-dev
have_pc cmocka || want libcmocka-dev
[ -e /usr/include/uthash.h ] || want uthash-dev
[ -d /usr/share/zoneinfo/Europe ] || want tzdata
command -v python3 >/dev/null 2>&1 || want python3
python3 -c 'import yaml' 2>/dev/null || want python3-yaml
command -v git >/dev/null 2>&1 || want git

[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1; then
	echo "Missing:$missing" >&2
	echo "There is no apt-get here; install them (Debian's names) and run make again." >&2
	exit 1
fi
sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
echo "Installing:$missing"
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -qq
# shellcheck disable=SC2086
$sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
