# Every history in cases/ says what was counted for it by hand.
. tests/lib.sh
python3 tests/review/run_cases.py "$GIT_PLAN" tests/review/cases/*.case
