# A short form of `make valgrind`; sanitizers and valgrind do not mix.
[ -z "${SANITIZE:-}" ] || { echo "ok 1 - not under sanitizers # SKIP"; exit 0; }
exec sh tests/valgrind/run.sh --short
