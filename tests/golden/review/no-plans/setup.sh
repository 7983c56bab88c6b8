echo "# notes" >README.md
day 2025-12-10
git add -A && git commit -q -m "A repository without plans"
