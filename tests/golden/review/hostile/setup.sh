# Titles that try to be markup, a mention, an escape sequence, a second line,
# or to turn the text around.
mkdir plans
long=$(printf 'so many words %.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22)
cat >plans/a.yaml <<YAML
plan: a
title: "</script><b>|*_\`[x](http://evil.example) @team #12"
owner: dana
actions:
  one:
    title: "\\e[2J\\e]0;gone\\a\\x9b31m \\u202eturned"
    owner: "@sam"
    due: 2026-02-01
  two:
    title: "$long"
    owner: kim
    due: 2026-02-02
  three:
    title: "שלום עולם"
    owner: "| kim |"
    due: 2026-02-03
  four:
    title: "first line\\n- second line\\n\\n# third"
    owner: lee
    due: 2026-02-04
  five:
    title: "日本語の計画を四半期ごとに見直す"
    owner: otis
    due: 2026-02-05
YAML
day 2025-12-10
git add -A && git commit -q -m "<b>plans</b> @team" || return 1
sed -i 's/due: 2026-02-03/due: 2026-05-03\n    because: "**moved** | <i>because<\/i> #7 of @team `x`"/' plans/a.yaml
day 2026-02-10
GIT_AUTHOR_NAME='Eve |<b>' git commit -qam "move"
