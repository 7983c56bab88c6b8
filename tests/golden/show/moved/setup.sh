. "$top/tests/golden/log/plan/setup.sh"
