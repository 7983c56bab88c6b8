. "$top/tests/golden/status/plan/setup.sh"
rm plans/broken.yaml
cat >>plans/new-patients.yaml <<'YAML'
objective:
  statement: Every clinic wins new patients, month after month.
  why: Referrals carry two thirds of this year's growth target.
  outcome: {who: Regional directors, did: opened 40 referral partnerships, so: weekday waiting rooms are full}
success-factors: {fast-answer: Every lead hears from us within ten minutes}
barriers:
  training: {what: The front desk has no script., answer: [front-desk]}
resources:
  budget: {need: 120000 EUR, have: 90000 EUR}
assumptions: {market-growth: 3 %}
trade-offs: [Fewer events so that search gets the money]
agreed:
  sales: {by: kim, day: 2026-01-09, goal: g1-00000000}
  clinics: {by: otis, day: 2026-01-10}
scorecard:
  2025-Q4: {strategy: 7, execution: 5, learned: Vendors need three weeks., try: Sign in month one.}
notes: |
  # Not a heading
  - <b>free</b> Markdown
YAML
