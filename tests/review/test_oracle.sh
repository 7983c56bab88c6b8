# early: a minute or more.
# Random small histories, reviewed by git-plan and by the slow second
# implementation in oracle.py; ORACLE_FIRST and ORACLE_COUNT choose the seeds.
count=${ORACLE_COUNT:-300}
[ -z "${SANITIZE:-}" ] || count=${ORACLE_COUNT:-40}
exec python3 tests/review/random_histories.py "$GIT_PLAN" "${ORACLE_FIRST:-1}" "$count"
