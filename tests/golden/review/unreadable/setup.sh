# A plan that was broken in the quarter counts as it was last readable, and the
# report says so before anything else.
mkdir plans
cat >plans/calls.yaml <<'YAML'
plan: calls
title: Answer every call
owner: dana
actions:
  phones: {title: New phones, owner: sam, due: 2026-02-01}
YAML
day 2025-12-10
git add -A && git commit -q -m "Plan the calls" || return 1
printf 'plan: calls\n\ttitle: broken\n' >plans/calls.yaml
day 2026-01-20
git commit -qam "An editor with tabs"
