# alone: it takes the time.
# A short, bounded form of `make bench`: fails where something became many
# times slower than git's own work on the same history. Sanitizers slow the
# program down by design, so there it says so and stops.
. tests/lib.sh
not_sanitized "beside git"
real_history "beside git"
python3 tests/bench/bench.py "$GIT_PLAN" "$scratch/kep" --rounds 5 --limit
