# One plan with five hundred actions, some with titles that nobody reads to
# their end or from right to left: the report stays one that can be read.
mkdir plans
{
	printf 'plan: big\ntitle: Everything at once\nowner: dana\nactions:\n'
	awk 'BEGIN {
		for (i = 1; i <= 500; i++)
			printf "  a%d: {title: \"%s\", owner: %s, due: 2026-%02d-%02d}\n", i, \
				i == 54 ? long("Send @team the | report ", 300) : \
				i == 108 ? "\327\251\327\234\327\225\327\235 " i : "Step " i, \
				i % 3 ? "sam" : "kim", i % 6 + 1, i % 27 + 1
	}
	function long(s, n) { while (length(s) < n) s = s s; return substr(s, 1, n - 1) "x" }'
} >plans/big.yaml
day 2025-12-10
git add -A && git commit -qm "Plan everything"
sed -i 's/^\(  a[0-9]*7: .*\)}$/\1, done: 2026-01-20}/; s/^\(  a[0-9]*4: .*due: \)2026-03/\12026-06/' plans/big.yaml
day 2026-01-20
git commit -qam "Some of it is done, some of it waits"
