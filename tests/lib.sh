# For shell tests: TAP output, scratch repositories, comparing.
# A test script: . tests/lib.sh; then calls of `check NAME COMMAND...`; done.
# Run from the project's top by tests/run.sh, which sets the environment.
top=$(pwd)
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
trap 'exit 2' INT TERM
n_tests=0 n_bad=0

pass() {
	n_tests=$((n_tests + 1))
	printf 'ok %d - %s\n' $n_tests "$1"
}
fail() {
	n_tests=$((n_tests + 1)) n_bad=$((n_bad + 1))
	printf 'not ok %d - %s\n' $n_tests "$1"
	[ $# -lt 2 ] || printf '%s\n' "$2" | sed 's/^/# /'
}
# skip NAME REASON: what cannot be tested here
skip() {
	n_tests=$((n_tests + 1))
	printf 'ok %d - %s # SKIP %s\n' $n_tests "$1" "$2"
}
# skip_all NAME REASON: ends a script that can test nothing here
skip_all() {
	skip "$1" "$2"
	finish
	exit 0
}
# not_sanitized NAME: skips all where the program is built with sanitizers
not_sanitized() {
	[ -z "${SANITIZE:-}" ] || skip_all "$1" "under sanitizers"
}
# needs TOOL NAME: skips all where that tool is not installed
needs() {
	command -v "$1" >/dev/null 2>&1 || skip_all "$2" "$1 is not installed"
}
# real_history NAME: clones the real planning history into $scratch/kep, if it
# lies beside the project or where CORPUS says; else skips all
real_history() {
	bundle=${CORPUS:-$top/../shared/corpus/kep-dev.bundle}
	[ -e "$bundle" ] || skip_all "$1" "there is no real history at $bundle"
	git clone -q "$bundle" "$scratch/kep" || exit 2
}
# check NAME COMMAND...: passes if the command succeeds
check() {
	what=$1
	shift
	if out=$("$@" 2>&1); then pass "$what"; else fail "$what" "$out"; fi
}
# status NAME WANTED COMMAND...: passes if it exits so; its output is in $out
status() {
	what=$1 wanted=$2
	shift 2
	out=$("$@" 2>&1)
	got=$?
	if [ "$got" = "$wanted" ]; then pass "$what"; else fail "$what" "exit status $got instead of $wanted: $out"; fi
}
# has NAME TEXT [IN]: passes if TEXT stands in $out (or in IN)
has() {
	case "${3-$out}" in
	*"$2"*) pass "$1" ;;
	*) fail "$1" "no '$2' in: ${3-$out}" ;;
	esac
}
hasnt() {
	case "${3-$out}" in
	*"$2"*) fail "$1" "'$2' in: ${3-$out}" ;;
	*) pass "$1" ;;
	esac
}
# same NAME WANTED GOT
same() {
	if [ "$2" = "$3" ]; then pass "$1"; else
		fail "$1" "wanted: $2
got:    $3"
	fi
}
# day YYYY-MM-DD [TIME]: the next commits are made at that moment, UTC
day() {
	GIT_AUTHOR_DATE="$1T${2:-09:00:00}Z" GIT_COMMITTER_DATE="$1T${2:-09:00:00}Z"
	export GIT_AUTHOR_DATE GIT_COMMITTER_DATE
}
new_repo() { # new_repo DIR: an empty repository, and goes there
	git init -q "$1" && cd "$1" || exit 2
}
finish() {
	echo "1..$n_tests"
	[ "$n_bad" = 0 ]
}
