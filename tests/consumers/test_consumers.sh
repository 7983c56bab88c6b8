# The layouts of lint against those who read them; the tools come from npm.
. tests/lib.sh
tools=$(sh tests/tools/npm.sh) || skip_all "the layouts of lint" "$tools"
# out of the repository, where a folder is just a folder
cp -a tests/rules "$scratch/rules"
cp -a tests/consumers "$scratch/consumers"
cd "$tools" || exit 2
node "$scratch/consumers/layouts.mjs" "$GIT_PLAN" "$scratch/rules" "$scratch" "$scratch/consumers"
