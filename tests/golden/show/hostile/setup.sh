# The same plans as the review of that name.
. "$1/../../review/hostile/setup.sh"
