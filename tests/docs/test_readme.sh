#!/bin/sh
# The commands of README.md print what README.md says, to the letter.
# UPDATE=1 writes what they print into the page: then read the difference.
set -u
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin" "$scratch/work"
# git plan with the day of the story for today
cat >"$scratch/bin/git-plan" <<WRAP
#!/bin/sh
exec "$GIT_PLAN" "\$@" --today "\$TODAY"
WRAP
chmod +x "$scratch/bin/git-plan"
PATH=$scratch/bin:$PATH
export PATH
python3 tests/docs/session.py ${UPDATE:+--update} README.md "$scratch/work"
