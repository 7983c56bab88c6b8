#!/bin/sh
# The Makefile: what is missing is named, what changed is built again, install
# goes where it is told.
set -u
. tests/lib.sh
unset B MAKEFLAGS MFLAGS MAKELEVEL CFLAGS CC WERROR SANITIZE

cp -r Makefile cmd lib templates hooks "$scratch/"
mkdir -p "$scratch/tests"
cp -r tests/tools "$scratch/tests/"
cd "$scratch" || exit 2
object=build/lib/base/slice.o
# builds NAME COMMAND...: the command compiled something
builds() {
	what=$1
	shift
	out=$("$@" 2>&1)
	has "$what" "CC   lib/base/slice.c"
}

builds "a first build" make $object
out=$(make $object 2>&1)
hasnt "nothing changed, nothing built" "CC "
sleep 1
touch lib/base/slice.h
builds "a header changed" make $object
builds "flags changed" make $object CFLAGS=-O1
out=$(make $object CFLAGS=-O1 2>&1)
hasnt "the same flags again" "CC "
check "embedded files" make build/gen/embedded.inc
echo "x: y" >templates/another.yaml
check "embedded files, one more" make build/gen/embedded.inc
check "it is there" grep -q templates/another.yaml build/gen/embedded.inc
rm templates/another.yaml
check "embedded files, one less" make build/gen/embedded.inc
status "it is gone" 1 grep -q templates/another.yaml build/gen/embedded.inc

# nothing installed: pkg-config knows no library
printf '#!/bin/sh\nexit 1\n' >no-libraries
chmod +x no-libraries
status "libraries missing" 2 make B=other PKG_CONFIG="$scratch/no-libraries" other/deps.ok
has "all are named, with the command" "apt-get install libgit2-dev libyaml-dev libjson-c-dev libutf8proc-dev libpopt-dev libcmocka-dev"
status "no pkg-config at all" 2 make B=other PKG_CONFIG="$scratch/absent" other/deps.ok
has "it is named" "pkg-config libgit2-dev"
status "no compiler" 2 make B=other CC="$scratch/absent" other/deps.ok
has "it is named too" "git-plan needs: gcc"

cd "$top" || exit 2
# the program as it is built, under another name for the place
mkdir -p "$scratch/b"
cp "$GIT_PLAN" "$scratch/b/git-plan"
check "install" make -o "$scratch/b/git-plan" install B="$scratch/b" DESTDIR="$scratch/dest" PREFIX=/usr
check "it is where DESTDIR and PREFIX say" "$scratch/dest/usr/bin/git-plan" --version
check "uninstall" make uninstall B="$scratch/b" DESTDIR="$scratch/dest" PREFIX=/usr
status "it is gone from there" 1 test -e "$scratch/dest/usr/bin/git-plan"
finish
