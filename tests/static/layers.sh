#!/bin/sh
# Fails on an include against the order of layers: a file includes only its own
# layer and those before it; heavy libraries stay in their one place.
set -u
order="base source yaml plan compare check review report render"
bad=0 n=0

layer_rank() {
	i=0
	for l in $order; do
		[ "$l" = "$1" ] && { echo $i; return; }
		i=$((i + 1))
	done
	echo -1
}
complain() { echo "not ok - $1"; bad=$((bad + 1)); }

# siblings that do not include each other although one stands before the other
forbidden() {
	case "$1:$2" in
	yaml:source) return 0 ;;
	render:source | render:yaml | render:plan | render:compare | render:check | render:review) return 0 ;;
	esac
	return 1
}

for file in lib/*/*.[ch]; do
	layer=${file#lib/}
	layer=${layer%%/*}
	rank=$(layer_rank "$layer")
	[ "$rank" -ge 0 ] || complain "$file is in no known layer"
	for inc in $(sed -n 's/^#include "\([^"]*\)".*/\1/p' "$file"); do
		n=$((n + 1))
		other=${inc%%/*}
		orank=$(layer_rank "$other")
		[ "$orank" -ge 0 ] || { complain "$file includes $inc, which is in no layer"; continue; }
		[ "$orank" -le "$rank" ] || complain "$file ($layer) includes $inc, a later layer"
		if forbidden "$layer" "$other"; then complain "$file ($layer) includes $inc: $layer does not know $other"; fi
	done
done
# library header -> the one layer that may include it
for pair in git2.h:source yaml.h:yaml json.h:render json-c/json.h:render utf8proc.h:base uthash.h:base popt.h:cmd; do
	header=${pair%%:*} home=${pair#*:}
	for file in $(grep -lE "#include <$header>" lib/*/*.[ch] cmd/*.[ch] 2>/dev/null); do
		n=$((n + 1))
		case $file in
		lib/"$home"/* | "$home"/*) ;;
		*) complain "$file includes <$header>, which belongs in $home" ;;
		esac
	done
done
[ "$n" -gt 0 ] || complain "no include was looked at"
echo "1..1"
[ "$bad" = 0 ] && echo "ok 1 - $n includes follow the layers"
[ "$bad" = 0 ]
