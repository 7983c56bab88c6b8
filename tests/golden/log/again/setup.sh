# A date that is lost and set again, and an action that is deleted and written
# again: both moved from the last date they had. One comes back unchanged.
say() {
	day "$1" && shift
	printf '%s\n' 'plan: launch' 'title: Open the shop' 'owner: dana' 'actions:' "$@" >plans/launch.yaml
	git add -A && git commit -qm "$subject"
}
mkdir plans
subject='A plan' && say 2026-01-05 '  lease: {title: Sign the lease, owner: sam, due: 2026-02-10}' \
	'  sign: {title: Paint the sign, owner: kim, due: 2026-03-10}' \
	'  flyer: {title: Print the flyer, owner: kim, due: 2026-03-20}'
subject='No date yet' && say 2026-01-20 '  lease: {title: Sign the lease, owner: sam, due: , because: Two houses to choose from.}'
subject='A date again' && say 2026-02-02 \
	'  lease: {title: Sign the lease, owner: sam, due: 2026-03-02, because: Two houses to choose from.}' \
	'  flyer: {title: Print the flyer, owner: kim, due: 2026-03-20}'
subject='The sign too' && say 2026-02-12 '  lease: {title: Sign the lease, owner: sam, due: 2026-03-02}' \
	'  sign: {title: Paint the sign, owner: kim, due: 2026-04-14, because: The painter is away.}' \
	'  flyer: {title: Print the flyer, owner: kim, due: 2026-03-20}'
