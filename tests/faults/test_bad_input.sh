# Whatever lies in a repository: a message that names the thing and the way on,
# the right exit status, nothing written, never a clean bill.
. tests/lib.sh
gp=$GIT_PLAN

plan() { # plan FILE ID
	mkdir -p "$(dirname "$1")"
	cat >"$1" <<-EOF
		plan: $2
		title: Plan $2
		owner: dana
		stage: draft
		actions:
		  first:
		    title: Do the first thing
		    owner: dana
		    due: 2026-03-31
	EOF
}
before() { state=$(git status --porcelain 2>&1; git rev-parse HEAD 2>&1; find . -type f | sort | head -n 200); }
unchanged() { # unchanged NAME
	same "$1: nothing was written" "$state" "$(git status --porcelain 2>&1; git rev-parse HEAD 2>&1; find . -type f | sort | head -n 200)"
}

# --- files, each alone beside one sound plan, in the work tree and committed ---
one_file() { # one_file NAME TEXT: plans/x.yaml is bad; TEXT stands in the message
	name=$1 text=$2
	before
	status "$name: lint ends with 1" 1 "$gp" lint
	has "$name: lint names the file" "plans/x.yaml"
	has "$name: lint says why" "$text"
	status "$name: lint --format json ends with 1" 1 "$gp" lint --format json
	printf '%s' "$out" >"$scratch/json"
	check "$name: and is JSON" python3 -c "import json,sys; d=json.load(open(sys.argv[1])); assert d['summary']['errors'] >= 1, d" "$scratch/json"
	git add -A && git commit -qm "Take it in" --no-verify
	status "$name: lint HEAD ends with 1" 1 "$gp" lint HEAD
	has "$name: lint HEAD names the file" "plans/x.yaml"
	unset state
	before
	status "$name: diff ends with 0" 0 "$gp" diff HEAD~1 HEAD
	status "$name: review ends with 0" 0 "$gp" review 2026-Q1 --today 2026-03-20
	unchanged "$name"
}
fresh() {
	cd "$scratch" && rm -rf repo && git init -q repo && cd repo || exit 2
	plan plans/sound.yaml sound
	git add -A && git commit -qm "One sound plan"
}

fresh; printf 'plan: x\ntitle: caf\351\nowner: dana\n' >plans/x.yaml
one_file "not UTF-8" UTF-8
has "not UTF-8: the review names the file" "plans/x.yaml"
fresh; printf 'plan: x\ntitle: [never closed\nowner: dana\n' >plans/x.yaml
one_file "not YAML" "plans/x.yaml:"
fresh; : >plans/x.yaml
one_file "empty" "empty"
fresh; { printf 'plan: x\ntitle: X\nowner: dana\nnotes: |\n'; yes '  This line is repeated.' | head -c 5242880; echo; } >plans/x.yaml
one_file "5 MiB" "4 MiB"
fresh; { printf 'plan: x\ntitle: X\nowner: dana\nnotes: '; head -c 10000 /dev/zero | tr '\0' '['; head -c 10000 /dev/zero | tr '\0' ']'; echo; } >plans/x.yaml
one_file "nested 10,000 deep" "deep"
fresh; ln -s /etc/passwd plans/x.yaml
one_file "a link" "link"
hasnt "a link: what it leads to is not read" "root:"

fresh; mkdir plans/x.yaml
before
status "a directory named x.yaml: lint ends with 1" 1 "$gp" lint
has "a directory named x.yaml: is named" "plans/x.yaml"
unchanged "a directory named x.yaml"

fresh; plan plans/x.yaml sound
before
status "an id twice: lint ends with 1" 1 "$gp" lint
has "an id twice: both files are named" "plans/sound.yaml"
has "an id twice: both files are named (2)" "plans/x.yaml"
unchanged "an id twice"

# --- periods and revisions ----------------------------------------------------
fresh
for word in 2026-Q5 2026-T2 2026-13 yesterday 2026-Q3..2026-Q1 26-Q1 ''; do
	before
	[ -n "$word" ] || continue
	status "period $word: review ends with 2" 2 "$gp" review "$word" --today 2026-03-20
	has "period $word: is named" "$word"
	unchanged "period $word"
done
"$gp" review 2026-T2 >"$scratch/o" 2>&1
has "period 2026-T2: the right one is proposed" 2026-Q2 "$(cat "$scratch/o")"
for words in "lint no-such" "diff no-such" "diff HEAD no-such" "diff no-such..HEAD" "review 2026-Q1 --tip no-such"; do
	# shellcheck disable=SC2086
	status "$words: ends with 2" 2 "$gp" $words
	has "$words: names the revision" no-such
	hasnt "$words: never says that nothing changed" "no change"
