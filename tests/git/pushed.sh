# For tests of pushes: a bare repository whose pre-receive hook checks, and a
# clone of it. Sourced behind tests/lib.sh.

# north: a plan without a finding
north() {
	cat <<'END'
plan: north
title: Win the clinics of the north
owner: dana
supports: growth
objective: {statement: Win clinics, why: We grow}
actions:
  call-clinics:
    owner: sam
    due: 2026-05-15
    title: Call every clinic
END
}
# due DAY: moves the action's date in the work tree
due() {
	sed -i.bak "s/^    due: .*/    due: $1/" plans/north.yaml && rm plans/north.yaml.bak
}
because() {
	sed -i.bak '/^    because/d' plans/north.yaml && rm plans/north.yaml.bak
	printf '    because: %s\n' "$1" >>plans/north.yaml
}
# bare_server DIR: DIR/srv.git checks what it is sent
bare_server() {
	mkdir -p "$1" && cd "$1" || exit 2
	git init -q --bare -b main srv.git
	git -C srv.git plan hooks install --server >/dev/null || exit 2
}
# server DIR: the same, with one plan in it, and a clone in DIR/clone: goes there
server() {
	bare_server "$1"
	git clone -q srv.git clone 2>/dev/null
	cd clone || exit 2
	git checkout -qB main
	mkdir plans
	north >plans/north.yaml
	printf 'rules: {plan-orphan: none, reference-unknown: none, metric-count: none, lever-missing: none, action-count: none}\n' >.git-plan.yaml
	git add . && git commit -qm "Plan the north" && git push -q origin main || exit 2
}
