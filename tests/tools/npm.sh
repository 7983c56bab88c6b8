#!/bin/sh
# Installs the tools of package.json beside this file into build/npm, where they
# are not there yet, and prints that folder. Where there is no npm or no registry
# it says so in one line and fails: a test then skips with that reason.
# Only tests use them; neither the build nor the program does.
set -u
here=$(cd "$(dirname "$0")" && pwd)
to=$(cd "$here/../.." && pwd)/build/npm

command -v node >/dev/null 2>&1 || { echo "node is not installed"; exit 1; }
command -v npm >/dev/null 2>&1 || { echo "npm is not installed"; exit 1; }
mkdir -p "$to"
# two tests at once wait for each other
if command -v flock >/dev/null 2>&1 && [ -z "${NPM_TOOLS_LOCKED:-}" ]; then
	NPM_TOOLS_LOCKED=1 exec flock "$to/.lock" sh "$here/npm.sh"
fi
if ! cmp -s "$here/package-lock.json" "$to/installed"; then
	cp "$here/package.json" "$here/package-lock.json" "$to" &&
		(cd "$to" && timeout 300 npm ci --no-audit --no-fund --ignore-scripts --loglevel=error \
			--fetch-retries=1 --fetch-timeout=30000) >"$to/log" 2>&1 || {
		echo "npm could not install the tools of the tests (see build/npm/log)"
		exit 1
	}
	cp "$here/package-lock.json" "$to/installed"
fi
echo "$to"
