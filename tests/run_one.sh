#!/bin/sh
# Runs one program for tests/run.sh: the one on line N of RUN/list. Its output
# goes to RUN/N/log, its exit status and its seconds to RUN/N/took; says N then.
tab=$(printf '\t')
IFS=$tab read -r name command file <<END
$(sed -n "$1{p;q;}" "$RUN/list")
END
mkdir -p "$RUN/$1/home" "$RUN/$1/tmp" || exit 2
export HOME="$RUN/$1/home" XDG_CONFIG_HOME="$RUN/$1/home/.config" TMPDIR="$RUN/$1/tmp"
git config --global init.defaultBranch main
begin=$(date +%s)
"$command" ${file:+"$file"} >"$RUN/$1/log" 2>&1 </dev/null
status=$?
echo "$status $(($(date +%s) - begin))" >"$RUN/$1/ending" && mv "$RUN/$1/ending" "$RUN/$1/took"
rm -rf "$TMPDIR" "$HOME"
echo "$1"