done
status "an option of git's as a revision is no option" 2 "$gp" lint -- --output=x
status "an unknown option" 2 "$gp" lint --formt json
has "an unknown option: the right one is proposed" "--format"
status "an unknown option with a value" 2 "$gp" lint --formt=json
has "an unknown option with a value: the right one is proposed" "--format"
status "a revision with an escape in it" 2 "$gp" lint "$(printf 'a\033[31mb')"
has "a revision with an escape in it: is shown harmlessly" "a<U+001B>[31mb"
same "--output: its mode follows the umask" 644 "$(umask 022; "$gp" review 2026-Q1 --today 2026-03-20 -o "$scratch/report.txt"; stat -c %a "$scratch/report.txt")"
status "an unknown format" 2 "$gp" review --format jsn
has "an unknown format: the right one is proposed" "json"
status "an unknown command" 2 "$gp" reviwe
has "an unknown command: the right one is proposed" "review"
status "a --today that is no day" 2 "$gp" review --today 2026-02-30
has "a --today that is no day: is named" "2026-02-30"

# --- repositories ---------------------------------------------------------------
cd "$scratch" && git init -q nothing && cd nothing || exit 2
status "no commits, no plans: lint ends with 1" 1 "$gp" lint
has "no commits, no plans: says what matched nothing" "plans/**/*.yaml"
status "no commits: lint HEAD ends with 2" 2 "$gp" lint HEAD
status "no commits: review ends with 2" 2 "$gp" review 2026-Q1
has "no commits: review says so" "commit"
plan plans/first.yaml first
status "no commits, one plan: lint ends with 0" 0 "$gp" lint
git commit -q --allow-empty -m "Nothing yet"
status "no plans in the commit: lint HEAD ends with 1" 1 "$gp" lint HEAD
status "no plans in the commit: review ends with 0 and says so" 0 "$gp" review 2026-Q1 --today 2026-03-20
has "no plans in the commit: the review names it" "plan"

mkdir "$scratch/plain" && cd "$scratch/plain" || exit 2
status "not a repository, no plans: lint ends with 1" 1 "$gp" lint
status "not a repository: diff ends with 2" 2 "$gp" diff
has "not a repository: diff says so" "not a git repository"
status "not a repository: review ends with 2" 2 "$gp" review 2026-Q1
has "not a repository: review says so" "not a git repository"
plan plans/first.yaml first
status "not a repository, one plan: lint ends with 0" 0 "$gp" lint

fresh
for n in 1 2 3; do
	printf '# %s\n' "$n" >>plans/sound.yaml
	git commit -qam "Change $n"
done
git clone -q --depth 2 "file://$scratch/repo" "$scratch/shallow" && cd "$scratch/shallow" || exit 2
status "shallow: lint ends with 0" 0 "$gp" lint HEAD
status "shallow: diff of what is there ends with 0" 0 "$gp" diff HEAD~1 HEAD
status "shallow: review ends with 2" 2 "$gp" review 2026-Q1
has "shallow: review names the command that mends it" "git fetch --unshallow"
hasnt "shallow: never says that nothing changed" "no change"

# --- standard output ---------------------------------------------------------------
cd "$scratch/repo" || exit 2
printf 'plan: y\n' >plans/y.yaml
for words in "lint" "lint --format json" "diff HEAD~3 --format json" "review 2026-Q1 --today 2026-03-20" \
	"review 2026-Q1 --today 2026-03-20 --format json" "version" "--help"; do
	# shellcheck disable=SC2086
	(exec "$gp" $words >/dev/full 2>"$scratch/err")
	same "a full standard output: $words ends with 2" 2 $?
	has "a full standard output: $words says so" "standard output" "$(cat "$scratch/err")"
	# shellcheck disable=SC2086
	(exec "$gp" $words >&- 2>"$scratch/err")
	same "a closed standard output: $words ends with 2" 2 $?
done
status "--output to a folder that is not there" 2 "$gp" review 2026-Q1 --today 2026-03-20 -o none/report.md
has "--output: names the file" none/report.md

# --- no room for files -------------------------------------------------------------
# limited WORDS...: git-plan where no file may grow
limited() { (ulimit -f 0 && exec "$gp" "$@" 2>&1 | cat); }
fresh
before
for words in "new east --owner dana" "init" "hooks install" "schema plan -o schema.json"; do
	# shellcheck disable=SC2086
	out=$(limited $words)
	has "no room: $words says what could not be written" "cannot write" "$out"
	has "no room: $words says why" "File too large" "$out"
	unchanged "no room: $words"
done
cp plans/sound.yaml ours && sed 's/03-31/04-30/' plans/sound.yaml >theirs
(ulimit -f 0 && exec "$gp" merge-driver plans/sound.yaml ours theirs 7 p 2>"$scratch/err")
same "no room: the merge driver ends with 2, so that git goes on" 2 $?
check "no room: our side is whole" cmp -s ours plans/sound.yaml
finish
