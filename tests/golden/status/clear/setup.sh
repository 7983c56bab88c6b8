. "$top/tests/golden/status/plan/setup.sh"
rm plans/broken.yaml
