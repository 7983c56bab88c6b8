# A short, bounded form of `make bench`: fails where something became many
# times slower than git's own work on the same history. Sanitizers slow the
# program down by design, so there it says so and stops.
[ -z "${SANITIZE:-}" ] || { echo "ok 1 - not timed under sanitizers # SKIP"; exit 0; }
sh tests/bench/run.sh --rounds 5 --limit
