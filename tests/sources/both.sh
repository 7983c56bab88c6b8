#!/bin/sh
# Stands in for git-plan: what only reads is run by libgit2 and by git itself,
# and a difference is noted in $BOTH/differ. Everything else is run by git.
# BOTH is a folder for that, BOTH_REAL the program.
command=
for word; do
	case $word in
	--fix | --write | --prune | --output | --output=* | -o*) command=writes ;;
	lint | diff | review | run | status) command=${command:-reads} ;;
	esac
done
export GIT_PLAN_SOURCE=git
# on a terminal there may be a pager, and nothing to compare
[ "$command" = reads ] && [ ! -t 1 ] && [ ! -t 2 ] || exec "$BOTH_REAL" "$@"
here=$(mktemp -d "$BOTH/run.XXXXXX") || exit 2
case " $* " in
*" --push "* | *" pre-push "* | *" pre-receive "*) cat >"$here/in" ;; # git tells a hook what is pushed
*) : >"$here/in" ;;
esac
"$BOTH_REAL" "$@" <"$here/in" >"$here/out" 2>"$here/err"
status=$?
GIT_PLAN_SOURCE=libgit2 "$BOTH_REAL" "$@" <"$here/in" >"$here/out2" 2>"$here/err2"
status2=$?
echo . >>"$BOTH/compared"
if [ $status != $status2 ] || ! cmp -s "$here/out" "$here/out2" ||
	! cmp -s "$here/err" "$here/err2"; then
	{
		echo "git-plan $* (in $(pwd)): $status by git, $status2 by libgit2"
		diff "$here/out" "$here/out2"
		diff "$here/err" "$here/err2"
	} >>"$BOTH/differ"
fi
cat "$here/err" >&2
# a full disk is for the program itself to notice
cat "$here/out" 2>/dev/null || exec "$BOTH_REAL" "$@" <"$here/in"
rm -rf "$here"
exit $status
