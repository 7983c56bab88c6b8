# A short form of `make valgrind`; sanitizers and valgrind do not mix.
. tests/lib.sh
not_sanitized "valgrind"
needs valgrind "valgrind"
sh tests/valgrind/run.sh --short
