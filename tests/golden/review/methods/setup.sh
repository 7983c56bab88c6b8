# A strategy and two plans below it, so that every method of planning has
# something to add: a factor measured person by person, scores over two
# periods, questions answered anew, a chain with a late link, a goal that
# changed after it was agreed, means that fall short, a gap in the tree.
commit() { # commit DAY NAME SUBJECT
	day "$1"
	git add -A && git -c user.name="$2" -c user.email=x@example.org commit -q --author="$2 <x@example.org>" -m "$3"
}
mkdir plans
cat >.git-plan.yaml <<'YAML'
version: 1
levels: [strategy, marketing-plan, promotion-plan]
methods:
  strategy: [execution, delegation]
  marketing-plan: [success-factors, delegation]
  promotion-plan: [start-at-the-end, delegation]
YAML
cat >people.yaml <<'YAML'
dana: {name: Dana Reyes}
lee: {name: Lee Tran}
sam: {name: Sam Ode}
kim: {name: Kim Park}
otis: {name: Otis Bell}
YAML
cat >plans/growth.yaml <<'YAML'
plan: growth
title: Grow in the north
owner: lee
sponsor: dana
level: strategy
period: 2026
team: [sam, otis]
objective: {statement: Every third clinic in the north is ours.}
questions:
  customers: We know them from four hundred interviews.
  growth: Referrals pay best.
assumptions: {market-growth: 3 %}
actions:
  interviews: {title: Interview the clinics, owner: sam, due: 2026-02-20, job: research}
levers:
  slower:
    when: {metric: leads.answered, below: 50, for: 2}
    then: Ask the agency for help
    owner: lee
YAML
cat >plans/leads.yaml <<'YAML'
plan: leads
title: Answer every lead
owner: sam
sponsor: lee
level: marketing-plan
supports: growth
period: 2026
objective: {statement: Nobody waits for an answer.}
success-factors: {fast: Every lead hears from us within ten minutes}
metrics:
  answered:
    title: Leads answered in time
    owner: sam
    unit: leads
    factor: fast
    baseline: 0
    target: 100
    due: 2026-12-31
    counts: sum
    actuals: {}
actions:
  script: {title: A script for the desk, owner: kim, due: 2026-02-10, job: reach}
  calls: {title: Call back all old leads, owner: sam, due: 2026-03-20, job: sell}
scorecard:
  2025-Q4: {strategy: 7, execution: 4}
agreed:
  sales: {by: kim, day: 2025-12-09, goal: g1-00000000}
YAML
cat >plans/fair.yaml <<'YAML'
plan: fair
title: The spring fair
owner: kim
sponsor: kim
level: promotion-plan
supports: growth
period: 2026-H1
objective: {statement: Forty clinics try it at the fair.}
actions:
  stand: {title: The stand is open, owner: kim, due: 2026-05-20, needs: [flyer, people], job: reach}
  flyer: {title: Print the flyer, owner: otis, due: 2026-03-10, needs: [photos], job: reach}
  photos: {title: Take the photographs, owner: otis, due: 2026-02-27}
  people: {title: Find four people for the stand, owner: kim, due: 2026-04-30}
  prizes: {title: Buy prizes, owner: otis, due: 2026-04-10}
resources:
  budget: {need: 12000 EUR, have: 9000 EUR, due: 2026-04-01}
  stand: {need: 1}
YAML
commit 2025-12-10 "Lee Tran" "Plans for 2026"
sed -i 's/market-growth: 3 %/market-growth: 2 %/; s/Referrals pay best\./Referrals and the spring fair pay best./' plans/growth.yaml
sed -i 's/due: 2026-02-20,/due: 2026-02-20, done: 2026-02-18,/' plans/growth.yaml
commit 2026-02-18 "Lee Tran" "What the interviews said"
sed -i 's/actuals: {}/actuals: {2026-01: {sam: 14, kim: 9}, 2026-02: {sam: 20, kim: 11}, 2026-03: {sam: 8}}/
s/target: 100/target: 80/
s/due: 2026-02-10,/due: 2026-02-10, done: 2026-02-10,/' plans/leads.yaml
sed -i 's/due: 2026-02-27/due: 2026-02-27, done: 2026-03-02/' plans/fair.yaml
commit 2026-03-31 "Sam Ode" "March"
cat >>plans/leads.yaml <<'YAML'
  service: {by: otis}
YAML
sed -i 's/^scorecard:/&\n  2026-Q1: {strategy: 7, execution: 5, learned: Vendors need three weeks., try: Sign in month one., improve: Call on Mondays too.}/' plans/leads.yaml
commit 2026-04-08 "Kim Park" "Score the quarter"
