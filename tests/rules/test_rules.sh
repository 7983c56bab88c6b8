# Fixtures of the rules; copied out of the repository, where a folder is just a
# folder.
. tests/lib.sh
cp -a tests/rules "$scratch/rules"
cd "$scratch" || exit 2
python3 "$top/tests/rules/rules.py" "$GIT_PLAN" "$scratch/rules"
