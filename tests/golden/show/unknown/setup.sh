. "$top/tests/golden/status/plan/setup.sh"
